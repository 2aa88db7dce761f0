/**
 * Identity from content: an article is its bytes. The same file has the same id on every machine
 * and after every rename, so that links and bookmarks survive moving a folder.
 */
import { createHash } from 'node:crypto';
import type { ArticleId } from '../core/article.ts';

/** RFC 4648 base32, lower case. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** 80 bits: at ten million articles two ids collide with odds below one in ten thousand million. */
const ID_BYTES = 10;

/** The first 80 bits of SHA-256 over a record's raw bytes: 16 characters of lower-case base32. */
export function articleId(bytes: Uint8Array): ArticleId {
  const digest = createHash('sha256').update(bytes).digest();
  let id = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of digest.subarray(0, ID_BYTES)) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) id += BASE32.charAt((buffer >> (bits - 5)) & 31);
    buffer &= (1 << bits) - 1;
  }
  return id as ArticleId;
}

/** Hex SHA-256 of a text in UTF-8. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
