/** The list of stories: what each is about, when, and how many reports there are. */
import type { StoryCard, StoryList, StoryListRequest } from '../core/story-report.ts';
import { storyHref, storyListHref } from '../core/story-url.ts';
import type { SortLink } from './facet-view.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type Pagination, pagination } from './pagination.ts';
import { buildingNotice } from './search-advice.ts';
import { counted, formatCount, formatRange } from './wording.ts';

export type StoryLink = {
  readonly title: string;
  readonly href: string;
  /** “5 reports”. */
  readonly reports: string;
  /** The days of the reports; null where none has a date. */
  readonly days: string | null;
  /** A few outlets; null where none is known. */
  readonly sources: string | null;
};

export type StoryListPage = {
  readonly frame: Frame;
  readonly count: string;
  readonly building: string | null;
  readonly sorts: readonly SortLink[];
  readonly stories: readonly StoryLink[];
  /** Set where the page asked for lies past the last one. */
  readonly firstPageHref: string | null;
  readonly none: string | null;
  readonly pagination: Pagination | null;
};

/** Outlets named; the others are counted. */
const NAMED_SOURCES = 4;

/** “Coast Wire, The Estuary and 2 more”. */
function sourcesText(sources: readonly string[]): string | null {
  if (sources.length === 0) return null;
  const named = sources.slice(0, NAMED_SOURCES).join(', ');
  const more = sources.length - NAMED_SOURCES;
  return more > 0 ? `${named} and ${formatCount(more)} more` : named;
}

/** A story as lists show it. */
export function storyLink({ id, title, reports, from, to, sources }: StoryCard): StoryLink {
  return {
    title,
    href: storyHref(id),
    reports: counted(reports, 'report'),
    days: from === null || to === null ? null : formatRange(from, to),
    sources: sourcesText(sources),
  };
}

export function storyListPage(list: StoryList, request: StoryListRequest): StoryListPage {
  const { sort, page, size } = request;
  const pageHref = (to: number) => storyListHref({ sort, size, page: to });
  return {
    frame: pageFrame({
      title: 'Stories',
      twinHref: storyListHref(request, 'api'),
      index: list.index,
      current: '/stories',
      meta: sort === 'newest' && page === 1 ? [] : [NOT_FOR_ROBOTS],
    }),
    count: `${counted(list.total, 'story', 'stories')} of ${counted(list.articles, 'report')}`,
    building: buildingNotice(list.index),
    sorts: (['newest', 'size'] as const).map((one) => ({
      text: one === 'newest' ? 'Newest' : 'Most reports',
      href: storyListHref({ sort: one, size }),
      current: one === sort,
    })),
    stories: list.stories.map(storyLink),
    firstPageHref: list.total > 0 && size > 0 && list.stories.length === 0 ? pageHref(1) : null,
    none: list.total === 0 ? 'No two articles here report the same event.' : null,
    pagination: pagination({
      total: list.total,
      page,
      size,
      href: pageHref,
      reach: Number.MAX_SAFE_INTEGER,
    }),
  };
}
