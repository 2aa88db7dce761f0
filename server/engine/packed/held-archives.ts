/**
 * Archives that are no longer the newest, but that somebody is reading through. Each is held for a while
 * after it was last asked, so a reader who pauses for longer has to begin again, and one who leaves
 * without a word costs nothing for long.
 */

/** Milliseconds after the last question. A guess: longer than a slow client takes for a page. */
export const HOLD_MS = 60_000;
/** Older archives held at once: each keeps a thread and what that has in memory of its own. */
export const MAX_HELD = 3;

export class HeldArchives {
  readonly #onLapse: () => void;
  readonly #holdMs: number;
  /** By number of the archive; what was asked last comes last. */
  readonly #lapses = new Map<number, NodeJS.Timeout>();

  /** `onLapse` is called when one is held no longer. */
  constructor(onLapse: () => void, holdMs = HOLD_MS) {
    this.#onLapse = onLapse;
    this.#holdMs = holdMs;
  }

  hold(archive: number): void {
    clearTimeout(this.#lapses.get(archive));
    this.#lapses.delete(archive);
    this.#lapses.set(archive, setTimeout(() => this.#lapse(archive), this.#holdMs).unref());
  }

  /** Those of `archives` that are held, at most `MAX_HELD`: the ones asked last. */
  among(archives: readonly number[]): Set<number> {
    const asked = new Set(archives);
    return new Set([...this.#lapses.keys()].filter((one) => asked.has(one)).slice(-MAX_HELD));
  }

  clear(): void {
    for (const timer of this.#lapses.values()) clearTimeout(timer);
    this.#lapses.clear();
  }

  #lapse(archive: number): void {
    this.#lapses.delete(archive);
    this.#onLapse();
  }
}
