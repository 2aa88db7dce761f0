/** Terms marked in the scratch arrays of the segments in which they are looked for. */
import type { RankingIndex } from './ranking-index.ts';

/**
 * The slots of the terms of a segment. Most terms have none: `mayHave`, which fits into the nearest cache, says so of
 * a term by its last bits (`SIEVE`) without a look at `slots`, which does not.
 */
export type Marks = { readonly slots: Uint16Array; readonly mayHave: Uint8Array };

/** The bits of a term by which `mayHave` goes. */
export const SIEVE = 0x3ff;

/** A slot is one more than the place of a term; 0 is every other term. Not for two at once. */
export class MarkedTerms {
  readonly #terms: readonly number[];
  readonly #index: RankingIndex;
  /** By segment: its scratch array, and what is marked in it. */
  readonly #marked = new Map<number, Marks & { readonly own: number[] }>();

  constructor(terms: readonly number[], index: RankingIndex) {
    this.#terms = terms;
    this.#index = index;
  }

  marksIn(segment: number): Marks {
    const known = this.#marked.get(segment);
    if (known !== undefined) return known;
    const slots = this.#index.scratch(segment);
    const mayHave = new Uint8Array(SIEVE + 1);
    const own: number[] = [];
    const marks = { slots, mayHave, own };
    this.#marked.set(segment, marks);
    for (const [place, term] of this.#terms.entries()) {
      const number = this.#index.inSegment(segment, term);
      if (number < 0) continue;
      slots[number] = place + 1;
      mayHave[number & SIEVE] = 1;
      own.push(number);
    }
    return marks;
  }

  /** Puts back the zeros. */
  close(): void {
    for (const { slots, own } of this.#marked.values()) for (const number of own) slots[number] = 0;
    this.#marked.clear();
  }
}
