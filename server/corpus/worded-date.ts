/**
 * A string that is a date and nothing else, in another language than English: `mardi 29 octobre 2024 à
 * 08h15`, `29. Oktober 2024, 8.15 Uhr`, `29 de octubre de 2024`, `2024年10月29日`.
 */
import { fold } from '../core/fold.ts';
import type { DateParts } from './dates.ts';
import { isWeekday, MONTH_PATTERN, monthNumber } from './month-names.ts';

const YEAR = '((?:1[6-9]|20)\\d\\d)';
const NAME = `(${MONTH_PATTERN})\\.?`;
const OF = "(?:\\s+(?:de|del|do|di|da|of|d')\\s*|\\s+|\\s*[-/]\\s*)";
/** Years are followed by a word in some languages: г., року, r., m. */
const YEAR_WORD = '(?:\\s*(?:г|года|р|року|год|r|m|gada|ev))?\\.?';
const CLOCK = '\\d{1,2}\\s?(?:[:.h]\\s?\\d{2})?(?:[:.]\\d{2})?';
const CLOCK_UNIT = '(?:\\s*(?:h|uhr|uur|min|hs|hrs|ч|год|i|[ap]\\.?m)\\.?)?';
const ZONE = '(?:\\s*\\(?(?:[a-z]{2,5}|(?:gmt|utc)?\\s*[+-]\\d{1,2}(?::?\\d{2})?)\\)?)?';
const TIME = `(?:[\\s,.;|–—-]*(?:(?:a|as|at|um|om|kl|klo|alle|ore|ora|o|v|w|la|las|saat|в|о|у)\\.?\\s*){0,2}${CLOCK}${CLOCK_UNIT}${ZONE})?`;

const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:er|re|o|a|e|°)?\\.?${OF}${NAME},?${OF}${YEAR}${YEAR_WORD}${TIME}$`,
  'u',
);
const MONTH_FIRST = new RegExp(`^${NAME}\\s+(\\d{1,2})\\.?,?\\s+${YEAR}${YEAR_WORD}${TIME}$`, 'u');
const YEAR_FIRST = new RegExp(`^${YEAR}\\.?\\s+${NAME}\\s+(\\d{1,2})\\.?${TIME}$`, 'u');
const MONTH_ALONE = new RegExp(`^${NAME},?${OF}${YEAR}${YEAR_WORD}$`, 'u');
const EAST_ASIAN =
  /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?(?:\s|\(.{1,3}\)|$)/u;
const VIETNAMESE = /^(?:ngay\s+)?(\d{1,2})\s+thang\s+(\d{1,2})(?:,|\s+nam)?\s+(\d{4})$/u;
/** Words before a date that say no more than that it is one. */
const ARTICLE = /^(?:le|den|am|il|el|op|on|la|dne|dnia|ngay)\s+/u;

/** Parts of the date; null where the string is none, or none in words. */
export function wordedDate(written: string): DateParts | null {
  const whole = fold(written.normalize('NFC'));
  // Hangul and Han are told before folding takes syllables apart.
  const eastern = EAST_ASIAN.exec(whole.normalize('NFC'));
  if (eastern !== null) return parts(eastern[1], Number(eastern[2]), eastern[3]);
  const bare = withoutWeekday(whole);
  const vietnamese = VIETNAMESE.exec(bare);
  if (vietnamese !== null) return parts(vietnamese[3], Number(vietnamese[2]), vietnamese[1]);
  const dayFirst = DAY_FIRST.exec(bare);
  if (dayFirst !== null) return parts(dayFirst[3], monthNumber(dayFirst[2] ?? ''), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(bare);
  if (monthFirst !== null)
    return parts(monthFirst[3], monthNumber(monthFirst[1] ?? ''), monthFirst[2]);
  const yearFirst = YEAR_FIRST.exec(bare);
  if (yearFirst !== null) return parts(yearFirst[1], monthNumber(yearFirst[2] ?? ''), yearFirst[3]);
  const alone = MONTH_ALONE.exec(bare);
  return alone === null ? null : parts(alone[2], monthNumber(alone[1] ?? ''), undefined);
}

function parts(year: string | undefined, month: number | null, day: string | undefined): DateParts {
  return { year: Number(year), month, day: day === undefined ? null : Number(day) };
}

function withoutWeekday(folded: string): string {
  const bare = folded.replace(ARTICLE, '');
  const [word] = /^[\p{L}'-]+/u.exec(bare) ?? [];
  if (word === undefined || !isWeekday(word)) return bare;
  return bare
    .slice(word.length)
    .replace(/^[.,]*\s*/u, '')
    .replace(ARTICLE, '');
}
