/**
 * The bounds of a range of dates as people type them: a year, a month or a day. Days are ISO
 * `YYYY-MM-DD`, so that they compare as text.
 */

const BOUND = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Days in a month (from 1) of the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and stands in the calendar. */
export function isDateBound(text: string): boolean {
  const match = BOUND.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The first day of a bound's period. */
export function firstDay(bound: string): string {
  return `${bound}-01-01`.slice(0, 10);
}

/** The last day of a bound's period. */
export function lastDay(bound: string): string {
  const [year = '', month = '12', day] = bound.split('-');
  return `${year}-${month}-${day ?? daysIn(Number(year), Number(month))}`;
}

/** The shortest bounds of a range of days: whole years as `YYYY`, whole months as `YYYY-MM`, else days. */
export function shortBounds(from: string, to: string): { from: string; to: string } {
  const cut = [4, 7].find(
    (chars) => firstDay(from.slice(0, chars)) === from && lastDay(to.slice(0, chars)) === to,
  );
  return { from: from.slice(0, cut ?? 10), to: to.slice(0, cut ?? 10) };
}
