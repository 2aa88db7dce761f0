/** What stands after `date:` and `added:` → first and last day, inclusive. */
import { firstDay, isDateBound, lastDay } from '../date-bound.ts';

/** ISO days; null is open. `swapped`: the range was typed backwards. */
export type DateRange = {
  readonly from: string | null;
  readonly to: string | null;
  readonly swapped: boolean;
};

/** `2024-10`, `2024-10..2024-11`, `..2024`, `>2024-10-29`, `>=`, `<`, `<=`; null for anything else. */
export function parseDateRange(text: string): DateRange | null {
  const compared = /^([<>]=?)(.*)$/s.exec(text);
  if (compared !== null) return comparison(compared[1] ?? '', compared[2] ?? '');
  const dots = text.indexOf('..');
  const from = dots < 0 ? text : text.slice(0, dots);
  const to = dots < 0 ? text : text.slice(dots + 2);
  if (from === '' && to === '') return null;
  if ((from !== '' && !isDateBound(from)) || (to !== '' && !isDateBound(to))) return null;
  if (from !== '' && to !== '' && firstDay(from) > lastDay(to))
    return { from: firstDay(to), to: lastDay(from), swapped: true };
  return {
    from: from === '' ? null : firstDay(from),
    to: to === '' ? null : lastDay(to),
    swapped: false,
  };
}

function comparison(sign: string, bound: string): DateRange | null {
  if (!isDateBound(bound)) return null;
  const [from, to] = {
    '>=': [firstDay(bound), null],
    '>': [shiftDay(lastDay(bound), 1), null],
    '<=': [null, lastDay(bound)],
    '<': [null, shiftDay(firstDay(bound), -1)],
  }[sign] ?? [null, null];
  // Beyond year 0 or 9999 there is no such day.
  return (from ?? to) === null ? null : { from: from ?? null, to: to ?? null, swapped: false };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day so many days later, or null beyond the years 0000 to 9999. */
function shiftDay(day: string, days: number): string | null {
  const shifted = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString();
  return /^\d{4}-/.test(shifted) ? shifted.slice(0, 10) : null;
}
