/**
 * One line of a header: what it says about the article, apart from where it stands. A line is read
 * whole or not at all, so that prose is never eaten.
 */

import type { ArticleDate } from '../core/article.ts';
import { looksLikeName, parseByline, splitAuthors } from './byline.ts';
import { type DateContext, isDayWithoutYear, parseDate } from './dates.ts';

/** What a header line may say. `lossless`: the fields tell everything that the line does. */
export type HeaderLine = {
  readonly title?: string;
  readonly published?: ArticleDate;
  readonly updated?: ArticleDate;
  readonly authors?: readonly string[];
  readonly source?: string;
  readonly section?: string;
  readonly keywords?: readonly string[];
  readonly language?: string;
  readonly rights?: string;
  readonly url?: string;
  readonly warning?: string;
  /** Nothing but a label for the text that follows (`Text:`). */
  readonly endsHeader?: boolean;
  readonly lossless: boolean;
};

/** A longer value behind `Date:` is a sentence. */
const MAX_DATE_CHARS = 40;
/** Longer lines are prose. */
const MAX_LINE_CHARS = 400;

const KEYS: readonly (readonly [RegExp, keyof HeaderLine])[] = [
  [/^(?:title|headline|head|titre|titel|título|titulo|titolo|überschrift|rubrik)$/i, 'title'],
  [
    /^(?:authors?|by|byline|by-line|written by|writers?|reporters?|journalists?|auteurs?|autor(?:in|en|es)?|autore|autori|verfasser)$/i,
    'authors',
  ],
  [
    /^(?:date|dated|(?:first )?published(?: on| at| date)?|posted(?: on)?|publication date|date published|pub date|issued(?: on| at)?|publish date|created|datum|fecha|data|erschienen(?: am)?|veröffentlicht(?: am)?|publié(?: le)?|publicado(?: e[lm])?|pubblicato(?: il)?|gepubliceerd(?: op)?)$/i,
    'published',
  ],
  [
    /^(?:(?:last )?(?:updated|modified)(?: on| at)?|date modified|stand|aktualisiert(?: am)?|mise? à jour(?: le)?|actualizado(?: el)?|aggiornato(?: il)?|bijgewerkt(?: op)?|atualizado(?: em)?)$/i,
    'updated',
  ],
  [
    /^(?:source|outlet|publication|publisher|newspaper|agency|news agency|quelle|fuente|fonte|bron|källa|kilde|zeitung|journal|periódico|medio)$/i,
    'source',
  ],
  [/^(?:section|category|categories|desk|rubrique|ressort|sección|sezione|seção)$/i, 'section'],
  [/^(?:keywords?|tags?|subjects?|topics?)$/i, 'keywords'],
  [/^(?:language|lang)$/i, 'language'],
  [/^(?:copyright|rights|licen[sc]e)$/i, 'rights'],
  [/^(?:url|link|permalink|web|address|web address)$/i, 'url'],
  [/^(?:text|body|content|full text|story|article)$/i, 'endsHeader'],
];

/** Two-letter codes pass; the names of a few languages are known. */
const LANGUAGES = new Map([
  ['english', 'en'],
  ['french', 'fr'],
  ['german', 'de'],
  ['spanish', 'es'],
  ['russian', 'ru'],
  ['chinese', 'zh'],
  ['arabic', 'ar'],
  ['portuguese', 'pt'],
  ['italian', 'it'],
  ['japanese', 'ja'],
  ['korean', 'ko'],
  ['ukrainian', 'uk'],
  ['polish', 'pl'],
  ['dutch', 'nl'],
  ['turkish', 'tr'],
  ['swedish', 'sv'],
  ['norwegian', 'no'],
  ['danish', 'da'],
  ['finnish', 'fi'],
  ['greek', 'el'],
  ['hungarian', 'hu'],
  ['romanian', 'ro'],
  ['czech', 'cs'],
  ['hebrew', 'he'],
  ['hindi', 'hi'],
  ['persian', 'fa'],
  ['catalan', 'ca'],
  ['français', 'fr'],
  ['deutsch', 'de'],
  ['español', 'es'],
  ['castellano', 'es'],
  ['italiano', 'it'],
  ['português', 'pt'],
  ['nederlands', 'nl'],
  ['svenska', 'sv'],
  ['norsk', 'no'],
  ['dansk', 'da'],
  ['suomi', 'fi'],
  ['polski', 'pl'],
  ['türkçe', 'tr'],
  ['русский', 'ru'],
  ['українська', 'uk'],
]);

