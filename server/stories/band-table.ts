/**
 * Who has a key in common: a chained hash table in three typed arrays, some 450 bytes an entry, so that
 * 100,000 entries stay below 50 MB. Entries are numbered from 0; a number that was removed may be used again.
 */
import { BANDS } from './min-hash.ts';

const FIRST_CAPACITY = 256;
const EMPTY = -1;

export class BandTable {
  #capacity = FIRST_CAPACITY;
  /** Of each bucket, the first link; a link is `entry * BANDS + band`. */
  #heads = filled(FIRST_CAPACITY * BANDS);
  #next = filled(FIRST_CAPACITY * BANDS);
  #keys = new Uint32Array(FIRST_CAPACITY * BANDS);

  /** `keys`: one a band, as `signature` makes them; an entry without keys meets nobody. */
  add(entry: number, keys: Uint32Array): void {
    if (entry >= this.#capacity) this.#grow(entry);
    for (const [band, key] of keys.entries()) this.#link(entry * BANDS + band, key);
  }

  remove(entry: number, keys: Uint32Array): void {
    for (const [band, key] of keys.entries()) {
      const link = entry * BANDS + band;
      const bucket = this.#bucket(key);
      let at = this.#heads[bucket] ?? EMPTY;
      if (at === link) this.#heads[bucket] = this.#next[link] ?? EMPTY;
      while (at !== EMPTY && at !== link) {
        const after = this.#next[at] ?? EMPTY;
        if (after === link) this.#next[at] = this.#next[link] ?? EMPTY;
        at = after;
      }
    }
  }

  /** Entries that share a key, in no particular order, each once. */
  meeting(keys: Uint32Array): Set<number> {
    const entries = new Set<number>();
    for (const key of keys) {
      let link = this.#heads[this.#bucket(key)] ?? EMPTY;
      for (; link !== EMPTY; link = this.#next[link] ?? EMPTY)
        if (this.#keys[link] === key) entries.add(Math.floor(link / BANDS));
    }
    return entries;
  }

  /** The table's size in bytes. */
  get bytes(): number {
    return this.#heads.byteLength + this.#next.byteLength + this.#keys.byteLength;
  }

  #bucket(key: number): number {
    return key % this.#heads.length;
  }

  #link(link: number, key: number): void {
    const bucket = this.#bucket(key);
    this.#keys[link] = key;
    this.#next[link] = this.#heads[bucket] ?? EMPTY;
    this.#heads[bucket] = link;
  }

  #grow(entry: number): void {
    const old = { heads: this.#heads, next: this.#next, keys: this.#keys };
    while (this.#capacity <= entry) this.#capacity = Math.ceil(this.#capacity * 1.5);
    this.#heads = filled(this.#capacity * BANDS);
    this.#next = filled(this.#capacity * BANDS);
    this.#keys = new Uint32Array(this.#capacity * BANDS);
    for (const head of old.heads)
      for (let link = head; link !== EMPTY; link = old.next[link] ?? EMPTY)
        this.#link(link, old.keys[link] ?? 0);
  }
}

function filled(length: number): Int32Array {
  return new Int32Array(length).fill(EMPTY);
}
