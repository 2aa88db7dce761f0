/** The results page: an answer and the search it belongs to, as a plain object with every link written out. */

import { concordanceHref } from '../core/context-url.ts';
import { readCursor } from '../core/cursor.ts';
import { distinctiveHref, trendsHref } from '../core/insight-url.ts';
import {
  COLLAPSES,
  EMPTY_STATE,
  FACETS,
  type SearchState,
  SORTS,
  withChanges,
} from '../core/search-state.ts';
import { apiHref, searchHref } from '../core/search-url.ts';
import type { SearchResult } from '../core/searcher.ts';
import { type Chip, constraintChips } from './constraints.ts';
import {
  type FacetView,
  facetSortLinks,
  facetView,
  isOffered,
  type SortLink,
} from './facet-view.ts';
import { type FileLink, searchFiles } from './file-links.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type HitView, hitView } from './hit-view.ts';
import { type Pagination, pagination } from './pagination.ts';
import {
  answeredState,
  buildingNotice,
  type FallbackView,
  fallbackView,
  type NameOffer,
  type NoResults,
  nameOffers,
  noResults,
} from './search-advice.ts';
import { type TimelineView, timelineView } from './timeline-view.ts';
import { counted, formatCount } from './wording.ts';

export type SearchPage = {
  readonly frame: Frame;
  readonly heading: string;
  /** “123 articles”. */
  readonly count: string;
  /** “in 98 stories”; null where each article is its own. */
  readonly stories: string | null;
  /** “1.8 ms”: asked to answered. */
  readonly took: string;
  /** How the query was understood; null for the empty query. */
  readonly interpretation: string | null;
  readonly warnings: readonly string[];
  readonly fallback: FallbackView | null;
  /** “zelensky also finds Zelenskiy”, with the way to switch it off. */
  readonly variants: readonly string[];
  readonly variantsOffHref: string;
  readonly suggestion: { readonly text: string; readonly href: string } | null;
  /** Names in the query that a filter could ask for. */
  readonly names: readonly NameOffer[];
  readonly undated: { readonly text: string; readonly href: string } | null;
  readonly chips: readonly Chip[];
  /** Null with fewer than two chips. */
  readonly clearHref: string | null;
  readonly sorts: readonly SortLink[];
  /** Every article, or one of each text or story; empty where nothing would change. */
  readonly collapses: readonly SortLink[];
  /** “31 of these are copies”, and the same search with one of each text; null where none are, or they are folded. */
  readonly copies: { readonly text: string; readonly href: string } | null;
  /** The same search as a concordance; null where there is nothing to show in it. */
  readonly concordanceHref: string | null;
  /** What stands out in these articles; null where none were found. */
  readonly distinctiveHref: string | null;
  /** The same search with the parts of each score; null where there are none, or they are shown. */
  readonly explainHref: string | null;
  /** The query through time; null without one. */
  readonly trendsHref: string | null;
  readonly hits: readonly HitView[];
  /** Number of the first hit on this page. */
  readonly firstNumber: number;
  /** Set where the page asked for lies past the last one. */
  readonly firstPageHref: string | null;
  readonly pagination: Pagination | null;
  /** The whole search as files; none where nothing was found. */
  readonly files: readonly FileLink[];
  readonly filesLabel: string;
  readonly none: NoResults | null;
  /** Whether there is anything to narrow by. */
  readonly narrowable: boolean;
  readonly facets: readonly FacetView[];
  /** Orders of the values of all facets. */
  readonly facetSorts: readonly SortLink[];
  readonly timeline: TimelineView | null;
  /** Said while the index is incomplete, since counts then are of what has been read. */
  readonly building: string | null;
};

const SORT_NAMES = {
  relevance: 'Relevance',
  newest: 'Newest',
  oldest: 'Oldest',
  added: 'Last added',
} as const;

function sortLinks(state: SearchState, hasWords: boolean): SortLink[] {
  const current = state.sort ?? (hasWords ? 'relevance' : 'newest');
  return SORTS.filter((sort) => hasWords || sort !== 'relevance').map((sort) => ({
    text: SORT_NAMES[sort],
    href: searchHref(withChanges(state, { sort })),
    current: sort === current,
  }));
}

const COLLAPSE_NAMES = {
  none: 'Every article',
  copies: 'One of each text',
  story: 'One of each story',
} as const;

function collapseLinks(state: SearchState): SortLink[] {
  return COLLAPSES.map((collapse) => ({
    text: COLLAPSE_NAMES[collapse],
    href: searchHref(withChanges(state, { collapse })),
    current: collapse === state.collapse,
  }));
}

function copiesAmong(copies: number): string {
  return copies === 1 ? '1 of these is a copy' : `${formatCount(copies)} of these are copies`;
}

/** Everything chosen let go; the words stay, and what merely shapes the page. */
function cleared(state: SearchState): SearchState {
  const { q, sort, size } = state;
  return { ...EMPTY_STATE, q, sort, size };
}

