/**
 * Ids and hashes as numbers, so that they fit into arrays: the first 50 bits. Two articles of a
 * folder share them only if they are meant to: at ten million, by chance once in twenty archives.
 */
import { createHash } from 'node:crypto';
import type { ArticleHead } from '../../core/article.ts';
import { standing } from '../../corpus/standing.ts';

/** In the order of their characters, so that keys sort as ids do. */
const BASE32 = '234567abcdefghijklmnopqrstuvwxyz';
/** 10 letters of 5 bits: a double holds 53 bits exactly. */
const LETTERS = 10;
/** 12 hexadecimal digits: 48 bits. */
const HEX_DIGITS = 12;

/** The first 50 bits of an id; -1 for what cannot be one. Ascending keys are ascending ids. */
export function idKey(id: string): number {
  let key = 0;
  for (let i = 0; i < LETTERS; i += 1) {
    const value = BASE32.indexOf(id[i] ?? '-');
    if (value < 0) return -1;
    key = key * 32 + value;
  }
  return key;
}

/** 48 bits of all that a stored article holds beside its bytes; see `standing`. */
export function standingKey(article: ArticleHead): number {
  return shaKey(createHash('sha256').update(standing(article)).digest('hex'));
}

/** The first 48 bits of a hexadecimal SHA-256. */
export function shaKey(sha256: string): number {
  return Number.parseInt(sha256.slice(0, HEX_DIGITS), 16);
}
