/**
 * The NewsML 1.2 reader (1.0 and 1.1 alike): one article a `NewsItem`. What the envelope says of the
 * sender holds for all of them.
 */
import type { AssignedName } from '../../core/article.ts';
import { draftFrom } from '../draft.ts';
import { languageCode } from '../header-line.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { instantOf } from './instants.ts';
import {
  bodyOf,
  distinctNames,
  distinctWords,
  firstDate,
  joinRights,
  readByline,
  withoutTitle,
} from './marked-findings.ts';
import { chooseText, inChain, textsIn } from './newsml1-text.ts';
import { embargoOf, statusOf } from './publication-state.ts';
import { createPlace, decodeFile, readSpan } from './read-records.ts';
import { aroundSpans, recordSpans } from './record-spans.ts';
import { rootElement } from './root-element.ts';
import {
  attribute,
  childAt,
  childrenOf,
  descendants,
  type Element,
  textAt,
  textOf,
} from './tree.ts';

const formalName = (element: Element | null | undefined) => attribute(element, 'FormalName');

/** `urn:newsml:afp.com:20240710:x`, without the revision that its public identifier ends with. */
function identifierOf(item: Element): string | null {
  const identifier = childAt(item, 'Identification', 'NewsIdentifier');
  if (identifier === null) return null;
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => textAt(identifier, name));
  if (parts.every((part) => part !== '')) return `urn:newsml:${parts.join(':')}`;
  return textAt(identifier, 'PublicIdentifier').replace(/:\d+[NUA]?$/, '') || null;
}

/** `Strasbourg, 10 juil 2024 (AFP)` → `Strasbourg`. */
function placeOf(dateline: string): string | null {
  const place = dateline.replace(/\s*\(.*$/, '').replace(/,?\s*(?:\p{L}+\.?\s+)?\d.*$/u, '');
  return place.replace(/[\s,–—-]+$/, '') || null;
}

/** Topics of these types are names; their description is the readable one. */
const TOPIC_TYPES: readonly (readonly [RegExp, AssignedName['type']])[] = [
  [/^person/i, 'person'],
  [/^(?:location|place|country|city|geo)/i, 'place'],
  [/^(?:company|organi[sz]ation)/i, 'organization'],
];

function topicsOf(item: Element): { assigned: AssignedName[]; words: string[] } {
  const assigned: AssignedName[] = [];
  const words: string[] = [];
  for (const topic of descendants(item, 'Topic')) {
    const type = childrenOf(topic, 'TopicType').map(formalName)[0] ?? '';
    const name = textAt(topic, 'Description') || textAt(topic, 'FormalName');
    const found = TOPIC_TYPES.find(([pattern]) => pattern.test(type));
    if (found !== undefined) assigned.push({ type: found[1], name });
    else if (/^(?:subject|topic|category|keyword)/i.test(type)) words.push(name);
  }
  for (const property of descendants(item, 'Location').flatMap((place) =>
    childrenOf(place, 'Property'),
  ))
    if (/^(?:city|country|countryarea|region)$/i.test(formalName(property)))
      assigned.push({ type: 'place', name: attribute(property, 'Value') });
  for (const property of descendants(item, 'Metadata').flatMap((data) =>
    childrenOf(data, 'Property'),
  ))
    if (/keywords?$/i.test(formalName(property))) words.push(attribute(property, 'Value'));
  return { assigned: assigned.filter(({ name }) => /[\p{Ll}\s]/u.test(name)), words };
}

/** What the envelope says of the sender; '' for nothing. */
function senderOf(around: string): string {
  const party = /<SentFrom\b[^>]*>\s*<Party\b[^>]*\bFormalName="([^"<>]{1,80})"/.exec(around)?.[1];
  const product = /<NewsService\b[^>]*\bFormalName="([^"<>]{1,80})"/.exec(around)?.[1];
  return (party ?? product ?? '').replace(/&amp;/g, '&');
}

/** Items that this one is said to correct, by their identifiers without revision. */
function correctedBy(management: Element | null): string[] {
  if (management === null) return [];
  const told = childrenOf(management, 'Instruction').some((instruction) =>
    /correct|replac|update/i.test(formalName(instruction)),
  );
  const named = childrenOf(management).filter(
    ({ name }) => (told && /^(?:DerivedFrom|AssociatedWith)$/.test(name)) || name === 'Replaces',
  );
  return named
    .map((link) => attribute(link, 'NewsItem').replace(/:\d+[NUA]?$/, ''))
    .filter((id) => id !== '');
}