/** Codes of three letters (ISO 639-2), as libraries and some feeds have them. */
const LONG_CODES = new Map(
  (
    'eng en fra fr fre fr deu de ger de spa es ita it por pt nld nl dut nl rus ru ara ar zho zh chi zh jpn ja kor ko ' +
    'pol pl swe sv nor no nob nb nno nn dan da fin fi tur tr ukr uk ell el gre el ces cs cze cs hun hu ron ro rum ro ' +
    'heb he hin hi fas fa per fa cat ca ind id srp sr hrv hr bul bg slk sk slo sk slv sl lit lt lav lv est et gle ga'
  )
    .match(/\S+ \S+/g)
    ?.map((pair): [string, string] => [pair.slice(0, 3), pair.slice(4)]) ?? [],
);

/** ISO 639-1 from a tag (`en-GB`) or an English name (`English`), else null. */
export function languageCode(value: string): string | null {
  const lower = value.trim().toLowerCase();
  return (
    /^([a-z]{2})(?:[-_][a-z0-9-]+)?$/.exec(lower)?.[1] ?? LANGUAGES.get(lower) ?? longCode(lower)
  );
}

function longCode(lower: string): string | null {
  return LONG_CODES.get(/^([a-z]{3})(?:[-_][a-z0-9-]+)?$/.exec(lower)?.[1] ?? '') ?? null;
}

