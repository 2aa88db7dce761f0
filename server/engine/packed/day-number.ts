/** Days as numbers: days since 1970-01-01, so that they compare and count without strings. */

/** Stands for no date: before any day. */
export const NO_DAY = -0x8000_0000;

const DAY_MS = 86_400_000;

/** `NO_DAY` for null. `day` is ISO `YYYY-MM-DD`. */
export function dayNumber(day: string | null): number {
  return day === null ? NO_DAY : Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** ISO `YYYY-MM-DD`, or null. */
export function isoDay(number: number): string | null {
  return number === NO_DAY ? null : new Date(number * DAY_MS).toISOString().slice(0, 10);
}
