/**
 * Dates as newsrooms write them. Only a date that states its year is a date: “Yesterday” and
 * “Tuesday, October 29” give none, and 04/05/2024 is not guessed at. A date-time keeps the day as
 * written in its own zone: the day on the page the reader saw.
 */
import type { ArticleDate, DatePrecision } from '../core/article.ts';
import { wordedDate } from './worded-date.ts';

/** What a string says about a date: neither field set means that it is no date at all. */
export type DateReading = { readonly date: ArticleDate | null; readonly warning: string | null };

export type DateContext = {
  readonly source: ArticleDate['source'];
  /** ISO `YYYY-MM-DD`; a date more than two days later is implausible. */
  readonly today: string;
};

const NOT_A_DATE: DateReading = { date: null, warning: null };
/** Before newspapers. */
const EARLIEST_YEAR = 1600;
/** Zones run ahead, and tomorrow's paper is printed today. */
const DAYS_AHEAD = 2;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(\\d{4})';
// Words are taken whole: taken apart, a long one could be read in more ways than there is time for.
const ZONE = '(?:\\s*(?:z(?![a-z])|\\(?[a-z]{2,12}(?![a-z])\\)?|[+-]\\d{1,2}(?::?\\d{2})?))*';
const TIME = `\\d{1,2}(?:[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?\\s*(?:[ap]\\.?m\\.?|hrs?|h)?|\\s*[ap]\\.?m\\.?)${ZONE}`;
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?';

/** 05.03.24: two digits each, so that no time and no number of a version looks like it. */
const SHORT_DAY = '(0[1-9]|[12]\\d|3[01])\\.(0[1-9]|1[0-2])\\.(\\d\\d)';

const LEADING_TIME = new RegExp(
  `^(?!${SHORT_DAY}(?!\\d))(?:at\\s+)?${TIME}(?:\\s*,\\s*|\\s+(?:on\\s+)?|\\s*[|–-]\\s*)(?=\\S)`,
  'i',
);
const TRAILING_TIME = new RegExp(`(?:\\s*[,|–-]\\s*|\\s+at\\s+|\\s+|t)${TIME}$`, 'i');
const LEADING_WEEKDAY = new RegExp(
  `^(?:on\\s+)?(?:${WEEKDAY}(?:\\s*,\\s*|\\s+)|the\\s+(?=\\d))`,
  'i',
);

const TRAILING_WEEKDAY = new RegExp(`(?:\\s*,\\s*|\\s+)\\(?${WEEKDAY}\\)?$`, 'i');

/** The parts a form captures, as numbers; null where the form does not say. */
export type DateParts = {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
};
type Form = readonly [
  RegExp,
  (groups: readonly string[], today: string) => DateParts | 'ambiguous',
];

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Of a year in two digits: this century, unless that were after next year. */
function fullYear(written: string | undefined, today: string): number {
  const year = 2000 + Number(written);
  return year > Number(today.slice(0, 4)) + 1 ? year - 100 : year;
}

/** Day and month written as numbers: told apart only where one cannot be a month. */
function dayAndMonth(first: number, second: number, year: number): DateParts | 'ambiguous' {
  if (first === second || first > 12) return { year, month: second, day: first };
  return second > 12 ? { year, month: first, day: second } : 'ambiguous';
}

