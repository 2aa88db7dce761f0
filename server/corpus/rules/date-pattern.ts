/**
 * How dates are written somewhere, as a person says it: `DD-MM-YYYY`, `YYMMDD`, `D.M.YY`. Letters stand for
 * the digits of year, month and day, everything else for itself.
 */
import type { ArticleDate } from '../../core/article.ts';
import { ambiguousDate, dateFromParts } from '../dates.ts';

export type DatePattern = { readonly written: string; readonly form: RegExp };

const DIGITS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
};
/** Two digits from this on are of the last century. */
const LAST_CENTURY_FROM = 70;

/** Null where the text is no pattern: it needs a year, and a month where it has a day. */
export function parseDatePattern(written: string): DatePattern | null {
  const met = new Set<string>();
  let source = '';
  for (const [part] of written.matchAll(/YYYY|YY|MM?|DD?|[^YMD]+|./gs)) {
    const digits = DIGITS[part];
    if (digits === undefined) source += part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    else {
      const kind = part.charAt(0);
      if (met.has(kind)) return null;
      met.add(kind);
      source += digits;
    }
  }
  if (!met.has('Y') || (met.has('D') && !met.has('M')) || written.length > 40) return null;
  return { written, form: new RegExp(`(?<!\\d)${source}(?!\\d)`) };
}

function dateOf(
  { form }: DatePattern,
  text: string,
  context: { readonly source: ArticleDate['source']; readonly today: string },
): ArticleDate | null {
  const groups = form.exec(text)?.groups;
  const year = groups?.['year'];
  if (groups === undefined || year === undefined) return null;
  const century = year.length === 4 ? 0 : Number(year) >= LAST_CENTURY_FROM ? 1900 : 2000;
  const number = (part: string | undefined) => (part === undefined ? null : Number(part));
  const parts = {
    year: century + Number(year),
    month: number(groups['month']),
    day: number(groups['day']),
  };
  return dateFromParts(parts, text, context).date;
}

/** The date that stands in a path. */
export function dateInPattern(
  pattern: DatePattern,
  path: string,
  today: string,
): ArticleDate | null {
  return dateOf(pattern, path, { source: 'path', today });
}

/** A date that was left out because it could be read in two ways, and the warnings without that one. */
export function resolvedDate(
  pattern: DatePattern,
  warnings: readonly string[],
  today: string,
): { readonly date: ArticleDate; readonly warnings: readonly string[] } | null {
  for (const warning of warnings) {
    const written = ambiguousDate(warning);
    // `04-05-2024` is written as `DD/MM/YYYY` says, but for the strokes.
    const form = new RegExp(pattern.form.source.replace(/(?<=\))(?:\\?[/.-])(?=\()/g, '[-/.]'));
    const date =
      written === null ? null : dateOf({ ...pattern, form }, written, { source: 'text', today });
    if (date !== null) return { date, warnings: warnings.filter((one) => one !== warning) };
  }
  return null;
}
