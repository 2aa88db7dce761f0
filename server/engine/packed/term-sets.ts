/**
 * Which documents hold any of a few terms, remembered for the last words asked for: a search counts each
 * of its words by itself, beside finding what holds them all, and the next search often has the same.
 */
import type { DocumentSet } from './document-set.ts';
import type { TermChoice } from './term-lists.ts';

/** A choice of more terms than this (a prefix) is seldom asked for twice, and telling it apart costs time. */
const MAX_TERMS = 32;

export class TermSets {
  readonly #kept = new Map<string, DocumentSet[]>();
  readonly #keys = new WeakMap<TermChoice, string>();
  readonly #most: number;

  /** Remembers so many choices, at a bit a document each. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The set in the segment at `place`; `make` is asked where it is not known. It must not be changed. */
  get(choice: TermChoice, place: number, make: () => DocumentSet): DocumentSet {
    if (choice.terms.length > MAX_TERMS) return make();
    const key = this.#keyOf(choice);
    const known = this.#kept.get(key);
    const sets = known ?? [];
    if (known === undefined) {
      this.#kept.set(key, sets);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    }
    const set = sets[place] ?? make();
    sets[place] = set;
    return set;
  }

  #keyOf(choice: TermChoice): string {
    const known = this.#keys.get(choice);
    if (known !== undefined) return known;
    const key = `${Object.keys(choice.weights)} ${choice.terms.join(' ')}`;
    this.#keys.set(choice, key);
    return key;
  }
}
