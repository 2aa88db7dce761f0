/**
 * Limits on requests as such, that keep one from holding up all others. Those on what a query may say stand
 * in `query/limits.ts`. Whoever reaches one is told so by an error with its own code. All are settings; the
 * figures are those where nothing else is set.
 */

export type ServiceLimits = {
  /** Longest address that is answered, in bytes. */
  readonly urlBytes: number;
  /** Questions that may wait for each query thread. Beyond this the answer would come too late to be of use. */
  readonly waiting: number;
  /** Milliseconds a question may wait for a thread: those who asked longer ago have given up. */
  readonly waitMs: number;
  /** Requests that may wait on one connection behind the one that is being answered. */
  readonly pipelined: number;
  /** Connections at once; more are closed unanswered. Each costs some kilobytes and a handle. */
  readonly connections: number;
  /** Searches in one batch. */
  readonly batch: number;
  /** Batches that are read or answered at once. Each may hold a megabyte for as long as its client dawdles. */
  readonly batches: number;
  /** Wrong tokens in a row from one network address. */
  readonly wrongTokens: number;
  /** Milliseconds within which the head of a request must have come, and the whole of it. */
  readonly headMs: number;
  readonly requestMs: number;
  /** Milliseconds after which a client that has taken nothing of its answer counts as gone. */
  readonly unreadMs: number;
};

/**
 * Guesses: browsers and proxies handle addresses of 8 KiB, and no search typed by a person comes near it;
 * browsers send one request at a time on a connection; a
 * hundred searches are answered in a few seconds; ten wrong tokens are more than a person mistypes; the slowest
 * lines send a head in seconds.
 */
export const SERVICE_LIMITS: ServiceLimits = {
  urlBytes: 8192,
  waiting: 64,
  waitMs: 5000,
  pipelined: 32,
  connections: 2000,
  batch: 100,
  batches: 32,
  wrongTokens: 10,
  headMs: 20_000,
  requestMs: 60_000,
  unreadMs: 60_000,
};
