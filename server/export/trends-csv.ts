/** Trends as CSV: a row for each query and period. The order of the columns is fixed; new ones come last. */
import { searchHref } from '../core/search-url.ts';
import { pointState } from '../core/trend-point.ts';
import { perMillion, shareOf, type TrendsResult } from '../core/trends.ts';
import { type CsvCell, csvChunks } from './csv.ts';

export const TRENDS_COLUMNS = [
  'from',
  'to',
  'query',
  'articles',
  'articles_in_period',
  'share',
  'matches',
  'words_in_period',
  'per_million',
  'url',
] as const;

export type TrendsCsvOptions = {
  /** Where the site is reached, without a final slash: a file is read elsewhere. */
  readonly base: string;
  readonly bom: boolean;
};

/** The rows of one answer in chunks of text. */
export function trendsCsv(
  result: TrendsResult,
  { base, bom }: TrendsCsvOptions,
): Generator<string> {
  return csvChunks(TRENDS_COLUMNS, rows(result, base), { bom });
}

function* rows({ state, periods, series }: TrendsResult, base: string): Generator<CsvCell[]> {
  for (const { query, points } of series) {
    for (const [i, point] of points.entries()) {
      const period = periods[i];
      if (period === undefined) continue;
      const url = `${base}${searchHref(pointState(state, query.text, period))}`;
      yield [
        period.from,
        period.to,
        query.text,
        point.articles,
        period.articles,
        shareOf(point, period),
        point.matches,
        period.words,
        perMillion(point, period),
        url,
      ];
    }
  }
}
