/** The answers of `/api/trends` and `/api/distinctive` as JSON. */
import {
  DISTINCTIVE_FACETS,
  type Distinctive,
  type DistinctiveRequest,
  type DistinctiveResult,
} from '../core/distinctive.ts';
import { distinctiveHref, trendsHref } from '../core/insight-url.ts';
import type { SearchState } from '../core/search-state.ts';
import { apiHref, searchHref } from '../core/search-url.ts';
import { pointState } from '../core/trend-point.ts';
import {
  perMillion,
  shareOf,
  type TrendPeriod,
  type TrendSeries,
  type TrendsRequest,
  type TrendsResult,
} from '../core/trends.ts';
import { apiIndex, apiQuery } from './api-search.ts';
import { withValueHref, withWordHref } from './distinctive-page.ts';

function apiSeries(series: TrendSeries, state: SearchState, periods: readonly TrendPeriod[]) {
  const q = series.query.text;
  return {
    query: apiQuery(series.query, { ...state, q }),
    total: series.total,
    url: searchHref({ ...state, q, interval: null }),
    points: series.points.map((point, i) => {
      const period = periods[i] ?? { from: '', to: '', articles: 0, words: 0 };
      const found = pointState(state, q, period);
      return {
        from: period.from,
        to: period.to,
        articles: point.articles,
        share: shareOf(point, period),
        matches: point.matches,
        per_million: perMillion(point, period),
        url: searchHref(found),
        api_url: apiHref(found),
      };
    }),
  };
}

/** The lines; each has a point for every period. */
export function apiTrends(result: TrendsResult, { queries }: TrendsRequest) {
  const { state, step, periods, undated } = result;
  const request = { state, queries };
  return {
    step: { unit: step.unit, each: step.each },
    periods: periods.map(({ from, to, articles, words }) => ({ from, to, articles, words })),
    series: result.series.map((series) => apiSeries(series, state, periods)),
    undated,
    links: {
      self: trendsHref(request, '/api/trends'),
      html: trendsHref(request),
      csv: trendsHref(request, '/trends.csv'),
    },
    index: apiIndex(result.index),
  };
}

function apiItems(found: readonly Distinctive[], hrefOf: (text: string) => string) {
  return found.map(({ text, count, inArchive, logLikelihood }) => ({
    value: text,
    count,
    in_archive: inArchive,
    log_likelihood: logLikelihood,
    url: hrefOf(text),
  }));
}

/** What stands out, strongest first. */
export function apiDistinctive(result: DistinctiveResult, { size }: DistinctiveRequest) {
  const { state, values } = result;
  return {
    query: apiQuery(result.query, state),
    articles: result.articles,
    archive: result.archive,
    facets: Object.fromEntries(
      DISTINCTIVE_FACETS.map((facet) => [
        facet,
        apiItems(values[facet], (value) => withValueHref(state, facet, value)),
      ]),
    ),
    words: apiItems(result.words, (word) => withWordHref(state, word)),
    links: {
      self: distinctiveHref(state, '/api/distinctive', size),
      html: distinctiveHref(state),
      search: searchHref(state),
    },
    index: apiIndex(result.index),
  };
}
