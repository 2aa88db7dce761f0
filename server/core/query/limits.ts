/**
 * Limits on a query: what it may say, and how long it may take. They keep the worst text cheap: past them the
 * query is cut, or given up, and says so. All are settings; the figures are guesses, with room for a pasted
 * paragraph, and for longer than people wait.
 *
 * Whatever reads a query must cut it alike, or a link would ask for something else than what stands beside
 * it. So they are the same everywhere in a thread, set before it reads its first query, and never again.
 */

export type QueryLimits = {
  /** UTF-16 code units of query text. */
  readonly chars: number;
  /** Words, each part of a phrase counted as one. */
  readonly words: number;
  /** Parentheses inside parentheses. */
  readonly depth: number;
  /** Positions, of NEAR and of the slop of a phrase. */
  readonly distance: number;
  /** Milliseconds a search of it may take. */
  readonly searchMs: number;
};

/** Where nothing else is set. */
export const QUERY_LIMITS: QueryLimits = {
  chars: 4000,
  words: 200,
  depth: 50,
  distance: 1000,
  searchMs: 5000,
};

let current = QUERY_LIMITS;

/** Those of this thread. */
export function queryLimits(): QueryLimits {
  return current;
}

/** To be called before anything of this thread reads a query. */
export function limitQueries(limits: QueryLimits): void {
  current = limits;
}

/** The distance of `NEAR` without a number, as in Lexis and Lucene-based archives, where no less is allowed. */
export const DEFAULT_DISTANCE = 10;
/** Warnings of one code: a text with a thousand stray parentheses needs no thousand notes. */
export const MAX_WARNINGS_PER_CODE = 5;
