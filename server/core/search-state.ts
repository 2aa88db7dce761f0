/**
 * The state of a search: everything a search address says. An immutable value; changing it gives a
 * new one, on its first page. `search-url.ts` is the only place that reads or writes it as a URL.
 */

/** The facets, in the order they are shown. */
export const FACETS = [
  'person',
  'place',
  'organization',
  'source',
  'author',
  'section',
  'keyword',
  'language',
  'folder',
] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = ['relevance', 'newest', 'oldest', 'added'] as const;
export type Sort = (typeof SORTS)[number];

export const INTERVALS = ['day', 'month', 'year'] as const;
export type Interval = (typeof INTERVALS)[number];

/** `distinctive`: first what stands out in these articles against the rest of the archive. */
export const FACET_SORTS = ['count', 'name', 'distinctive'] as const;
export type FacetSort = (typeof FACET_SORTS)[number];

/** What pages walk: articles, groups of copies, or stories. */
export const COLLAPSES = ['none', 'copies', 'story'] as const;
export type Collapse = (typeof COLLAPSES)[number];

export const UNDATED = ['include', 'exclude', 'only'] as const;
export type Undated = (typeof UNDATED)[number];

/** What is chosen in one facet. */
export type FacetSelection = {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
  /** Whether an article needs any of the included values or all of them. */
  readonly match: 'any' | 'all';
  /** Articles without a value: one more choice beside `included`. */
  readonly missing: boolean;
};

export type SearchState = {
  /** The query text as typed. */
  readonly q: string;
  readonly facets: Readonly<Record<Facet, FacetSelection>>;
  /** Inclusive bounds as given: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  /** Null: include, or exclude once `from` or `to` is given. */
  readonly undated: Undated | null;
  /** `missing=date`: articles without a date, one more choice beside `from` and `to`. */
  readonly missingDate: boolean;
  /** Null: AND, with the labelled fallbacks. */
  readonly operator: 'and' | 'or' | null;
  readonly variants: boolean;
  /** Null: relevance with words, newest without. */
  readonly sort: Sort | null;
  /** From 1. */
  readonly page: number;
  /** Hits a page, 0 to 100. */
  readonly size: number;
  /** Where deep reading has come to: `*` at its start, null where pages are turned. */
  readonly cursor: string | null;
  /** Facets to count; null is all of them, an empty list none. */
  readonly counted: readonly Facet[] | null;
  /** Values listed a facet. */
  readonly facetSize: number;
  readonly facetSort: FacetSort;
  /** Passages a hit, 0 to 10. */
  readonly passages: number;
  /** Whether each hit says what its score is made of. */
  readonly explain: boolean;
  /** Null: chosen from the range of dates. */
  readonly interval: Interval | null;
  readonly collapse: Collapse;
  /** Id of a story, or of an article of it: only its reports. */
  readonly story: string | null;
  /** Id of an article: only what is like it, the most alike first. */
  readonly similar: string | null;
  /** A hand-picked set of article ids; empty is no restriction. */
  readonly ids: readonly string[];
};

export const DEFAULT_SIZE = 20;
export const MAX_SIZE = 100;
export const DEFAULT_FACET_SIZE = 10;
export const MAX_FACET_SIZE = 1000;
export const DEFAULT_PASSAGES = 3;
export const MAX_PASSAGES = 10;
/** Hits reachable by page number; beyond it a cursor is needed. */
export const MAX_PAGED_HITS = 10_000;

const NOTHING_CHOSEN: FacetSelection = { included: [], excluded: [], match: 'any', missing: false };

/** The search for everything. */
export const EMPTY_STATE: SearchState = {
  q: '',
  facets: Object.fromEntries(FACETS.map((facet) => [facet, NOTHING_CHOSEN])) as Record<
    Facet,
    FacetSelection
  >,
  from: null,
  to: null,
  undated: null,
  missingDate: false,
  operator: null,
  variants: true,
  sort: null,
  page: 1,
  size: DEFAULT_SIZE,
  cursor: null,
  counted: null,
  facetSize: DEFAULT_FACET_SIZE,
  facetSort: 'count',
  passages: DEFAULT_PASSAGES,
  explain: false,
  interval: null,
  collapse: 'none',
  story: null,
  similar: null,
  ids: [],
};

/** `state` with some parts changed, on its first page. */
export function withChanges(state: SearchState, changes: Partial<SearchState>): SearchState {
  return { ...state, page: 1, cursor: null, ...changes };
}

/** `state` with another selection in one facet. */
export function withSelection(
  state: SearchState,
  facet: Facet,
  changes: Partial<FacetSelection>,
): SearchState {
  const facets = { ...state.facets, [facet]: { ...state.facets[facet], ...changes } };
  return withChanges(state, { facets });
}

/** Adds the value to a list of choices, or takes it out if it stands there. */
function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
}

/** Chooses a value, or lets it go; a value cannot be both included and excluded. */
export function toggleIncluded(state: SearchState, facet: Facet, value: string): SearchState {
  const { included, excluded } = state.facets[facet];
  return withSelection(state, facet, {
    included: toggled(included, value),
    excluded: excluded.filter((v) => v !== value),
  });
}

/** Excludes a value, or lets it back in. */
export function toggleExcluded(state: SearchState, facet: Facet, value: string): SearchState {
  const { included, excluded } = state.facets[facet];
  return withSelection(state, facet, {
    included: included.filter((v) => v !== value),
    excluded: toggled(excluded, value),
  });
}

/** Chooses, or lets go, the articles without a value. */
export function toggleMissing(state: SearchState, facet: Facet): SearchState {
  return withSelection(state, facet, { missing: !state.facets[facet].missing });
}

/** Whether articles without a date belong to the result. */
export function effectiveUndated(state: SearchState): Undated {
  const bounded = state.from !== null || state.to !== null;
  if (state.undated !== null)
    return state.missingDate && state.undated === 'exclude' && bounded ? 'include' : state.undated;
  if (state.missingDate) return bounded ? 'include' : 'only';
  return bounded ? 'exclude' : 'include';
}

/** Whether anything beyond the query text narrows the search. */
export function isFiltered(state: SearchState): boolean {
  return (
    effectiveUndated(state) !== 'include' ||
    state.from !== null ||
    state.to !== null ||
    state.ids.length > 0 ||
    state.story !== null ||
    state.similar !== null ||
    FACETS.some((facet) => {
      const { included, excluded, missing } = state.facets[facet];
      return included.length > 0 || excluded.length > 0 || missing;
    })
  );
}
