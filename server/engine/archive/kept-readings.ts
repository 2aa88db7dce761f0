/**
 * Result sets that are read from one end to the other, kept while somebody does: each stretch would
 * otherwise match and order everything again. Of one archive; bounded by the documents kept.
 */
import type { ResultSet } from './result-set.ts';

/** A result set and its documents in order. */
export type Reading = { readonly resultSet: ResultSet; readonly documents: Uint32Array };

/** Documents kept in all, at 4 bytes each; beside them the result sets. A guess: a few large ones. */
const MAX_DOCUMENTS = 1_000_000;
const MAX_READINGS = 16;

export class KeptReadings {
  readonly #kept = new Map<string, Reading>();
  #documents = 0;

  /** The reading of a search by its address; `open` is asked where it is not known. */
  get(address: string, open: () => ResultSet): Reading {
    const known = this.#kept.get(address);
    if (known !== undefined) {
      // The map keeps the order of insertion: what was read last goes to its end.
      this.#kept.delete(address);
      this.#kept.set(address, known);
      return known;
    }
    const resultSet = open();
    const reading = { resultSet, documents: Uint32Array.from(resultSet.documents()) };
    this.#kept.set(address, reading);
    this.#documents += reading.documents.length;
    for (const [oldest, { documents }] of this.#kept) {
      const fits = this.#documents <= MAX_DOCUMENTS && this.#kept.size <= MAX_READINGS;
      if (fits || this.#kept.size === 1) break;
      this.#kept.delete(oldest);
      this.#documents -= documents.length;
    }
    return reading;
  }
}
