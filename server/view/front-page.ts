/** The front page: what the archive holds, its newest articles, and the names to start from. */

import type { DistinctiveResult } from '../core/distinctive.ts';
import { entityListHref } from '../core/entity-url.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { EMPTY_STATE, type Facet } from '../core/search-state.ts';
import { apiHref, facetHref, searchHref } from '../core/search-url.ts';
import type { SearchResult, StatusReport } from '../core/searcher.ts';
import type { StoryList } from '../core/story-report.ts';
import { storyListHref } from '../core/story-url.ts';
import { FACET_NAMES } from './facet-names.ts';
import { type FacetView, facetView, isOffered } from './facet-view.ts';
import { type Frame, pageFrame } from './frame.ts';
import { type HitView, hitView } from './hit-view.ts';
import { type NewNames, newNames } from './new-names.ts';
import type { RelatedView } from './related-view.ts';
import { storyLink } from './story-list-page.ts';
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
  /** The newest stories; null where no two articles report the same event. */
  readonly stories: RelatedView | null;
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

/** What is shown where the archive has it. */
export type FrontExtras = {
  /** Names that the newest articles alone have; null where these are too few to tell. */
  readonly newest?: DistinctiveResult | null;
  readonly stories?: StoryList | null;
};

function newestStories({ stories, total }: StoryList): RelatedView | null {
  if (stories.length === 0) return null;
  return {
    title: 'Stories',
    articles: stories.map((story) => {
      const { title, href, reports, days } = storyLink(story);
      return {
        title,
        href,
        note: days === null ? reports : `${reports}, ${days}`,
        compareHref: null,
      };
    }),
    more: { label: `All ${counted(total, 'story', 'stories')}`, href: storyListHref() },
  };
}

/** `result` is the answer to the search for everything, newest first. */
export function frontPage(
  result: SearchResult,
  status: StatusReport,
  { newest = null, stories = null }: FrontExtras = {},
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
    stories: stories === null ? null : newestStories(stories),
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
