/**
 * Who may share much with whom: signatures in a chained hash table of typed arrays, some 700 bytes an entry, so
 * that 100,000 entries stay below 80 MB. Entries are numbered from 0; a number that was removed may be used again.
 */
import { BANDS, estimatedResemblance, MINIMA_LENGTH, type Signature } from './min-hash.ts';

const FIRST_CAPACITY = 256;
const EMPTY = -1;

export class SignatureTable {
  #capacity = FIRST_CAPACITY;
  /** Of each bucket, the first link; a link is `entry * BANDS + band`. */
  #heads = filled(FIRST_CAPACITY * BANDS);
  #next = filled(FIRST_CAPACITY * BANDS);
  #keys = new Uint32Array(FIRST_CAPACITY * BANDS);
  #minima = new Uint32Array(FIRST_CAPACITY * MINIMA_LENGTH);
  /** Of each entry, the question at which it was met last. */
  #metAt = new Uint32Array(FIRST_CAPACITY);
  #question = 0;

  /** An entry with the signature of the empty set meets nobody. */
  add(entry: number, { bands, minima }: Signature): void {
    if (entry >= this.#capacity) this.#grow(entry);
    for (const [band, key] of bands.entries()) this.#link(entry * BANDS + band, key);
    this.#minima.set(minima, entry * MINIMA_LENGTH);
  }

  /** Of an entry that was added. */
  remove(entry: number): void {
    for (let link = entry * BANDS; link < (entry + 1) * BANDS; link += 1) {
      const bucket = this.#bucket(this.#keys[link] ?? 0);
      let at = this.#heads[bucket] ?? EMPTY;
      if (at === link) this.#heads[bucket] = this.#next[link] ?? EMPTY;
      while (at !== EMPTY && at !== link) {
        const after = this.#next[at] ?? EMPTY;
        if (after === link) this.#next[at] = this.#next[link] ?? EMPTY;
        at = after;
      }
    }
  }

  /** Entries that share a band, and as large a share of their minima as `least`; in no particular order, each once. */
  alike({ bands, minima }: Signature, least: number): number[] {
    const entries: number[] = [];
    this.#question += 1;
    for (const key of bands) {
      let link = this.#heads[this.#bucket(key)] ?? EMPTY;
      for (; link !== EMPTY; link = this.#next[link] ?? EMPTY) {
        if (this.#keys[link] !== key) continue;
        const entry = Math.floor(link / BANDS);
        if (this.#metAt[entry] === this.#question) continue;
        this.#metAt[entry] = this.#question;
        if (estimatedResemblance(minima, this.#minima, entry * MINIMA_LENGTH) >= least)
          entries.push(entry);
      }
    }
    return entries;
  }

  /** The table's size in bytes. */
  get bytes(): number {
    const arrays = [this.#heads, this.#next, this.#keys, this.#minima, this.#metAt];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
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
    const old = { heads: this.#heads, next: this.#next, keys: this.#keys, minima: this.#minima };
    while (this.#capacity <= entry) this.#capacity = Math.ceil(this.#capacity * 1.5);
    this.#heads = filled(this.#capacity * BANDS);
    this.#next = filled(this.#capacity * BANDS);
    this.#keys = new Uint32Array(this.#capacity * BANDS);
    for (const head of old.heads)
      for (let link = head; link !== EMPTY; link = old.next[link] ?? EMPTY)
        this.#link(link, old.keys[link] ?? 0);
    this.#minima = new Uint32Array(this.#capacity * MINIMA_LENGTH);
    this.#minima.set(old.minima);
    this.#metAt = new Uint32Array(this.#capacity);
  }
}

function filled(length: number): Int32Array {
  return new Int32Array(length).fill(EMPTY);
}
