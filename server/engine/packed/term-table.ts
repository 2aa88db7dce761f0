/**
 * The terms of a segment, sorted by their UTF-8 bytes in one array: found by halving, listed by
 * prefix, and walked with a row of edit distances that neighbours share. Nothing is decoded that is
 * not asked for.
 */
import { byteColumn, type Sections, wideColumn } from './section-file.ts';

/** Numbers of terms, from `first` up to but without `end`. */
export type TermRange = { readonly first: number; readonly end: number };

export class TermTable {
  readonly #bytes: Buffer;
  readonly #offsets: Uint32Array;
  /** Terms. */
  readonly size: number;

  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#offsets = offsets;
    this.size = Math.max(0, offsets.length - 1);
  }

  /** The number of a term; -1 where the segment does not hold it. Logarithmic. */
  find(term: string): number {
    const wanted = Buffer.from(term, 'utf8');
    const at = this.#lowerBound(wanted);
    return at < this.size && this.#compare(at, wanted) === 0 ? at : -1;
  }

  term(number: number): string {
    return this.#bytes.toString('utf8', this.#offsets[number] ?? 0, this.#offsets[number + 1] ?? 0);
  }

  /** Terms that begin with a prefix, itself included. Logarithmic. */
  withPrefix(prefix: string): TermRange {
    const wanted = Buffer.from(prefix, 'utf8');
    if (wanted.length === 0) return { first: 0, end: this.size };
    const first = this.#lowerBound(wanted);
    let low = first;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#startsWith(middle, wanted)) low = middle + 1;
      else high = middle;
    }
    return { first, end: low };
  }

  #lowerBound(wanted: Buffer): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(number: number, wanted: Buffer): number {
    const bytes = this.#bytes;
    const start = this.#offsets[number] ?? 0;
    const length = (this.#offsets[number + 1] ?? 0) - start;
    const shared = Math.min(length, wanted.length);
    for (let i = 0; i < shared; i += 1) {
      const difference = (bytes[start + i] ?? 0) - (wanted[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - wanted.length;
  }

  #startsWith(number: number, wanted: Buffer): boolean {
    const start = this.#offsets[number] ?? 0;
    if ((this.#offsets[number + 1] ?? 0) - start < wanted.length) return false;
    for (let i = 0; i < wanted.length; i += 1)
      if (this.#bytes[start + i] !== wanted[i]) return false;
    return true;
  }
}

/** Sorts terms as the table does: by UTF-8 bytes, which is by code points. */
export function compareTerms(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // Surrogates stand for code points above all others, though their units do not.
    const [high, low] = [isSurrogate(x), isSurrogate(y)];
    return high === low ? x - y : high ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Sections of a table of strings: `name.bytes` and `name.offsets`. */
export function packStrings(
  name: string,
  strings: readonly string[],
): [string, Uint8Array | Uint32Array][] {
  const encoded = strings.map((text) => Buffer.from(text, 'utf8'));
  const offsets = new Uint32Array(strings.length + 1);
  for (const [i, bytes] of encoded.entries()) offsets[i + 1] = (offsets[i] ?? 0) + bytes.length;
  return [
    [`${name}.bytes`, new Uint8Array(Buffer.concat(encoded))],
    [`${name}.offsets`, offsets],
  ];
}

/** The table written by `packStrings`. Throws `DamagedFile`. */
export function openStrings(sections: Sections, name: string): TermTable {
  return new TermTable(
    byteColumn(sections, `${name}.bytes`),
    wideColumn(sections, `${name}.offsets`),
  );
}

/** All strings of a table, in order. Linear. */
export function allStrings(table: TermTable): string[] {
  return Array.from({ length: table.size }, (_, number) => table.term(number));
}
