/** Articles by day, counted in an array with a place for every day between the first and the last. */
import type { DayCounts } from '../../core/chart.ts';
import { isoDay, NO_DAY } from './day-number.ts';
import type { LiveSegment } from './live-segment.ts';

export type CountedDays = {
  /** The number of the day of the first count. */
  readonly first: number;
  readonly counts: Uint32Array;
  /** Articles without a date. */
  readonly undated: number;
};

/** `parts`: lists of documents by segment. Linear in the documents, and in the days between their dates. */
export function countDays(
  segments: readonly LiveSegment[],
  parts: readonly (readonly Uint32Array[])[],
): CountedDays {
  const columns = parts.flatMap((lists, i) => {
    const days = segments[i]?.segment.days;
    return days === undefined ? [] : lists.map((documents) => ({ days, documents }));
  });
  let first = Number.MAX_SAFE_INTEGER;
  let last = NO_DAY;
  let undated = 0;
  for (const { days, documents } of columns) {
    for (let i = 0; i < documents.length; i += 1) {
      const day = days[documents[i] as number] as number;
      if (day === NO_DAY) {
        undated += 1;
        continue;
      }
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  if (last === NO_DAY) return { first: 0, counts: new Uint32Array(0), undated };
  const counts = new Uint32Array(last - first + 1);
  for (const { days, documents } of columns) {
    for (let i = 0; i < documents.length; i += 1) {
      const place = (days[documents[i] as number] as number) - first;
      if (place >= 0) counts[place] = (counts[place] as number) + 1;
    }
  }
  return { first, counts, undated };
}

/** The days that have articles, ascending, in ISO form. */
export function packedDays({ first, counts }: CountedDays): DayCounts {
  const told = new Map<string, number>();
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] as number;
    if (count > 0) told.set(isoDay(first + place) ?? '', count);
  }
  return told;
}
