/**
 * Bytes to text. Newsrooms keep files in UTF-8, in the UTF-16 of old Windows editors and in
 * Windows-1252; all three must come out as the same characters. Markup may name another encoding
 * (`declared-encoding.ts`). `decodeBytes` only decodes; `cleanText` makes the one coordinate system of
 * an article. Nothing else is normalised.
 */

/** The characters of a file, or why it is no text. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'binary'; readonly reason: string };

/** As `TextDecoder` names it, in lower case. */
export type Encoding = string;

/**
 * Windows-1252 from 0x80 to 0x9F; the rest equals Latin-1. Written out because some Node releases
 * decode the label `windows-1252` as Latin-1, which turns curly quotes into control characters.
 */
export const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes looked at to tell UTF-16 without a mark, and binary files. A guess that has been enough. */
const SAMPLE_BYTES = 65_536;
/** Share of NUL bytes at one parity that means UTF-16 in a mostly Latin script. A guess. */
const NUL_SHARE = 0.3;
/** Share of other control bytes past which a file is not text. A guess: prose holds none. */
const CONTROL_SHARE = 0.02;

/** Well-known first bytes of files that may pass for text. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'it is a PDF'],
  ['PK\u0003\u0004', 'it is a ZIP archive or an office document'],
  ['\u00d0\u00cf\u0011\u00e0', 'it is an old office document'],
  ['\u0089PNG', 'it is an image'],
  ['\u00ff\u00d8\u00ff', 'it is an image'],
  ['GIF8', 'it is an image'],
  ['{\\rtf', 'it is a rich text (RTF) document'],
];

function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i += 1) {
    if (bytes[i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

/** UTF-16 without a byte-order mark: NULs at every other byte, and hardly any at the rest. */
function utf16ByNuls(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const nuls = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) nuls[i % 2] = (nuls[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls.map((n) => n / Math.max(1, sample.length / 2));
  if (odd >= NUL_SHARE && even < odd / 10) return 'utf-16le';
  if (even >= NUL_SHARE && odd < even / 10) return 'utf-16be';
  return null;
}

/** Bytes as UTF-8, or null where they are not. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function asWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(
    /[\u0080-\u009f]/g,
    (char) => WINDOWS_1252_HIGH[char.charCodeAt(0) - 0x80] ?? char,
  );
}

/**
 * The characters of `bytes` in an encoding that somebody named, without a byte-order mark; null where
 * there is no such encoding, or where it cannot be that of these bytes.
 */
function asDeclared(bytes: Uint8Array, label: string): Decoded | null {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label.trim());
  } catch {
    return null;
  }
  const { encoding } = decoder;
  // Named by mistake: a page that could say so in single bytes is no UTF-16.
  if (encoding === 'utf-8' || encoding.startsWith('utf-16')) return null;
  if (encoding === 'windows-1252' || encoding === 'iso-8859-1')
    return { kind: 'text', text: asWindows1252(bytes), encoding: 'windows-1252' };
  return { kind: 'text', text: decoder.decode(bytes), encoding };
}

/**
 * The characters of `bytes` as they stand, without a byte-order mark; never throws. `declared` is the
 * encoding named for them: it decides between encodings of single bytes and old East Asian ones; bytes
 * that are UTF-8 or UTF-16 beyond doubt are read as such whatever was named.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null = null): Decoded {
  for (const [signature, reason] of SIGNATURES) {
    if (startsWith(bytes, signature)) return { kind: 'binary', reason };
  }
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  const holdsNul = sample.includes(0);
  const utf16 = marked ?? (holdsNul ? utf16ByNuls(sample) : null);
  if (utf16 !== null) {
    return { kind: 'text', text: new TextDecoder(utf16).decode(bytes), encoding: utf16 };
  }
  if (holdsNul) return { kind: 'binary', reason: 'it holds NUL bytes, as binary files do' };
  const named = declared === null ? null : asDeclared(bytes, declared);
  // ISO-2022-JP is written with escape characters.
  if (named?.kind === 'text' && named.encoding === 'iso-2022-jp') return named;
  let controls = 0;
  for (let i = 0; i < sample.length; i += 1) {
    const byte = sample[i] ?? 0;
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += 1;
  }
  if (controls > sample.length * CONTROL_SHARE) {
    return { kind: 'binary', reason: 'it holds control characters, as binary files do' };
  }
  const utf8 = asUtf8(bytes);
  if (utf8 !== null) return { kind: 'text', text: utf8, encoding: 'utf-8' };
  if (named !== null) return named;
  return { kind: 'text', text: asWindows1252(bytes), encoding: 'windows-1252' };
}

/**
 * Every line end becomes `\n` (form feeds and the Unicode next-line too), other controls and stray
 * byte-order marks go, lone surrogates become U+FFFD. Idempotent.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085]/g, '\n')
    .replace(/[\0-\u0008\u000e-\u001f\u007f-\u009f\ufeff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
