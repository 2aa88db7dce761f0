/**
 * The NITF reader: News Industry Text Format, one document a file or several in a row. `docdata` says
 * what may be shown and when, `identified-content` who and what a report is about.
 */
import { type AssignedName, type Publication, USABLE } from '../../core/article.ts';
import { joinBlocks } from '../body.ts';
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
  TEASER_WARNING,
} from './marked-findings.ts';
import { markedNames, readNitfText } from './nitf-text.ts';
import { embargoOf, statusOf } from './publication-state.ts';
import { readRecords } from './read-records.ts';
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

/** `POL:POLITICS` → `POLITICS`: the code before the words. */
const withoutCode = (value: string) => value.replace(/^[A-Z]{2,5}:\s*/, '');

/** Subjects from the general to the particular, then keywords; all as readable as the publisher wrote them. */
function keywordsOf(head: Element | null, docdata: Element | null): string[] {
  const subjects = head === null ? [] : descendants(head, 'tobject.subject');
  const lists = docdata === null ? [] : descendants(docdata, 'keyword');
  const identified = docdata === null ? [] : descendants(docdata, 'classifier');
  return distinctWords([
    ...subjects.flatMap((subject) =>
      ['type', 'matter', 'detail'].map((part) =>
        withoutCode(attribute(subject, `tobject.subject.${part}`)),
      ),
    ),
    ...lists.map((keyword) => attribute(keyword, 'key') || textOf(keyword)),
    ...identified
      .map((classifier) => attribute(classifier, 'value') || textOf(classifier))
      // A path in a catalogue of pages is no subject.
      .filter((word) => !word.includes('/')),
  ]);
}

function assignedOf(docdata: Element | null): AssignedName[] {
  if (docdata === null) return [];
  const events = childrenOf(docdata, 'evloc').map((place) => attribute(place, 'city'));
  return [
    ...childrenOf(docdata, 'identified-content').flatMap(markedNames),
    ...events.map((name) => ({ type: 'place' as const, name })),
  ];
}

function publicationOf(docdata: Element | null, today: string): Publication {
  if (docdata === null) return USABLE;
  const norm = (name: string) => attribute(childAt(docdata, name), 'norm');
  return {
    status: statusOf(attribute(docdata, 'management-status')),
    embargo: embargoOf(norm('date.release'), norm('date.issue'), today),
  };
}

/** Names of `meta` elements that hold the section, as newspapers' archives have them. */
const SECTION_METAS = ['section', 'online_sections', 'print_section_name', 'dsk'] as const;

/** The content of the first `meta` element under one of some names; '' for none. */
function metaOf(head: Element | null, names: readonly string[]): string {
  const metas = head === null ? [] : childrenOf(head, 'meta');
  const contents = names.map((name) =>
    attribute(
      metas.find((meta) => attribute(meta, 'name').toLowerCase() === name),
      'content',
    ),
  );
  return contents.find((content) => content !== '')?.split(/\s*;\s*/)[0] ?? '';
}

/** `© 2013 Australian Associated Press`, and what use is allowed. */
function rightsOf(docdata: Element | null, inBody: readonly string[]): string | null {
  const lines = (docdata === null ? [] : childrenOf(docdata)).flatMap((child) => {
    if (child.name === 'doc.copyright') {
      const holder = [attribute(child, 'year'), attribute(child, 'holder')].filter(Boolean);
      return holder.length > 0 ? [`© ${holder.join(' ')}`] : [];
    }
    if (child.name !== 'doc.rights') return [];
    return ['type', 'limitations', 'geography'].map((name) => attribute(child, name));
  });
  return joinRights([...lines, ...inBody]);
}

/** Reads one `nitf` element. */
export function readNitf(
  nitf: Element,
  bytes: Uint8Array,
  path: string,
  context: ReadContext,
): ArticleRecord {
  const head = childAt(nitf, 'head');
  const docdata = head === null ? null : childAt(head, 'docdata');
  const pubdata = head === null ? null : childAt(head, 'pubdata');
  const text = readNitfText(childAt(nitf, 'body'));
  const norm = (name: string) =>
    docdata === null ? '' : attribute(childAt(docdata, name), 'norm');
  const copyright = docdata === null ? null : childAt(docdata, 'doc.copyright');
  const published = attribute(pubdata, 'date.publication');
  const { date, warnings } = firstDate(
    [norm('date.issue'), text?.date ?? '', norm('date.release'), published],
    context.today,
  );
  const teaser = text !== null && text.blocks.length === 0 && text.summary.length > 0;
  const source =
    text?.source || attribute(pubdata, 'name') || attribute(copyright, 'holder') || null;
  const id = docdata === null ? null : childAt(docdata, 'doc-id');
  const changed = attribute(childrenOf(head ?? nitf, 'revision-history').at(-1), 'norm');
  const draft = draftFrom(
    {
      format: 'nitf',
      path,
      title: text?.title || (head === null ? null : textAt(head, 'title')) || null,
      body: bodyOf((teaser ? text.summary : text?.blocks) ?? []),
      boilerplate: teaser
        ? []
        : [joinBlocks(text?.summary ?? []).text]
            .filter((summary) => summary !== '')
            .map((summary) => ({ kind: 'summary', text: summary })),
      date,
      datelinePlace: text?.datelinePlace ?? null,
      authors: text?.authors ?? [],
      source,
      section: attribute(pubdata, 'position.section') || metaOf(head, SECTION_METAS) || null,
      keywords: keywordsOf(head, docdata),
      language: languageCode(attribute(nitf, 'lang') || attribute(nitf, 'baselang')),
      rights: rightsOf(docdata, text?.rights ?? []),
      url: attribute(pubdata, 'ex-ref') || null,
      publisherId: attribute(id, 'id-string') || null,
      corrects: (docdata === null ? [] : childrenOf(docdata, 'correction'))
        .map((correction) => attribute(correction, 'id-string'))
        .filter((corrected) => corrected !== ''),
      modified: instantOf(changed) ?? instantOf(norm('date.issue')) ?? instantOf(published),
      publication: publicationOf(docdata, context.today),
      assigned: distinctNames([...assignedOf(docdata), ...(text?.marked ?? [])]),
      warnings: teaser ? [...warnings, TEASER_WARNING] : warnings,
    },
    context,
  );
  return draft === null
    ? { kind: 'skipped', place: '', reason: 'There is no text in it.' }
    : { kind: 'article', bytes, draft };
}

const NAMES: ReadonlySet<string> = new Set(['nitf']);

export const nitfReader = {
  format: 'nitf',
  accepts: (file) => rootElement(file)?.name === 'nitf',
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    yield* readRecords(file, NAMES, ({ element, bytes }) => [
      readNitf(element, bytes, file.path, context),
    ]);
  },
} satisfies Reader;
