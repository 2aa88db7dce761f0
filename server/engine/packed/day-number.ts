/** Days as numbers: days since 1970-01-01, so that they compare and count without strings. */

/** Stands for no date: before any day. */
export const NO_DAY = -0x8000_0000;

const DAY_MS = 86_400_000;

/** `NO_DAY` for null. `day` is ISO `YYYY-MM-DD`. */
export function dayNumber(day: string | null): number {
  return day === null ? NO_DAY : Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** Days written out before; those of an archive are few, and asked for again and again. */
const written = new Map<number, string>();
const MAX_WRITTEN = 100_000;

/** ISO `YYYY-MM-DD`, or null. */
export function isoDay(number: number): string | null {
  if (number === NO_DAY) return null;
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (written.size < MAX_WRITTEN) written.set(number, day);
  return day;
}
