/**
 * What stands around every page: document title, twin address, search box, navigation and footer.
 * The layout reads nothing but this, as `frame`.
 */

import type { SearchState } from '../core/search-state.ts';
import type { IndexInfo } from '../core/searcher.ts';
import { type SearchForm, searchForm } from './search-form.ts';
import { counted, formatCount } from './wording.ts';

export type NavItem = { readonly href: string; readonly text: string; readonly current: boolean };
export type MetaTag = { readonly name: string; readonly content: string };

export type Frame = {
  readonly title: string;
  /** The JSON twin of this page, where it has one. */
  readonly twinHref: string | null;
  /** The front page sets the name large and keeps its search box in the middle. */
  readonly front: boolean;
  readonly meta: readonly MetaTag[];
  /** Linked data, or null. */
  readonly jsonLd: object | null;
  readonly search: SearchForm;
  readonly nav: readonly NavItem[];
  readonly footer: { readonly articles: string; readonly state: string } | null;
};

export type FrameRequest = {
  /** Null on the front page, which bears the site's name alone. */
  readonly title: string | null;
  readonly twinHref?: string;
  /** The search whose words and filters the search box keeps. */
  readonly state?: SearchState | null;
  /** Null where the index cannot be asked, as on an error page. */
  readonly index: IndexInfo | null;
  /** Path of the navigation entry that is this page. */
  readonly current?: string;
  readonly meta?: readonly MetaTag[];
  readonly jsonLd?: object;
};

const NAV = [
  { href: '/search', text: 'Search' },
  { href: '/stories', text: 'Stories' },
  { href: '/people', text: 'Names' },
  { href: '/trends', text: 'Trends' },
  { href: '/help', text: 'Help' },
  { href: '/status', text: 'Status' },
] as const;

/** Result pages and lists are for people: engines would walk every combination of filters. */
export const NOT_FOR_ROBOTS: MetaTag = { name: 'robots', content: 'noindex' };

/** How complete the index is, in a few words. */
export function indexState(index: IndexInfo): string {
  if (index.state === 'ready') return 'index complete';
  return `still reading: ${formatCount(index.articles)} of ${formatCount(index.expected)} articles, ${formatCount(index.named)} with their names`;
}

export function pageFrame(request: FrameRequest): Frame {
  const { title, index } = request;
  return {
    title: title === null ? 'Dateline' : `${title} · Dateline`,
    twinHref: request.twinHref ?? null,
    front: title === null,
    meta: request.meta ?? [],
    jsonLd: request.jsonLd ?? null,
    search: searchForm(request.state ?? null),
    nav: NAV.map((item) => ({ ...item, current: item.href === request.current })),
    footer:
      index === null
        ? null
        : {
            articles: `${counted(index.articles, 'article')} in the archive`,
            state: indexState(index),
          },
  };
}
