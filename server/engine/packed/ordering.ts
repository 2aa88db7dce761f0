/**
 * The order of hits: by the sort key, then by id. Only as many as a page needs are put in order: a heap
 * holds the best so far, and most documents are turned away by one comparison.
 */
import type { Sort } from '../../core/search-state.ts';
import { NO_DAY } from './day-number.ts';
import type { FoundDocuments } from './found-documents.ts';
import type { LiveSegment } from './live-segment.ts';

/** Documents of the snapshot in order, `size` of them from `offset`. O(n log(offset + size)). */
export function orderedDocuments(
  segments: readonly LiveSegment[],
  { parts, size: found }: FoundDocuments,
  sort: Sort,
  { offset, size }: { readonly offset: number; readonly size: number },
): number[] {
  const wanted = Math.min(found, offset + size);
  if (wanted <= offset) return [];
  const best = new Best(wanted);
  for (const [i, { documents, scores }] of parts.entries()) {
    const live = segments[i];
    if (live === undefined) continue;
    best.offerAll(documents, keysOf(live, sort, documents, scores), live);
  }
  return best.sorted().slice(offset);
}

/** The keys of documents, beside them; higher ones come first. */
export function keysOf(
  { segment: { days, added } }: LiveSegment,
  sort: Sort,
  documents: Uint32Array,
  scores: Float64Array,
): Float64Array {
  if (sort === 'relevance') return scores;
  const keys = new Float64Array(documents.length);
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] as number;
    const day = days[document] as number;
    if (sort === 'added') keys[at] = added[document] as number;
    else if (sort === 'newest') keys[at] = day;
    // The undated come last in either direction.
    else keys[at] = day === NO_DAY ? Number.NEGATIVE_INFINITY : -day;
  }
  return keys;
}

/** The best of what was offered: a binary heap with the worst on top. */
class Best {
  readonly #keys: Float64Array;
  readonly #ids: Float64Array;
  readonly #documents: Uint32Array;
  #size = 0;

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity);
    this.#ids = new Float64Array(capacity);
    this.#documents = new Uint32Array(capacity);
  }

  /** `keys` beside the documents of a segment. */
  offerAll(documents: Uint32Array, keys: Float64Array, { base, segment }: LiveSegment): void {
    const { ids } = segment;
    for (let at = 0; at < documents.length; at += 1) {
      const key = keys[at] as number;
      if (key < this.#least) continue;
      const document = documents[at] as number;
      this.#offer(key, ids[document] as number, base + document);
    }
  }

  /** The worst key that is kept, once there is no more room. */
  get #least(): number {
    return this.#size < this.#keys.length ? Number.NEGATIVE_INFINITY : (this.#keys[0] as number);
  }

  #offer(key: number, id: number, document: number): void {
    if (this.#size < this.#keys.length) {
      this.#size += 1;
      this.#put(this.#size - 1, key, id, document);
      this.#rise(this.#size - 1);
    } else if (this.#isBetter(key, id, 0)) {
      this.#put(0, key, id, document);
      this.#sink(0);
    }
  }

  sorted(): number[] {
    const places = Array.from({ length: this.#size }, (_, i) => i);
    const keys = this.#keys;
    const ids = this.#ids;
    places.sort((a, b) => compare(keys[b], keys[a]) || compare(ids[a], ids[b]));
    return places.map((place) => this.#documents[place] ?? 0);
  }

  #isBetter(key: number, id: number, place: number): boolean {
    const other = this.#keys[place] as number;
    return key > other || (key === other && id < (this.#ids[place] as number));
  }

  #put(place: number, key: number, id: number, document: number): void {
    this.#keys[place] = key;
    this.#ids[place] = id;
    this.#documents[place] = document;
  }

  #isWorse(a: number, b: number): boolean {
    return this.#isBetter(this.#keys[b] as number, this.#ids[b] as number, a);
  }

  #swap(a: number, b: number): void {
    const [key, id, document] = [this.#keys[a], this.#ids[a], this.#documents[a]];
    this.#put(a, this.#keys[b] as number, this.#ids[b] as number, this.#documents[b] as number);
    this.#put(b, key as number, id as number, document as number);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let worst = at;
      if (left < this.#size && this.#isWorse(left, worst)) worst = left;
      if (right < this.#size && this.#isWorse(right, worst)) worst = right;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }
}

function compare(a: number | undefined, b: number | undefined): number {
  const [x, y] = [a ?? 0, b ?? 0];
  return x < y ? -1 : x > y ? 1 : 0;
}
