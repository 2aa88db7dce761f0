/**
 * Bylines: who wrote it, and for whom. `By JANE DOE and John Roe, Associated Press` names two
 * authors and an outlet, and so does `Par Jeanne Dupont et Jean Roux`. A line that merely begins with “By”
 * (`By Tuesday afternoon …`) is none.
 */

/** People in the order printed, each in ordinary capitals, and the outlet where one is named. */
export type Byline = { readonly authors: readonly string[]; readonly source: string | null };

const OUTLET_WORD =
  /\b(?:press|news\w*|agency|times|post|herald|reuters|afp|ap|upi|dpa|bbc|cnn|npr|journal|tribune|guardian|today|daily|weekly|gazette|chronicle|observer|service|media|radio|television|network|bloomberg|xinhua|yonhap|tass)\b/i;
const ROLE =
  /\b(?:(?:staff|senior|chief|special|foreign|political|business|contributing|guest|freelance|national|sports|science|health)\s+)*(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|journalists?|bureau chief)\b.*$/i;
const PARTICLES =
  /^(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|bint|ibn|al|el|ben|abu|y|e|of|the)$/;
const NAME_WORD = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*$/u;
const NOT_NAMES =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:january|february|march|april|may|june|july|august|september|october|november|december|early|late|mid|now|then|contrast|comparison|the|this|that|all|far|and large)\b(?!\s+\p{Lu}[\p{L}]+$)/iu;
/** “By” in other languages, before a whole name: `Von Miller` is one himself. */
const OTHER_LEAD =
  /^(?:[Pp]ar|PAR|[Vv]on|VON|[Pp]or|POR|[Dd]oor|DOOR|[Tt]ext(?:e|o)?\s*:|[Aa]utor(?:in)?\s*:|[Aa]uteur\s*:)\s+(?=\p{Lu}[\p{L}\p{M}.'’-]*\s+\p{Lu})/u;
/**
 * “And” before a capital letter; where the word may stand inside a name too, only before a whole name. It begins
 * where white space begins, or a long run of that would be tried from every place.
 */
const AND =
  /(?<!\s)\s+(?:et|und|och|og|ja|és|și|ve|oraz|и|та)\s+(?=\p{Lu})|(?<!\s)\s+(?:y|e|i|en)\s+(?=\p{Lu}[\p{L}\p{M}.'’-]*\s+\p{Lu})/gu;
const LEAD = /^(?:(?:written|reported|story|text|report|compiled|posted)\s+)?by\s*:?\s+/i;

/** `JANE DOE` → `Jane Doe`; a name that already has small letters stays as it is. */
function ordinaryCapitals(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Whether every word could stand in a person's name; one to six words. */
export function looksLikeName(value: string): boolean {
  const words = value.trim().split(/\s+/);
  if (words.length > 6 || NOT_NAMES.test(value)) return false;
  return (
    NAME_WORD.test(words[0] ?? '') && words.every((w) => NAME_WORD.test(w) || PARTICLES.test(w))
  );
}

/** `Doe, Jane` as catalogues and databases write it: a family name, then one or two given ones. */
const TURNED =
  /^((?:(?:de|da|del|della|di|du|la|le|van|von|der|den|al|el|bin)\s+){0,2}[\p{Lu}\p{Lo}][\p{L}\p{M}'’-]*),\s*([\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*(?:\s+[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*){0,2})$/u;

/** `Doe, Jane; Roe, John` → `Jane Doe; John Roe`; whatever else stays as it is. */
function inReadingOrder(value: string): string {
  return value
    .split(/\s*;\s*/)
    .map((part) => {
      const [, family, given] = TURNED.exec(part.trim()) ?? [];
      const isTurned = family !== undefined && !OUTLET_WORD.test(part) && !ROLE.test(part);
      return isTurned ? `${given} ${family}` : part;
    })
    .join('; ');
}

/** Splits the value of an author field. Roles are dropped, outlets told from people. */
export function splitAuthors(value: string): Byline {
  return splitPeople(inReadingOrder(value));
}

function splitPeople(value: string): Byline {
  const authors: string[] = [];
  let source: string | null = null;
  const parts = value
    .replace(/<[^<>\s]*@[^<>\s]*>|\(?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?/g, '')
    .replace(/^\s*(?:by|written by)\s+/i, '')
    .trim()
    .replace(OTHER_LEAD, '')
    .replace(AND, ', ')
    .split(/\s*(?:,|;|\/|\||&|\band\b)\s*/);
  for (const part of parts) {
    const name = part
      .replace(ROLE, '')
      // `Ana Lim in Seoul`: where it was written is nobody's name.
      .replace(/(?<=\p{Ll})\s+(?:in|reporting from)\s+\p{Lu}.*$/u, '')
      .replace(/^(?:the)\s+(?=associated press)/i, '')
      .trim();
    if (name === '') continue;
    if (OUTLET_WORD.test(name) && (authors.length > 0 || parts.length === 1)) source ??= name;
    else if (!authors.includes(ordinaryCapitals(name))) authors.push(ordinaryCapitals(name));
  }
  return { authors, source };
}

/** Reads a whole line as a byline, or gives null. Without `By` nothing is a byline. */
export function parseByline(line: string): Byline | null {
  const lead = LEAD.exec(line) ?? OTHER_LEAD.exec(line);
  if (lead === null || line.length > 140) return null;
  const value = line.slice(lead[0].length).trim();
  const { authors, source } = splitPeople(value);
  if (authors.length === 0 && source === null) return null;
  return authors.every(looksLikeName) ? { authors, source } : null;
}
