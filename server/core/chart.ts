/**
 * The bars of a drawing of articles through time: at most `MAX_BARS` of equal length, as fine as that
 * allows, so that a span of six years is not six bars. Buckets of the timeline are days, months or
 * years; bars may also be weeks, quarters or several years. Empty bars are bars: gaps stay gaps.
 */
import { firstDay, lastDay } from './date-bound.ts';
import { MAX_BARS } from './timeline.ts';

/** First and last day, inclusive, and the articles of those days. */
export type Bar = { readonly from: string; readonly to: string; readonly count: number };

export type Chart = {
  /** From the first day with an article to the last. */
  readonly bars: readonly Bar[];
  /** Those of the chosen range alone, finer; empty where none is chosen. */
  readonly within: readonly Bar[];
};

/** Articles a day (ISO); days without any may be left out. */
export type DayCounts = ReadonlyMap<string, number>;

/** A way to cut time into periods that are numbered one after the other. */
export type Step = {
  readonly unit: 'day' | 'month' | 'year';
  /** Units a period. Several days are weeks, from Monday. */
  readonly each: number;
};

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const DAYS_AFTER_MONDAY = 3;

/** Finest first. */
const STEPS: readonly Step[] = [
  { unit: 'day', each: 1 },
  { unit: 'day', each: 7 },
  { unit: 'month', each: 1 },
  { unit: 'month', each: 3 },
  { unit: 'year', each: 1 },
  ...[2, 5, 10, 20, 50, 100, 1000].map((each): Step => ({ unit: 'year', each })),
];

/** The number of the period in which a day stands. */
export function periodOf(day: string, { unit, each }: Step): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (unit === 'year') return Math.floor(year / each);
  if (unit === 'month') return Math.floor((year * 12 + month - 1) / each);
  const days = Math.round(Date.parse(day) / DAY_MS);
  return each === 1 ? days : Math.floor((days + DAYS_AFTER_MONDAY) / each);
}

/** The first and the last day of a period. */
export function periodDays(period: number, step: Step): { from: string; to: string } {
  return { from: startOf(period, step), to: dayBefore(startOf(period + 1, step)) };
}

function startOf(period: number, { unit, each }: Step): string {
  const first = period * each;
  if (unit === 'day') return isoDay(each === 1 ? first : first - DAYS_AFTER_MONDAY);
  const [year, month] = unit === 'year' ? [first, 0] : [Math.floor(first / 12), first % 12];
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`;
}

function isoDay(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return isoDay(Math.round(Date.parse(day) / DAY_MS) - 1);
}

/** The finest step with at most `most` periods from the first day to the last. */
export function fittingStep(first: string, last: string, most = MAX_BARS): Step {
  const fitting = STEPS.find((step) => periodOf(last, step) - periodOf(first, step) < most);
  return fitting ?? { unit: 'year', each: 1000 };
}

/** The bars of all days between the bounds; the outermost reach no further than those. */
function barsBetween(days: DayCounts, first: string, last: string): Bar[] {
  const step = fittingStep(first, last);
  const start = periodOf(first, step);
  const counts = new Array<number>(periodOf(last, step) - start + 1).fill(0);
  for (const [day, count] of days) {
    if (day < first || day > last) continue;
    const place = periodOf(day, step) - start;
    counts[place] = (counts[place] ?? 0) + count;
  }
  return counts.map((count, i) => ({ ...periodDays(start + i, step), count }));
}

/** `from` and `to` are the chosen range, as in a search state. Linear in the days. */
export function chartOf(
  days: DayCounts,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Chart {
  const sorted = [...days.keys()].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return { bars: [], within: [] };
  const bars = barsBetween(days, first, last);
  if (from === null && to === null) return { bars, within: [] };
  const low = from === null ? first : firstDay(from);
  const high = to === null ? last : lastDay(to);
  if (low > high || high < first || low > last) return { bars, within: [] };
  const within = barsBetween(days, low, high).map((bar) => ({
    from: bar.from < low ? low : bar.from,
    to: bar.to > high ? high : bar.to,
    count: bar.count,
  }));
  return { bars, within };
}
