/**
 * Lines through time as an SVG drawn here. The drawing is stretched to the page's width, strokes are
 * not: points are strokes of no length, so that they stay round. Lines differ by their dashes as well
 * as by colour. What no article can say is a gap.
 */
import { shortBounds } from '../core/date-bound.ts';
import { searchHref } from '../core/search-url.ts';
import { pointState } from '../core/trend-point.ts';
import {
  perMillion,
  shareOf,
  type TrendPeriod,
  type TrendPoint,
  type TrendsResult,
} from '../core/trends.ts';
import { counted, formatDay, formatRange } from './wording.ts';

export type TrendDot = { readonly path: string; readonly href: string; readonly label: string };

export type TrendLine = {
  /** From 1. */
  readonly number: number;
  readonly path: string;
  readonly dots: readonly TrendDot[];
};

export type TrendDrawing = {
  readonly title: string;
  readonly viewBox: string;
  /** What the upper edge stands for. */
  readonly top: string;
  readonly lines: readonly TrendLine[];
  readonly firstLabel: string;
  readonly lastLabel: string;
};

/** Units of the drawing. */
const PLACE_WIDTH = 10;
const HEIGHT = 100;
/** Room above the highest point and below the lowest, for their dots. */
const MARGIN = 5;

type Measure = (point: TrendPoint, period: TrendPeriod) => number | null;

/** `0.125` → `12.5%`; a dash where there is none. */
export function formatShare(share: number | null): string {
  if (share === null) return '–';
  const percent = share * 100;
  return `${percent.toFixed(percent > 0 && percent < 10 ? 1 : 0)}%`;
}

/** `1234.5` → `1,235`. */
export function formatPerMillion(value: number | null): string {
  if (value === null) return '–';
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

/** The next of 1, 2, 5, 10, 20 … that is no smaller. */
export function niceTop(value: number): number {
  if (value <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((times) => times * unit >= value * (1 - 1e-9)) ?? 10) * unit;
}

/** The share of articles, and how often words stand in a million; the latter where words were asked for. */
export function drawTrends(result: TrendsResult): TrendDrawing[] {
  const share = draw(result, {
    title: 'Share of the articles of each period',
    measure: shareOf,
    format: formatShare,
    most: 1,
  });
  if (!result.series.some(({ query }) => query.hasWords)) return [share];
  const frequency = draw(result, {
    title: 'Matches in a million words',
    measure: perMillion,
    format: formatPerMillion,
    most: Number.POSITIVE_INFINITY,
  });
  return [share, frequency];
}

type Kind = {
  readonly title: string;
  readonly measure: Measure;
  readonly format: (value: number | null) => string;
  /** Never drawn higher. */
  readonly most: number;
};

function draw({ state, periods, series }: TrendsResult, kind: Kind): TrendDrawing {
  const valuesOf = (points: readonly TrendPoint[]) =>
    points.map((point, i) => {
      const period = periods[i];
      return period === undefined ? null : kind.measure(point, period);
    });
  const values = series.map(({ points }) => valuesOf(points));
  const highest = Math.max(0, ...values.flat().map((value) => value ?? 0));
  const top = Math.min(kind.most, niceTop(highest));
  const at = (i: number, value: number): string => {
    const y = HEIGHT - MARGIN - (value / top) * (HEIGHT - 2 * MARGIN);
    return `${i * PLACE_WIDTH + PLACE_WIDTH / 2} ${y.toFixed(1)}`;
  };
  const ends = [periods[0], periods.at(-1)].map((period) =>
    shortBounds(period?.from ?? '', period?.to ?? ''),
  );
  return {
    title: kind.title,
    viewBox: `0 0 ${Math.max(1, periods.length) * PLACE_WIDTH} ${HEIGHT}`,
    top: kind.format(top),
    lines: series.map(({ query, points }, n) => ({
      number: n + 1,
      path: linePath(values[n] ?? [], at),
      dots: points.flatMap((point, i) => {
        const [period, value] = [periods[i], values[n]?.[i] ?? null];
        if (period === undefined || value === null) return [];
        const { from, to } = shortBounds(period.from, period.to);
        const found = `${counted(point.articles, 'article')} of ${period.articles}`;
        return {
          path: `M${at(i, value)}h0`,
          href: searchHref(pointState(state, query.text, period)),
          label: `${query.text}, ${formatRange(from, to)}: ${kind.format(value)}, ${found}`,
        };
      }),
    })),
    firstLabel: formatDay(ends[0]?.from ?? ''),
    lastLabel: formatDay(ends[1]?.to ?? ''),
  };
}

/** Begins anew after each gap. */
function linePath(
  values: readonly (number | null)[],
  at: (i: number, value: number) => string,
): string {
  return values
    .map((value, i) => {
      if (value === null) return '';
      const begins = i === 0 || (values[i - 1] ?? null) === null;
      return `${begins ? 'M' : 'L'}${at(i, value)}`;
    })
    .join('');
}
