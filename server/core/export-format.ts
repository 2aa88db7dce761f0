/**
 * The files that a search or an article can be had as, and their parameters: those of a search without
 * its paging, since a file is always complete, and a few of their own.
 */

import { choice, one, type SearchParameter } from './parameter.ts';
import { malformed, type ParameterValues, readParameters } from './parameter-values.ts';
import { LIST_PARAMETERS, SEARCH_PARAMETERS } from './search-parameters.ts';
import { EMPTY_STATE, type SearchState, withChanges } from './search-state.ts';
import { articleHref, href, searchParams, stateOf } from './search-url.ts';

/** Formats of whole searches, by the end of their addresses. */
export const SEARCH_FORMATS = ['csv', 'jsonl', 'ris', 'bib', 'atom', 'manifest.json'] as const;
export type SearchFormat = (typeof SEARCH_FORMATS)[number];

/** Formats of single articles, by the end of their addresses. */
export const ARTICLE_FORMATS = ['ris', 'bib', 'csl.json', 'txt'] as const;
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];

const ON_OFF = choice(['on', 'off'], 'on');

const OWN: Readonly<Record<SearchFormat, readonly SearchParameter[]>> = {
  csv: [one('bom', ON_OFF, 'Whether the file begins with a byte-order mark.')],
  jsonl: [one('text', ON_OFF, 'Whether the lines hold the articles’ text.')],
  ris: [],
  bib: [],
  'manifest.json': [],
  atom: SEARCH_PARAMETERS.filter(({ name }) => name === 'cursor').map((cursor) => ({
    ...cursor,
    meaning: 'For a feed in parts: “*” first, then as its link “next” has it. Without it all.',
  })),
};

/** Every parameter of a format. */
export function exportParameters(format: SearchFormat): readonly SearchParameter[] {
  const paged = ['page', 'size'];
  return [...LIST_PARAMETERS.filter(({ name }) => !paged.includes(name)), ...OWN[format]];
}

export type SearchExport = {
  readonly format: SearchFormat;
  /** With the cursor of a feed in parts. */
  readonly state: SearchState;
  readonly bom: boolean;
  readonly text: boolean;
};

/** The file an address asks for. Throws `invalid-parameter`, also for paging. */
export function parseExportParams(format: SearchFormat, params: URLSearchParams): SearchExport {
  const values = readParameters(params, 'strict', exportParameters(format));
  return { ...switches(values), format, state: exportedState(format, stateOf(values)) };
}

function switches({ first }: ParameterValues) {
  return { bom: first('bom') !== 'off', text: first('text') !== 'off' };
}

/** A feed tells what came last: it has one order. */
function exportedState(format: SearchFormat, state: SearchState): SearchState {
  if (format !== 'atom') return state;
  if (state.sort !== null && state.sort !== 'added') {
    throw malformed(
      'sort',
      'A feed is ordered by when articles were added: sort can only be added.',
    );
  }
  return { ...state, sort: 'added' };
}

/** The address of a whole search as a file; `state` as it was answered, so that the file holds the same. */
export function exportHref(format: SearchFormat, state: SearchState): string {
  const { size, counted, facetSize, facetSort, passages, interval } = EMPTY_STATE;
  const shown = { size, counted, facetSize, facetSort, passages, interval };
  const sort = format === 'atom' ? null : state.sort;
  return href(`/search.${format}`, searchParams(withChanges(state, { ...shown, sort })));
}

/** The address of a part of a feed. */
export function feedPartHref(state: SearchState, cursor: string): string {
  return href('/search.atom', searchParams({ ...state, sort: null, page: 1, cursor }));
}

/** The address of one article as a file. */
export function articleFileHref(id: string, format: ArticleFormat): string {
  return `${articleHref(id)}.${format}`;
}
