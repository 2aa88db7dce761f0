/**
 * Several queries through time: how large a share of the articles of each period they find, and how
 * often their words stand in a million. The periods are the same for all, so that lines compare.
 */
import { fittingStep, periodDays, periodOf, type Step } from './chart.ts';
import { SearchError } from './errors.ts';
import type { Interval, SearchState } from './search-state.ts';
import type { IndexInfo, QueryReport } from './searcher.ts';

/** Most queries at once: more lines than that no one can tell apart. */
export const MAX_TRENDS = 6;
/** Most periods of one answer; a table of more is no longer read. */
export const MAX_PERIODS = 1000;

export type TrendsRequest = {
  /** The filters that hold for all; its query text is empty. */
  readonly state: SearchState;
  readonly queries: readonly string[];
};

/** All articles of a period that pass the filters, whatever they say. */
export type TrendPeriod = {
  /** First and last day, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly articles: number;
  /** Words of their titles and texts. */
  readonly words: number;
};

/** What a query finds in one period: articles, and marked places in them. */
export type TrendPoint = { readonly articles: number; readonly matches: number };

export type TrendSeries = {
  readonly query: QueryReport;
  /** Articles found, those without a date left out. */
  readonly total: number;
  /** Beside the periods. */
  readonly points: readonly TrendPoint[];
};

export type TrendsResult = {
  readonly state: SearchState;
  readonly step: Step;
  readonly periods: readonly TrendPeriod[];
  readonly series: readonly TrendSeries[];
  /** Articles that pass the filters and stand in no period, for want of a date. */
  readonly undated: number;
  readonly index: IndexInfo;
};

const STEPS: Readonly<Record<Interval, Step>> = {
  day: { unit: 'day', each: 1 },
  month: { unit: 'month', each: 1 },
  year: { unit: 'year', each: 1 },
};

/** How time is cut, and the periods from the first to the last day. Throws `invalid-parameter`. */
export type Calendar = {
  readonly step: Step;
  readonly periods: readonly { readonly from: string; readonly to: string }[];
  /** The place of a day's period among them. */
  readonly placeOf: (day: string) => number;
};

/** `days` in any order; none make no periods. */
export function createCalendar(days: Iterable<string>, interval: Interval | null): Calendar {
  let [first, last] = ['', ''];
  for (const day of days) {
    if (first === '' || day < first) first = day;
    if (day > last) last = day;
  }
  if (first === '') return { step: STEPS[interval ?? 'day'], periods: [], placeOf: () => -1 };
  const step = interval === null ? fittingStep(first, last) : STEPS[interval];
  const start = periodOf(first, step);
  const size = periodOf(last, step) - start + 1;
  if (size > MAX_PERIODS) {
    throw new SearchError(
      'invalid-parameter',
      `By ${interval} there would be ${size.toLocaleString('en')} periods, more than ${MAX_PERIODS.toLocaleString('en')}: take a longer interval or a shorter range of dates.`,
      { parameter: 'interval' },
    );
  }
  return {
    step,
    periods: Array.from({ length: size }, (_, i) => periodDays(start + i, step)),
    placeOf: (day) => periodOf(day, step) - start,
  };
}

/** Articles found as a share of those there are, from 0 to 1; null where there are none. */
export function shareOf(point: TrendPoint, period: TrendPeriod): number | null {
  return period.articles === 0 ? null : point.articles / period.articles;
}

/** Matches in a million words; null where there are no words. */
export function perMillion(point: TrendPoint, period: TrendPeriod): number | null {
  return period.words === 0 ? null : (point.matches / period.words) * 1_000_000;
}
