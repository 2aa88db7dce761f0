/**
 * Which documents hold any of a few terms, remembered for the last words asked for: a search counts each
 * of its words by itself, beside finding what holds them all, and the next search often has the same.
 */
import type { DocumentSet } from './document-set.ts';
import type { TermChoice } from './term-lists.ts';

/** A choice of more terms than this (a prefix) is seldom asked for twice, and telling it apart costs time. */
const MAX_TERMS = 32;

export class TermSets {
  readonly #kept = new Map<string, DocumentSet>();
  readonly #most: number;

  /** Remembers so many choices, at a bit a document each. */
  constructor(most: number) {
    this.#most = most;
  }

  /** `make` is asked where the set is not known. It must not be changed. */
  get(choice: TermChoice, make: () => DocumentSet): DocumentSet {
    if (choice.terms.length > MAX_TERMS) return make();
    const key = keyOf(choice);
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const set = make();
    this.#kept.set(key, set);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    return set;
  }
}

/** A term may be looked for in one field and another term in both. */
function keyOf({ terms, weights: { title, text } }: TermChoice): string {
  let key = '';
  for (let i = 0; i < terms.length; i += 1)
    key += `${terms[i]}${(title?.[i] ?? 0) > 0 ? 't' : ''}${(text?.[i] ?? 0) > 0 ? 'x' : ''} `;
  return key;
}
