/**
 * Hashes of words and of runs of words. The same on every machine and in every order of arrival,
 * which numbers handed out one by one would not be.
 */

/** Spreads the bits of a 32-bit integer (the finalizer of MurmurHash3, Austin Appleby). */
export function mixBits(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32 bits of a text, by UTF-16 code units (FNV-1a, then mixed). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return mixBits(hash);
}

/** 32 bits of two hashes, in that order. */
export function joinHashes(first: number, second: number): number {
  return mixBits(Math.imul(first, 0x9e3779b1) + second);
}
