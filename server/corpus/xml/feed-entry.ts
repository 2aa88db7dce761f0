/**
 * One item of RSS or entry of Atom to a draft. The formats differ in names only, so each field is looked
 * for under all of its names, the better first. What the whole feed says is used where an item is silent.
 */
import type { ArticleDraft } from '../../core/article.ts';
import type { Body } from '../body.ts';
import { splitAuthors } from '../byline.ts';
import { draftFrom, hostOf } from '../draft.ts';
import { languageCode } from '../header-line.ts';
import type { ReadContext } from '../reader.ts';
import { childrenByName, type Prefixes, withDeclared } from './feed-names.ts';
import { instantOf } from './instants.ts';
import {
  bodyOf,
  distinctWords,
  firstDate,
  isTeaser,
  joinRights,
  readByline,
  TEASER_WARNING,
  TITLE_WARNING,
} from './marked-findings.ts';
import { bodyOfText, elementBlocks, htmlTextBlocks } from './markup-blocks.ts';
import { attribute, childAt, childrenOf, type Element, rawTextOf, textOf } from './tree.ts';

/** What a feed says of all its items. */
export type Feed = {
  readonly prefixes: Prefixes;
  readonly title: string | null;
  readonly url: string | null;
  readonly base: string | null;
  readonly language: string | null;
  readonly rights: string | null;
  readonly authors: readonly string[];
};

type Named = ReadonlyMap<string, readonly Element[]>;

/** The words of an element that may hold escaped HTML, on one line. */
export function wordsOf(element: Element): string {
  if (childrenOf(element).length > 0) return textOf(element);
  const raw = rawTextOf(element);
  return /[<&]/.test(raw)
    ? htmlTextBlocks(raw)
        .map(({ text }) => text)
        .join(' ')
    : textOf(element);
}

/** The texts under the first of several names that has any. */
function textsUnder(named: Named, names: readonly string[]): string[] {
  for (const name of names) {
    const texts = (named.get(name) ?? []).map(textOf).filter((text) => text !== '');
    if (texts.length > 0) return texts;
  }
  return [];
}

/** An absolute address, resolved against the bases given, the nearest first; null where none helps. */
export function absoluteUrl(written: string, bases: readonly (string | null)[]): string | null {
  if (written === '') return null;
  let base: string | undefined;
  for (const candidate of [...bases].reverse()) {
    if (candidate === null || candidate === '') continue;
    if (URL.canParse(candidate, base)) base = new URL(candidate, base).href;
  }
  return URL.canParse(written, base) ? new URL(written, base).href : null;
}

/** Atom's link to the page: `alternate`, or one without a relation. */
function linkIn(named: Named): string {
  const links = [...(named.get('link') ?? []), ...(named.get('atom:link') ?? [])];
  const page = links.find(
    (link) => /^(?:|alternate)$/.test(attribute(link, 'rel')) && attribute(link, 'href') !== '',
  );
  return textsUnder(named, ['link'])[0] ?? (page === undefined ? '' : attribute(page, 'href'));
}

