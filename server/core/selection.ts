/**
 * The selection: which articles the chosen filters let through, and, for those they do not, whether
 * a single facet is to blame. That is what facet counts need: a facet ignores its own inclusions and
 * obeys everything else, so an article that fails by one facet alone still counts in that facet.
 */
import { firstDay, lastDay } from './date-bound.ts';
import {
  effectiveUndated,
  FACETS,
  type Facet,
  type FacetSelection,
  type SearchState,
  type Undated,
} from './search-state.ts';

/** The columns a selection reads of an article. */
export interface FacetColumns {
  values(document: number, facet: Facet): readonly string[];
  /** ISO day, or null. */
  day(document: number): string | null;
}

/** What keeps an article out of the result, as far as counting needs to know. */
export type Verdict =
  | { readonly kind: 'in' }
  /** Kept out by the inclusions of this facet alone, or by the dates alone. */
  | { readonly kind: 'outside'; readonly by: Facet | 'date' }
  /** Kept out by one excluded value, whatever this facet includes; all else lets it in. */
  | { readonly kind: 'excluded'; readonly by: Facet; readonly value: string }
  | { readonly kind: 'out' };

const IN: Verdict = { kind: 'in' };
const OUT: Verdict = { kind: 'out' };

type ChosenFacet = FacetSelection & { readonly facet: Facet };

/** Compiles the chosen filters, whose values must be display values (see `resolveValues`). */
export function createSelection(
  state: SearchState,
  columns: FacetColumns,
): (document: number) => Verdict {
  const chosen = FACETS.map((facet): ChosenFacet => ({ facet, ...state.facets[facet] })).filter(
    ({ included, excluded, missing }) => included.length + excluded.length > 0 || missing,
  );
  const dateAllows = createDateRule(state);
  return (document) => {
    let outside: Facet | 'date' | null = dateAllows(columns.day(document)) ? null : 'date';
    let excluded: { readonly by: Facet; readonly value: string } | null = null;
    for (const choice of chosen) {
      const values = columns.values(document, choice.facet);
      for (const value of choice.excluded) {
        if (!values.includes(value)) continue;
        if (excluded !== null) return OUT;
        excluded = { by: choice.facet, value };
      }
      if (isIncluded(choice, values)) continue;
      // All of the included values: the facet's own counts obey that too.
      if (choice.match === 'all' || outside !== null) return OUT;
      outside = choice.facet;
    }
    if (excluded !== null) {
      return outside === null || outside === excluded.by ? { kind: 'excluded', ...excluded } : OUT;
    }
    return outside === null ? IN : { kind: 'outside', by: outside };
  };
}

/** Articles without a value are one more choice among those included. */
function isIncluded(
  { included, match, missing }: FacetSelection,
  values: readonly string[],
): boolean {
  if (included.length === 0 && !missing) return true;
  if (match === 'all') {
    return included.every((value) => values.includes(value)) && (!missing || values.length === 0);
  }
  return (missing && values.length === 0) || included.some((value) => values.includes(value));
}

/** Dates and the undated: an article of month or year precision stands on its period's first day. */
function createDateRule(state: SearchState): (day: string | null) => boolean {
  const from = state.from === null ? null : firstDay(state.from);
  const to = state.to === null ? null : lastDay(state.to);
  const undated: Undated = effectiveUndated(state);
  return (day) => {
    if (day === null) return undated !== 'exclude';
    if (undated === 'only') return false;
    return (from === null || day >= from) && (to === null || day <= to);
  };
}
