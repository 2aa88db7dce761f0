/**
 * The chosen filters over numbers: the same decision as `core/selection.ts`, which says what it means,
 * taken without a string. It is checked against that one.
 */
import { firstDay, lastDay } from '../../core/date-bound.ts';
import { effectiveUndated, FACETS, type Facet, type SearchState } from '../../core/search-state.ts';
import { dayNumber, NO_DAY } from './day-number.ts';
import { type ValueColumn, valuesOf } from './value-column.ts';

/** How an article fares: in, or kept out by one thing alone, or out. */
export const IN = 0;
export const OUT = 1;
/** Kept out by the dates alone. */
export const OUTSIDE_DATES = 2;
/** Kept out by the inclusions of facet `n - OUTSIDE_FACET` alone. */
export const OUTSIDE_FACET = 16;
/** Kept out by one excluded value: `n - EXCLUDED` is its place among `exclusions`. */
export const EXCLUDED = 64;

export type Exclusion = { readonly facet: Facet; readonly value: number };

export type Filter = {
  /** Whether everything passes. */
  readonly isOpen: boolean;
  readonly exclusions: readonly Exclusion[];
  /** One of the codes above, for a document of a segment on a day (see `day-number.ts`). */
  readonly verdict: (segment: number, document: number, day: number) => number;
};

type Chosen = {
  readonly place: number;
  readonly column: ValueColumn;
  /** Numbers of the included values; one that nothing carries is missing here but counted in `asked`. */
  readonly included: readonly number[];
  readonly asked: number;
  readonly matchAll: boolean;
  readonly missing: boolean;
  /** Places in `exclusions` by number of the value. */
  readonly excluded: ReadonlyMap<number, number>;
};

export function createFilter(
  state: SearchState,
  columns: Readonly<Record<Facet, ValueColumn>>,
): Filter {
  const exclusions: Exclusion[] = [];
  const chosen = FACETS.flatMap((facet, place): Chosen[] => {
    const { included, excluded, match, missing } = state.facets[facet];
    if (included.length + excluded.length === 0 && !missing) return [];
    const column = columns[facet];
    const numbers = (values: readonly string[]): number[] =>
      values.flatMap((value) => column.numberOf(value) ?? []);
    const places = new Map(
      numbers(excluded).map((value) => [value, exclusions.push({ facet, value }) - 1]),
    );
    return [
      {
        place,
        column,
        included: numbers(included),
        asked: included.length,
        matchAll: match === 'all',
        missing,
        excluded: places,
      },
    ];
  });
  const inDates = createDateRule(state);
  return {
    isOpen: chosen.length === 0 && inDates === null,
    exclusions,
    verdict: (segment, document, day) => {
      let outside = inDates === null || inDates(day) ? IN : OUTSIDE_DATES;
      let excluded = -1;
      for (const choice of chosen) {
        const values = valuesOf(choice.column, segment, document);
        for (const value of values) {
          const place = choice.excluded.get(value);
          if (place === undefined) continue;
          if (excluded >= 0) return OUT;
          excluded = place;
        }
        if (isIncluded(choice, values)) continue;
        if (choice.matchAll || outside !== IN) return OUT;
        outside = OUTSIDE_FACET + choice.place;
      }
      if (excluded < 0) return outside;
      const by = FACETS.indexOf(exclusions[excluded]?.facet ?? 'person');
      return outside === IN || outside === OUTSIDE_FACET + by ? EXCLUDED + excluded : OUT;
    },
  };
}

function isIncluded(
  { included, asked, matchAll, missing }: Chosen,
  values: readonly number[],
): boolean {
  if (asked === 0 && !missing) return true;
  if (matchAll) {
    const all = included.length === asked && included.every((value) => values.includes(value));
    return all && (!missing || values.length === 0);
  }
  return (missing && values.length === 0) || included.some((value) => values.includes(value));
}

/** Null where every day passes. */
function createDateRule(state: SearchState): ((day: number) => boolean) | null {
  const undated = effectiveUndated(state);
  if (state.from === null && state.to === null && undated === 'include') return null;
  const from = state.from === null ? NO_DAY : dayNumber(firstDay(state.from));
  const to = state.to === null ? Number.MAX_SAFE_INTEGER : dayNumber(lastDay(state.to));
  return (day) => {
    if (day === NO_DAY) return undated !== 'exclude';
    return undated !== 'only' && day >= from && day <= to;
  };
}
