/**
 * When a page's article was published, and when last changed: from JSON-LD, from meta elements, from
 * `time` elements, from the date as shown near the headline. What says “published” goes before what
 * says “modified”. The day is the day as written.
 */
import type { ArticleDate } from '../../core/article.ts';
import { type DateReading, parseDate } from '../dates.ts';
import type { ReadContext } from '../reader.ts';
import { squash } from './element-text.ts';
import type { Node } from './json-ld.ts';
import type { PageHead } from './page-head.ts';
import { dateLines } from './shown-dates.ts';
import type { PageTree } from './tree.ts';

export type PageDates = {
  readonly published: ArticleDate | null;
  /** The last change, ISO 8601 in UTC, where it is told to the second with its zone. */
  readonly modified: string | null;
  readonly warnings: readonly string[];
};

const PUBLISHED_META: readonly string[] = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.created',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'pubdate',
  'pub_date',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'publication-date',
  'ptime',
  'pdate',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'date.release',
  'release_date',
  'displaydate',
  'bt:pubdate',
  'rnews:datepublished',
  'timestamp',
  'eomportal-lastupdate',
  'article:created_time',
  'created',
  'creation_date',
  'datecreated',
  'date',
];
const MODIFIED_META: readonly string[] = [
  'article:modified_time',
  'article:modified',
  'og:updated_time',
  'datemodified',
  'dc.date.modified',
  'dcterms.modified',
  'last-modified',
  'lastmod',
  'revised',
  'date.updated',
];
function strings(nodes: readonly Node[], key: string): string[] {
  return nodes.flatMap((node) => {
    const value = node[key];
    return typeof value === 'string' && value.trim() !== ''
      ? [value]
      : typeof value === 'number'
        ? [String(value)]
        : [];
  });
}

/** Seconds or milliseconds since 1970 as ISO; East Asian dates with hyphens; others as they are. */
function written(value: string): string {
  const plain = squash(value);
  if (/^\d{10}$|^\d{13}$/.test(plain))
    return new Date(Number(plain) * (plain.length > 10 ? 1 : 1000)).toISOString();
  return plain
    .replace(/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?/, '$1-$2-$3')
    .replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1')
    .replace(/ ?[|•·—].*$/, '');
}

/** ISO 8601 in UTC, where the value tells an instant. */
export function instantOf(value: string | null): string | null {
  if (
    value === null ||
    !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:z|[+-]\d{2}:?\d{2})$/i.test(value.trim())
  )
    return null;
  const time = Date.parse(
    value
      .trim()
      .replace(' ', 'T')
      .replace(/([+-]\d{2})(\d{2})$/, '$1:$2'),
  );
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** A day in an address: `/2024/10/29/`. */
const DAY_IN_ADDRESS = /\/(\d{4})\/(\d{1,2})\/(\d{1,2})\//;

/**
 * The day that the page shows, where it is not the day of the metadata but explains itself: the day
 * before or after a stamp in UTC is the same instant in the publisher's own zone; the day of the last
 * change, shown alone, is the day of an article written anew. Null where the metadata stands.
 */
function shownDay(
  published: ArticleDate,
  {
    stamps,
    changes,
    days,
  }: {
    readonly stamps: readonly string[];
    readonly changes: readonly string[];
    readonly days: readonly string[];
  },
): ArticleDate | null {
  if (days.includes(published.day)) return null;
  const stamp = stamps.find((value) => value.trim().startsWith(published.day));
  const inUtc = stamp !== undefined && /T\d{2}:\d{2}.*(?:Z|[+-]00:?00)$/i.test(stamp.trim());
  const near = days.find(
    (day) => Math.abs(Date.parse(day) - Date.parse(published.day)) === 86_400_000,
  );
  if (inUtc && near !== undefined) return { ...published, day: near };
  const anew = days.find(
    (day) => day > published.day && changes.some((change) => change.trim().startsWith(day)),
  );
  return anew === undefined ? null : { ...published, day: anew };
}

/** Dates of a page. Candidates that cannot be read are passed over; the first warning is kept if none can. */
export function pageDates(
  tree: PageTree,
  head: PageHead,
  { articles, context }: { readonly articles: readonly Node[]; readonly context: ReadContext },
): PageDates {
  const warnings: string[] = [];
  const read = (value: string, source: ArticleDate['source']): ArticleDate | null => {
    const reading: DateReading = parseDate(written(value), { source, today: context.today });
    if (reading.date === null && reading.warning !== null && warnings.length === 0)
      warnings.push(reading.warning);
    return reading.date?.precision === 'day' ? reading.date : null;
  };
  const first = (values: readonly string[], source: ArticleDate['source']): ArticleDate | null => {
    for (const value of values) {
      const date = read(value, source);
      if (date !== null) return date;
    }
    return null;
  };
  const metas = (names: readonly string[]) => names.flatMap((name) => head.meta.get(name) ?? []);
  const modifiedValues = [...strings(articles, 'dateModified'), ...metas(MODIFIED_META)];
  const published =
    first(strings(articles, 'datePublished'), 'metadata') ??
    first(metas(PUBLISHED_META), 'metadata') ??
    first(strings(articles, 'dateCreated'), 'metadata') ??
    first(strings(articles, 'uploadDate'), 'metadata') ??
    first(dateLines(tree, false), 'text') ??
    first(modifiedValues, 'metadata');
  const stamps = [...strings(articles, 'datePublished'), ...metas(PUBLISHED_META)];
  const instants = modifiedValues.flatMap((value) => instantOf(value) ?? []);
  const days =
    published === null
      ? []
      : [
          ...dateLines(tree, true),
          ...head.addresses.flatMap(
            (address) => DAY_IN_ADDRESS.exec(address)?.slice(1, 4).join('-') ?? [],
          ),
        ].flatMap((line) => read(line, 'metadata')?.day ?? []);
  const shown =
    published === null ? null : shownDay(published, { stamps, changes: modifiedValues, days });
  return {
    published: shown ?? published,
    modified: instants[0] ?? null,
    warnings: published === null ? warnings : [],
  };
}
