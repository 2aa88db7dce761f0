/** The timeline of articles counted by day. */
import { firstDay, lastDay } from '../../core/date-bound.ts';
import type { Interval } from '../../core/search-state.ts';
import type { Timeline, TimelineBucket } from '../../core/searcher.ts';
import { intervalOf, PERIOD_CHARS } from '../../core/timeline.ts';
import type { CountedDays } from './day-counts.ts';
import { isoDay } from './day-number.ts';

/** `wanted`: null for the interval that suits them. Linear in the days from the first to the last. */
export function packedTimeline(
  { first, counts, undated }: CountedDays,
  wanted: Interval | null,
): Timeline {
  const edge = (place: number): string | null =>
    counts.length === 0 ? null : isoDay(first + place);
  const interval = wanted ?? intervalOf(edge(0), edge(counts.length - 1));
  const periods = new Map<string, number>();
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] as number;
    if (count === 0) continue;
    const period = (isoDay(first + place) ?? '').slice(0, PERIOD_CHARS[interval]);
    periods.set(period, (periods.get(period) ?? 0) + count);
  }
  const buckets = [...periods].map(
    ([period, count]): TimelineBucket => ({
      from: firstDay(period),
      to: lastDay(period),
      count,
      stories: count,
    }),
  );
  return { interval, buckets, undated: { count: undated } };
}
