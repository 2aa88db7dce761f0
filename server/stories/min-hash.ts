/**
 * MinHash (Broder, 1997) with banding: sets that share much get an equal key in at least one band with
 * near certainty, sets that share little in none. Two minima make a band; with 48 bands, sets that share
 * three tenths of their union meet with odds of 0.99, four tenths 0.9998.
 */
import { joinHashes, mixBits } from './text-hash.ts';

export const BANDS = 48;
const ROWS = 2;

/** Odd factors and offsets, one a minimum: fixed, so that keys are the same on every machine. */
const FACTORS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => mixBits(2 * i + 1) | 1);
const OFFSETS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => mixBits(0x51ed27 + i));

/** What is kept of a set. */
export type Signature = {
  /** A key for each band; none for the empty set. */
  readonly bands: Uint32Array;
  /** The last byte of each minimum, four a number (b-bit minwise hashing, Li and König, 2010). */
  readonly minima: Uint32Array;
};

const BYTES = BANDS * ROWS;
/** Numbers in `minima`. */
export const MINIMA_LENGTH = BYTES / 4;

/** Of a set of 32-bit hashes. */
export function signature(hashes: Uint32Array): Signature {
  if (hashes.length === 0) return { bands: new Uint32Array(0), minima: new Uint32Array(0) };
  const minima = new Uint32Array(BANDS * ROWS);
  for (let i = 0; i < minima.length; i += 1) {
    const [factor, offset] = [FACTORS[i] ?? 1, OFFSETS[i] ?? 0];
    let least = 0xffffffff;
    for (let k = 0; k < hashes.length; k += 1) {
      const value = (Math.imul(hashes[k] ?? 0, factor) + offset) >>> 0;
      if (value < least) least = value;
    }
    minima[i] = least;
  }
  const bands = Uint32Array.from({ length: BANDS }, (_, band) => {
    let key = mixBits(band);
    for (let row = 0; row < ROWS; row += 1) key = joinHashes(key, minima[band * ROWS + row] ?? 0);
    return key;
  });
  return { bands, minima: new Uint32Array(Uint8Array.from(minima).buffer) };
}

/**
 * Share of minima that are equal, about the share of the union of two sets that both hold (resemblance), 0 to 1.
 * The second set’s minima stand in `all` from `at`.
 */
export function estimatedResemblance(minima: Uint32Array, all: Uint32Array, at: number): number {
  let equal = 0;
  for (let i = 0; i < minima.length; i += 1) {
    const difference = (minima[i] ?? 0) ^ (all[at + i] ?? 0);
    // The high bit of each byte is left of those that are zero.
    const zeros = ~(((difference & 0x7f7f7f7f) + 0x7f7f7f7f) | difference) & 0x80808080;
    equal += Math.imul(zeros >>> 7, 0x01010101) >>> 24;
  }
  return equal / BYTES;
}
