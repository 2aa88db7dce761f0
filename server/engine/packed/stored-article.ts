/**
 * An article as it lies on disk: its JSON and the places of its tokens, deflated. Read on demand, so
 * that texts take no memory. Token places are kept because finding them again costs more than reading
 * them: per token the distance from the start of the token before, and its length, as varints.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Token } from '../../core/analyzer.ts';
import type { Article, TextField } from '../../core/article.ts';
import { DamagedFile } from './section-file.ts';

/** Offsets of a field's tokens, by position; UTF-16 code units. */
export type TokenPlaces = { readonly starts: Uint32Array; readonly ends: Uint32Array };

export type StoredArticle = {
  readonly article: Article;
  readonly places: Readonly<Record<TextField, TokenPlaces>>;
};

/** 4 bytes CRC-32 of what follows, then the deflated record. */
export function packArticle(
  article: Article,
  tokens: Readonly<Record<TextField, readonly Token[]>>,
): Buffer {
  const json = Buffer.from(JSON.stringify(article), 'utf8');
  const head = Buffer.alloc(4);
  head.writeUInt32LE(json.length);
  const raw = Buffer.concat([head, json, packPlaces(tokens.title), packPlaces(tokens.text)]);
  const deflated = deflateRawSync(raw);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(deflated));
  return Buffer.concat([sum, deflated]);
}

/** Whether a record is as it was packed. */
export function isWholeRecord(record: Buffer): boolean {
  return record.length >= 4 && crc32(record.subarray(4)) === record.readUInt32LE(0);
}

/** The record itself. Throws `DamagedFile` where it is not as it was packed. */
export function checkedRecord(record: Buffer): Buffer {
  if (!isWholeRecord(record)) throw new DamagedFile('A stored article is damaged.');
  return record;
}

/** Throws `DamagedFile`. */
export function openArticle(record: Buffer): StoredArticle {
  const raw = inflateRawSync(checkedRecord(record).subarray(4));
  const length = raw.readUInt32LE(0);
  const article = JSON.parse(raw.toString('utf8', 4, 4 + length)) as Article;
  const title = openPlaces(raw, 4 + length);
  return { article, places: { title: title.places, text: openPlaces(raw, title.end).places } };
}

function packPlaces(tokens: readonly Token[]): Buffer {
  // A varint of 32 bits takes five bytes at most.
  const bytes = Buffer.alloc(5 * (1 + 2 * tokens.length));
  let at = writeVarint(bytes, 0, tokens.length);
  let before = 0;
  for (const { start, end } of tokens) {
    at = writeVarint(bytes, at, start - before);
    at = writeVarint(bytes, at, end - start);
    before = start;
  }
  return bytes.subarray(0, at);
}

function openPlaces(bytes: Buffer, from: number): { places: TokenPlaces; end: number } {
  let at = from;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const length = next();
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  let start = 0;
  for (let position = 0; position < length; position += 1) {
    start += next();
    starts[position] = start;
    ends[position] = start + next();
  }
  return { places: { starts, ends }, end: at };
}

function writeVarint(bytes: Buffer, at: number, value: number): number {
  let rest = value;
  let place = at;
  while (rest >= 0x80) {
    bytes[place++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[place++] = rest;
  return place;
}
