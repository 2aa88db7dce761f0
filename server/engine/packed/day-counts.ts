/** Articles by day, counted in an array with a place for every day between the first and the last. */
import type { DayCounts } from '../../core/chart.ts';
import { isoDay, NO_DAY } from './day-number.ts';
import type { LiveSegment } from './live-segment.ts';

/** `parts`: lists of documents by segment; the undated are left out. Linear in the documents. */
export function packedDays(
  segments: readonly LiveSegment[],
  parts: readonly (readonly Uint32Array[])[],
): DayCounts {
  const columns = parts.flatMap((lists, i) => {
    const days = segments[i]?.segment.days;
    return days === undefined ? [] : lists.map((documents) => ({ days, documents }));
  });
  let first = Number.MAX_SAFE_INTEGER;
  let last = NO_DAY;
  for (const { days, documents } of columns) {
    for (let i = 0; i < documents.length; i += 1) {
      const day = days[documents[i] as number] as number;
      if (day === NO_DAY) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  if (last === NO_DAY) return new Map();
  const counts = new Uint32Array(last - first + 1);
  for (const { days, documents } of columns) {
    for (let i = 0; i < documents.length; i += 1) {
      const place = (days[documents[i] as number] as number) - first;
      if (place >= 0) counts[place] = (counts[place] as number) + 1;
    }
  }
  const told = new Map<string, number>();
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] as number;
    if (count > 0) told.set(isoDay(first + place) ?? '', count);
  }
  return told;
}
