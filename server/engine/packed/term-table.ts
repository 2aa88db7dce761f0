/**
 * The terms of a segment, sorted by their UTF-8 bytes in one array: found by halving, listed by
 * prefix, and walked with a row of edit distances that neighbours share. Nothing is decoded that is
 * not asked for.
 */
import { byteColumn, type Sections, wideColumn } from './section-file.ts';

/** Bytes of a term that `prefixKey` holds: as many as a number holds exactly. */
export const PREFIX_BYTES = 6;

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
    return at < this.size && this.#order(at, wanted) === 0 ? at : -1;
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

  /** Bytes of a term. */
  byteLength(number: number): number {
    return (this.#offsets[number + 1] ?? 0) - (this.#offsets[number] ?? 0);
  }

  /** The first bytes of a term as a number: terms are in its order as far as it tells. */
  prefixKey(number: number): number {
    const bytes = this.#bytes;
    const start = this.#offsets[number] as number;
    const length = (this.#offsets[number + 1] as number) - start;
    let key = 0;
    for (let i = 0; i < PREFIX_BYTES; i += 1)
      key = key * 256 + (i < length ? (bytes[start + i] as number) : 0);
    return key;
  }

  /** The order of a term and one of another table, whose first `from` bytes are the same. */
  compare(number: number, other: TermTable, otherNumber: number, from: number): number {
    const [bytes, otherBytes] = [this.#bytes, other.#bytes];
    const start = this.#offsets[number] as number;
    const otherStart = other.#offsets[otherNumber] as number;
    const [length, otherLength] = [this.byteLength(number), other.byteLength(otherNumber)];
    const shared = Math.min(length, otherLength);
    for (let i = from; i < shared; i += 1) {
      const difference = (bytes[start + i] as number) - (otherBytes[otherStart + i] as number);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  isSame(number: number, other: TermTable, otherNumber: number): boolean {
    return (
      this.byteLength(number) === other.byteLength(otherNumber) &&
      this.compare(number, other, otherNumber, 0) === 0
    );
  }

  /** Copies the bytes of a term; where they end. */
  copyTo(target: Uint8Array, at: number, number: number): number {
    const start = this.#offsets[number] as number;
    const end = this.#offsets[number + 1] as number;
    for (let i = start; i < end; i += 1) target[at + i - start] = this.#bytes[i] as number;
    return at + end - start;
  }

  /** The first term from `number` on that does not share its first `bytes` bytes. Logarithmic in the distance. */
  afterPrefix(number: number, bytes: number): number {
    let step = 1;
    let low = number + 1;
    while (low + step <= this.size && this.#shares(low + step - 1, number, bytes)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.size, low + step);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#shares(middle, number, bytes)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #shares(number: number, other: number, bytes: number): boolean {
    if (this.byteLength(number) < bytes) return false;
    const [start, otherStart] = [this.#offsets[number] as number, this.#offsets[other] as number];
    for (let i = bytes - 1; i >= 0; i -= 1)
      if (this.#bytes[start + i] !== this.#bytes[otherStart + i]) return false;
    return true;
  }

  /**
   * Writes the UTF-16 code units of a term over `units`, of which the first `known` are another term's;
   * how many of those stayed as they were. `units` must have room for as many as the term has bytes.
   */
  readUnits(
    number: number,
    units: Uint16Array,
    known: number,
  ): { readonly length: number; readonly shared: number; readonly ascii: boolean } {
    const bytes = this.#bytes;
    const start = this.#offsets[number] as number;
    const length = this.byteLength(number);
    let shared = 0;
    for (let i = 0; i < length; i += 1) {
      const byte = bytes[start + i] as number;
      if (byte >= 0x80)
        return this.#decodeUnits(number, units, shared === i ? known : shared, shared);
      if (shared === i && i < known && units[i] === byte) shared += 1;
      else units[i] = byte;
    }
    return { length, shared, ascii: true };
  }

  #decodeUnits(
    number: number,
    units: Uint16Array,
    known: number,
    from: number,
  ): { readonly length: number; readonly shared: number; readonly ascii: boolean } {
    const text = this.term(number);
    let shared = from;
    for (let i = from; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (shared === i && i < known && units[i] === unit) shared += 1;
      else units[i] = unit;
    }
    return { length: text.length, shared, ascii: false };
  }

  #lowerBound(wanted: Buffer): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(middle, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #order(number: number, wanted: Buffer): number {
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
