/** The timeline: articles a day, month or year. */
import { firstDay, lastDay } from './date-bound.ts';
import type { Interval } from './search-state.ts';
import type { Timeline, TimelineBucket } from './searcher.ts';
import { createTally, type StoryOf } from './tally.ts';

/** Most bars that stay legible beside a list of results; the finest interval that keeps to it is chosen. */
export const MAX_BARS = 36;

/** Characters of an ISO day that name its period. */
export const PERIOD_CHARS: Readonly<Record<Interval, number>> = { year: 4, month: 7, day: 10 };

/** Buckets with articles, in order; the interval fits the range of days where none is asked for. */
export function buildTimeline(
  documents: Iterable<number>,
  dayOf: (document: number) => string | null,
  wanted: Interval | null,
  storyOf: StoryOf,
): Timeline {
  const dated: { document: number; day: string }[] = [];
  let undated = 0;
  for (const document of documents) {
    const day = dayOf(document);
    if (day === null) undated += 1;
    else dated.push({ document, day });
  }
  const interval = wanted ?? fittingInterval(dated.map(({ day }) => day));
  const tally = createTally<string>(storyOf);
  for (const { document, day } of dated) tally.add(day.slice(0, PERIOD_CHARS[interval]), document);
  const buckets = [...tally.keys()].sort().map(
    (period): TimelineBucket => ({
      from: firstDay(period),
      to: lastDay(period),
      ...tally.get(period),
    }),
  );
  return { interval, buckets, undated: { count: undated } };
}

/** Of days in any order. */
function fittingInterval(days: readonly string[]): Interval {
  let first: string | null = null;
  let last: string | null = null;
  for (const day of days) {
    if (first === null || day < first) first = day;
    if (last === null || day > last) last = day;
  }
  return intervalOf(first, last);
}

/** The finest interval with at most `MAX_BARS` periods from the first day to the last. */
export function intervalOf(first: string | null, last: string | null): Interval {
  if (first === null || last === null) return 'month';
  if ((Date.parse(last) - Date.parse(first)) / 86_400_000 < MAX_BARS) return 'day';
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(last) - months(first) < MAX_BARS ? 'month' : 'year';
}
