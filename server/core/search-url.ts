/**
 * The only codec between a search state and its address. Writing is canonical: defaults and blanks
 * are left out and the order is fixed, so that one search has one address. Reading a written
 * address gives back the same state.
 */
import type { ArticleId } from './article.ts';
import { CURSOR_START, readCursor } from './cursor.ts';
import { firstDay, lastDay } from './date-bound.ts';
import type { SearchParameter } from './parameter.ts';
import {
  malformed,
  type ParameterValues,
  type ParseMode,
  readParameters,
} from './parameter-values.ts';
import {
  CONTAINS_PARAMETER,
  LIST_PARAMETERS,
  NO_FACETS,
  SEARCH_PARAMETERS,
} from './search-parameters.ts';
import {
  DEFAULT_FACET_SIZE,
  EMPTY_STATE,
  FACETS,
  type Facet,
  type FacetSelection,
  MAX_PAGED_HITS,
  type SearchState,
} from './search-state.ts';
import type { FacetListRequest } from './searcher.ts';

export type { ParseMode };

/** Values a page of the full list of a facet. */
export const DEFAULT_LIST_SIZE = 100;

/**
 * Characters of the links in one answer. Each repeats the whole search: a long one beside a thousand values of
 * every facet would make hundreds of megabytes out of one address. A guess: a search of
 * 800 characters may still have a thousand values of each.
 */
export const MAX_LINK_CHARS = 24_000_000;
/** Links of a value of a facet: chosen, left out, and chosen in the twin. */
const LINKS_A_VALUE = 3;

function toState({ all, first }: ParameterValues): SearchState {
  // The table has made sure that the value is one of the choices, which is what the type says.
  const choice = <T extends string | null>(name: string, initial: T): T =>
    (first(name) as T | null) ?? initial;
  const integer = (name: string, initial: number): number => Number(first(name) ?? initial);
  const missing = all('missing');
  const selection = (facet: Facet): FacetSelection => ({
    included: all(facet),
    excluded: all(`not_${facet}`),
    match: choice<FacetSelection['match']>(`match_${facet}`, 'any'),
    missing: missing.includes(facet),
  });
  return {
    q: first('q') ?? '',
    facets: Object.fromEntries(FACETS.map((facet) => [facet, selection(facet)])) as Record<
      Facet,
      FacetSelection
    >,
    from: first('from'),
    to: first('to'),
    undated: choice<SearchState['undated']>('undated', null),
    missingDate: missing.includes('date'),
    operator: choice<SearchState['operator']>('operator', null),
    variants: first('variants') !== 'off',
    sort: choice<SearchState['sort']>('sort', null),
    page: integer('page', EMPTY_STATE.page),
    size: integer('size', EMPTY_STATE.size),
    cursor: first('cursor'),
    counted: countedFacets(all('facets')),
    facetSize: integer('facet_size', EMPTY_STATE.facetSize),
    facetSort: choice<SearchState['facetSort']>('facet_sort', EMPTY_STATE.facetSort),
    passages: integer('passages', EMPTY_STATE.passages),
    explain: first('explain') === '1',
    interval: choice<SearchState['interval']>('interval', null),
    collapse: choice<SearchState['collapse']>('collapse', EMPTY_STATE.collapse),
    story: first('story'),
    similar: first('similar'),
    ids: all('id'),
  };
}

function countedFacets(names: readonly string[]): readonly Facet[] | null {
  if (names.length === 0) return null;
  if (!names.includes(NO_FACETS)) return FACETS.filter((facet) => names.includes(facet));
  if (names.length === 1) return [];
  throw malformed('facets', `facets is either ${NO_FACETS} or a list of facets, not both.`);
}

function checkRange({ from, to }: SearchState): void {
  if (from !== null && to !== null && firstDay(from) > lastDay(to)) {
    throw malformed('from', `from (${from}) lies after to (${to}).`);
  }
}

