/** The front page: what the archive holds, its newest articles, and the names to start from. */

import type { DistinctiveResult } from '../core/distinctive.ts';
import { entityListHref } from '../core/entity-url.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { EMPTY_STATE, type Facet } from '../core/search-state.ts';
import { apiHref, facetHref, searchHref } from '../core/search-url.ts';
import type { SearchResult, StatusReport } from '../core/searcher.ts';
import { FACET_NAMES } from './facet-names.ts';
import { type FacetView, facetView, isOffered } from './facet-view.ts';
import { type Frame, pageFrame } from './frame.ts';
import { type HitView, hitView } from './hit-view.ts';
import { type NewNames, newNames } from './new-names.ts';
import { type TimelineView, timelineView } from './timeline-view.ts';
import { counted, formatRange } from './wording.ts';

export type FrontPage = {
  readonly frame: Frame;
  readonly articles: string;
  /** First and last date; null where no article has one. */
  readonly dates: string | null;
  /** True for an archive in which nothing was found to read. */
  readonly empty: boolean;
  readonly newest: readonly HitView[];
  readonly newestHref: string;
  /** All articles in the order in which they came into the folder. */
  readonly addedHref: string;
  readonly newNames: NewNames | null;
  /** What the archive holds beside articles: “687 people” and the like, each with its list. */
  readonly holdings: readonly { readonly text: string; readonly href: string }[];
  readonly facets: readonly FacetView[];
  /** Null for an archive of a single day, month or year: one bar says nothing. */
  readonly timeline: TimelineView | null;
};

const SHOWN: readonly Facet[] = ['person', 'place', 'organization', 'source'];

function holdings(result: SearchResult, { entities }: StatusReport): FrontPage['holdings'] {
  const names = ENTITY_TYPES.map((type) => ({
    text: counted(entities[type], FACET_NAMES[type].one, FACET_NAMES[type].many),
    href: entityListHref(type),
  }));
  const sources = result.facets.source?.distinct ?? 0;
  const source = { text: counted(sources, 'source'), href: facetHref('source', EMPTY_STATE) };
  return [...(sources > 1 ? [source] : []), ...names];
}

/** Values of each facet: enough to start from, and no longer than the newest articles beside them. */
const VALUES = 8;

/**
 * `result` is the answer to the search for everything, newest first; `newest` what is distinctive of the
 * newest articles, null where there are too few to tell.
 */
export function frontPage(
  result: SearchResult,
  status: StatusReport,
  newest: DistinctiveResult | null = null,
): FrontPage {
  const { from, to } = status.dates;
  return {
    frame: pageFrame({ title: null, twinHref: apiHref(EMPTY_STATE), index: result.index }),
    articles: counted(result.index.articles, 'article'),
    dates: from === null || to === null ? null : formatRange(from, to),
    empty: result.index.articles === 0,
    newest: result.hits.map((hit) => hitView(hit, EMPTY_STATE)),
    newestHref: searchHref({ ...EMPTY_STATE, sort: 'newest' }),
    addedHref: searchHref({ ...EMPTY_STATE, sort: 'added' }),
    newNames: newest === null ? null : newNames(newest),
    holdings: holdings(result, status),
    facets: SHOWN.flatMap((facet) => {
      const counts = result.facets[facet];
      if (counts === undefined || !isOffered(counts)) return [];
      const top = { ...counts, values: counts.values.slice(0, VALUES) };
      const view = facetView(facet, top, EMPTY_STATE);
      // A place to start from, not to refine: nothing to exclude yet, and gaps are for later.
      const values = view.values.map((value) => ({ ...value, excludeHref: null }));
      return [{ ...view, values, missing: null }];
    }),
    timeline:
      result.chart.bars.length < 2
        ? null
        : timelineView(result.chart, result.timeline, EMPTY_STATE),
  };
}
