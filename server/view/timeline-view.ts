/**
 * The timeline: bars as an SVG drawn here (attributes only, so no inline style), the same numbers as
 * a table of links, and the form for a range of one's own.
 */

import { firstDay, lastDay } from '../core/date-bound.ts';
import { type Interval, type SearchState, withChanges } from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type { Timeline, TimelineBucket } from '../core/searcher.ts';
import { type HiddenInput, hiddenInputs } from './search-form.ts';
import { counted, formatCount, formatDay, formatRange } from './wording.ts';

/** Most bars that stay apart in a column of 17 rem. */
const MAX_BARS = 36;
/** Fewest places for bars: two days of news should not look like two walls. */
const MIN_PLACES = 12;
/** Units of the drawing; it is stretched to the column's width. */
const PLACE_WIDTH = 10;
const BAR_WIDTH = 8;
const HEIGHT = 60;
const DAY_MS = 86_400_000;
/** Height of the smallest bar, so that one article among thousands still shows. */
const MIN_BAR_HEIGHT = 2;

export type TimelineBar = {
  readonly label: string;
  readonly count: string;
  /** “3 articles”. */
  readonly articles: string;
  readonly href: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Whether the bar lies in the chosen range. */
  readonly chosen: boolean;
};

export type TimelineView = {
  readonly bars: readonly TimelineBar[];
  readonly viewBox: string;
  readonly barWidth: number;
  readonly height: number;
  readonly firstLabel: string;
  /** Empty where the first label says the whole range. */
  readonly lastLabel: string;
  /** The choice of articles without a date; null where there are none. */
  readonly undated: {
    readonly label: string;
    readonly href: string;
    readonly selected: boolean;
  } | null;
  readonly from: string;
  readonly to: string;
  readonly hidden: readonly HiddenInput[];
  /** The same search without its range; null where there is none. */
  readonly clearHref: string | null;
};

/** Days, months or years since the beginning of the calendar, so that neighbours differ by one. */
function placeOf(day: string, interval: Interval): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (interval === 'year') return year;
  return interval === 'month' ? year * 12 + month : Date.parse(day) / DAY_MS;
}

/** Neighbouring buckets as one bar, standing at its place in time. */
type Group = { readonly place: number; readonly buckets: readonly TimelineBucket[] };

/**
 * At most `MAX_BARS` groups in order of time; each covers the same length of time, and gaps stay gaps
 * whether or not the engine lists empty buckets.
 */
function joined({ buckets, interval }: Timeline): Group[] {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = placeOf(first.from, interval);
  const each = Math.ceil((placeOf(last.from, interval) - start + 1) / MAX_BARS);
  const groups = new Map<number, TimelineBucket[]>();
  for (const bucket of buckets) {
    const place = Math.floor((placeOf(bucket.from, interval) - start) / each);
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [bucket]);
    else group.push(bucket);
  }
  return [...groups].map(([place, members]) => ({ place, buckets: members }));
}

function articlesIn({ buckets }: Group): number {
  return buckets.reduce((sum, { count }) => sum + count, 0);
}

/** Whether all of the group lies between the bounds, of which there must be one. */
function isChosen({ buckets }: Group, { from, to }: SearchState): boolean {
  const [first, last] = [buckets[0]?.from ?? '', buckets.at(-1)?.to ?? ''];
  if (from === null && to === null) return false;
  return (from === null || first >= firstDay(from)) && (to === null || last <= lastDay(to));
}

export function timelineView(timeline: Timeline, state: SearchState): TimelineView {
  const { interval, undated, buckets } = timeline;
  const groups = joined(timeline).filter((group) => articlesIn(group) > 0);
  const most = Math.max(1, ...groups.map(articlesIn));
  const shorten = (day: string | undefined) =>
    (day ?? '').slice(0, { day: 10, month: 7, year: 4 }[interval]);
  const bars = groups.map((group) => {
    const count = articlesIn(group);
    const range = {
      from: shorten(group.buckets[0]?.from),
      to: shorten(group.buckets.at(-1)?.to),
    };
    const height = Math.max(MIN_BAR_HEIGHT, Math.round((count / most) * HEIGHT));
    return {
      label: formatRange(range.from, range.to),
      count: formatCount(count),
      articles: counted(count, 'article'),
      href: searchHref(withChanges(state, { ...range, undated: null, missingDate: false })),
      x: group.place * PLACE_WIDTH,
      y: HEIGHT - height,
      height,
      chosen: isChosen(group, state),
    };
  });
  const reach = (groups.at(-1)?.place ?? 0) + 1;
  const places = Math.max(MIN_PLACES, reach);
  const [first, last] = [shorten(buckets[0]?.from), shorten(buckets.at(-1)?.to)];
  // Labels stand under the ends of the bars, or as one range where the bars do not reach across.
  const across = reach >= MIN_PLACES;
  const bounded = state.from !== null || state.to !== null;
  return {
    bars,
    viewBox: `0 0 ${places * PLACE_WIDTH} ${HEIGHT}`,
    barWidth: BAR_WIDTH,
    height: HEIGHT,
    firstLabel: across ? formatDay(first) : formatRange(first, last),
    lastLabel: across ? formatDay(last) : '',
    undated:
      undated.count === 0 && !state.missingDate
        ? null
        : {
            label: `${formatCount(undated.count)} without a date`,
            href: searchHref(withChanges(state, { missingDate: !state.missingDate })),
            selected: state.missingDate,
          },
    from: state.from ?? '',
    to: state.to ?? '',
    hidden: hiddenInputs(state, ['from', 'to']),
    clearHref: bounded ? searchHref(withChanges(state, { from: null, to: null })) : null,
  };
}
