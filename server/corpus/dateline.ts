/**
 * Agency datelines: `SEOUL, South Korea (AP) —`. The place and the agency become fields; the
 * dateline itself stays in the text, because it is part of what was printed.
 */

/** `length` is how many characters of the paragraph the dateline takes, dash and space included. */
export type Dateline = {
  readonly place: string | null;
  readonly source: string | null;
  /** The date as written, where one stands in it. */
  readonly date: string | null;
  readonly length: number;
};

const UPPER = "[\\p{Lu}][\\p{Lu}\\p{M}.'’-]+";
const CITY = `${UPPER}(?: ${UPPER}| (?:DE|LA|EL|AL|DU|DI)){0,3}`;
const MIXED = "\\p{Lu}[\\p{L}\\p{M}.'’-]+(?: \\p{Lu}[\\p{L}\\p{M}.'’-]+){0,3}";
const PAIR = "\\p{Lu}[\\p{L}\\p{M}.'’-]+(?: \\p{Lu}[\\p{L}\\p{M}.'’-]+)?";
const DATE =
  '(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.? \\d{1,2}|\\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?)(?:,? \\d{4})?';
/** The same in other languages: `3 mai`, `5. März 2024`, `2 de feb`. */
const WORDED_DATE = '\\d{1,2}(?:er|\\.|º)? (?:de )?\\p{L}{3,10}\\.?(?:,? (?:de )?\\d{4})?';
const AGENCY = '(?:\\(([^()\\n]{2,40})\\)|/([^/\\n]{2,30})/)';
const DASH = '\\s*(?:—|–|--|\\s-(?=\\s)|\\.\\s?-(?=\\s)|―)\\s*';

/** SEOUL, South Korea, Oct. 29 (AP) — with the agency or the date or neither. */
const CAPITALS = new RegExp(
  `^(${CITY}(?:[,/] ?${MIXED}){0,2})(?: ?,? (${DATE}))?(?:,? ?${AGENCY})?${DASH}`,
  'u',
);
/** Beirut, July 3 (AFP) – where the agency says that it is a dateline. */
const WITH_AGENCY = new RegExp(
  `^(${MIXED}(?:, ?${MIXED}| & ${MIXED}){0,2})(?: ?,? (${DATE}|${WORDED_DATE}))?,? ?${AGENCY}(?:${DASH}|[.:]\\s+)`,
  'u',
);
/** afrol News, 27 January – where the date says that it is a dateline. */
const WITH_DATE = new RegExp(`^([\\p{L}][\\p{L}.'’ -]{1,40}?), (${DATE})()()${DASH}`, 'u');
/** Mumbai, India – In … */
const CITY_AND_COUNTRY = new RegExp(`^(${PAIR}, ${PAIR})()()()\\s+[—–]\\s+(?=[\\p{Lu}“"‘])`, 'u');
/** afrol News - Even … where the words are an outlet's. */
const OUTLET_ONLY = /^([\p{L}][\p{L}.'’ ]{2,30}?)()()()\s+[—–-]\s+(?=[\p{Lu}“"‘])/u;
/** ISLAMABAD: The … */
const WITH_COLON = new RegExp(
  `^(${CITY}(?:, ?${MIXED})?)(?:,? (${DATE}))?(?:,? ?${AGENCY})?:\\s+(?=[\\p{Lu}“"‘])`,
  'u',
);

/** 25 July 2022: or CAIRO – 25 July 2022: where the date closes it. */
const DATED = new RegExp(`^(?:(${CITY}|${MIXED})${DASH})?(${DATE})()():\\s+`, 'u');

const FORMS = [DATED, CAPITALS, WITH_AGENCY, WITH_DATE, CITY_AND_COUNTRY, OUTLET_ONLY, WITH_COLON];

/** Words in capitals that open a paragraph and are no place. */
const NOT_PLACES =
  /^(?:BREAKING|UPDATED?|EXCLUSIVE|WATCH|LIVE|NEWS|OPINION|ANALYSIS|EXPLAINER|VIDEO|PHOTOS?|NOTE|EDITOR|READ|RELATED|ALSO|CORRECTION|CLARIFICATION|FACT|WARNING|SUMMARY|QUESTION|ANSWER|INTERVIEW|REVIEW|COMMENT|TIP|FILE|ADVERTISEMENT|SOURCE|WHO|WHAT|WHEN|WHERE|WHY|HOW|FAQ|Q|A)\b/;
const OUTLET = /\b(?:News|Times|Post|Herald|Today|Press|Agency|Tribune|TODAY|NEWS|TIMES|HERALD)\b/;

/** The dateline at the start of a paragraph, or null. `host` of the article's address tells an outlet's name from a place. */
export function parseDateline(paragraph: string, host: string | null = null): Dateline | null {
  const head = paragraph.slice(0, 160);
  for (const form of FORMS) {
    const match = form.exec(head);
    if (match === null) continue;
    const place = match[1]?.trim() ?? '';
    if (NOT_PLACES.test(place)) continue;
    const bracketed = (match[3] ?? '').trim() || (match[4] ?? '').trim() || null;
    const isDate = bracketed !== null && /^\D{3,9} \d|\d{4}$/.test(bracketed);
    const agency = isDate ? null : bracketed;
    const compact = place.replace(/[^\p{L}]/gu, '').toLowerCase();
    const isOutlet =
      place !== '' && (OUTLET.test(place) || (host?.split('.').includes(compact) ?? false));
    if (form === OUTLET_ONLY && !isOutlet) continue;
    return {
      place: isOutlet || place === '' ? null : place,
      source: agency ?? (isOutlet ? place : null),
      date: match[2] || (isDate ? bracketed : null),
      length: match[0].length,
    };
  }
  return null;
}
