/**
 * Limits on requests as such, that keep one from holding up all others. Those on what a query may say stand
 * in `query/limits.ts`. Whoever reaches one is told so by an error with its own code.
 */

/**
 * Longest address that is answered, in bytes. A guess: browsers and proxies handle 8 KiB, and no
 * search typed by a person comes near it.
 */
export const MAX_URL_BYTES = 8192;

/** Milliseconds a search may take. A guess: far beyond any search people wait for. */
export const SEARCH_TIMEOUT_MS = 5000;

/** Questions that may wait for each query thread. Beyond this the answer would come too late to be of use. */
export const MAX_WAITING_PER_THREAD = 64;

/** Milliseconds a question may wait for a thread: those who asked longer ago have given up. A guess. */
export const MAX_WAIT_MS = 5000;

/** Wrong tokens in a row from one network address: more than a person mistypes. A guess. */
export const MAX_ATTEMPTS = 10;

/** Requests that may wait on one connection behind the one that is being answered. Browsers send one at a time. */
export const MAX_PIPELINED = 32;

/** Connections at once; more are closed unanswered. A guess: each costs some kilobytes and a handle. */
export const MAX_CONNECTIONS = 2000;

/** Milliseconds within which the head of a request must have come, and the whole of it. Guesses. */
export const HEAD_TIMEOUT_MS = 20_000;
export const REQUEST_TIMEOUT_MS = 60_000;

/** Milliseconds after which a client that has taken nothing of its answer counts as gone. A guess. */
export const UNREAD_TIMEOUT_MS = 60_000;
