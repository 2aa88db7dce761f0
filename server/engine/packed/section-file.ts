/**
 * The container of everything the packed engine keeps on disk: named sections of typed arrays behind
 * one header. A file is written once and never changed. Each section has a checksum, so that a torn,
 * cut or flipped file is found out when it is opened, never when it is searched.
 *
 *   8 bytes   magic, `DATELINE`
 *   4 bytes   length of the header in bytes, little endian
 *   4 bytes   CRC-32 of the header
 *   header    JSON: { kind, version, sections: [{ name, type, offset, length, crc }] }
 *   sections  each begins at a multiple of 8 bytes, counted from the start of the file; little endian
 */
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';

const MAGIC = 'DATELINE';
const PREFIX_BYTES = 16;
const ALIGNMENT = 8;
/** A header tells of some thirty sections; anything much longer is no header. */
const MAX_HEADER_BYTES = 1 << 20;

const ARRAYS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f64: Float64Array,
} as const;

type ArrayType = keyof typeof ARRAYS;

/** What a section may hold. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Whole numbers from 0, in the narrowest array that holds them. */
export type CountColumn = Uint8Array | Uint16Array | Uint32Array;

type SectionEntry = {
  readonly name: string;
  readonly type: ArrayType;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Elements. */
  readonly length: number;
  readonly crc: number;
};

type Header = {
  readonly kind: string;
  readonly version: number;
  readonly sections: readonly SectionEntry[];
};

export type Sections = ReadonlyMap<string, Column>;

/** A file that is not what it should be; the message says in what way. */
export class DamagedFile extends Error {}

/** The bytes of a file, in pieces to be written one after the other. */
export function packSections(kind: string, version: number, sections: Sections): Uint8Array[] {
  const header = (offsets: readonly number[]): Buffer =>
    Buffer.from(
      JSON.stringify({
        kind,
        version,
        sections: [...sections].map(([name, column], i) => ({
          name,
          type: typeOf(column),
          offset: offsets[i] ?? 0,
          length: column.length,
          crc: crc32(bytesOf(column)),
        })),
      } satisfies Header),
    );
  // Offsets depend on the header's length and the header on the offsets: room is left for the largest.
  const columns = [...sections.values()];
  const room = header(columns.map(() => Number.MAX_SAFE_INTEGER)).length;
  const offsets: number[] = [];
  let end = PREFIX_BYTES + room;
  for (const column of columns) {
    const start = aligned(end);
    offsets.push(start);
    end = start + column.byteLength;
  }
  const text = header(offsets);
  const padded = Buffer.alloc(room, ' ');
  text.copy(padded);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC, 'latin1');
  prefix.writeUInt32LE(room, 8);
  prefix.writeUInt32LE(crc32(padded), 12);
  const pieces: Uint8Array[] = [prefix, padded];
  let written = PREFIX_BYTES + room;
  for (const [i, column] of columns.entries()) {
    const gap = (offsets[i] ?? 0) - written;
    if (gap > 0) pieces.push(new Uint8Array(gap));
    pieces.push(bytesOf(column));
    written += gap + column.byteLength;
  }
  return pieces;
}

/**
 * Views of the sections of a file held in `memory`. Checks magic, kind, version and every checksum.
 * Throws `DamagedFile`.
 */
export function openSections(
  memory: ArrayBufferLike,
  kind: string,
  version: number,
): Map<string, Column> {
  const sections = new Map<string, Column>();
  for (const entry of readHeader(memory, kind, version).sections) {
    const column = viewOf(memory, entry);
    if (crc32(bytesOf(column)) !== entry.crc)
      throw new DamagedFile(`The section ${entry.name} is damaged.`);
    sections.set(entry.name, column);
  }
  return sections;
}

/** As `openSections`, for a file whose checksums were verified when it was read into this memory. */
export function viewSections(
  memory: ArrayBufferLike,
  kind: string,
  version: number,
): Map<string, Column> {
  const { sections } = readHeader(memory, kind, version);
  return new Map(sections.map((entry) => [entry.name, viewOf(memory, entry)]));
}

function readHeader(memory: ArrayBufferLike, kind: string, version: number): Header {
  if (endianness() !== 'LE') throw new DamagedFile('Index files need a little-endian machine.');
  const bytes = new Uint8Array(memory);
  const file = Buffer.from(bytes.buffer, 0, bytes.byteLength);
  if (file.length < PREFIX_BYTES || file.toString('latin1', 0, 8) !== MAGIC)
    throw new DamagedFile('It is no index file.');
  const length = file.readUInt32LE(8);
  if (length > MAX_HEADER_BYTES || PREFIX_BYTES + length > file.length)
    throw new DamagedFile('Its header is cut off.');
  const text = file.subarray(PREFIX_BYTES, PREFIX_BYTES + length);
  if (crc32(text) !== file.readUInt32LE(12)) throw new DamagedFile('Its header is damaged.');
  const header = JSON.parse(text.toString('utf8')) as Header;
  if (header.kind !== kind || header.version !== version)
    throw new DamagedFile(`It is a ${header.kind} of version ${header.version}.`);
  return header;
}

function viewOf(memory: ArrayBufferLike, { name, type, offset, length }: SectionEntry): Column {
  if (offset + length * ARRAYS[type].BYTES_PER_ELEMENT > memory.byteLength)
    throw new DamagedFile(`The section ${name} is cut off.`);
  switch (type) {
    case 'u8':
      return new Uint8Array(memory, offset, length);
    case 'u16':
      return new Uint16Array(memory, offset, length);
    case 'u32':
      return new Uint32Array(memory, offset, length);
    case 'i32':
      return new Int32Array(memory, offset, length);
    case 'f64':
      return new Float64Array(memory, offset, length);
    default:
      return type satisfies never;
  }
}

function typeOf(column: Column): ArrayType {
  if (column instanceof Uint8Array) return 'u8';
  if (column instanceof Uint16Array) return 'u16';
  if (column instanceof Uint32Array) return 'u32';
  return column instanceof Int32Array ? 'i32' : 'f64';
}

function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

/** The narrowest array that holds whole numbers from 0. */
export function narrowest(numbers: ArrayLike<number>): CountColumn {
  let largest = 0;
  for (let i = 0; i < numbers.length; i += 1) largest = Math.max(largest, numbers[i] ?? 0);
  if (largest <= 0xff) return Uint8Array.from(numbers);
  return largest <= 0xffff ? Uint16Array.from(numbers) : Uint32Array.from(numbers);
}

/** A section that must be there, of whole numbers from 0. Throws `DamagedFile`. */
export function countColumn(sections: Sections, name: string): CountColumn {
  const column = sections.get(name);
  if (
    column instanceof Uint8Array ||
    column instanceof Uint16Array ||
    column instanceof Uint32Array
  )
    return column;
  throw new DamagedFile(`The section ${name} is missing.`);
}

/** A section that must be there, of 32-bit whole numbers from 0. Throws `DamagedFile`. */
export function wideColumn(sections: Sections, name: string): Uint32Array {
  const column = sections.get(name);
  if (column instanceof Uint32Array) return column;
  throw new DamagedFile(`The section ${name} is missing.`);
}

/** A section that must be there, of bytes. Throws `DamagedFile`. */
export function byteColumn(sections: Sections, name: string): Uint8Array {
  const column = sections.get(name);
  if (column instanceof Uint8Array) return column;
  throw new DamagedFile(`The section ${name} is missing.`);
}
