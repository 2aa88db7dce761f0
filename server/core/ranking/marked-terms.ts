/** Terms marked in the scratch arrays of the segments in which they are looked for. */
import type { RankingIndex } from './ranking-index.ts';

/** A slot is one more than the place of a term; 0 is every other term. Not for two at once. */
export class MarkedTerms {
  readonly #terms: readonly number[];
  readonly #index: RankingIndex;
  /** By segment: its scratch array, and what is marked in it. */
  readonly #marked = new Map<number, { readonly slots: Uint16Array; readonly own: number[] }>();

  constructor(terms: readonly number[], index: RankingIndex) {
    this.#terms = terms;
    this.#index = index;
  }

  /** The slot of each term of a segment. */
  slotsIn(segment: number): Uint16Array {
    const known = this.#marked.get(segment);
    if (known !== undefined) return known.slots;
    const slots = this.#index.scratch(segment);
    const own: number[] = [];
    this.#marked.set(segment, { slots, own });
    for (const [place, term] of this.#terms.entries()) {
      const number = this.#index.inSegment(segment, term);
      if (number < 0) continue;
      slots[number] = place + 1;
      own.push(number);
    }
    return slots;
  }

  /** Puts back the zeros. */
  close(): void {
    for (const { slots, own } of this.#marked.values()) for (const number of own) slots[number] = 0;
    this.#marked.clear();
  }
}
