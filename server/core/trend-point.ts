/** The search that a point of a trend stands for: its query, in its period, under the filters of all. */
import { firstDay, lastDay, shortBounds } from './date-bound.ts';
import { type SearchState, withChanges } from './search-state.ts';

/**
 * `period` is given in days; the first and the last may reach beyond the range of the search, which
 * then holds. The operator is always said: no looser reading may find what the point does not count.
 */
export function pointState(
  state: SearchState,
  q: string,
  period: { readonly from: string; readonly to: string },
): SearchState {
  const first = state.from === null ? period.from : firstDay(state.from);
  const last = state.to === null ? period.to : lastDay(state.to);
  const range = shortBounds(
    first > period.from ? first : period.from,
    last < period.to ? last : period.to,
  );
  return withChanges(state, {
    ...range,
    q,
    operator: state.operator ?? 'and',
    interval: null,
    undated: null,
    missingDate: false,
  });
}
