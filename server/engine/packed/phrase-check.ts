/**
 * Whether words stand side by side, from term numbers alone: no text is read. The place of the phrase
 * that is rarest in the segment is looked for first, and the others beside it.
 */
import type { TextField } from '../../core/article.ts';
import { localNumber } from './dictionary.ts';
import type { Segment } from './segment.ts';
import type { TermChoice } from './term-lists.ts';

/** Of one position: the only term that may stand there, or a 1 for each that may. */
type Place = { readonly only: number; readonly allowed: Uint8Array | null };

type Phrase = {
  /** Of each place in the phrase, the terms that may stand there. */
  readonly words: readonly TermChoice[];
  readonly fields: readonly TextField[];
  /** Of the terms of the segment, see `Dictionary`. */
  readonly numbers: Uint32Array;
};

export function createPhraseCheck(
  segment: Segment,
  { words, fields, numbers }: Phrase,
): (document: number) => boolean {
  const local = words.map(({ terms }) =>
    [...terms].map((term) => localNumber(numbers, term)).filter((number) => number >= 0),
  );
  const places = local.map((terms): Place => {
    const [only] = terms;
    if (only === undefined) return { only: -1, allowed: null };
    if (terms.length === 1) return { only, allowed: null };
    const allowed = new Uint8Array(segment.terms.size);
    for (const number of terms) allowed[number] = 1;
    return { only: -1, allowed };
  });
  const rarest = rarestPlace(local, segment, fields);
  const anchor = places[rarest];
  const standsAround = (terms: Uint32Array, first: number): boolean => {
    for (let i = 0; i < places.length; i += 1)
      if (i !== rarest && !fits(terms[first + i] as number, places[i] as Place)) return false;
    return true;
  };
  return (document) => {
    if (anchor === undefined) return false;
    for (const field of fields) {
      const { offsets, numbers: terms } = segment.fields[field].forward;
      const from = (offsets[document] as number) + rarest;
      const end = (offsets[document + 1] as number) - (places.length - 1 - rarest);
      if (anchor.allowed === null) {
        const { only } = anchor;
        for (let at = from; at < end; at += 1)
          if (terms[at] === only && standsAround(terms, at - rarest)) return true;
      } else {
        for (let at = from; at < end; at += 1)
          if (fits(terms[at] as number, anchor) && standsAround(terms, at - rarest)) return true;
      }
    }
    return false;
  };
}

function fits(term: number, { only, allowed }: Place): boolean {
  return allowed === null ? term === only : allowed[term] === 1;
}

/** The place whose terms stand in the fewest documents. */
function rarestPlace(
  places: readonly (readonly number[])[],
  { fields }: Segment,
  names: readonly TextField[],
): number {
  const frequency = (term: number): number =>
    names.reduce((sum, field) => {
      const { offsets } = fields[field].postings;
      return sum + (offsets[term + 1] ?? 0) - (offsets[term] ?? 0);
    }, 0);
  const frequencies = places.map((terms) => terms.reduce((sum, term) => sum + frequency(term), 0));
  return frequencies.indexOf(Math.min(...frequencies));
}
