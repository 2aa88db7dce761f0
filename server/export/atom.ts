/**
 * The articles of a search as an Atom feed (RFC 4287), the newest in the archive first, with the totals
 * of OpenSearch 1.1. A feed says when its newest entry came, not when it was asked for, so that nothing
 * changes where nothing came.
 */
import { exportHref } from '../core/export-format.ts';
import type { SearchState } from '../core/search-state.ts';
import { apiHref, articleApiHref, articleHref, searchHref } from '../core/search-url.ts';
import type { Hit } from '../core/searcher.ts';
import type { ExportWriter } from './export-writer.ts';
import { xmlText } from './xml.ts';

/** Stands where there are no entries to take a time from. */
const NEVER = '1970-01-01T00:00:00Z';

export type FeedPart = {
  /** Addresses of this part and its neighbours, without the site's. */
  readonly self: string;
  readonly first: string;
  readonly previous: string | null;
  readonly next: string | null;
  /** Entries before it. */
  readonly offset: number;
  readonly size: number;
};

export type AtomOptions = {
  /** Where the site is reached, without a final slash. */
  readonly base: string;
  /** Name of the archive. */
  readonly folder: string;
  /** Null: the feed holds all. */
  readonly part: FeedPart | null;
};

export function atomFeed(options: AtomOptions): ExportWriter<'hit'> {
  const { base } = options;
  return {
    form: 'hit',
    start: ({ rows, state, total }) => feedHead(state, total, rows[0], options),
    row: (hit, { state }) => entry(hit, base, state),
    end: '</feed>\n',
  };
}

function element(name: string, text: string | null): string {
  return text === null ? '' : `<${name}>${xmlText(text)}</${name}>`;
}

function link(base: string, rel: string, href: string | null, type: string): string {
  if (href === null) return '';
  return `<link rel="${rel}" type="${type}" href="${xmlText(base + href)}"/>`;
}

function feedHead(
  state: SearchState,
  total: number,
  newest: Hit | undefined,
  { base, folder, part }: AtomOptions,
): string {
  const words = state.q.trim();
  const whole = exportHref('atom', state);
  const feed = 'application/atom+xml';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:fh="http://purl.org/syndication/history/1.0">',
    element('id', `${base}${whole}`),
    element('title', words === '' ? `Dateline: ${folder}` : `Dateline: ${words}`),
    element('updated', newest?.article.added ?? NEVER),
    `<author>${element('name', folder)}</author>`,
    element('generator', 'Dateline'),
    link(base, 'self', part?.self ?? whole, feed),
    link(base, 'alternate', searchHref({ ...state, cursor: null }), 'text/html'),
    link(base, 'alternate', apiHref({ ...state, cursor: null }), 'application/json'),
    link(base, 'search', '/opensearch.xml', 'application/opensearchdescription+xml'),
    link(base, 'first', part?.first ?? null, feed),
    link(base, 'previous', part?.previous ?? null, feed),
    link(base, 'next', part?.next ?? null, feed),
    element('opensearch:totalResults', String(total)),
    element('opensearch:startIndex', String((part?.offset ?? 0) + 1)),
    element('opensearch:itemsPerPage', String(part?.size ?? total)),
    words === '' ? '' : `<opensearch:Query role="request" searchTerms="${xmlText(words)}"/>`,
    // All there is: what is not in it is not in the archive (RFC 5005).
    part === null ? '<fh:complete/>' : '',
    '',
  ]
    .filter((line, i, lines) => line !== '' || i === lines.length - 1)
    .join('\n');
}

function entry({ article, passages }: Hit, base: string, state: SearchState): string {
  const { id, title, added, date, source, authors, section, keywords, language, rights } = article;
  const names = authors.length > 0 ? authors : [source].filter((name) => name !== null);
  const lead = passages[0]?.text ?? '';
  return [
    language === null ? '<entry>' : `<entry xml:lang="${xmlText(language)}">`,
    element('id', `${base}${articleHref(id)}`),
    element('title', title),
    element('updated', added),
    date === null ? '' : element('published', `${date.day}T00:00:00Z`),
    ...names.map((name) => `<author>${element('name', name)}</author>`),
    link(base, 'alternate', articleHref(id, state), 'text/html'),
    link(base, 'alternate', articleApiHref(id), 'application/json'),
    ...[section, ...keywords].map((term) =>
      term === null ? '' : `<category term="${xmlText(term)}"/>`,
    ),
    element('rights', rights),
    lead === '' ? '' : element('summary', lead),
    '</entry>',
    '',
  ]
    .filter((line, i, lines) => line !== '' || i === lines.length - 1)
    .join('\n');
}
