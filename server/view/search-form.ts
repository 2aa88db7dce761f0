/**
 * The search forms: `GET` forms that carry every other part of the search as hidden inputs, so that
 * a new query keeps the filters and a new date range keeps the query.
 */
import { EMPTY_STATE, type SearchState, withChanges } from '../core/search-state.ts';
import { searchParams } from '../core/search-url.ts';

export type HiddenInput = { readonly name: string; readonly value: string };

/** The search box of every page. */
export type SearchForm = { readonly q: string; readonly hidden: readonly HiddenInput[] };

/** The state's parameters for a form that supplies those in `without` itself; always back to page 1. */
export function hiddenInputs(state: SearchState, without: readonly string[]): HiddenInput[] {
  return [...searchParams(withChanges(state, {}))]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => ({ name, value }));
}

/** `state` null: a fresh search, as on pages that show no results. */
export function searchForm(state: SearchState | null): SearchForm {
  const { q } = state ?? EMPTY_STATE;
  return { q, hidden: state === null ? [] : hiddenInputs(state, ['q']) };
}
