/**
 * The timeline: bars as an SVG drawn here (attributes only, so no inline style), the same numbers as
 * a table of links, and the form for a range of one's own.
 */

import { type SearchState, withChanges } from '../core/search-state.ts';
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

/** Neighbouring buckets joined so that at most `MAX_BARS` remain; counts add up to the same. */
function joined(buckets: readonly TimelineBucket[]): TimelineBucket[] {
  const each = Math.ceil(buckets.length / MAX_BARS);
  const groups: TimelineBucket[] = [];
  for (let i = 0; i < buckets.length; i += each) {
    const group = buckets.slice(i, i + each);
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    const sum = (of: (bucket: TimelineBucket) => number) =>
      group.reduce((total, bucket) => total + of(bucket), 0);
    groups.push({
      from: first.from,
      to: last.to,
      count: sum((bucket) => bucket.count),
      stories: sum((bucket) => bucket.stories),
    });
  }
  return groups;
}

export function timelineView(timeline: Timeline, state: SearchState): TimelineView {
  const { interval, undated } = timeline;
  const groups = joined(timeline.buckets);
  const most = Math.max(1, ...groups.map(({ count }) => count));
  const precision = { day: 10, month: 7, year: 4 }[interval];
  const bars = groups.map(({ from, to, count }, i) => {
    const range = { from: from.slice(0, precision), to: to.slice(0, precision) };
    const height = Math.max(MIN_BAR_HEIGHT, Math.round((count / most) * HEIGHT));
    return {
      label: formatRange(range.from, range.to),
      count: formatCount(count),
      articles: counted(count, 'article'),
      href: searchHref(withChanges(state, { ...range, undated: null, missingDate: false })),
      x: i * PLACE_WIDTH,
      y: HEIGHT - height,
      height,
    };
  });
  const places = Math.max(MIN_PLACES, bars.length);
  const first = groups[0]?.from.slice(0, precision) ?? '';
  const last = groups.at(-1)?.to.slice(0, precision) ?? '';
  // Labels stand under the ends of the bars, or as one range where the bars do not reach across.
  const across = groups.length >= MIN_PLACES;
  const bounded = state.from !== null || state.to !== null;
  return {
    bars: bars.filter((_, i) => (groups[i]?.count ?? 0) > 0),
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
