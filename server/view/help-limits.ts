/** The limits that a reader may meet, for the help page: each figure is the one that is in force. */
import {
  MAX_COLLOCATES_SIZE,
  MAX_CONTEXT,
  MAX_SPAN,
  MIN_CONTEXT,
} from '../core/context-parameters.ts';
import { DEFAULT_DISTANCE, QUERY_LIMITS, type QueryLimits } from '../core/query/limits.ts';
import { MAX_FACET_SIZE, MAX_PAGED_HITS, MAX_PASSAGES, MAX_SIZE } from '../core/search-state.ts';
import { MAX_LINK_CHARS } from '../core/search-url.ts';
import { SERVICE_LIMITS, type ServiceLimits } from '../core/service-limits.ts';
import { formatCount } from './wording.ts';

export type Limit = {
  readonly what: string;
  readonly limit: string;
  /** The setting that changes it, as it is given on the command line; empty where none does. */
  readonly setting: string;
};

export type ShownLimits = { readonly query: QueryLimits; readonly service: ServiceLimits };

/** Where nothing else is set. */
export const USUAL_LIMITS: ShownLimits = { query: QUERY_LIMITS, service: SERVICE_LIMITS };

function most(what: string, limit: number, setting = ''): Limit {
  return { what, limit: formatCount(limit), setting };
}

function seconds(what: string, limitMs: number, setting: string): Limit {
  return { what, limit: String(limitMs / 1000), setting };
}

/** What a query is cut to, how much one answer holds, and when the server refuses. */
export function limitRows({ query, service }: ShownLimits): Limit[] {
  return [
    most(
      'Characters of a query; the rest is left out, with a warning',
      query.chars,
      '--max-query-length',
    ),
    most(
      'Words of a query, those of phrases counted; the rest are left out, with a warning',
      query.words,
      '--max-query-words',
    ),
    most(
      'Parentheses inside parentheses; deeper ones are left out, with a warning',
      query.depth,
      '--max-query-depth',
    ),
    most(
      'Words between the two sides of NEAR/n, and for "a phrase"~n; more count as so many, with a warning',
      query.distance,
      '--max-distance',
    ),
    most(
      'Words between the two sides of NEAR without a number',
      Math.min(DEFAULT_DISTANCE, query.distance),
    ),
    most('Articles, or lines of a concordance, on a page', MAX_SIZE),
    most('Articles, or lines of a concordance, that pages reach', MAX_PAGED_HITS),
    most('Values listed of a facet at once', MAX_FACET_SIZE),
    most('Passages of an article in the results', MAX_PASSAGES),
    most(
      'Characters of the links in one answer, each of which repeats the search; more are refused (400)',
      MAX_LINK_CHARS,
    ),
    {
      what: 'Characters on each side of a line of a concordance',
      limit: `${MIN_CONTEXT} to ${MAX_CONTEXT}`,
      setting: '',
    },
    most('Words on each side of a match that may count as near it', MAX_SPAN),
    most('Words near the matches in one answer', MAX_COLLOCATES_SIZE),
    most('Searches in one batch; more are refused (400)', service.batch, '--max-batch'),
    most(
      'Batches that are read or answered at once; more are refused (503)',
      service.batches,
      '--max-batches',
    ),
    most(
      'Characters of an address; longer ones are refused (414)',
      service.urlBytes,
      '--max-url-length',
    ),
    seconds(
      'Seconds a search may take; then it is given up (503)',
      query.searchMs,
      '--search-timeout',
    ),
    most(
      'Searches that wait for each thread of the server; more are refused (503)',
      service.waiting,
      '--max-waiting',
    ),
    seconds(
      'Seconds a search may wait for a thread; then it is refused (503)',
      service.waitMs,
      '--max-wait',
    ),
    most('Connections at once; more are closed', service.connections, '--max-connections'),
    most(
      'Requests that wait on one connection; more are refused (503)',
      service.pipelined,
      '--max-pipelined',
    ),
    most(
      'Wrong tokens in a row from one network address; then it must wait (429)',
      service.wrongTokens,
      '--max-wrong-tokens',
    ),
    seconds(
      'Seconds for the head of a request to come; then the connection is closed (408)',
      service.headMs,
      '--head-timeout',
    ),
    seconds(
      'Seconds for a whole request to come; then the connection is closed (408)',
      service.requestMs,
      '--request-timeout',
    ),
    seconds(
      'Seconds in which a client takes nothing of its answer; then the connection is closed',
      service.unreadMs,
      '--unread-timeout',
    ),
  ];
}
