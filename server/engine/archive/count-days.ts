/** Articles by day. */
import type { DayCounts } from '../../core/chart.ts';

/** Those without a day are left out. Linear in the documents. */
export function countDays(
  documents: Iterable<number>,
  dayOf: (document: number) => string | null,
): DayCounts {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const day = dayOf(document);
    if (day !== null) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}
