/** Hashing features into a table of weights: numbers in, numbers out, the same on every machine. */

/** Rows of a weight table, as a power of two: enough that few features share one. A guess. */
export const HASH_BITS = 20;
const MASK = (1 << HASH_BITS) - 1;

/** FNV-1a over UTF-16 code units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Mixes a second number in, so that order counts. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ Math.imul(value, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 15;
  return Math.imul(mixed, 0xc2b2ae35) >>> 0;
}

/** The row of a feature. */
export function rowOf(hash: number): number {
  return (hash ^ (hash >>> HASH_BITS)) & MASK;
}
