/** The answer of `/api/facets/:facet` as JSON: the full list of a facet's values, page by page. */

import { facetApiHref, facetHref } from '../core/search-url.ts';
import type { FacetList, FacetListRequest } from '../core/searcher.ts';
import { apiFacet, apiIndex } from './api-search.ts';
import { pageNumbers } from './page-links.ts';

/** One page of the list; `matching` of the `distinct` values hold the words of `contains`. */
export function apiFacetList(list: FacetList, request: FacetListRequest) {
  const { facet, contains, page, size } = request;
  const { state } = list;
  const total = list.matching;
  const pages = pageNumbers({ total, page, size, reach: Number.MAX_SAFE_INTEGER });
  const at = (to: number | null) =>
    to === null ? null : facetApiHref(facet, state, { contains, page: to, size });
  return {
    facet,
    contains,
    matching: list.matching,
    ...apiFacet(facet, list, state),
    links: {
      self: at(page),
      first: at(1),
      prev: at(pages.prev),
      next: at(pages.next),
      last: at(pages.last),
      html: facetHref(facet, state, { contains, page, size }),
    },
    index: apiIndex(list.index),
  };
}
