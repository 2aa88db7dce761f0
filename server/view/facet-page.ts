/**
 * The full list of a facet's values under the current search, as one form: it finds values by any
 * word, keeps what was ticked on the way, and applies all of it at once.
 */

import { type Facet, type SearchState, withChanges, withSelection } from '../core/search-state.ts';
import { DEFAULT_LIST_SIZE, facetApiHref, facetHref, searchHref } from '../core/search-url.ts';
import type { FacetList, FacetListRequest } from '../core/searcher.ts';
import { type Chip, constraintChips } from './constraints.ts';
import { FACET_NAMES } from './facet-names.ts';
import { type FacetView, facetSortLinks, facetView, type SortLink } from './facet-view.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type Pagination, pagination } from './pagination.ts';
import { type HiddenInput, hiddenInputs } from './search-form.ts';
import { formatCount } from './wording.ts';

export type FacetPage = {
  readonly frame: Frame;
  readonly heading: string;
  /** What search the counts are of: its words, or “all articles”. */
  readonly scope: string;
  readonly count: string;
  readonly action: string;
  readonly label: string;
  readonly contains: string;
  /** Parameter of the choices: the facet's name. */
  readonly facetName: string;
  readonly hidden: readonly HiddenInput[];
  /** Chosen values that are not on this page. */
  readonly kept: readonly HiddenInput[];
  /** Name of the choice between any and all of the ticked values; null where one value is all there can be. */
  readonly match: { readonly name: string; readonly all: boolean } | null;
  /** “Articles with the people ticked”. */
  readonly apply: string;
  readonly sorts: readonly SortLink[];
  readonly chips: readonly Chip[];
  /** Never offered here; the chips are shown as on the results page. */
  readonly clearHref: null;
  readonly facet: FacetView;
  readonly pagination: Pagination | null;
  readonly backHref: string;
};

/** The search without what the form says anew: the values chosen in the facet, and how they are joined. */
function withoutChoice(state: SearchState, facet: Facet): SearchState {
  return withSelection(state, facet, { included: [], missing: false, match: 'any' });
}

/** Chosen values that other pages of the list show. */
function keptChoice({ state, values }: FacetList, facet: Facet): HiddenInput[] {
  const chosen = state.facets[facet];
  const shown = new Set(values.map(({ value }) => value));
  return chosen.included
    .filter((value) => !shown.has(value))
    .map((value) => ({ name: facet, value }));
}

export function facetPage(list: FacetList, request: FacetListRequest): FacetPage {
  const { facet, contains, page, size } = request;
  // Links leave the list for the results' first page; its own paging is not part of the search.
  const state = withChanges(list.state, {});
  const { title, many, multiple } = FACET_NAMES[facet];
  const { match } = state.facets[facet];
  const words = state.q.trim();
  const of = formatCount(list.distinct);
  return {
    frame: pageFrame({
      title: words === '' ? title : `${title}: ${words}`,
      twinHref: facetApiHref(facet, state, { contains, page, size }),
      state,
      index: list.index,
      meta: [NOT_FOR_ROBOTS],
    }),
    heading: title,
    scope: words === '' ? 'in the articles found' : `in the results for “${words}”`,
    count:
      contains.trim() === '' ? `${of} ${many}` : `${formatCount(list.matching)} of ${of} ${many}`,
    action: `/facets/${facet}`,
    facetName: facet,
    label: `Find among the ${many}`,
    contains,
    hidden: [
      ...hiddenInputs(withoutChoice(state, facet), ['contains', 'facet_size']),
      ...(size === DEFAULT_LIST_SIZE ? [] : [{ name: 'facet_size', value: String(size) }]),
    ],
    kept: keptChoice(list, facet),
    match: multiple ? { name: `match_${facet}`, all: match === 'all' } : null,
    apply: `Show articles with the ${many} ticked`,
    sorts: facetSortLinks(state, (sorted) => facetHref(facet, sorted, { contains, size })),
    chips: constraintChips(state),
    clearHref: null,
    facet: { ...facetView(facet, list, state), all: null },
    pagination: pagination({
      total: list.matching,
      page,
      size,
      href: (to) => facetHref(facet, state, { contains, page: to, size }),
    }),
    backHref: searchHref(state),
  };
}
