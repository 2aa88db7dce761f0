/**
 * The NewsML 1.2 reader (1.0 and 1.1 alike): one article a `NewsItem`. What the envelope says of the
 * sender holds for all of them.
 */
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
import {
  correctedBy,
  formalName,
  identifierOf,
  placeOf,
  senderOf,
  topicsOf,
} from './newsml1-metadata.ts';
import { chooseText, inChain, textsIn } from './newsml1-text.ts';
import { embargoOf, statusOf } from './publication-state.ts';
import { createPlace, decodeFile, readSpan, untilHopeless } from './read-records.ts';
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

function* readFile(file: SourceFile, context: ReadContext): Generator<ArticleRecord> {
  const decoded = decodeFile(file);
  if ('kind' in decoded) {
    yield decoded;
    return;
  }
  const sender = senderOf(aroundSpans(decoded.text, recordSpans(decoded.text, NAMES)));
  const placeOfSpan = createPlace(decoded.text);
  let number = 0;
  for (const span of recordSpans(decoded.text, NAMES)) {
    number += 1;
    yield* readSpan(decoded.text, span, placeOfSpan(span, number), ({ element, bytes }) => [
      readItem(element, bytes, { sender, path: file.path, context }),
    ]);
  }
}

export const newsml1Reader = {
  format: 'newsml-1.2',
  accepts: (file) => /^(?:NewsML|NewsItem)$/.test(rootElement(file)?.name ?? ''),
  read: (file: SourceFile, context: ReadContext) => untilHopeless(readFile(file, context)),
} satisfies Reader;
