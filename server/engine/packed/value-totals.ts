/** In how many live articles of the whole archive each value of a column stands. */
import { rowOf } from './csr.ts';
import type { LiveSegment } from './live-segment.ts';
import type { ValueColumn } from './value-column.ts';

export type ValueTotals = {
  /** By the numbers of the column's values. */
  readonly counts: Uint32Array;
  /** Articles that live. */
  readonly articles: number;
};

/** Linear in the column. */
export function valueTotals(
  { parts, values }: ValueColumn,
  segments: readonly LiveSegment[],
): ValueTotals {
  const counts = new Uint32Array(values.length);
  for (const [i, { rows, remap }] of parts.entries()) {
    const deleted = segments[i]?.deleted ?? null;
    for (let local = 0; local + 1 < rows.offsets.length; local += 1) {
      if (deleted?.[local] === 1) continue;
      for (const number of rowOf(rows, local)) {
        const value = remap[number] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
  }
  return { counts, articles: segments.reduce((sum, { size }) => sum + size, 0) };
}
