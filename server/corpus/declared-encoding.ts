/**
 * The encoding that markup names in its first bytes: an XML declaration, or a `meta` element of HTML.
 * Apart from decoding, because it must be read before anything can be decoded.
 */
import { type Decoded, decodeBytes } from './decode.ts';
import type { SourceFile } from './reader.ts';

/** Bytes in which browsers look for it, doubled: saved pages begin with comments. */
const LOOKED_AT_BYTES = 2048;

const XML_DECLARATION = /^\s*<\?xml\s[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})["']/i;
const META_CHARSET = /<meta\s[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{1,40})/i;

/** The label as written, or null. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT_BYTES))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  return XML_DECLARATION.exec(head)?.[1] ?? META_CHARSET.exec(head)?.[1] ?? null;
}

/** The characters of a file of markup: what was named beside it goes before what it says itself. */
export function decodeMarkup({ bytes, declaredCharset }: SourceFile): Decoded {
  return decodeBytes(bytes, declaredCharset ?? declaredEncoding(bytes));
}