const FORMS: readonly Form[] = [
  // 20241029T081500Z, as news formats write it.
  [
    /^(\d{4})(\d\d)(\d\d)T\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?$/i,
    ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:Z|[+-]\d{2}:?\d{2})?$/i,
    ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    /^((?:1[6-9]|20)\d\d)(\d\d)(\d\d)$/,
    ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    new RegExp(`^${DAY}(?:\\s+|-|\\s+of\\s+)${MONTH}(?:,?\\s+|-)${YEAR}$`, 'i'),
    ([d, m, y]) => ({ year: Number(y), month: monthNumber(m ?? ''), day: Number(d) }),
  ],
  [
    new RegExp(`^${MONTH}\\s+${DAY}(?:\\s*,\\s*|\\s+)${YEAR}$`, 'i'),
    ([m, d, y]) => ({ year: Number(y), month: monthNumber(m ?? ''), day: Number(d) }),
  ],
  [
    /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/,
    ([d, m, y]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  // 2024. 03. 05., as Hungarian and Korean pages write it.
  [
    /^(\d{4})\.\s(\d{1,2})\.\s(\d{1,2})\.?$/,
    ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/,
    ([a, b, y]) => dayAndMonth(Number(a), Number(b), Number(y)),
  ],
  // Oct 29 08:15:00 EDT 2024, as clocks of computers print it.
  [
    new RegExp(`^${MONTH}\\s+${DAY}\\s+${TIME}\\s+${YEAR}$`, 'i'),
    ([m, d, y]) => ({ year: Number(y), month: monthNumber(m ?? ''), day: Number(d) }),
  ],
  [
    new RegExp(`^${DAY}/${MONTH}/${YEAR}$`, 'i'),
    ([d, m, y]) => ({ year: Number(y), month: monthNumber(m ?? ''), day: Number(d) }),
  ],
  [
    new RegExp(`^${DAY}(?:\\s+|-)${MONTH}(?:,?\\s+|-)['’]?(\\d\\d)$`, 'i'),
    ([d, m, y], today) => ({
      year: fullYear(y, today),
      month: monthNumber(m ?? ''),
      day: Number(d),
    }),
  ],
  [
    /^(\d{1,2})\/(\d{1,2})\/(\d\d)$/,
    ([a, b, y], today) => dayAndMonth(Number(a), Number(b), fullYear(y, today)),
  ],
  [
    new RegExp(`^${SHORT_DAY}$`),
    ([d, m, y], today) => ({ year: fullYear(y, today), month: Number(m), day: Number(d) }),
  ],
  [/^(\d{4})[-/](\d{1,2})$/, ([y, m]) => ({ year: Number(y), month: Number(m), day: null })],
  [
    new RegExp(`^${MONTH},?\\s+${YEAR}$`, 'i'),
    ([m, y]) => ({ year: Number(y), month: monthNumber(m ?? ''), day: null }),
  ],
  [/^((?:1[6-9]|20)\d\d)$/, ([y]) => ({ year: Number(y), month: null, day: null })],
];

/** ISO day, or null where the calendar has no such day. */
function isoDay({ year, month, day }: DateParts): string | null {
  const date = new Date(0);
  date.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === (month ?? 1) - 1;
  return real && date.getUTCDate() === (day ?? 1) ? date.toISOString().slice(0, 10) : null;
}

/** The last day that is still plausible for `today`. */
function lastPlausibleDay(today: string): string {
  return new Date(Date.parse(today) + DAYS_AHEAD * 86_400_000).toISOString().slice(0, 10);
}

/** Checks parts against the calendar and the plausible years. */
export function dateFromParts(
  parts: DateParts,
  written: string,
  context: DateContext,
): DateReading {
  const day = isoDay(parts);
  if (day === null) return { date: null, warning: `There is no such day as “${written}”.` };
  if (parts.year < EARLIEST_YEAR || day > lastPlausibleDay(context.today)) {
    return { date: null, warning: `The date “${written}” is not plausible and was left out.` };
  }
  const precision: DatePrecision =
    parts.month === null ? 'year' : parts.day === null ? 'month' : 'day';
  return { date: { day, precision, source: context.source }, warning: null };
}

const [BEFORE, AFTER] = ['The date “', '” could be read in two ways and was left out.'] as const;

function ambiguityWarning(written: string): string {
  return `${BEFORE}${written}${AFTER}`;
}

/** The date that a warning calls ambiguous, as it was written; null for other warnings. */
export function ambiguousDate(warning: string): string | null {
  return warning.startsWith(BEFORE) && warning.endsWith(AFTER)
    ? warning.slice(BEFORE.length, -AFTER.length)
    : null;
}

/** Reads a string that is a date and nothing else; weekday, time of day and zone may stand beside it. */
export function parseDate(written: string, context: DateContext): DateReading {
  const whole = withoutBrackets(written.trim().replace(/\s+/g, ' '));
  if (whole.length > 80 || !/\d{4}|\d[\s/.-]['’]?\d\d\b|[a-z.][\s-]['’]?\d\d\b/i.test(whole))
    return NOT_A_DATE;
  const bare = whole
    .replace(LEADING_TIME, '')
    .replace(LEADING_WEEKDAY, '')
    .replace(TRAILING_WEEKDAY, '');
  const candidates = [bare, bare.replace(TRAILING_TIME, '').replace(LEADING_WEEKDAY, '').trim()];
  for (const candidate of candidates) {
    for (const [pattern, partsOf] of FORMS) {
      const groups = pattern.exec(candidate)?.slice(1);
      if (groups === undefined) continue;
      const parts = partsOf(groups, context.today);
      if (parts !== 'ambiguous') return dateFromParts(parts, whole, context);
      return { date: null, warning: ambiguityWarning(whole) };
    }
  }
  const worded = wordedDate(whole);
  if (worded !== null) return dateFromParts(worded, whole, context);
  return epochDate(whole, context);
}

/** `(2024-03-05)` and `[5 March 2024]` are the date between the brackets. */
function withoutBrackets(whole: string): string {
  return whole.replace(/^(?:\(([^()]+)\)|\[([^[\]]+)\])$/, '$1$2');
}

/** Seconds or milliseconds since 1970, in metadata alone: the day in UTC. */
function epochDate(written: string, context: DateContext): DateReading {
  if (context.source !== 'metadata' || !/^1[0-9]{9}(?:\d{3})?$/.test(written)) return NOT_A_DATE;
  const ms = Number(written) * (written.length > 10 ? 1 : 1000);
  return parseDate(new Date(ms).toISOString(), context);
}

const DAY_WITHOUT_YEAR = new RegExp(
  `^(?:${WEEKDAY},?\\s*)?(?:${MONTH}\\s+${DAY}|${DAY}\\s+${MONTH})$|^${WEEKDAY}$`,
  'i',
);

/** Whether a line is a day whose year is not said: a date line, but no date. */
export function isDayWithoutYear(line: string): boolean {
  const bare = line.trim();
  return (
    bare.length <= 60 &&
    (DAY_WITHOUT_YEAR.test(bare) || DAY_WITHOUT_YEAR.test(bare.replace(TRAILING_TIME, '')))
  );
}

/** A day, or failing that a month or a year, written as folders or a name: `2024-10-29-x.txt`, `2024/10/x.txt`. */
export function dateInPath(path: string, context: DateContext): ArticleDate | null {
  const forms: readonly RegExp[] = [
    /(?<!\d)((?:1[6-9]|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?(0[1-9]|[12]\d|3[01])(?!\d)/g,
    /(?<!\d)((?:1[6-9]|20)\d\d)[-_/](0[1-9]|1[0-2])(?![\d])/g,
    /(?<=^|\/)((?:1[6-9]|20)\d\d)(?=\/)/g,
  ];
  for (const form of forms) {
    for (const [written, year, month, day] of path.matchAll(form)) {
      const parts = {
        year: Number(year),
        month: month === undefined ? null : Number(month),
        day: day === undefined ? null : Number(day),
      };
      const { date } = dateFromParts(parts, written, context);
      if (date !== null) return date;
    }
  }
  return null;
}