/** Reads one `NewsItem`; `sender` as the envelope names it. */
function readItem(
  item: Element,
  bytes: Uint8Array,
  from: { readonly sender: string; readonly path: string; readonly context: ReadContext },
): ArticleRecord {
  const components = childrenOf(item, 'NewsComponent');
  const texts = components.flatMap((component) => textsIn(component));
  const chosen = chooseText(texts);
  const chain = chosen?.chain ?? components.slice(0, 1);
  const lines = (name: string) => inChain(chain, 'NewsLines', name).map(textOf);
  const parties = (name: string) =>
    inChain(chain, 'AdministrativeMetadata', name, 'Party').map(formalName);
  const management = childAt(item, 'NewsManagement');
  const managed = (name: string) => (management === null ? '' : textAt(management, name));
  const title = lines('HeadLine')[0] || chosen?.nitf?.title || null;
  if (chosen === null) {
    const remote = descendants(item, 'ContentItem').some(
      (content) => attribute(content, 'Href') !== '',
    );
    const reason = remote
      ? 'Its content stands elsewhere, and nothing is fetched.'
      : 'There is no text in it.';
    return { kind: 'skipped', place: '', reason };
  }
  const { date, warnings } = firstDate(
    [
      managed('FirstCreated'),
      managed('ThisRevisionCreated'),
      textAt(item, 'Identification', 'NewsIdentifier', 'DateId'),
    ],
    from.context.today,
  );
  const bylines = lines('ByLine').map(readByline);
  const topics = topicsOf(item);
  const provider = parties('Provider')[0] ?? '';
  const contacts = texts.filter(({ role }) => /contact/i.test(role));
  const keywords = inChain(chain, 'NewsLines', 'KeywordLine').map(textOf);
  const draft = draftFrom(
    {
      format: 'newsml-1.2',
      path: from.path,
      title,
      body: bodyOf(withoutTitle(chosen.blocks, title)),
      boilerplate: contacts.map(({ blocks }) => ({
        kind: 'contact',
        text: blocks.map(({ text }) => text).join('\n'),
      })),
      date,
      datelinePlace: placeOf(lines('DateLine')[0] ?? ''),
      authors: [
        ...new Set([...bylines.flatMap(({ authors }) => authors), ...(chosen.nitf?.authors ?? [])]),
      ],
      source:
        provider ||
        from.sender ||
        parties('Source')[0] ||
        bylines.find(({ source }) => source !== null)?.source ||
        textAt(item, 'Identification', 'NewsIdentifier', 'ProviderId') ||
        null,
      keywords: distinctWords([
        ...keywords.flatMap((line) => line.split(/\s*[,;]\s*/)),
        ...topics.words,
      ]),
      language: languageCode(
        formalName(inChain(chain, 'DescriptiveMetadata', 'Language')[0]) || attribute(item, 'lang'),
      ),
      rights: joinRights([...lines('CopyrightLine'), ...lines('RightsLine')]),
      publisherId: identifierOf(item),
      corrects: correctedBy(management),
      modified: instantOf(managed('ThisRevisionCreated')) ?? instantOf(managed('FirstCreated')),
      publication: {
        status: statusOf(formalName(management === null ? null : childAt(management, 'Status'))),
        embargo: embargoOf(
          formalName(
            management === null ? null : childAt(management, 'StatusWillChange', 'FutureStatus'),
          )
            .toLowerCase()
            .startsWith('usable')
            ? textOf(childAt(management ?? item, 'StatusWillChange', 'DateAndTime'))
            : '',
          '',
          from.context.today,
        ),
      },
      assigned: distinctNames([...topics.assigned, ...(chosen.nitf?.marked ?? [])]),
      warnings,
    },
    from.context,
  );
  return draft === null
    ? { kind: 'skipped', place: '', reason: 'There is no text in it.' }
    : { kind: 'article', bytes, draft };
}

const NAMES: ReadonlySet<string> = new Set(['NewsItem']);

export const newsml1Reader = {
  format: 'newsml-1.2',
  accepts: (file) => /^(?:NewsML|NewsItem)$/.test(rootElement(file)?.name ?? ''),
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const decoded = decodeFile(file);
    if ('kind' in decoded) {
      yield decoded;
      return;
    }
    const spans = [...recordSpans(decoded.text, NAMES)];
    const sender = senderOf(aroundSpans(decoded.text, spans));
    const placeOfSpan = createPlace(decoded.text);
    for (const [i, span] of spans.entries()) {
      yield* readSpan(decoded.text, span, placeOfSpan(span, i + 1), ({ element, bytes }) => [
        readItem(element, bytes, { sender, path: file.path, context }),
      ]);
    }
  },
} satisfies Reader;