function checkCursor({ cursor }: SearchState, { first }: ParameterValues): void {
  if (cursor === null) return;
  if (cursor !== CURSOR_START && readCursor(cursor) === null) {
    throw malformed('cursor', 'cursor must be * or what links.next of an answer had.');
  }
  if (first('page') !== null) {
    throw malformed(
      'page',
      'page and cursor exclude each other: a cursor says itself where it is.',
    );
  }
}

/** Throws where a page lies further into a list than pages reach; `things` says what is listed. */
export function checkReach({ page, size }: SearchState, things: string): void {
  if (page * size > MAX_PAGED_HITS) {
    const reach = MAX_PAGED_HITS.toLocaleString('en');
    const told = `page ${page} lies past the first ${reach} ${things}, the most that pages reach`;
    throw things === 'hits'
      ? malformed('cursor', `${told}: begin with cursor=* and follow links.next to read all.`)
      : malformed('page', `${told}: narrow the search to see the others.`);
  }
}

/** Throws where an answer would have more links, with this search in each, than it may; `parameter` asks for fewer. */
export function checkLinks(state: SearchState, links: number, parameter: string): void {
  if (links * searchHref(state).length <= MAX_LINK_CHARS) return;
  const [count, most] = [links, MAX_LINK_CHARS].map((number) => number.toLocaleString('en'));
  throw malformed(
    parameter,
    `That makes up to ${count} links with the whole search in each, more than ${most} characters: ask for fewer with ${parameter}, or search for less at once.`,
  );
}

/** All values that may be listed: those asked for, and those chosen. */
function checkValues(state: SearchState): void {
  const counted = state.counted ?? FACETS;
  const chosen = counted.reduce((sum, facet) => {
    const { included, excluded } = state.facets[facet];
    return sum + included.length + excluded.length;
  }, 0);
  const values = counted.length * state.facetSize + chosen;
  checkLinks(state, LINKS_A_VALUE * values, 'facet_size');
}

/**
 * The search an address asks for. Throws `invalid-parameter` naming the parameter where a value is
 * malformed, and in strict mode where a parameter is not among `known`.
 */
export function parseSearchParams(
  params: URLSearchParams,
  mode: ParseMode,
  known: readonly SearchParameter[] = SEARCH_PARAMETERS,
): SearchState {
  const state = stateOf(readParameters(params, mode, known));
  checkReach(state, 'hits');
  checkValues(state);
  return state;
}

/** The state that checked values describe. Throws `invalid-parameter` where they contradict. */
export function stateOf(values: ParameterValues): SearchState {
  const state = toState(values);
  checkRange(state);
  checkCursor(state, values);
  return state;
}

/** The page of a facet's values an address asks for: `page` and `facet_size` count values there. */
export function parseFacetListParams(
  facet: Facet,
  params: URLSearchParams,
  mode: ParseMode,
): FacetListRequest {
  const values = readParameters(params, mode, [...LIST_PARAMETERS, CONTAINS_PARAMETER]);
  const state = stateOf(values);
  checkValues({ ...state, counted: [facet] });
  return {
    state: { ...state, page: 1, facetSize: DEFAULT_FACET_SIZE },
    facet,
    contains: values.first('contains') ?? '',
    page: state.page,
    size: values.first('facet_size') === null ? DEFAULT_LIST_SIZE : state.facetSize,
  };
}

