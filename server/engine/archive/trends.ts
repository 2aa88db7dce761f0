/** Several queries through time, counted in the articles of one archive. */
import { TEXT_FIELDS } from '../../core/article.ts';
import type { SearchState } from '../../core/search-state.ts';
import { checkLinks } from '../../core/search-url.ts';
import {
  type Calendar,
  createCalendar,
  type TrendPoint,
  type TrendSeries,
  type TrendsRequest,
  type TrendsResult,
} from '../../core/trends.ts';
import type { Archive } from './archive.ts';
import { createDeadline } from './deadline.ts';
import { openResultSet } from './result-set.ts';

/** Exactly what is asked for; every article for itself. */
const STRICT = { mayFallBack: false };
/** Links of a point of a line: its search, and the twin of that. */
const LINKS_A_POINT = 2;
/** Articles read between two looks at the clock. */
const CHECK_EVERY = 64;

/** Linear in the articles that pass the filters, and in the words of those that match. */
export function trends(archive: Archive, { state, queries }: TrendsRequest): TrendsResult {
  const deadline = createDeadline(archive.now);
  const all = openResultSet(archive, { ...state, q: '' }, STRICT);
  const documents = all.selection.ordered('oldest', 0, all.selection.total);
  const dated = documents.flatMap((document) => {
    const day = archive.day(document);
    return day === null ? [] : [{ document, day }];
  });
  const calendar = createCalendar(
    dated.map(({ day }) => day),
    state.interval,
  );
  const periods = calendar.periods.map((days) => ({ ...days, articles: 0, words: 0 }));
  for (const q of queries)
    checkLinks({ ...state, q }, LINKS_A_POINT * queries.length * periods.length, 'interval');
  for (const [i, { document, day }] of dated.entries()) {
    if (i % CHECK_EVERY === 0) deadline.check();
    const period = periods[calendar.placeOf(day)];
    const tokens = archive.row(document)?.tokens;
    if (period === undefined || tokens === undefined) continue;
    period.articles += 1;
    for (const field of TEXT_FIELDS) period.words += tokens[field].length;
  }
  return {
    state: all.state,
    step: calendar.step,
    periods,
    series: queries.map((q) => seriesOf(archive, { ...state, q }, calendar, deadline.check)),
    undated: documents.length - dated.length,
    index: archive.info,
  };
}

function seriesOf(
  archive: Archive,
  state: SearchState,
  calendar: Calendar,
  checkTime: () => void,
): TrendSeries {
  const { selection, matches, report } = openResultSet(archive, state, STRICT);
  const points = calendar.periods.map((): { -readonly [K in keyof TrendPoint]: number } => ({
    articles: 0,
    matches: 0,
  }));
  let total = 0;
  for (const [i, document] of selection.ordered('oldest', 0, selection.total).entries()) {
    if (i % CHECK_EVERY === 0) checkTime();
    const day = archive.day(document);
    const point = day === null ? undefined : points[calendar.placeOf(day)];
    if (point === undefined) continue;
    total += 1;
    point.articles += 1;
    if (report.hasWords) point.matches += matches.places(document);
  }
  return { query: report, total, points };
}
