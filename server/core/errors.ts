/**
 * Every way a request can fail, as one table. Throw a `SearchError` with a code; the only place that
 * turns codes into responses is `http/problem.ts`. Odd query text is never an error.
 */

/** Stable code → HTTP status and a title for people. */
export const ERRORS = {
  'invalid-parameter': { status: 400, title: 'A parameter could not be understood' },
  unauthorized: { status: 401, title: 'A token is needed' },
  'article-not-found': { status: 404, title: 'No such article' },
  'entity-not-found': { status: 404, title: 'No such name' },
  'story-not-found': { status: 404, title: 'No such story' },
  'route-not-found': { status: 404, title: 'No such page' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'not-acceptable': { status: 406, title: 'No representation in an accepted format' },
  'article-gone': { status: 410, title: 'The article is gone' },
  'cursor-expired': { status: 410, title: 'The cursor has expired' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  misdirected: { status: 421, title: 'The site is not known by this name' },
  'rate-limited': { status: 429, title: 'Too many wrong tokens' },
  internal: { status: 500, title: 'Something went wrong here' },
  overloaded: { status: 503, title: 'Too many searches at once' },
  'engine-unavailable': { status: 503, title: 'The search cluster cannot be asked now' },
  'search-timeout': { status: 503, title: 'The search took too long' },
  'index-not-ready': { status: 503, title: 'The index is not complete yet' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** A request that cannot be served; `detail` is for the person who asked, in one sentence. */
export class SearchError extends Error {
  readonly code: ErrorCode;
  /** The request parameter at fault, where there is one. */
  readonly parameter: string | null;
  /** Seconds after which the same request may succeed, where that is known. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ErrorCode,
    detail: string,
    options: { parameter?: string; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(detail, 'cause' in options ? { cause: options.cause } : {});
    this.name = 'SearchError';
    this.code = code;
    this.parameter = options.parameter ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

/** Whoever asked is gone: nothing failed, and nobody is left to be told. */
export class Abandoned extends Error {
  constructor() {
    super('Whoever asked is gone.');
    this.name = 'Abandoned';
  }
}
