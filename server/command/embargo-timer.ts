/** Wakes when an embargo ends, so that what was under it shows at that instant and not at the next change. */

/** The longest time a timer can be set for; a later embargo is waited for in steps. */
const MAX_DELAY_MS = 2 ** 31 - 1;

export type EmbargoTimer = {
  /** Wakes at this instant, ISO 8601 in UTC, in place of the one before; null: not at all. */
  readonly set: (instant: string | null) => void;
};

/** `wake` is called once an instant. The process does not wait for it. */
export function createEmbargoTimer(wake: () => void, now: () => number): EmbargoTimer {
  let timer: NodeJS.Timeout | undefined;
  const set = (instant: string | null): void => {
    clearTimeout(timer);
    if (instant === null) return;
    const delay = Date.parse(instant) - now();
    timer = setTimeout(
      () => (delay > MAX_DELAY_MS ? set(instant) : wake()),
      Math.min(MAX_DELAY_MS, Math.max(0, delay) + 1),
    );
    timer.unref();
  };
  return { set };
}
