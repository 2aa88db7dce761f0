/** A search that would hold up all others is given up, and says so. */
import { SearchError } from '../../core/errors.ts';
import { queryLimits } from '../../core/query/limits.ts';

export type Deadline = {
  /** Throws `search-timeout` once the time is over. */
  readonly check: () => void;
  /** The check of a deadline that begins now, with the same time. */
  readonly anew: () => () => void;
};

/** `now` gives milliseconds of a steady clock. */
export function createDeadline(now: () => number, timeoutMs = queryLimits().searchMs): Deadline {
  const end = now() + timeoutMs;
  return {
    anew: () => createDeadline(now, timeoutMs).check,
    check: () => {
      if (now() > end) {
        throw new SearchError(
          'search-timeout',
          `The search was given up after ${timeoutMs / 1000} seconds. Fewer or rarer words are faster.`,
        );
      }
    },
  };
}
