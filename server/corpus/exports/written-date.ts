/**
 * A date among other words, in whatever language a database prints it: `July 1, 2019 Monday 9:20 AM GMT`,
 * `mardi 29 octobre 2024, p. 8`, `5. Juli 2019`. The day stands as printed, in its own zone.
 */
import { fold } from '../../core/fold.ts';
import { type DateContext, type DateReading, dateFromParts } from '../dates.ts';
import { MONTH_PATTERN, monthNumber } from '../month-names.ts';

const NAME = `(${MONTH_PATTERN})`;
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const YEAR = '((?:1[6-9]|20)\\d\\d)';
const WEEKDAY = '(?:\\p{L}{3,12},?\\s+)?';

type Parts = Parameters<typeof dateFromParts>[0];
type Form = readonly [RegExp, (groups: readonly (string | undefined)[]) => Parts];

const month = (name: string | undefined) => monthNumber(name ?? '');

/** Days before months, so that `29 octobre 2024` is not read as October 2024. */
const FORMS: readonly Form[] = [
  [
    new RegExp(`${START}${YEAR}-(\\d{2})-(\\d{2})${END}`, 'u'),
    ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    new RegExp(`${YEAR}\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日`, 'u'),
    ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    new RegExp(
      `${START}(\\d{1,2})(?:st|nd|rd|th|er|re|o|°)?\\.?\\s+(?:(?:de|d'|of|di)\\s+)?${NAME}\\.?,?\\s+(?:(?:de|del|do)\\s+)?${YEAR}${END}`,
      'iu',
    ),
    ([d, m, y]) => ({ year: Number(y), month: month(m), day: Number(d) }),
  ],
  [
    new RegExp(
      `${START}${NAME}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,\\s*|\\s+)${WEEKDAY}${YEAR}${END}`,
      'iu',
    ),
    ([m, d, y]) => ({ year: Number(y), month: month(m), day: Number(d) }),
  ],
  [
    new RegExp(`${START}(\\d{1,2})[./](\\d{1,2})[./]${YEAR}${END}`, 'u'),
    ([a, b, y]) =>
      Number(b) > 12
        ? { year: Number(y), month: Number(a), day: Number(b) }
        : { year: Number(y), month: Number(b), day: Number(a) },
  ],
  [
    new RegExp(`${START}${NAME}\\.?,?\\s+(?:(?:de|del)\\s+)?${YEAR}${END}`, 'iu'),
    ([m, y]) => ({ year: Number(y), month: month(m), day: null }),
  ],
];

/** Longer texts are prose, whatever date they hold. */
const MAX_CHARS = 200;

/** The first date in a short text; neither field set where there is none. */
export function findWrittenDate(text: string, context: DateContext): DateReading {
  if (text.length > MAX_CHARS || !/\d{4}/.test(text)) return { date: null, warning: null };
  const folded = fold(text);
  for (const [pattern, partsOf] of FORMS) {
    const match = pattern.exec(folded);
    if (match !== null) return dateFromParts(partsOf(match.slice(1)), match[0], context);
  }
  return { date: null, warning: null };
}

/** Whether a line begins with a date, or with a weekday before one: the date line of a database. */
export function isDateLine(line: string, context: DateContext): boolean {
  if (line.length > 120) return false;
  const { date, warning } = findWrittenDate(line, context);
  if (date === null && warning === null) return false;
  const folded = fold(line);
  return FORMS.some(([pattern]) => {
    const at = pattern.exec(folded)?.index ?? -1;
    const before = folded.slice(0, Math.max(0, at));
    return at === 0 || (at > 0 && /^\p{L}{2,12}\.?,?\s+(?:(?:le|den|de)\s+)?$/u.test(before));
  });
}
