/** Several queries through time: two drawings, the same numbers as a table, and a form for the queries. */

import { shortBounds } from '../core/date-bound.ts';
import { trendsHref } from '../core/insight-url.ts';
import type { SearchState } from '../core/search-state.ts';
import { searchHref, searchParams } from '../core/search-url.ts';
import { pointState } from '../core/trend-point.ts';
import {
  MAX_TRENDS,
  perMillion,
  shareOf,
  type TrendSeries,
  type TrendsRequest,
  type TrendsResult,
} from '../core/trends.ts';
import { type Chip, constraintChips } from './constraints.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { buildingNotice } from './search-advice.ts';
import type { HiddenInput } from './search-form.ts';
import { drawTrends, formatPerMillion, formatShare, type TrendDrawing } from './trend-drawing.ts';
import { counted, formatCount, formatRange } from './wording.ts';

export type TrendLegend = {
  /** From 1: which of the ways to draw a line is its own. */
  readonly number: number;
  readonly query: string;
  readonly href: string;
  /** “31 articles”. */
  readonly note: string;
  /** The other queries alone. */
  readonly withoutHref: string;
};

export type TrendRow = {
  readonly label: string;
  readonly articles: string;
  readonly cells: readonly {
    readonly count: string;
    readonly href: string;
    readonly share: string;
    readonly perMillion: string;
  }[];
};

export type TrendsPage = {
  readonly frame: Frame;
  readonly building: string | null;
  /** The queries, and an empty field for one more. */
  readonly fields: readonly { readonly number: number; readonly q: string }[];
  readonly hidden: readonly HiddenInput[];
  readonly chips: readonly Chip[];
  readonly clearHref: null;
  readonly warnings: readonly string[];
  readonly legend: readonly TrendLegend[];
  readonly drawings: readonly TrendDrawing[];
  readonly rows: readonly TrendRow[];
  /** Why there is nothing to draw, with something to try; null where there is. */
  readonly none: { readonly text: string; readonly href: string | null } | null;
  readonly undated: string | null;
  readonly csvHref: string | null;
};

/** Tried where nothing is asked yet. */
const EXAMPLE = ['election', 'war', 'peace'];

function legendOf(series: TrendSeries, i: number, request: TrendsRequest): TrendLegend {
  const { state, queries } = request;
  const q = series.query.text;
  return {
    number: i + 1,
    query: q,
    href: searchHref({ ...state, q, operator: state.operator ?? 'and', interval: null }),
    note: counted(series.total, 'article'),
    withoutHref: trendsHref({ state, queries: queries.filter((_, at) => at !== i) }),
  };
}

function rowsOf({ state, periods, series }: TrendsResult): TrendRow[] {
  return periods.map((period, i) => {
    const { from, to } = shortBounds(period.from, period.to);
    return {
      label: formatRange(from, to),
      articles: formatCount(period.articles),
      cells: series.map(({ query, points }) => {
        const point = points[i] ?? { articles: 0, matches: 0 };
        return {
          count: formatCount(point.articles),
          href: searchHref(pointState(state, query.text, period)),
          share: formatShare(shareOf(point, period)),
          perMillion: formatPerMillion(perMillion(point, period)),
        };
      }),
    };
  });
}

function whyNone({ periods }: TrendsResult, { state, queries }: TrendsRequest): TrendsPage['none'] {
  if (periods.length === 0)
    return { text: 'No article with a date passes these filters.', href: null };
  if (queries.length > 0) return null;
  return {
    text: 'Each query becomes a line: its share of the articles of each period.',
    href: trendsHref({ state, queries: EXAMPLE }),
  };
}

/** The filters, for a form that brings its own queries. */
function filtersOf(state: SearchState): HiddenInput[] {
  return [...searchParams({ ...state, q: '' })].map(([name, value]) => ({ name, value }));
}

export function trendsPage(result: TrendsResult, { queries }: TrendsRequest): TrendsPage {
  const { state, series, index, undated } = result;
  const request = { state, queries };
  const none = whyNone(result, request);
  return {
    frame: pageFrame({
      title: queries.length === 0 ? 'Trends' : `Trends: ${queries.join(', ')}`,
      twinHref: trendsHref(request, '/api/trends'),
      index,
      current: '/trends',
      meta: [NOT_FOR_ROBOTS],
    }),
    building: buildingNotice(index),
    fields: [...queries, ...(queries.length < MAX_TRENDS ? [''] : [])].map((q, i) => ({
      number: i + 1,
      q,
    })),
    hidden: filtersOf(state),
    chips: constraintChips(state, (to) => trendsHref({ state: to, queries })),
    clearHref: null,
    warnings: [
      ...new Set(series.flatMap(({ query }) => query.warnings.map(({ message }) => message))),
    ],
    legend: series.map((one, i) => legendOf(one, i, request)),
    drawings: none === null ? drawTrends(result) : [],
    rows: none === null ? rowsOf(result) : [],
    none,
    undated:
      undated === 0 ? null : `${counted(undated, 'article')} without a date stand in no period.`,
    csvHref: none === null ? trendsHref(request, '/trends.csv') : null,
  };
}
