/** What a results page says about the query itself: looser readings, spellings, and ways on from nothing. */

import { type RecognisedName, withoutName } from '../core/query/recognised-names.ts';
import {
  EMPTY_STATE,
  isFiltered,
  type SearchState,
  toggleIncluded,
  withChanges,
} from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type { IndexInfo, QueryReport, SearchResult } from '../core/searcher.ts';
import { counted, formatCount } from './wording.ts';

/** A looser reading that was used, in a sentence before what was searched, and the way to the strict one. */
export type FallbackView = {
  readonly reason: string;
  readonly searched: string | null;
  readonly literalHref: string;
};

export type NoResults = {
  readonly reason: string;
  readonly words: readonly {
    readonly text: string;
    readonly count: string;
    readonly href: string;
  }[];
  /** Further steps, each a link. */
  readonly steps: readonly { readonly text: string; readonly href: string }[];
};

/**
 * The search that the answer is of: after a fallback, with its words and operator, so that every link
 * leads where the page says.
 */
export function answeredState(state: SearchState, { fallback }: QueryReport): SearchState {
  if (fallback === null) return state;
  return { ...state, q: fallback.searched, operator: fallback.operator };
}

export function fallbackView({ fallback }: QueryReport, state: SearchState): FallbackView | null {
  if (fallback === null) return null;
  const literalHref = searchHref(withChanges(state, { operator: 'and' }));
  if (fallback.kind === 'or') {
    const isAsTyped = fallback.searched === state.q;
    return {
      reason: `No article has all of these words; showing articles with any of ${isAsTyped ? 'them.' : 'these:'}`,
      searched: isAsTyped ? null : fallback.searched,
      literalHref,
    };
  }
  return {
    reason: `No article matches “${state.q.trim()}”; showing`,
    searched: fallback.searched,
    literalHref,
  };
}

/** The search that asks for a name of its query as a filter, instead of by its words. */
export function filteredByName(state: SearchState, name: RecognisedName): SearchState {
  const q = withoutName(state.q, name);
  const chosen = state.facets[name.type].included.includes(name.name);
  const rest = withChanges(state, { q });
  return chosen ? rest : toggleIncluded(rest, name.type, name.name);
}

export type NameOffer = { readonly text: string; readonly href: string };

/** “the person Volodymyr Zelenskyy”; none that is chosen already. */
export function nameOffers({ names }: QueryReport, state: SearchState): NameOffer[] {
  return names
    .filter(({ type, name }) => !state.facets[type].included.includes(name))
    .map((name) => ({
      text: `the ${name.type} ${name.name}`,
      href: searchHref(filteredByName(state, name)),
    }));
}

/** Said while the index is incomplete, since counts then are of what has been read; else null. */
export function buildingNotice({ state, articles, expected }: IndexInfo): string | null {
  if (state === 'ready') return null;
  return `The folder is still being read: these are results from ${formatCount(articles)} of ${formatCount(expected)} articles.`;
}

/** The search without filters; its words, operator and order stay. */
function unfiltered(state: SearchState): SearchState {
  const { q, operator, variants, sort, size } = state;
  return { ...EMPTY_STATE, q, operator, variants, sort, size };
}

/** The query with its phrases as plain words; null where it has none. */
function withoutQuotes(q: string): string | null {
  const words = q
    .replaceAll(/["“”](?:~\d+)?/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return words === q.trim() || words === '' ? null : words;
}

/** Null unless nothing was found. */
export function noResults(
  result: Pick<SearchResult, 'total' | 'query'>,
  state: SearchState,
): NoResults | null {
  if (result.total > 0) return null;
  const { query } = result;
  const filtered = isFiltered(state);
  const steps: { text: string; href: string }[] = [];
  if (query.suggestion !== null) {
    const href = searchHref(withChanges(state, { q: query.suggestion }));
    steps.push({ text: `Search for “${query.suggestion}”`, href });
  }
  if (filtered) {
    steps.push({ text: 'Search without filters', href: searchHref(unfiltered(state)) });
  }
  const words = withoutQuotes(state.q);
  if (words !== null) {
    const href = searchHref(withChanges(state, { q: words }));
    steps.push({ text: 'Search for the words without quotation marks', href });
  }
  if (query.terms.length > 1 && state.operator !== 'or') {
    const href = searchHref(withChanges(state, { operator: 'or' }));
    steps.push({ text: 'Search for any of the words', href });
  }
  steps.push({ text: 'How to write a query', href: '/help' });
  return {
    reason: filtered
      ? 'No article satisfies the query and all the filters.'
      : 'No article satisfies the query.',
    // A query of one word has just been answered.
    words: (filtered || query.terms.length > 1 ? query.terms : []).map(({ text, articles }) => ({
      text,
      count: counted(articles, 'article'),
      href: searchHref({ ...EMPTY_STATE, q: text }),
    })),
    steps,
  };
}
