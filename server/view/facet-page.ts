/** The full list of a facet's values under the current search, with a form that finds values by any word. */

import { withChanges } from '../core/search-state.ts';
import { DEFAULT_LIST_SIZE, facetApiHref, facetHref, searchHref } from '../core/search-url.ts';
import type { FacetList, FacetListRequest } from '../core/searcher.ts';
import { type Chip, constraintChips } from './constraints.ts';
import { FACET_NAMES } from './facet-names.ts';
import { type FacetView, facetView } from './facet-view.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type Pagination, pagination } from './pagination.ts';
import { type HiddenInput, hiddenInputs } from './search-form.ts';
import type { SortLink } from './search-page.ts';
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
  readonly hidden: readonly HiddenInput[];
  readonly sorts: readonly SortLink[];
  readonly chips: readonly Chip[];
  /** Never offered here; the chips are shown as on the results page. */
  readonly clearHref: null;
  readonly facet: FacetView;
  readonly pagination: Pagination | null;
  readonly backHref: string;
};

export function facetPage(list: FacetList, request: FacetListRequest): FacetPage {
  const { facet, contains, page, size } = request;
  // Links leave the list for the results' first page; its own paging is not part of the search.
  const state = withChanges(list.state, {});
  const { title, many } = FACET_NAMES[facet];
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
    label: `Find among the ${many}`,
    contains,
    hidden: [
      ...hiddenInputs(state, ['contains', 'facet_size']),
      ...(size === DEFAULT_LIST_SIZE ? [] : [{ name: 'facet_size', value: String(size) }]),
    ],
    sorts: (['count', 'name'] as const).map((facetSort) => ({
      text: facetSort === 'count' ? 'Most articles' : 'Name',
      href: facetHref(facet, withChanges(state, { facetSort }), { contains, size }),
      current: state.facetSort === facetSort,
    })),
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
