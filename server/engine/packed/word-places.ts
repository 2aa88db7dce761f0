/**
 * Where in an article a part of a query may stand, from term numbers alone: what its text says there is
 * not read, let alone inflected again.
 */
import { isSingleCjk } from '../../core/analyzer.ts';
import { createTermMatcher } from '../../core/evaluator/term-matcher.ts';
import type { FuzzyNode, PhrasePart, WildcardNode, WordNode } from '../../core/query/tree.ts';
import type { Lexicon } from '../archive/index-plan.ts';
import { type Dictionary, firstFrom, localNumber } from './dictionary.ts';

type WordPart = WordNode | WildcardNode | FuzzyNode | PhrasePart;

/** Positions among the term numbers of a field in a segment; null where any position may do. */
export type WordPlaces = (
  part: WordPart,
  segment: number,
  terms: Uint32Array,
) => readonly number[] | null;

/** Terms that are no neighbours are looked up one by one, if there are no more than these. */
const MAX_LISTED = 64;

/** Numbers of terms in a segment: all from `first` up to `end`, or those listed. */
type LocalTerms =
  | { readonly kind: 'range'; readonly first: number; readonly end: number }
  | { readonly kind: 'list'; readonly terms: readonly number[] };

export function createWordPlaces(lexicon: Lexicon<number>, { numbers }: Dictionary): WordPlaces {
  // A query is asked of many articles; its nodes live as long as it is.
  const known = new WeakMap<WordPart, readonly number[] | null>();
  const bySegment = new WeakMap<WordPart, (LocalTerms | null)[]>();
  const termsFor = (part: WordPart): readonly number[] | null => {
    const terms = known.get(part);
    if (terms !== undefined) return terms;
    const found = termsOf(part, lexicon);
    known.set(part, found);
    return found;
  };
  const localsOf = (part: WordPart, segment: number): LocalTerms | null => {
    const lists = bySegment.get(part) ?? [];
    bySegment.set(part, lists);
    const seen = lists[segment];
    if (seen !== undefined) return seen;
    const terms = termsFor(part);
    const locals = terms === null ? null : localTerms(terms, numbers[segment]);
    lists[segment] = locals;
    return locals;
  };
  return (part, segment, terms) => {
    const locals = localsOf(part, segment);
    if (locals === null) return null;
    const places: number[] = [];
    if (locals.kind === 'range') {
      const { first, end } = locals;
      for (let i = 0; i < terms.length; i += 1) {
        const term = terms[i] as number;
        if (term >= first && term < end) places.push(i);
      }
    } else if (locals.terms.length > 0) {
      for (let i = 0; i < terms.length; i += 1)
        if (locals.terms.includes(terms[i] as number)) places.push(i);
    }
    return places;
  };
}

/** `terms`: ascending numbers of the dictionary. Null where they are too many to be told one by one. */
function localTerms(
  terms: readonly number[],
  numbers: Uint32Array = new Uint32Array(0),
): LocalTerms | null {
  const [first, last] = [terms[0], terms.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'list', terms: [] };
  if (last - first + 1 === terms.length)
    return { kind: 'range', first: firstFrom(numbers, first), end: firstFrom(numbers, last + 1) };
  if (terms.length > MAX_LISTED) return null;
  const listed = terms.map((term) => localNumber(numbers, term)).filter((local) => local >= 0);
  return { kind: 'list', terms: listed };
}

/** Every term that may satisfy the part in some article, ascending. */
function termsOf(part: WordPart, lexicon: Lexicon<number>): readonly number[] | null {
  if (part.kind === 'wildcard' || part.kind === 'fuzzy' || part.kind === 'pattern')
    return lexicon.matching(part, createTermMatcher(part));
  if (isSingleCjk(part.term)) return null;
  const exact = lexicon.find(part.term);
  const terms = new Set(exact === undefined ? [] : [exact]);
  if (part.kind === 'word') {
    for (const language of lexicon.languages)
      for (const form of lexicon.formsOf(part.term, language)) terms.add(form);
  }
  return [...terms].sort((a, b) => a - b);
}
