/**
 * A date among other words, in the languages that databases print: `July 1, 2019 Monday 9:20 AM GMT`,
 * `mardi 29 octobre 2024, p. 8`, `5. Juli 2019`. The day stands as printed, in its own zone.
 */
import { type DateContext, type DateReading, dateFromParts } from '../dates.ts';

/** Names of the months, January first; several languages share a list where no name clashes. */
const MONTHS: readonly (readonly string[])[] = [
  'january jan januar janvier janv enero ene janeiro gennaio gen januari stycznia styczeń januára tammikuuta',
  'february feb febr februar février fevrier févr fév febrero fevereiro fev febbraio februari lutego luty helmikuuta',
  'march mar märz maerz mrz mars marzo março marco maart mrt marts marca marzec maaliskuuta',
  'april apr avril avr abril abr aprile kwietnia kwiecień huhtikuuta',
  'may mai mayo maio maggio mag mei maj maja toukokuuta',
  'june jun juni juin junio junho giugno giu czerwca czerwiec kesäkuuta',
  'july jul juli juillet juil julio julho luglio lug lipca lipiec heinäkuuta',
  'august aug août aout agosto ago augustus augusti sierpnia sierpień elokuuta',
  'september sep sept septembre septiembre setiembre setembro set settembre września wrzesień syyskuuta',
  'october oct oktober okt octobre octubre outubro out ottobre ott października październik lokakuuta',
  'november nov novembre noviembre novembro listopada listopad marraskuuta',
  'december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre desember grudnia grudzień joulukuuta',
].map((names) => names.split(' '));

const MONTH_OF = new Map(MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
const NAME = `(${[...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const YEAR = '((?:1[6-9]|20)\\d\\d)';
const WEEKDAY = '(?:\\p{L}{3,12},?\\s+)?';

type Parts = Parameters<typeof dateFromParts>[0];
type Form = readonly [RegExp, (groups: readonly (string | undefined)[]) => Parts];

const month = (name: string | undefined) => MONTH_OF.get((name ?? '').toLowerCase()) ?? null;

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
      `${START}(\\d{1,2})(?:st|nd|rd|th|er|re|º|°)?\\.?\\s+(?:(?:de|d['’]|of|di)\\s+)?${NAME}\\.?,?\\s+(?:(?:de|del|do)\\s+)?${YEAR}${END}`,
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
  for (const [pattern, partsOf] of FORMS) {
    const match = pattern.exec(text);
    if (match !== null) return dateFromParts(partsOf(match.slice(1)), match[0], context);
  }
  return { date: null, warning: null };
}

/** Whether a line begins with a date, or with a weekday before one: the date line of a database. */
export function isDateLine(line: string, context: DateContext): boolean {
  if (line.length > 120) return false;
  const { date, warning } = findWrittenDate(line, context);
  if (date === null && warning === null) return false;
  return FORMS.some(([pattern]) => {
    const at = pattern.exec(line)?.index ?? -1;
    return (
      at === 0 || (at > 0 && /^\p{L}{2,12}\.?,?\s+(?:(?:le|den|de)\s+)?$/u.test(line.slice(0, at)))
    );
  });
}
