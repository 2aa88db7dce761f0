/** The timeline of documents whose days are numbers: each day's period is found once. */
import { firstDay, lastDay } from '../../core/date-bound.ts';
import type { Interval } from '../../core/search-state.ts';
import type { Timeline, TimelineBucket } from '../../core/searcher.ts';
import { intervalOf, PERIOD_CHARS } from '../../core/timeline.ts';
import { isoDay, NO_DAY } from './day-number.ts';
import type { LiveSegment } from './live-segment.ts';

/** `parts`: lists of documents by segment. Linear in the documents. */
export function packedTimeline(
  segments: readonly LiveSegment[],
  parts: readonly (readonly Uint32Array[])[],
  wanted: Interval | null,
): Timeline {
  const byDay = new Map<number, number>();
  for (const [i, lists] of parts.entries()) {
    const days = segments[i]?.segment.days;
    if (days === undefined) continue;
    for (const documents of lists) {
      for (const document of documents) {
        const day = days[document] as number;
        byDay.set(day, (byDay.get(day) ?? 0) + 1);
      }
    }
  }
  const undated = byDay.get(NO_DAY) ?? 0;
  byDay.delete(NO_DAY);
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const edge = (day: number | undefined): string | null => isoDay(day ?? NO_DAY);
  const interval = wanted ?? intervalOf(edge(days[0]), edge(days.at(-1)));
  const counts = new Map<string, number>();
  for (const day of days) {
    const period = (isoDay(day) ?? '').slice(0, PERIOD_CHARS[interval]);
    counts.set(period, (counts.get(period) ?? 0) + (byDay.get(day) ?? 0));
  }
  const buckets = [...counts].map(
    ([period, count]): TimelineBucket => ({
      from: firstDay(period),
      to: lastDay(period),
      count,
      stories: count,
    }),
  );
  return { interval, buckets, undated: { count: undated } };
}
