/**
 * Whether to believe a folder that lost most of its files at once. A disk that is not mounted looks like
 * that, and what was read of it took long to make: so for a while nothing is removed, and it is said.
 * Files that were renamed are not lost, since there are as many as before.
 */
import type { FileReport } from '../../core/searcher.ts';

/** Fewer missing files than this are believed at once: a person removed them. */
const LEAST_MISSING = 2;
/** Milliseconds between two looks while a folder is not believed: it should be seen coming back. */
const RECHECK_MS = 10_000;

type Missing = { readonly since: number; readonly present: number | null; readonly held: number };

export class Patience {
  readonly #patienceMs: number;
  readonly #clock: () => Date;
  #missing: Missing | null = null;

  /** `patienceMs`: how long missing files are kept. */
  constructor(patienceMs: number, clock: () => Date) {
    this.#patienceMs = patienceMs;
    this.#clock = clock;
  }

  /** `present`: files there are now, null where the folder itself is gone; `held`: files there were. */
  readonly believes = (present: number | null, held: number): boolean => {
    const missing = held - (present ?? 0);
    const isOdd =
      held > 0 && (present === null || (missing >= LEAST_MISSING && present * 2 < held));
    if (!isOdd) {
      this.#missing = null;
      return true;
    }
    const now = this.#clock().getTime();
    const since = this.#missing?.since ?? now;
    const isOver = now - since >= this.#patienceMs;
    this.#missing = isOver ? null : { since, present, held };
    return isOver;
  };

  /** When to look again, ISO 8601 in UTC; null where the folder is believed. */
  recheckAt(): string | null {
    if (this.#missing === null) return null;
    const over = this.#missing.since + this.#patienceMs;
    const soon = this.#clock().getTime() + RECHECK_MS;
    return new Date(Math.min(over, soon)).toISOString();
  }

  /** What is said of the folder, for people, while it is not believed. */
  reports(): FileReport[] {
    if (this.#missing === null) return [];
    const { since, present, held } = this.#missing;
    const what =
      present === null ? 'The folder is gone' : `Only ${present} of ${held} files are left`;
    const until = new Date(since + this.#patienceMs).toISOString().slice(11, 19);
    const reason = `${what}. All that was read is still shown; unless it comes back, what is missing goes at ${until} UTC.`;
    return [{ path: '.', status: 'doubtful', reason }];
  }
}
