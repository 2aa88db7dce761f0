/**
 * Where in an article a word of a query may stand, from term numbers alone: what its text says there is
 * not read, let alone inflected again.
 */
import { isSingleCjk } from '../../core/analyzer.ts';
import type { PhrasePart, WordNode } from '../../core/query/tree.ts';
import type { Lexicon } from '../archive/index-plan.ts';
import { type Dictionary, localNumber } from './dictionary.ts';

/** Positions among the term numbers of a field in a segment; null where any position may do. */
export type WordPlaces = (
  part: WordNode | PhrasePart,
  segment: number,
  terms: Uint32Array,
) => number[] | null;

export function createWordPlaces(lexicon: Lexicon<number>, { numbers }: Dictionary): WordPlaces {
  // A query is asked of many articles; its nodes live as long as it is.
  const known = new WeakMap<WordNode | PhrasePart, readonly number[] | null>();
  const bySegment = new WeakMap<WordNode | PhrasePart, (readonly number[])[]>();
  const localsOf = (part: WordNode | PhrasePart, segment: number): readonly number[] | null => {
    let terms = known.get(part);
    if (terms === undefined) {
      terms = termsOf(part, lexicon);
      known.set(part, terms);
    }
    if (terms === null) return null;
    const lists = bySegment.get(part) ?? [];
    bySegment.set(part, lists);
    const own = numbers[segment] ?? new Uint32Array(0);
    lists[segment] ??= terms.map((term) => localNumber(own, term)).filter((local) => local >= 0);
    return lists[segment];
  };
  return (part, segment, terms) => {
    const locals = localsOf(part, segment);
    if (locals === null) return null;
    const places: number[] = [];
    const [only] = locals;
    if (only === undefined) return places;
    if (locals.length === 1) {
      for (let i = 0; i < terms.length; i += 1) if (terms[i] === only) places.push(i);
    } else {
      for (let i = 0; i < terms.length; i += 1)
        if (locals.includes(terms[i] as number)) places.push(i);
    }
    return places;
  };
}

/** Every term that may satisfy the part in some article; null where that is not told. */
function termsOf(part: WordNode | PhrasePart, lexicon: Lexicon<number>): readonly number[] | null {
  if (part.kind === 'pattern' || isSingleCjk(part.term)) return null;
  const exact = lexicon.find(part.term);
  const terms = new Set(exact === undefined ? [] : [exact]);
  if (part.kind === 'word') {
    for (const language of lexicon.languages)
      for (const form of lexicon.formsOf(part.term, language)) terms.add(form);
  }
  return [...terms];
}
