/**
 * The NewsML-G2 reader: news items, alone or in a news message. Packages, concepts, planning and
 * pictures are items too, and no articles: each is reported with its reason.
 */
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { readNewsItem } from './newsml-g2-item.ts';
import { readRecords } from './read-records.ts';
import { rootElement } from './root-element.ts';
import { attribute, childAt, childrenOf, type Element } from './tree.ts';

/** Items that are no articles, and what they are. */
const OTHER_ITEMS: ReadonlyMap<string, string> = new Map([
  ['packageItem', 'It is a package: a list of other items, without a text of its own.'],
  ['conceptItem', 'It describes a concept; it is no article.'],
  ['knowledgeItem', 'It is a list of concepts; it is no article.'],
  ['planningItem', 'It plans coverage; it is no article.'],
  ['catalogItem', 'It is a catalogue of codes; it is no article.'],
]);
/** Parts of items, as documentation and some systems keep them. */
const PARTS = ['contentSet', 'contentMeta', 'groupSet', 'itemMeta'] as const;
const ITEMS: ReadonlySet<string> = new Set(['newsItem', ...OTHER_ITEMS.keys()]);
const ROOTS: ReadonlySet<string> = new Set([...ITEMS, 'newsMessage', ...PARTS]);

/** Classes of items that are no text, as they end `ninat:` codes. */
const MEDIA = /^(?:picture|video|audio|graphic|animation|composite)$/;

function classOf(item: Element): string {
  const itemClass = childAt(item, 'itemMeta', 'itemClass');
  return (attribute(itemClass, 'qcode') || attribute(itemClass, 'uri')).replace(/^.*[:/]/, '');
}

function* readItem(
  item: Element,
  bytes: Uint8Array,
  path: string,
  context: ReadContext,
): Generator<ArticleRecord> {
  const skipped = (reason: string): ArticleRecord => ({ kind: 'skipped', place: '', reason });
  const other = OTHER_ITEMS.get(item.name);
  if (other !== undefined) {
    yield skipped(other);
    return;
  }
  const draft = readNewsItem(item, path, context);
  if (draft !== null) {
    yield { kind: 'article', bytes, draft };
    return;
  }
  const kind = classOf(item);
  const contents = childrenOf(item, 'contentSet');
  const remote = contents.some((content) => childrenOf(content, 'remoteContent').length > 0);
  if (MEDIA.test(kind) && kind !== 'composite')
    yield skipped(`It is a ${kind} item, without a text.`);
  else if (remote)
    yield skipped('Its content stands elsewhere (remoteContent), and nothing is fetched.');
  else yield skipped('There is no text in it.');
}

export const newsmlG2Reader = {
  format: 'newsml-g2',
  accepts: (file) => ROOTS.has(rootElement(file)?.name ?? ''),
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const root = rootElement(file)?.name ?? '';
    const part = PARTS.some((name) => name === root);
    const names = part ? new Set([root]) : ITEMS;
    yield* readRecords(file, names, ({ element, bytes }) => {
      // A content set alone is an item without metadata.
      const item: Element = part
        ? { name: 'newsItem', prefix: '', attributes: {}, children: [element] }
        : element;
      return readItem(item, bytes, file.path, context);
    });
  },
} satisfies Reader;