/** The people of author elements: names in Atom, lines such as `jane@example.org (Jane Doe)` in RSS. */
export function authorsIn(named: Named): { authors: readonly string[]; source: string | null } {
  const elements = named.get('author') ?? [];
  const names = elements.map((element) => {
    const name = childAt(element, 'name');
    return name === null && childrenOf(element).length > 0 ? '' : wordsOf(name ?? element);
  });
  const creators = ['dc:creator', 'dcterms:creator', 'atom:author'].map((name) =>
    (named.get(name) ?? []).map(wordsOf).filter((text) => text !== ''),
  );
  const lines = [...names, ...(creators.find((texts) => texts.length > 0) ?? [])]
    .map((line) => /^\S+@\S+\s+\((.+)\)$/.exec(line)?.[1] ?? line)
    .filter((line) => line !== '' && !/^(?:\S+@\S+|https?:\S+)$/.test(line));
  const read = lines.map((line) => {
    const value = line.replace(/^(\p{Lu}[\p{L}'’-]+),\s*((?:\p{Lu}\.[\s-]?)+)$/u, '$2 $1');
    const byline = readByline(value);
    // An author field names its author, though it be by one word in small letters.
    if (byline.authors.length > 0 || byline.source !== null || value.length > 80) return byline;
    return splitAuthors(value);
  });
  return {
    authors: [...new Set(read.flatMap(({ authors }) => authors))],
    source: read.find(({ source }) => source !== null)?.source ?? null,
  };
}

/** The text of an element that may hold text, escaped HTML or XHTML, as its `type` says or as it looks. */
function bodyIn(element: Element): Body {
  if (childrenOf(element).length > 0) return bodyOf(elementBlocks(element));
  return attribute(element, 'type') === 'html'
    ? bodyOf(htmlTextBlocks(rawTextOf(element)))
    : bodyOfText(rawTextOf(element));
}

/** The best text of an entry; `teaser` where only a summary stands in for it. */
function bodyOfEntry(named: Named): { body: Body; teaser: boolean } {
  const full = [...(named.get('content:encoded') ?? []), ...(named.get('content') ?? [])].filter(
    (element) => !/^(?:image|audio|video)\//.test(attribute(element, 'type')),
  );
  const bodies = full.map(bodyIn).filter(({ text }) => text !== '');
  const content = bodies[0];
  const summaries = ['description', 'summary', 'media:description']
    .flatMap((name) => named.get(name) ?? [])
    .map(bodyIn);
  const summary = summaries.find(({ text }) => text !== '');
  if (content !== undefined && content.text.length >= (summary?.text.length ?? 0) / 2)
    return { body: content, teaser: false };
  if (summary === undefined)
    return { body: { text: '', paragraphs: [], boilerplate: [] }, teaser: true };
  return { body: summary, teaser: isTeaser(summary.text) };
}

/** Titles may be escaped HTML too. */
function titleIn(named: Named): string | null {
  const element = (named.get('title') ?? named.get('dc:title') ?? named.get('media:title'))?.[0];
  return element === undefined ? null : wordsOf(element) || null;
}

/** The outlet an entry was taken from, as aggregators name it: a text in RSS, a feed's head in Atom. */
function originIn(named: Named): string | null {
  const origin = named.get('source')?.[0];
  if (origin === undefined) return null;
  const title = childAt(origin, 'title');
  if (title === null && childrenOf(origin).length > 0) return null;
  return wordsOf(title ?? origin) || null;
}

/** Categories of RSS are texts, those of Atom have a label or a term. */
function keywordsIn(named: Named): string[] {
  const categories = (named.get('category') ?? []).map(
    (element) => attribute(element, 'label') || attribute(element, 'term') || wordsOf(element),
  );
  return distinctWords([
    // Some systems put all of them into one element.
    ...categories.flatMap((word) => (/^[^,]+,\S+,/.test(word) ? word.split(',') : [word])),
    ...textsUnder(named, ['dc:subject', 'dcterms:subject']),
    ...textsUnder(named, ['media:keywords', 'itunes:keywords']).flatMap((line) => line.split(',')),
  ]);
}

/** Reads an item or an entry; null where it has neither a title nor a text. */
export function readEntry(
  entry: Element,
  feed: Feed,
  path: string,
  context: ReadContext,
): ArticleDraft | null {
  const named = childrenByName(entry, withDeclared(feed.prefixes, entry));
  const { body, teaser } = bodyOfEntry(named);
  const people = authorsIn(named);
  const permalink = (named.get('guid') ?? []).filter(
    (guid) => attribute(guid, 'isPermaLink') !== 'false',
  );
  const guid =
    textsUnder(named, ['guid', 'id', 'dc:identifier'])[0] ?? attribute(entry, 'rdf:about');
  const bases = [attribute(entry, 'xml:base'), feed.base, feed.url];
  const address = linkIn(named) || textOf(permalink[0]);
  const url = absoluteUrl(address, bases);
  const updated =
    textsUnder(named, ['updated', 'atom:updated', 'dcterms:modified', 'modified'])[0] ?? '';
  const published = [
    'pubDate',
    'published',
    'dc:date',
    'dcterms:created',
    'dcterms:issued',
    'issued',
    'created',
  ];
  const dates = published.flatMap((name) => textsUnder(named, [name]));
  const { date, warnings } = firstDate([...dates, updated], context.today);
  return draftFrom(
    {
      format: 'feed',
      path,
      title: titleIn(named),
      body,
      date,
      authors: people.authors.length > 0 ? people.authors : feed.authors,
      source:
        textsUnder(named, ['dc:publisher'])[0] ??
        originIn(named) ??
        feed.title ??
        people.source ??
        hostOf(url),
      keywords: keywordsIn(named),
      language:
        languageCode(textsUnder(named, ['dc:language'])[0] ?? attribute(entry, 'lang')) ??
        feed.language,
      rights:
        joinRights(textsUnder(named, ['rights', 'dc:rights', 'copyright', 'media:copyright'])) ??
        feed.rights,
      url,
      publisherId: guid || null,
      modified: instantOf(updated) ?? instantOf(dates[0] ?? ''),
      warnings: teaser
        ? [...warnings, body.text === '' ? TITLE_WARNING : TEASER_WARNING]
        : warnings,
    },
    context,
  );
}
