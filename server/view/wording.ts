/**
 * Numbers and dates as a reader sees them, in English. Kept apart so that a count or a date looks the
 * same on every page. Days are ISO strings and never meet a time zone.
 */
import type { ArticleDate } from '../core/article.ts';

const NUMBER = new Intl.NumberFormat('en-US');
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `1234567` → `1,234,567`. */
export function formatCount(count: number): string {
  return NUMBER.format(count);
}

/** `counted(1, 'article')` → `1 article`; `counted(2, 'story', 'stories')` → `2 stories`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/**
 * `2024-10-29` → `29 October 2024`, `2024-10` → `October 2024`, `2024` → `2024`.
 * Text of another shape comes back as it is.
 */
export function formatDay(day: string): string {
  const [, year, month, date] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(day) ?? [];
  if (year === undefined || month === undefined) return day;
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return day;
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
}

/** One date where both ends read alike, else `A – B`. */
export function formatRange(from: string, to: string): string {
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
}

/** The known part of a date, ISO: `2024-10-29`, `2024-10` or `2024`; also a valid `<time datetime>`. */
export function knownDate(date: ArticleDate): string {
  return date.day.slice(0, { day: 10, month: 7, year: 4 }[date.precision]);
}

/** A date for a page: `iso` for `<time datetime>`, `text` to its precision. */
export type DateView = { readonly iso: string; readonly text: string };

export function dateView(date: ArticleDate): DateView {
  const iso = knownDate(date);
  return { iso, text: formatDay(iso) };
}
