/**
 * The reader of feeds: RSS 0.9x and 2.0, RSS 1.0 (RDF) and Atom. Each item is an article; what the feed
 * says of itself may stand before or behind them.
 */
import { languageCode } from '../header-line.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { absoluteUrl, authorsIn, type Feed, readEntry, wordsOf } from './feed-entry.ts';
import { childrenByName, prefixesOf } from './feed-names.ts';
import { joinRights } from './marked-findings.ts';
import { createPlace, decodeFile, readSpan, untilHopeless } from './read-records.ts';
import { aroundSpans, recordSpans } from './record-spans.ts';
import { type RootElement, rootElement } from './root-element.ts';
import { attribute, childAt, type Element, parseElement, textOf } from './tree.ts';

/** The element of the feed without its items; null where it is too broken to say anything. */
function feedElement(around: string, root: RootElement): Element | null {
  const start = around.indexOf('<', around.search(new RegExp(`<(?:[\\w.-]+:)?${root.name}\\b`)));
  const parsed = parseElement(around.slice(Math.max(0, start)));
  return parsed.kind === 'element' ? parsed.element : null;
}

/** What the feed says of itself. */
function readFeed(around: string, root: RootElement): Feed {
  const prefixes = prefixesOf(root.tag, root.name === 'feed');
  const element = feedElement(around, root);
  const silent = { title: null, url: null, base: null, language: null, rights: null, authors: [] };
  if (element === null) return { prefixes, ...silent };
  const named = childrenByName(childAt(element, 'channel') ?? element, prefixes);
  const first = (...names: readonly string[]) =>
    names.map((name) => textOf(named.get(name)?.[0])).find((text) => text !== '') ?? '';
  const links = [...(named.get('link') ?? []), ...(named.get('atom:link') ?? [])];
  const alternate = links.find((link) => /^(?:|alternate)$/.test(attribute(link, 'rel')));
  const self = links.find((link) => attribute(link, 'rel') === 'self');
  const base = attribute(element, 'xml:base') || null;
  const titles = [...(named.get('title') ?? []), ...(named.get('dc:title') ?? [])];
  const address = first('link') || attribute(alternate, 'href');
  const selfAddress = absoluteUrl(attribute(self, 'href'), []);
  return {
    prefixes,
    title: titles.map(wordsOf).find((title) => title !== '') ?? null,
    url: absoluteUrl(address, [base, selfAddress]) ?? selfAddress,
    base,
    language: languageCode(first('language', 'dc:language') || attribute(element, 'xml:lang')),
    rights: joinRights([first('copyright', 'rights', 'dc:rights')]),
    // RSS has no author of the whole; its editors did not write the items.
    authors: root.name === 'feed' ? authorsIn(named).authors : [],
  };
}

const ROOTS = /^(?:rss|RDF|feed)$/;
const NAMES: ReadonlySet<string> = new Set(['item', 'entry']);

function* readFeedFile(file: SourceFile, context: ReadContext): Generator<ArticleRecord> {
  const decoded = decodeFile(file);
  const root = rootElement(file);
  if ('kind' in decoded || root === null) {
    if ('kind' in decoded) yield decoded;
    return;
  }
  const xml = decoded.text;
  const feed = readFeed(aroundSpans(xml, recordSpans(xml, NAMES)), root);
  const placeOf = createPlace(xml);
  let number = 0;
  for (const span of recordSpans(xml, NAMES)) {
    number += 1;
    yield* readSpan(xml, span, placeOf(span, number), ({ element, bytes }) => {
      const draft = readEntry(element, feed, file.path, context);
      return draft === null
        ? [{ kind: 'skipped', place: '', reason: 'It has neither a title nor a text.' }]
        : [{ kind: 'article', bytes, draft }];
    });
  }
}

export const feedReader = {
  format: 'feed',
  accepts(file) {
    const root = rootElement(file);
    if (root === null || !ROOTS.test(root.name)) return false;
    // RDF holds much besides feeds.
    return root.name !== 'RDF' || /purl\.org\/rss\/|netscape\.com\/rdf/i.test(root.tag);
  },
  read: (file: SourceFile, context: ReadContext) => untilHopeless(readFeedFile(file, context)),
} satisfies Reader;
