/**
 * The names of one article in bytes, as a record of the names file. Every record can be told from
 * damage by itself, and found again behind damage by its marker.
 *
 *   marker "DNM1"        4 bytes
 *   length of the names  uint32, little-endian
 *   CRC-32               uint32 over length, key and names
 *   key                  16 bytes
 *   names, each:
 *     type               1 byte: its number in ENTITY_TYPES
 *     name               varint length in bytes, UTF-8
 *     mentions           varint count, then each:
 *       field and start  varint: start × 2 + (title ? 0 : 1)
 *       length           varint, UTF-16 code units
 */
import { crc32 } from 'node:zlib';
import { TEXT_FIELDS } from '../core/article.ts';
import { ENTITY_TYPES, type LocalName, type MentionSpan } from '../core/names.ts';

const MARKER = Buffer.from('DNM1', 'latin1');
export const KEY_BYTES = 16;
const HEAD_BYTES = MARKER.length + 4 + 4;

/** Where a whole record stands in a buffer. */
export type RecordPlace = {
  /** 16 bytes as Latin-1 characters: short, and a key of a `Map`. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
};

/** `key`: 16 Latin-1 characters. */
export function encodeRecord(key: string, names: readonly LocalName[]): Buffer {
  const bytes: number[] = [];
  const varint = (value: number): void => {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  };
  for (const { type, name, mentions } of names) {
    bytes.push(ENTITY_TYPES.indexOf(type));
    const text = Buffer.from(name, 'utf8');
    varint(text.length);
    for (const byte of text) bytes.push(byte);
    varint(mentions.length);
    for (const { field, start, end } of mentions) {
      varint(start * 2 + TEXT_FIELDS.indexOf(field));
      varint(end - start);
    }
  }
  const record = Buffer.alloc(HEAD_BYTES + KEY_BYTES + bytes.length);
  MARKER.copy(record);
  record.writeUInt32LE(bytes.length, MARKER.length);
  record.write(key, HEAD_BYTES, 'latin1');
  record.set(bytes, HEAD_BYTES + KEY_BYTES);
  record.writeUInt32LE(checksum(record, 0, record.length), MARKER.length + 4);
  return record;
}

function checksum(buffer: Buffer, start: number, end: number): number {
  const length = buffer.subarray(start + MARKER.length, start + MARKER.length + 4);
  return crc32(buffer.subarray(start + HEAD_BYTES, end), crc32(length));
}

/** Whole records in order; what lies between them is damage and passed over. Linear in the bytes. */
export function* readRecords(buffer: Buffer): Generator<RecordPlace, void> {
  let start = buffer.indexOf(MARKER);
  while (start >= 0) {
    const end = endOfRecord(buffer, start);
    if (end !== null) {
      const key = buffer.toString('latin1', start + HEAD_BYTES, start + HEAD_BYTES + KEY_BYTES);
      yield { key, start, end };
    }
    start = buffer.indexOf(MARKER, end ?? start + 1);
  }
}

/** Null where no whole record starts here. */
function endOfRecord(buffer: Buffer, start: number): number | null {
  if (start + HEAD_BYTES + KEY_BYTES > buffer.length) return null;
  const end = start + HEAD_BYTES + KEY_BYTES + buffer.readUInt32LE(start + MARKER.length);
  if (end > buffer.length) return null;
  return checksum(buffer, start, end) === buffer.readUInt32LE(start + MARKER.length + 4)
    ? end
    : null;
}

/** The names of a whole record. */
export function decodeRecord(
  buffer: Buffer,
  { start, end }: Omit<RecordPlace, 'key'>,
): LocalName[] {
  let at = start + HEAD_BYTES + KEY_BYTES;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = buffer[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const names: LocalName[] = [];
  while (at < end) {
    const type = ENTITY_TYPES[buffer[at++] ?? 0] ?? 'person';
    const length = varint();
    const name = buffer.toString('utf8', at, at + length);
    at += length;
    const mentions: MentionSpan[] = [];
    for (let left = varint(); left > 0; left -= 1) {
      const place = varint();
      const field = place % 2 === 0 ? 'title' : 'text';
      const first = Math.floor(place / 2);
      mentions.push({ field, start: first, end: first + varint() });
    }
    names.push({ type, name, mentions });
  }
  return names;
}
