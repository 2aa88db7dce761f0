/**
 * Metadata as keys and values, whatever held them: YAML front matter or a JSON record. The same
 * names mean the same thing in both, so they are read in one place.
 */
import type { ArticleDate } from '../core/article.ts';
import { splitAuthors } from './byline.ts';
import { parseDate } from './dates.ts';
import { cleanText } from './decode.ts';
import { languageCode, splitKeywords } from './header-line.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What keys and values say about an article. */
export type Metadata = {
  readonly title: string | null;
  readonly date: ArticleDate | null;
  readonly authors: readonly string[];
  readonly source: string | null;
  readonly section: string | null;
  readonly keywords: readonly string[];
  readonly language: string | null;
  readonly rights: string | null;
  readonly url: string | null;
  readonly warnings: readonly string[];
};

/** Key names, folded to lower-case letters (`date_published` and `datePublished` are one), best first. */
const KEYS = {
  title: [
    'title',
    'headline',
    'head',
    'articletitle',
    'storytitle',
    'documenttitle',
    'name',
    'webtitle',
    'heading',
    'titre',
    'titel',
    'titulo',
    'titolo',
  ],
  date: [
    'datepublished',
    'publishedat',
    'publisheddate',
    'published',
    'publicationdate',
    'publishdate',
    'pubdate',
    'publishedon',
    'firstpublished',
    'webpublicationdate',
    'versioncreated',
    'firstcreated',
    'date',
    'articledate',
    'storydate',
    'dateofpublication',
    'issuedate',
    'displaydate',
    'fecha',
    'datum',
    'datetime',
    'timestamp',
    'createdat',
    'created',
    'dateupdated',
    'datemodified',
    'updatedat',
    'updated',
  ],
  authors: [
    'authors',
    'author',
    'byline',
    'by',
    'creator',
    'creators',
    'dccreator',
    'writer',
    'writers',
    'reporter',
    'journalist',
    'authorname',
    'articleauthor',
    'writtenby',
    'autor',
    'auteur',
    'autore',
  ],
  source: [
    'source',
    'outlet',
    'publication',
    'publisher',
    'sitename',
    'newspaper',
    'mediaoutlet',
    'newsoutlet',
    'outletname',
    'medianame',
    'publicationname',
    'publicationtitle',
    'publishername',
    'sourcename',
    'journal',
    'agency',
    'provider',
    'media',
    'site',
    'feed',
    'domain',
    'fuente',
    'quelle',
    'fonte',
  ],
  section: [
    'section',
    'sectionname',
    'articlesection',
    'category',
    'categories',
    'desk',
    'channel',
  ],
  keywords: ['keywords', 'tags', 'keyword', 'tag', 'subjects', 'topics', 'subject'],
  language: ['language', 'lang', 'inlanguage', 'locale'],
  rights: ['rights', 'copyright', 'copyrightnotice', 'usageterms', 'license', 'licence'],
  url: ['url', 'link', 'canonicalurl', 'permalink', 'weburl', 'uri', 'href', 'articleurl', 'id'],
} as const;

export type FieldName = keyof typeof KEYS;

const fold = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '');

export function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

/** Values under the given folded keys, best first, without empty ones. */
export function valuesOf(fields: Fields, names: readonly string[]): unknown[] {
  const byName = new Map<string, unknown>();
  for (const [key, value] of Object.entries(fields)) {
    if (!byName.has(fold(key))) byName.set(fold(key), value);
  }
  return names.map((name) => byName.get(name)).filter((value) => value != null && value !== '');
}

/** A value as one line of text: strings, numbers, and objects that have a name. */
function lineOf(value: unknown): string | null {
  if (typeof value === 'string') return cleanText(value).replace(/\s+/g, ' ').trim() || null;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (!isFields(value)) return null;
  for (const name of valuesOf(value, [
    'name',
    'fullname',
    'rendered',
    'title',
    'label',
    'value',
    'literal',
    'term',
    'main',
    'original',
  ])) {
    const line = lineOf(name);
    if (line !== null) return line;
  }
  return null;
}

function linesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => lineOf(item) ?? []);
}

/** Seconds or milliseconds since 1970 to an ISO date-time; other values as they are. */
function dateText(value: unknown): string | null {
  const line = lineOf(value);
  if (line === null || !/^\d{9,13}$/.test(line)) return line;
  return new Date(Number(line) * (line.length > 10 ? 1 : 1000)).toISOString();
}

/** Reads the fields every format shares. */
export function readMetadata(fields: Fields, today: string): Metadata {
  const lines = (name: FieldName) =>
    valuesOf(fields, KEYS[name])
      .map(linesOf)
      .find((all) => all.length > 0) ?? [];
  const first = (name: FieldName) => lines(name)[0] ?? null;

  const written = valuesOf(fields, KEYS.date).flatMap((value) => dateText(value) ?? []);
  const readings = written.map((value) => ({
    value,
    ...parseDate(value, { source: 'metadata', today }),
  }));
  const date = readings.find((reading) => reading.date !== null)?.date ?? null;
  const unread = date === null ? readings[0] : undefined;
  const warnings =
    unread === undefined
      ? []
      : [unread.warning ?? `“${unread.value.slice(0, 60)}” was not understood as a date.`];

  const bylines = lines('authors').map(splitAuthors);
  const keywords = valuesOf(fields, KEYS.keywords).map((value) =>
    Array.isArray(value) ? linesOf(value) : linesOf(value).flatMap(splitKeywords),
  );
  const url = valuesOf(fields, KEYS.url).find(
    (value) => typeof value === 'string' && /^https?:\/\/\S+$/.test(value),
  );
  return {
    title: first('title'),
    date,
    authors: [...new Set(bylines.flatMap(({ authors }) => authors))],
    source: first('source') ?? bylines.find(({ source }) => source !== null)?.source ?? null,
    section: first('section'),
    keywords: [...new Set(keywords.find((all) => all.length > 0) ?? [])],
    language: languageCode(first('language') ?? ''),
    rights: first('rights'),
    url: typeof url === 'string' ? url : null,
    warnings,
  };
}
