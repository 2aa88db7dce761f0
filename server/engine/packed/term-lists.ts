/**
 * What a word of a query stands for in an index: terms, each with the weight of its scores in a field.
 * In a segment that is a few lists of postings.
 */
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import type { WeightedTerms } from '../archive/index-plan.ts';
import { type Dictionary, firstFrom } from './dictionary.ts';
import type { Scoring } from './scoring.ts';
import type { Segment } from './segment.ts';

/** Terms in the order of their numbers, and what their saturated frequency is multiplied by; 0: not there. */
export type TermChoice = {
  readonly terms: Uint32Array;
  readonly weights: Readonly<Partial<Record<TextField, Float64Array>>>;
};

/** Postings of one term in one field: places `start` up to `end` of the arrays of the field. */
export type PostingList = {
  readonly field: TextField;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
};

/** Several choices as one: scores of a term that stands in two of them add up. */
export function chooseTerms(
  wanted: readonly (WeightedTerms<number> & { readonly fields: readonly TextField[] })[],
  { frequencies }: Dictionary,
  { weights: fieldWeights, idf }: Scoring,
): TermChoice {
  const places = new Map<number, number>();
  for (const { terms } of wanted) for (const term of terms) places.set(term, 0);
  const sorted = Uint32Array.from(places.keys()).sort();
  for (const [place, term] of sorted.entries()) places.set(term, place);
  const chosen: Partial<Record<TextField, Float64Array>> = {};
  for (const field of TEXT_FIELDS) {
    const asking = wanted.filter(({ fields }) => fields.includes(field));
    if (asking.length === 0) continue;
    const sums = new Float64Array(sorted.length);
    for (const { terms, weights } of asking) {
      for (let i = 0; i < terms.length; i += 1) {
        const term = terms[i] as number;
        const frequency = frequencies[field][term] as number;
        if (frequency === 0) continue;
        const place = places.get(term) as number;
        const weight = fieldWeights[field] * (weights[i] as number) * idf(frequency);
        sums[place] = (sums[place] as number) + weight;
      }
    }
    chosen[field] = sums;
  }
  return { terms: sorted, weights: chosen };
}

/** The lists of a segment; `numbers` are those of its terms in the dictionary. */
export function postingLists(
  { terms, weights }: TermChoice,
  { fields }: Segment,
  numbers: Uint32Array,
): PostingList[] {
  const lists: PostingList[] = [];
  let local = 0;
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i] as number;
    local = nextFrom(numbers, term, local);
    if (local === numbers.length) break;
    if (numbers[local] !== term) continue;
    for (const field of TEXT_FIELDS) {
      const weight = weights[field]?.[i] ?? 0;
      if (weight === 0) continue;
      const { offsets } = fields[field].postings;
      const start = offsets[local] as number;
      const end = offsets[local + 1] as number;
      if (start < end) lists.push({ field, start, end, weight });
    }
  }
  return lists;
}

/** As `firstFrom`, from a place on: a few steps ahead first, since the terms of a prefix are neighbours. */
function nextFrom(numbers: Uint32Array, wanted: number, from: number): number {
  if (from === 0) return firstFrom(numbers, wanted);
  let step = 1;
  let low = from;
  while (low + step <= numbers.length && (numbers[low + step - 1] as number) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(numbers.length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
