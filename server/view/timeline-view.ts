/**
 * The timeline: bars as an SVG drawn here (attributes only, so no inline style), the same numbers as
 * a table of links, and the form for a range of one's own. Once a range is chosen, its own bars stand
 * below those of the whole, finer, so that every bar leads further in.
 */
import type { Bar, Chart } from '../core/chart.ts';
import { firstDay, lastDay, shortBounds } from '../core/date-bound.ts';
import { type SearchState, withChanges } from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type { Timeline } from '../core/searcher.ts';
import { type HiddenInput, hiddenInputs } from './search-form.ts';
import { counted, formatCount, formatDay, formatRange } from './wording.ts';

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
  /** Whether the bar lies in the chosen range. */
  readonly chosen: boolean;
};

/** Bars with articles, each at its place in time. */
export type TimelineDrawing = {
  readonly bars: readonly TimelineBar[];
  readonly viewBox: string;
  readonly barWidth: number;
  readonly height: number;
  readonly firstLabel: string;
  /** Empty where the first label says the whole range. */
  readonly lastLabel: string;
};

export type TimelineView = TimelineDrawing & {
  /** The chosen range on its own; null where there is none, or it shows no more. */
  readonly zoom: TimelineDrawing | null;
  /** The choice of articles without a date; null where there are none. */
  readonly undated: {
    readonly label: string;
    readonly href: string;
    readonly selected: boolean;
  } | null;
  readonly from: string;
  readonly to: string;
  readonly hidden: readonly HiddenInput[];
  /** The month or year around the chosen range; null where there is none or nothing is chosen. */
  readonly wider: { readonly text: string; readonly href: string } | null;
  /** The same search without its range; null where there is none. */
  readonly clearHref: string | null;
};

/** Whether all of the bar lies between the bounds, of which there must be one. */
function isChosen(bar: Bar, { from, to }: SearchState): boolean {
  if (from === null && to === null) return false;
  return (from === null || bar.from >= firstDay(from)) && (to === null || bar.to <= lastDay(to));
}

function rangeHref(state: SearchState, range: { from: string; to: string }): string {
  return searchHref(withChanges(state, { ...range, undated: null, missingDate: false }));
}

/** `marksChoice`: whether bars in the chosen range look chosen. */
function drawing(bars: readonly Bar[], state: SearchState, marksChoice: boolean): TimelineDrawing {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const places = Math.max(MIN_PLACES, bars.length);
  const ends = {
    from: shortBounds(bars[0]?.from ?? '', bars[0]?.to ?? '').from,
    to: shortBounds(bars.at(-1)?.from ?? '', bars.at(-1)?.to ?? '').to,
  };
  // Labels stand under the ends of the bars, or as one range where the bars do not reach across.
  const across = bars.length >= MIN_PLACES;
  return {
    bars: bars.flatMap((bar, place) => {
      if (bar.count === 0) return [];
      const range = shortBounds(bar.from, bar.to);
      const height = Math.max(MIN_BAR_HEIGHT, Math.round((bar.count / most) * HEIGHT));
      return {
        label: formatRange(range.from, range.to),
        count: formatCount(bar.count),
        articles: counted(bar.count, 'article'),
        href: rangeHref(state, range),
        x: place * PLACE_WIDTH,
        y: HEIGHT - height,
        height,
        chosen: marksChoice && isChosen(bar, state),
      };
    }),
    viewBox: `0 0 ${places * PLACE_WIDTH} ${HEIGHT}`,
    barWidth: BAR_WIDTH,
    height: HEIGHT,
    firstLabel: across ? formatDay(ends.from) : formatRange(ends.from, ends.to),
    lastLabel: across ? formatDay(ends.to) : '',
  };
}

/** The chosen range as days, open ends at the ends of the bars; null where nothing is chosen. */
function chosenDays({ bars }: Chart, { from, to }: SearchState) {
  if (from === null && to === null) return null;
  const [first, last] = [bars[0]?.from, bars.at(-1)?.to];
  const days = {
    from: from === null ? first : firstDay(from),
    to: to === null ? last : lastDay(to),
  };
  return days.from === undefined || days.to === undefined ? null : { from: days.from, to: days.to };
}

/** The smallest month or year that holds the chosen range and more. */
function widerRange(chart: Chart, state: SearchState): TimelineView['wider'] {
  const days = chosenDays(chart, state);
  if (days === null) return null;
  const period = [7, 4]
    .map((chars) => days.from.slice(0, chars))
    .find((one) => {
      const holds = days.to.startsWith(one);
      return holds && (firstDay(one) < days.from || lastDay(one) > days.to);
    });
  if (period === undefined) return null;
  return {
    text: `All of ${formatDay(period)}`,
    href: rangeHref(state, { from: period, to: period }),
  };
}

/** Whether the bars of the range alone say more than those of the whole. */
function showsMore({ bars, within }: Chart): boolean {
  const same = bars[0]?.from === within[0]?.from && bars.at(-1)?.to === within.at(-1)?.to;
  return within.filter(({ count }) => count > 0).length > 1 && !same;
}

/** `undated` counts the articles that no bar can hold. */
export function timelineView(
  chart: Chart,
  { undated }: Pick<Timeline, 'undated'>,
  state: SearchState,
): TimelineView {
  const bounded = state.from !== null || state.to !== null;
  return {
    ...drawing(chart.bars, state, true),
    zoom: showsMore(chart) ? drawing(chart.within, state, false) : null,
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
    wider: widerRange(chart, state),
    clearHref: bounded ? searchHref(withChanges(state, { from: null, to: null })) : null,
  };
}
