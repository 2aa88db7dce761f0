/** The limits that a reader may meet, for the help page: each figure is the constant that sets it. */
import {
  MAX_COLLOCATES_SIZE,
  MAX_CONTEXT,
  MAX_SPAN,
  MIN_CONTEXT,
} from '../core/context-parameters.ts';
import {
  DEFAULT_DISTANCE,
  MAX_DEPTH,
  MAX_DISTANCE,
  MAX_QUERY_CHARS,
  MAX_TERMS,
} from '../core/query/limits.ts';
import { MAX_FACET_SIZE, MAX_PAGED_HITS, MAX_PASSAGES, MAX_SIZE } from '../core/search-state.ts';
import {
  MAX_ATTEMPTS,
  MAX_URL_BYTES,
  MAX_WAIT_MS,
  MAX_WAITING_PER_THREAD,
  SEARCH_TIMEOUT_MS,
} from '../core/service-limits.ts';
import { formatCount } from './wording.ts';

export type Limit = { readonly what: string; readonly limit: string };

function most(what: string, limit: number): Limit {
  return { what, limit: formatCount(limit) };
}

/** What a query is cut to, how much one answer holds, and when the server refuses. */
export const LIMITS: readonly Limit[] = [
  most('Characters of a query; the rest is left out, with a warning', MAX_QUERY_CHARS),
  most('Words of a query, those of phrases counted', MAX_TERMS),
  most('Parentheses inside parentheses', MAX_DEPTH),
  most('Words between the two sides of NEAR/n, and for "a phrase"~n', MAX_DISTANCE),
  most('Words between the two sides of NEAR without a number', DEFAULT_DISTANCE),
  most('Articles, or lines of a concordance, on a page', MAX_SIZE),
  most('Articles, or lines of a concordance, that pages reach', MAX_PAGED_HITS),
  most('Values listed of a facet at once', MAX_FACET_SIZE),
  most('Passages of an article in the results', MAX_PASSAGES),
  {
    what: 'Characters on each side of a line of a concordance',
    limit: `${MIN_CONTEXT} to ${MAX_CONTEXT}`,
  },
  most('Words on each side of a match that may count as near it', MAX_SPAN),
  most('Words near the matches in one answer', MAX_COLLOCATES_SIZE),
  most('Characters of an address', MAX_URL_BYTES),
  most('Seconds a search may take; then it is given up, which is said', SEARCH_TIMEOUT_MS / 1000),
  most(
    'Searches that wait for each thread of the server; more are refused',
    MAX_WAITING_PER_THREAD,
  ),
  most('Seconds a search may wait for a thread; then it is refused', MAX_WAIT_MS / 1000),
  most('Wrong tokens in a row from one network address', MAX_ATTEMPTS),
];