function formatTook(timings: SearchResult['timings']): string {
  const { queueMs, matchMs, facetsMs, passagesMs } = timings;
  const ms = queueMs + matchMs + facetsMs + passagesMs;
  return ms < 1000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** Hits before the first that is shown. */
function hitsBefore({ cursor, page, size }: SearchState): number {
  return cursor === null ? (page - 1) * size : (readCursor(cursor)?.offset ?? 0);
}

/** Reading with a cursor goes one way, without page numbers. */
function readingOn(nextCursor: string | null, state: SearchState): Pagination | null {
  if (nextCursor === null) return null;
  const nextHref = searchHref({ ...state, cursor: nextCursor });
  return { links: [], prevHref: null, nextHref, limit: null };
}

/**
 * `state` is what the address said. The answer may be of a looser reading, with values by their display
 * names: every link but the search box's says what was answered.
 */
export function searchPage(result: SearchResult, state: SearchState): SearchPage {
  const { query, total, index, undatedLeftOut } = result;
  const answered = answeredState(result.state, query);
  const words = state.q.trim();
  const chips = constraintChips(answered).filter(
    ({ kind }) => kind !== 'words' || state.operator !== null,
  );
  const hits = result.hits.map((hit) => hitView(hit, answered));
  const facets = FACETS.flatMap((facet) => {
    const counts = result.facets[facet];
    return counts !== undefined && isOffered(counts) ? [facetView(facet, counts, answered)] : [];
  });
  const dated = result.chart.bars.length > 0 || state.from !== null || state.to !== null;
  const timeline =
    dated || state.missingDate ? timelineView(result.chart, result.timeline, answered) : null;
  const pageHref = (page: number) => searchHref({ ...answered, page, cursor: null });
  return {
    frame: pageFrame({
      title: words === '' ? 'Search' : words,
      twinHref: apiHref(state),
      state,
      index,
      current: '/search',
      meta: [NOT_FOR_ROBOTS],
    }),
    heading:
      words === '' ? (chips.length === 0 ? 'All articles' : 'Articles') : `Results for “${words}”`,
    count: counted(total, 'article'),
    stories: result.stories === total ? null : `in ${counted(result.stories, 'story', 'stories')}`,
    took: formatTook(result.timings),
    interpretation: words === '' ? null : query.interpretation,
    warnings: query.warnings.map(({ message }) => message),
    fallback: fallbackView(query, state),
    variants: query.variants.map(
      ({ term, entity, forms }) => `“${term}” also finds ${forms.join(', ')} (${entity})`,
    ),
    variantsOffHref: searchHref(withChanges(answered, { variants: false })),
    names: nameOffers(query, answered),
    suggestion:
      query.suggestion === null || total === 0
        ? null
        : {
            text: query.suggestion,
            href: searchHref(withChanges(answered, { q: query.suggestion })),
          },
    undated:
      undatedLeftOut === 0
        ? null
        : {
            text: `${counted(undatedLeftOut, 'article')} without a date left out`,
            href: searchHref(withChanges(answered, { undated: 'include' })),
          },
    chips,
    clearHref: chips.length > 1 ? searchHref(cleared(answered)) : null,
    sorts: total > 1 ? sortLinks(answered, query.hasWords || answered.similar !== null) : [],
    collapses:
      result.stories < total || answered.collapse !== 'none' ? collapseLinks(answered) : [],
    copies:
      result.copies > 0 && answered.collapse === 'none'
        ? {
            text: copiesAmong(result.copies),
            href: searchHref(withChanges(answered, { collapse: 'copies' })),
          }
        : null,
    concordanceHref: total > 0 && query.hasWords ? concordanceHref(answered) : null,
    distinctiveHref: total > 0 ? distinctiveHref(answered) : null,
    explainHref:
      total > 0 && query.hasWords && !answered.explain
        ? searchHref({ ...answered, explain: true })
        : null,
    trendsHref:
      total > 0 && words !== '' ? trendsHref({ state: answered, queries: [answered.q] }) : null,
    hits,
    firstNumber: hitsBefore(state) + 1,
    firstPageHref: total > 0 && state.size > 0 && hits.length === 0 ? pageHref(1) : null,
    pagination:
      state.cursor === null
        ? pagination({
            total: result.groups ?? total,
            page: state.page,
            size: state.size,
            href: pageHref,
          })
        : readingOn(result.nextCursor, answered),
    files: total === 0 ? [] : searchFiles(answered),
    filesLabel: total === 1 ? 'This article as' : `All ${formatCount(result.groups ?? total)} as`,
    none: noResults(result, answered),
    narrowable: facets.length > 0 || timeline !== null,
    facets,
    facetSorts: facets.length > 0 ? facetSortLinks(answered, searchHref) : [],
    timeline,
    building: buildingNotice(index),
  };
}
