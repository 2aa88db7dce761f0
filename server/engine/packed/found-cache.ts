/**
 * What the last queries found. A page turned, a facet clicked and the count of each word ask for the
 * same documents again. Bounded by the documents kept, since a common word finds many.
 */
import type { QueryNode } from '../../core/query/tree.ts';
import type { FoundDocuments } from './found-documents.ts';

/** Documents kept in all, at 12 bytes each: about 24 MB. */
const MAX_DOCUMENTS = 2_000_000;
/** A query as long as this is asked once. UTF-16 code units of its tree in JSON. */
const MAX_KEY_CHARS = 4000;

export class FoundCache {
  readonly #kept = new Map<string, FoundDocuments>();
  #documents = 0;

  /** What the tree finds; `find` is asked where it is not known. Errors are not kept. */
  get(root: QueryNode, find: () => FoundDocuments): FoundDocuments {
    const key = keyOf(root);
    const known = this.#kept.get(key);
    if (known !== undefined) {
      // The map keeps the order of insertion: what was asked last goes to its end.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const found = find();
    if (key.length > MAX_KEY_CHARS || found.size > MAX_DOCUMENTS) return found;
    this.#kept.set(key, found);
    this.#documents += found.size;
    for (const [oldest, { size }] of this.#kept) {
      if (this.#documents <= MAX_DOCUMENTS) break;
      this.#kept.delete(oldest);
      this.#documents -= size;
    }
    return found;
  }
}

/** Where a part was typed says nothing about what it finds. */
function keyOf(root: QueryNode): string {
  return JSON.stringify(root, (name, value: unknown) => (name === 'span' ? undefined : value));
}
