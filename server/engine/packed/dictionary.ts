/**
 * The terms of all segments of a snapshot under one numbering, sorted as each segment sorts its own. A
 * word is looked up once instead of once a segment, a prefix is a range of numbers everywhere, and in how
 * many live articles a term stands is one look into an array.
 */
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { documentFrequency, type LiveSegment } from './live-segment.ts';
import { PREFIX_BYTES, TermTable } from './term-table.ts';

export type Dictionary = {
  readonly terms: TermTable;
  /** By segment: the number here of each of its terms, ascending. */
  readonly numbers: readonly Uint32Array[];
  /** Live documents that hold each term in a field. */
  readonly frequencies: Readonly<Record<TextField, Uint32Array>>;
};

/** Linear in the terms of all segments, times the logarithm of how many segments there are. */
export function createDictionary(segments: readonly LiveSegment[]): Dictionary {
  const tables = segments.map(({ segment }) => segment.terms);
  const numbers = tables.map(({ size }) => new Uint32Array(size));
  const terms = mergedTerms(tables, numbers);
  const frequencies = {
    title: new Uint32Array(terms.size),
    text: new Uint32Array(terms.size),
  };
  for (const field of TEXT_FIELDS) {
    const counts = frequencies[field];
    for (const [i, live] of segments.entries()) {
      const own = numbers[i] as Uint32Array;
      for (let local = 0; local < own.length; local += 1) {
        const term = own[local] as number;
        counts[term] = (counts[term] as number) + documentFrequency(live, field, local);
      }
    }
  }
  return { terms, numbers, frequencies };
}

/** The number a segment gives a term; -1 where it does not hold it. Logarithmic. */
export function localNumber(numbers: Uint32Array, term: number): number {
  const at = firstFrom(numbers, term);
  return numbers[at] === term ? at : -1;
}

/** Where the first number that is not less than `wanted` stands. */
export function firstFrom(numbers: Uint32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Merges sorted tables; fills `numbers`. A heap holds the next term of each table. */
function mergedTerms(tables: readonly TermTable[], numbers: readonly Uint32Array[]): TermTable {
  const [only] = tables;
  if (tables.length === 1 && only !== undefined) {
    const own = numbers[0] as Uint32Array;
    for (let i = 0; i < own.length; i += 1) own[i] = i;
    return only;
  }
  const merge = new Merge(tables);
  const chosen: { table: TermTable; number: number }[] = [];
  let bytes = 0;
  for (;;) {
    const first = merge.first();
    if (first < 0) break;
    const table = tables[first] as TermTable;
    const number = merge.placeOf(first);
    const term = chosen.push({ table, number }) - 1;
    bytes += table.byteLength(number);
    // The same term of other tables comes right after it.
    let next = first;
    do {
      (numbers[next] as Uint32Array)[merge.placeOf(next)] = term;
      merge.advance();
      next = merge.first();
    } while (next >= 0 && (tables[next] as TermTable).isSame(merge.placeOf(next), table, number));
  }
  const text = new Uint8Array(bytes);
  const offsets = new Uint32Array(chosen.length + 1);
  for (const [i, { table, number }] of chosen.entries())
    offsets[i + 1] = table.copyTo(text, offsets[i] as number, number);
  return new TermTable(text, offsets);
}

/** A heap of tables, the one with the least next term on top. */
class Merge {
  readonly #tables: readonly TermTable[];
  /** Of each table the number of its next term, and the beginning of that as a number. */
  readonly #places: Uint32Array;
  readonly #keys: Float64Array;
  readonly #heap: number[] = [];

  constructor(tables: readonly TermTable[]) {
    this.#tables = tables;
    this.#places = new Uint32Array(tables.length);
    this.#keys = new Float64Array(tables.length);
    for (const [i, table] of tables.entries()) {
      if (table.size === 0) continue;
      this.#keys[i] = table.prefixKey(0);
      this.#heap.push(i);
    }
    for (let at = this.#heap.length >> 1; at >= 0; at -= 1) this.#sink(at);
  }

  /** The table with the least term; -1 where all are read. */
  first(): number {
    return this.#heap[0] ?? -1;
  }

  placeOf(table: number): number {
    return this.#places[table] as number;
  }

  /** Passes over the least term. */
  advance(): void {
    const top = this.#heap[0] as number;
    const table = this.#tables[top] as TermTable;
    const place = (this.#places[top] as number) + 1;
    this.#places[top] = place;
    if (place < table.size) this.#keys[top] = table.prefixKey(place);
    else {
      const last = this.#heap.pop() as number;
      if (this.#heap.length === 0) return;
      if (last !== top) this.#heap[0] = last;
    }
    this.#sink(0);
  }

  #isBefore(a: number, b: number): boolean {
    const [x, y] = [this.#keys[a] as number, this.#keys[b] as number];
    if (x !== y) return x < y;
    const [table, other] = [this.#tables[a] as TermTable, this.#tables[b] as TermTable];
    const order = table.compare(this.placeOf(a), other, this.placeOf(b), PREFIX_BYTES);
    return order < 0 || (order === 0 && a < b);
  }

  #sink(from: number): void {
    const heap = this.#heap;
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < heap.length && this.#isBefore(heap[left] as number, heap[least] as number))
        least = left;
      if (right < heap.length && this.#isBefore(heap[right] as number, heap[least] as number))
        least = right;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least] as number, heap[at] as number];
      at = least;
    }
  }
}