/** The canonical parameters of a search. */
export function searchParams(state: SearchState): URLSearchParams {
  const params = new URLSearchParams();
  const add = (name: string, value: string | number | null, initial: string | number | null) => {
    if (value !== null && value !== initial) params.append(name, String(value));
  };
  add('q', state.q.trim() === '' ? '' : state.q, '');
  for (const facet of FACETS) {
    const { included, excluded, match } = state.facets[facet];
    for (const value of included) params.append(facet, value);
    add(`match_${facet}`, match, 'any');
    for (const value of excluded) params.append(`not_${facet}`, value);
  }
  for (const facet of FACETS) if (state.facets[facet].missing) params.append('missing', facet);
  if (state.missingDate) params.append('missing', 'date');
  add('from', state.from, null);
  add('to', state.to, null);
  add('undated', state.undated, null);
  add('operator', state.operator, null);
  add('variants', state.variants ? 'on' : 'off', 'on');
  add('sort', state.sort, null);
  add('page', state.page, EMPTY_STATE.page);
  add('size', state.size, EMPTY_STATE.size);
  add('cursor', state.cursor, null);
  if (state.counted?.length === 0) params.append('facets', NO_FACETS);
  for (const facet of state.counted ?? []) params.append('facets', facet);
  add('facet_size', state.facetSize, EMPTY_STATE.facetSize);
  add('facet_sort', state.facetSort, EMPTY_STATE.facetSort);
  add('passages', state.passages, EMPTY_STATE.passages);
  add('explain', state.explain ? '1' : '0', '0');
  add('interval', state.interval, null);
  add('collapse', state.collapse, EMPTY_STATE.collapse);
  add('story', state.story, null);
  add('similar', state.similar, null);
  for (const id of state.ids) params.append('id', id);
  return params;
}

/** A path with its parameters. */
export function href(path: string, params: URLSearchParams): string {
  return params.size === 0 ? path : `${path}?${params}`;
}

/** The address of a search, by default of its page. */
export function searchHref(state: SearchState, path = '/search'): string {
  return href(path, searchParams(state));
}

/** What a search is, whatever is shown of its results and where one is in them, as canonical text. */
export function searchIdentity(state: SearchState): string {
  const { page, size, cursor, counted, facetSize, facetSort } = EMPTY_STATE;
  const { passages, explain, interval } = EMPTY_STATE;
  const listed = { counted, facetSize, facetSort, passages, explain, interval };
  const shown = { page, size, cursor, ...listed };
  return searchParams({ ...state, ...shown }).toString();
}

/** The address of a search's JSON twin. */
export function apiHref(state: SearchState): string {
  return searchHref(state, '/api/search');
}

/** What an article's address keeps of a search: all but where one is in the results and their layout. */
function searchOf(state: SearchState): SearchState {
  const { q, facets, from, to, undated, missingDate, operator, variants, sort, ids } = state;
  const kept = { q, facets, from, to, undated, missingDate, operator, variants, sort, ids };
  const { collapse, story, similar } = state;
  return { ...EMPTY_STATE, ...kept, collapse, story, similar };
}

/** The address of an article's page; with a search, its matches are marked and it leads back there. */
export function articleHref(id: ArticleId | string, state: SearchState = EMPTY_STATE): string {
  return searchHref(searchOf(state), `/articles/${encodeURIComponent(id)}`);
}

/** The address of an article's JSON twin. */
export function articleApiHref(id: ArticleId | string, state: SearchState = EMPTY_STATE): string {
  return `/api${articleHref(id, state)}`;
}

/** Where one is in the full list of a facet: words the values must hold, page from 1, values a page. */
export type FacetListPosition = {
  readonly contains?: string;
  readonly page?: number;
  readonly size?: number;
};

/**
 * The address of the full list of a facet's values under a search. `page` and `facet_size` there
 * count values: the ones of the search itself are dropped.
 */
export function facetHref(
  facet: Facet,
  state: SearchState,
  { contains = '', page = 1, size = DEFAULT_LIST_SIZE }: FacetListPosition = {},
): string {
  const params = searchParams({ ...state, page, cursor: null, facetSize: DEFAULT_FACET_SIZE });
  if (size !== DEFAULT_LIST_SIZE) params.append('facet_size', String(size));
  if (contains.trim() !== '') params.append('contains', contains);
  return href(`/facets/${facet}`, params);
}

/** The address of the JSON twin of that list. */
export function facetApiHref(
  facet: Facet,
  state: SearchState,
  position: FacetListPosition = {},
): string {
  return `/api${facetHref(facet, state, position)}`;
}
