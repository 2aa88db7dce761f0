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

/** A key for each band of a set of 32-bit hashes; none for the empty set. */
export function bandKeys(hashes: Uint32Array): Uint32Array {
  if (hashes.length === 0) return new Uint32Array(0);
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
  return Uint32Array.from({ length: BANDS }, (_, band) => {
    let key = mixBits(band);
    for (let row = 0; row < ROWS; row += 1) key = joinHashes(key, minima[band * ROWS + row] ?? 0);
    return key;
  });
}
