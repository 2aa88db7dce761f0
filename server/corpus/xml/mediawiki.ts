/**
 * The reader of MediaWiki exports (`Special:Export`, the dumps of Wikinews): an article a page of the
 * main namespace, in its newest revision. Talk pages, templates and redirects are no articles; how many
 * there were is said once a file.
 */
import type { ArticleDate } from '../../core/article.ts';
import { joinBlocks } from '../body.ts';
import { draftFrom } from '../draft.ts';
import { languageCode } from '../header-line.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { instantOf } from './instants.ts';
import { distinctWords, firstDate } from './marked-findings.ts';
import { createPlace, decodeFile, readSpan, untilHopeless } from './read-records.ts';
import { aroundSpans, recordSpans } from './record-spans.ts';
import { rootElement } from './root-element.ts';
import { childAt, childrenOf, type Element, rawTextOf, textAt } from './tree.ts';
import { readWikitext } from './wikitext.ts';

/** The wiki that was exported. */
type Site = {
  readonly name: string;
  readonly base: string;
  readonly database: string;
  readonly language: string | null;
};

function siteOf(around: string, tag: string): Site {
  const value = (name: string) =>
    new RegExp(`<${name}>([^<]{1,300})</${name}>`).exec(around)?.[1]?.trim() ?? '';
  return {
    name: value('sitename'),
    base: value('base').replace(/[^/]*$/, ''),
    database: value('dbname'),
    language: languageCode(/xml:lang="([^"]{2,20})"/.exec(tag)?.[1] ?? ''),
  };
}

/** The day in the text, else that of the oldest revision: with only one, that may be a late mending. */
function dateOf(
  written: string,
  revisions: readonly Element[],
  today: string,
): { date: ArticleDate | null; warnings: readonly string[] } {
  const stated = firstDate([written], today);
  if (stated.date !== null) return { date: { ...stated.date, source: 'text' }, warnings: [] };
  const oldest = revisions.map((revision) => textAt(revision, 'timestamp')).sort()[0] ?? '';
  const { date } = firstDate([oldest], today);
  const late = date !== null && revisions.length === 1;
  return {
    date,
    warnings: late
      ? [...stated.warnings, 'Its date is that of its last edit; the text states none.']
      : stated.warnings,
  };
}

/** What a page is: an article record, or one of the pages that are only counted. */
function readPage(
  page: Element,
  bytes: Uint8Array,
  from: { readonly site: Site; readonly path: string; readonly context: ReadContext },
): ArticleRecord | 'aside' {
  const namespace = textAt(page, 'ns') || '0';
  if (namespace !== '0' || childAt(page, 'redirect') !== null) return 'aside';
  const revisions = childrenOf(page, 'revision');
  const newest = [...revisions].sort((a, b) =>
    textAt(a, 'timestamp') < textAt(b, 'timestamp') ? 1 : -1,
  )[0];
  const source = newest === undefined ? null : childAt(newest, 'text');
  if (newest === undefined || source === null)
    return { kind: 'skipped', place: '', reason: 'There is no text in it.' };
  const read = readWikitext(rawTextOf(source));
  if (read.redirect) return 'aside';
  const { site, path, context } = from;
  const title = textAt(page, 'title');
  const { date, warnings } = dateOf(read.date, revisions, context.today);
  const url = /^https?:/.test(site.base)
    ? site.base +
      encodeURIComponent(title.replace(/ /g, '_')).replace(/%(?:2F|3A|2C|40)/g, decodeURIComponent)
    : null;
  const draft = draftFrom(
    {
      format: 'mediawiki',
      path,
      title,
      body: { ...joinBlocks(read.blocks), boilerplate: [] },
      boilerplate:
        read.sources.length === 0 ? [] : [{ kind: 'sources', text: read.sources.join('\n') }],
      date,
      source: site.name || null,
      language: site.language,
      keywords: distinctWords(read.categories),
      url,
      publisherId: `${site.database || site.name || 'mediawiki'}:${textAt(page, 'id')}`,
      modified: instantOf(textAt(newest, 'timestamp')),
      warnings,
    },
    context,
  );
  return draft === null || read.blocks.length === 0
    ? { kind: 'skipped', place: '', reason: 'There is no text in it.' }
    : { kind: 'article', bytes, draft };
}

const NAMES: ReadonlySet<string> = new Set(['page']);

const REVISIONS: ReadonlySet<string> = new Set(['revision']);

/** A page with its newest revision, and of the others only the oldest's time: histories are long. */
function withoutHistory(page: string): string {
  const times: string[] = [];
  let newest = { time: '', source: '' };
  for (const { start, end } of recordSpans(page, REVISIONS)) {
    const source = page.slice(start, end);
    const time = /<timestamp>([^<]{1,40})</.exec(source)?.[1] ?? '';
    times.push(time);
    if (newest.source === '' || time > newest.time) newest = { time, source };
  }
  if (times.length < 2) return page;
  const oldest = times.sort()[0] ?? '';
  const head = page.slice(0, page.indexOf('<revision'));
  return `${head}<revision><timestamp>${oldest}</timestamp></revision>${newest.source}</page>`;
}

function* readDump(file: SourceFile, context: ReadContext): Generator<ArticleRecord> {
  const decoded = decodeFile(file);
  if ('kind' in decoded) {
    yield decoded;
    return;
  }
  const xml = decoded.text;
  const first = xml.indexOf('<page>');
  const head = aroundSpans(xml, [{ start: first === -1 ? xml.length : first, end: xml.length }]);
  const site = siteOf(head, rootElement(file)?.tag ?? '');
  const placeOf = createPlace(xml);
  let number = 0;
  let aside = 0;
  for (const span of recordSpans(xml, NAMES)) {
    number += 1;
    const place = placeOf(span, number);
    const source = xml.slice(span.start, span.end);
    const page = span.closed ? withoutHistory(source) : source;
    const whole = { ...span, start: 0, end: page.length };
    yield* readSpan(page, whole, place, ({ element }) => {
      const record = readPage(element, Buffer.from(source), { site, path: file.path, context });
      if (record !== 'aside') return [record];
      aside += 1;
      return [];
    });
  }
  if (aside > 0) {
    const pages = aside === 1 ? 'One page is no article' : `${aside} pages are no articles`;
    yield {
      kind: 'skipped',
      place: '',
      reason: `${pages}: a redirect, or outside of the main namespace.`,
    };
  }
}

export const mediawikiReader = {
  format: 'mediawiki',
  accepts: (file) => rootElement(file)?.name === 'mediawiki',
  read: (file: SourceFile, context: ReadContext) => untilHopeless(readDump(file, context)),
} satisfies Reader;
