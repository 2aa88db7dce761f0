/** The codec of the addresses of trends and of what is distinctive. */

import { exactWord } from './collocate-query.ts';
import type { DistinctiveRequest } from './distinctive.ts';
import {
  DEFAULT_DISTINCTIVE_SIZE,
  DISTINCTIVE_PARAMETERS,
  TRENDS_CSV_PARAMETERS,
  TRENDS_PARAMETERS,
} from './insight-parameters.ts';
import {
  malformed,
  type ParameterValues,
  type ParseMode,
  readParameters,
} from './parameter-values.ts';
import { conjunction } from './query/build.ts';
import { applyOperator } from './query/operator.ts';
import { parseQuery } from './query/parser.ts';
import { printQuery } from './query/print.ts';
import { EMPTY_STATE, type SearchState } from './search-state.ts';
import { href, searchParams, stateOf } from './search-url.ts';
import { MAX_TRENDS, type TrendsRequest } from './trends.ts';

/** A state without what shapes a page of hits. */
function selecting(state: SearchState): SearchState {
  const { sort, page, cursor, size, counted, facetSize, facetSort, passages, collapse } =
    EMPTY_STATE;
  const layout = { sort, page, cursor, size, counted, facetSize, facetSort, passages, collapse };
  return { ...state, ...layout };
}

function trendsOf(values: ParameterValues): TrendsRequest {
  const queries = values.all('q');
  if (queries.length > MAX_TRENDS)
    throw malformed('q', `q may be given ${MAX_TRENDS} times, not ${queries.length}.`);
  return { state: { ...selecting(stateOf(values)), q: '' }, queries };
}

/** The trends an address asks for. Throws `invalid-parameter`. */
export function parseTrendsParams(params: URLSearchParams, mode: ParseMode): TrendsRequest {
  return trendsOf(readParameters(params, mode, TRENDS_PARAMETERS));
}

/** The trends as a file, and whether that begins with a byte-order mark. Throws `invalid-parameter`. */
export function parseTrendsCsvParams(params: URLSearchParams): {
  readonly request: TrendsRequest;
  readonly bom: boolean;
} {
  const values = readParameters(params, 'strict', TRENDS_CSV_PARAMETERS);
  return { request: trendsOf(values), bom: values.first('bom') !== 'off' };
}

/** The address of trends, by default of their page. */
export function trendsHref({ state, queries }: TrendsRequest, path = '/trends'): string {
  const params = new URLSearchParams(queries.map((q): [string, string] => ['q', q]));
  for (const [name, value] of searchParams({ ...selecting(state), q: '' }))
    params.append(name, value);
  return href(path, params);
}

/** What is distinctive of the search an address gives. Throws `invalid-parameter`. */
export function parseDistinctiveParams(
  params: URLSearchParams,
  mode: ParseMode,
): DistinctiveRequest {
  const values = readParameters(params, mode, DISTINCTIVE_PARAMETERS);
  return {
    state: { ...selecting(stateOf(values)), interval: null },
    size: Number(values.first('size') ?? DEFAULT_DISTINCTIVE_SIZE),
    words: true,
    unique: false,
  };
}

/** The address of what is distinctive, by default of its page. */
export function distinctiveHref(
  state: SearchState,
  path = '/distinctive',
  size = DEFAULT_DISTINCTIVE_SIZE,
): string {
  const params = searchParams({ ...selecting(state), interval: null });
  if (size !== DEFAULT_DISTINCTIVE_SIZE) params.append('size', String(size));
  return href(path, params);
}

/** The query text that finds, of what the state's finds, the articles with a word as it is written. */
export function queryWithWord({ q, operator }: SearchState, word: string): string {
  const root = applyOperator(parseQuery(q).root, operator ?? 'and');
  const exact = exactWord(word);
  return printQuery(root.kind === 'all' ? exact : (conjunction([root, exact], true) ?? exact));
}