/** Values between commas, semicolons or bars. */
export function splitKeywords(value: string): string[] {
  const parts = value.split(/\s*[,;|]\s*/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

function dateLine(
  value: string,
  field: 'published' | 'updated',
  context: DateContext,
): HeaderLine | null {
  const { date, warning } = parseDate(value, context);
  if (date !== null)
    return { [field]: date, lossless: value.trim() === date.day && field === 'published' };
  if (warning !== null) return { warning, lossless: false };
  return isDayWithoutYear(value) ? { lossless: false } : null;
}

/** `London, 29 October 2024`: a place or an outlet before the date. */
function placedDate(part: string, context: DateContext): HeaderLine | null {
  const match = /^([^,]{2,40}),\s+(.*\d.*)$/s.exec(part);
  if (match === null || !looksLikeName(match[1] ?? '')) return null;
  const { date } = parseDate(match[2] ?? '', context);
  return date === null ? null : { published: date, lossless: false };
}

function keyedLine(key: string, value: string, context: DateContext): HeaderLine | null {
  const field = KEYS.find(([pattern]) => pattern.test(key))?.[1];
  if (field === undefined) return null;
  if (value === '') return field === 'endsHeader' ? { endsHeader: true, lossless: false } : null;
  switch (field) {
    case 'published':
    case 'updated': {
      const read = dateLine(value, field, context);
      if (read !== null || value.length > MAX_DATE_CHARS || !/\d/.test(value)) return read;
      return { warning: `“${value}” was not understood as a date.`, lossless: false };
    }
    case 'authors': {
      const byline = splitAuthors(value);
      const source = byline.source === null ? {} : { source: byline.source };
      if (value.length > 200) return null;
      return { authors: byline.authors, ...source, lossless: byline.authors.join() === value };
    }
    case 'keywords':
      return { keywords: splitKeywords(value), lossless: true };
    case 'language': {
      const language = languageCode(value);
      return language === null ? { lossless: false } : { language, lossless: value === language };
    }
    case 'url':
      return /^https?:\/\/\S+$/.test(value) ? { url: value, lossless: false } : null;
    case 'source':
    case 'section':
      return value.length <= 80 ? { [field]: value, lossless: true } : null;
    case 'title':
    case 'rights':
      return value.length <= 300 ? { [field]: value, lossless: true } : null;
    default:
      return null;
  }
}

/** `4 min read`, `2 hours ago`: what pages print beside a date, and what is true only where it is read. */
const BESIDE_A_DATE =
  /(?:^|\s*\()(?:about\s+)?(?:\d{1,3}|an?|one)[\s-]+(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)[\s-]+(?:read|ago)\)?$/i;

/** Reads one part of a line. */
function readPart(whole: string, context: DateContext): HeaderLine | null {
  const part = whole.replace(BESIDE_A_DATE, '');
  if (part === '') return { lossless: false };
  if (/^https?:\/\/\S+$/.test(part)) return { url: part, lossless: false };
  const keyed = /^(\p{L}[\p{L} -]{1,18}?)\s*:\s*(.*)$/su.exec(part);
  const byKey = keyed === null ? null : keyedLine(keyed[1] ?? '', keyed[2] ?? '', context);
  if (byKey !== null) return byKey;
  const byline = parseByline(part);
  if (byline !== null) {
    const source = byline.source === null ? {} : { source: byline.source };
    const told =
      byline.authors.length === 1 &&
      byline.source === null &&
      part.endsWith(byline.authors[0] ?? '');
    return { authors: byline.authors, ...source, lossless: told };
  }
  const dated =
    /^(?:(?:first )?(published|posted|issued|publié|veröffentlicht|publicado|(?:last )?updated|modified|mis à jour|modifié|aktualisiert|actualizado)\s*(?:on|at)?\s+)?(.+)$/i.exec(
      part,
    );
  const field = /updated|modified|mis à jour|modifié|aktualisiert|actualizado/i.test(
    dated?.[1] ?? '',
  )
    ? 'updated'
    : 'published';
  return dateLine(dated?.[2] ?? part, field, context) ?? placedDate(part, context);
}

/** Between the parts of a line; a second date may follow a comma or semicolon, if it says which it is. */
const BETWEEN_PARTS =
  /\s*[|•·]\s*|\s+[–—-]\s+|\s*[,;]\s+(?=(?:(?:first )?published|(?:last )?updated|modified|mis à jour|modifié|aktualisiert|actualizado)[\s:])/i;
/** `Posted on March 5, 2024 by Jane Doe`, as blogs write it. */
const POSTED_BY = /^((?:posted|published)\s.{6,40}?\d{4}),?\s+(by\s.+)$/i;

function partsOfLine(line: string): string[] {
  const posted = POSTED_BY.exec(line);
  if (posted !== null) return posted.slice(1);
  return line.split(BETWEEN_PARTS).filter((part) => part !== '');
}

/** Reads a whole line, or gives null. Parts between bars are read each: `By Jane Doe | 29 October 2024`. */
export function readHeaderLine(line: string, context: DateContext): HeaderLine | null {
  if (line.length > MAX_LINE_CHARS) return null;
  const whole = readPart(line, context);
  // A label whose date was not understood may have a second one behind it.
  if (whole !== null && whole.warning === undefined) return whole;
  return readParts(line, context) ?? whole;
}

function readParts(line: string, context: DateContext): HeaderLine | null {
  const parts = partsOfLine(line);
  if (parts.length < 2 || parts.length > 5 || line.length > 200) return null;
  const read = parts.map((part) => readPart(part, context));
  // A place or an outlet may stand between a byline and a date; more would be a sentence.
  const unread = parts.filter((_, i) => read[i] === null);
  if (
    unread.length > 1 ||
    unread.some((part) => part.split(/\s+/).length > 4 || !looksLikeName(part.split(',')[0] ?? ''))
  )
    return null;
  const known = read.filter((part) => part !== null);
  const dated = known.some(
    (part) =>
      part.authors !== undefined || part.published !== undefined || part.updated !== undefined,
  );
  const all: HeaderLine = Object.assign({ lossless: false }, ...known);
  return dated ? { ...all, lossless: false } : null;
}

/** How long the label is where a line opens the text of a labelled file (`Body: The council …`), else 0. */
export function textLabelLength(line: string): number {
  return /^(?:text|body|content|full text|article text)\s*:\s+(?=\S)/i.exec(line)?.[0].length ?? 0;
}
