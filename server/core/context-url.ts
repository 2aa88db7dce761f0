/**
 * The codec of the concordance's and the collocates' addresses: a search, read and written by
 * `search-url.ts`, and what is theirs alone.
 */
import type { CollocateSort } from './collocates.ts';
import type { ConcordanceLine, ConcordanceSort } from './concordance.ts';
import {
  COLLOCATES_PARAMETERS,
  CONCORDANCE_CSV_PARAMETERS,
  CONCORDANCE_PARAMETERS,
  DEFAULT_COLLOCATES_SIZE,
  DEFAULT_CONTEXT,
  DEFAULT_MINIMUM,
  DEFAULT_SPAN,
} from './context-parameters.ts';
import { type ParameterValues, type ParseMode, readParameters } from './parameter-values.ts';
import { DEFAULT_SIZE, type SearchState, withChanges } from './search-state.ts';
import { articleHref, checkReach, href, searchParams, stateOf } from './search-url.ts';
import type { CollocatesRequest, ConcordanceRequest } from './searcher.ts';

/** The search itself: what `sort`, `page` and `size` say is not of articles here. */
function searchOnly(state: SearchState): SearchState {
  return withChanges(state, { sort: null, size: DEFAULT_SIZE });
}

function concordanceOf(values: ParameterValues): ConcordanceRequest {
  const state = stateOf(values);
  checkReach(state, 'lines');
  return {
    state: searchOnly(state),
    // The table has made sure that it is one of them.
    sort: values.first('sort') as ConcordanceSort | null,
    chars: Number(values.first('context') ?? DEFAULT_CONTEXT),
    page: state.page,
    size: state.size,
  };
}

/** The concordance an address asks for. Throws `invalid-parameter`. */
export function parseConcordanceParams(
  params: URLSearchParams,
  mode: ParseMode,
): ConcordanceRequest {
  return concordanceOf(readParameters(params, mode, CONCORDANCE_PARAMETERS));
}

/** The whole concordance, for a file, and whether that begins with a byte-order mark. */
export function parseConcordanceCsvParams(params: URLSearchParams): {
  readonly request: ConcordanceRequest;
  readonly bom: boolean;
} {
  const values = readParameters(params, 'strict', CONCORDANCE_CSV_PARAMETERS);
  return {
    request: { ...concordanceOf(values), size: null },
    bom: values.first('bom') !== 'off',
  };
}

/** The collocates an address asks for; pages reach all of them. Throws `invalid-parameter`. */
export function parseCollocatesParams(params: URLSearchParams, mode: ParseMode): CollocatesRequest {
  const values = readParameters(params, mode, COLLOCATES_PARAMETERS);
  const state = stateOf(values);
  return {
    state: searchOnly(state),
    span: Number(values.first('span') ?? DEFAULT_SPAN),
    sort: (values.first('sort') as CollocateSort | null) ?? 'likelihood',
    minimum: Number(values.first('minimum') ?? DEFAULT_MINIMUM),
    page: state.page,
    size: values.first('size') === null ? DEFAULT_COLLOCATES_SIZE : state.size,
  };
}

function written(
  state: SearchState,
  values: readonly (readonly [
    name: string,
    value: string | number | null,
    initial: string | number | null,
  ])[],
): URLSearchParams {
  const params = searchParams(searchOnly(state));
  for (const [name, value, initial] of values) {
    if (value !== null && value !== initial) params.append(name, String(value));
  }
  return params;
}

/** How the lines of a concordance are laid out, beside the search that they are of. */
export type ConcordanceLayout = Partial<Omit<ConcordanceRequest, 'state'>>;

/** The canonical parameters of a concordance; those of a file have no page. */
export function concordanceParams(
  state: SearchState,
  { sort = null, chars = DEFAULT_CONTEXT, page = 1, size = DEFAULT_SIZE }: ConcordanceLayout = {},
): URLSearchParams {
  return written(state, [
    ['sort', sort, null],
    ['page', size === null ? null : page, 1],
    ['size', size, DEFAULT_SIZE],
    ['context', chars, DEFAULT_CONTEXT],
  ]);
}

/** The address of a concordance's page. */
export function concordanceHref(state: SearchState, layout: ConcordanceLayout = {}): string {
  return href('/concordance', concordanceParams(state, layout));
}

/** The address of its JSON twin. */
export function concordanceApiHref(state: SearchState, layout: ConcordanceLayout = {}): string {
  return `/api${concordanceHref(state, layout)}`;
}

/** The address of all its lines as a file. */
export function concordanceCsvHref(state: SearchState, layout: ConcordanceLayout = {}): string {
  return href('/concordance.csv', concordanceParams(state, { ...layout, size: null }));
}

/** How the collocates are counted and listed, beside the search that they are of. */
export type CollocatesLayout = Partial<Omit<CollocatesRequest, 'state'>>;

/** The address of the collocates, which are JSON alone; the page of the concordance shows the first. */
export function collocatesApiHref(state: SearchState, layout: CollocatesLayout = {}): string {
  const { sort = null, span = null, minimum = null, page = 1 } = layout;
  const { size = DEFAULT_COLLOCATES_SIZE } = layout;
  return href(
    '/api/collocates',
    written(state, [
      ['sort', sort, 'likelihood'],
      ['page', page, 1],
      ['size', size, DEFAULT_COLLOCATES_SIZE],
      ['span', span, DEFAULT_SPAN],
      ['minimum', minimum, DEFAULT_MINIMUM],
    ]),
  );
}

/** The address of a match in its article; its page numbers the matches of the text, not of the title. */
export function lineHref(
  { article, field, number }: Pick<ConcordanceLine, 'article' | 'field' | 'number'>,
  state: SearchState,
): string {
  return `${articleHref(article, state)}${field === 'text' ? `#match-${number}` : ''}`;
}
