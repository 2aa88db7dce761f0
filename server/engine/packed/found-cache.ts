/**
 * What the last queries found. A page turned, a facet clicked and the count of each word ask for the
 * same documents again. Bounded by the documents kept, since a common word finds many.
 */
import { queryKey } from '../../core/query/query-key.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import type { FoundDocuments } from './found-documents.ts';

/** A query whose key is longer is asked once. UTF-16 code units. */
const MAX_KEY_CHARS = 4000;

export class FoundCache {
  readonly #kept = new Map<string, FoundDocuments>();
  readonly #most: { readonly queries: number; readonly documents: number };
  #documents = 0;

  /** Keeps what so many queries found, and so many documents in all, at 12 bytes each. */
  constructor(most: { readonly queries: number; readonly documents: number }) {
    this.#most = most;
  }

  /** What the tree was found to find, where that is known. */
  peek(root: QueryNode): FoundDocuments | undefined {
    return this.#kept.get(queryKey(root));
  }

  /** What the tree finds; `find` is asked where it is not known. Errors are not kept. */
  get(root: QueryNode, find: () => FoundDocuments): FoundDocuments {
    const key = queryKey(root);
    const known = this.#kept.get(key);
    if (known !== undefined) {
      // The map keeps the order of insertion: what was asked last goes to its end.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const found = find();
    if (key.length > MAX_KEY_CHARS || found.size > this.#most.documents) return found;
    this.#kept.set(key, found);
    this.#documents += found.size;
    for (const [oldest, { size }] of this.#kept) {
      if (this.#documents <= this.#most.documents && this.#kept.size <= this.#most.queries) break;
      this.#kept.delete(oldest);
      this.#documents -= size;
    }
    return found;
  }
}
