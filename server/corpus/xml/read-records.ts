/**
 * From an XML file to its records, one after the other: decoded, cut out, parsed. Whatever is wrong with
 * one is said with its number and line, and the next is read all the same.
 */
import { decodeMarkup } from '../declared-encoding.ts';
import type { ArticleRecord, SourceFile } from '../reader.ts';
import { createLineCounter, type RecordSpan, recordSpans } from './record-spans.ts';
import { type Element, parseElement } from './tree.ts';

/** Characters of a record past which it is no article; the longest report is a tenth of it. */
export const MAX_RECORD_CHARS = 1_000_000;
/** Records in a row that may be unreadable before the rest of a file is given up. A guess. */
export const MAX_UNREADABLE = 5000;
/** Said when it is. */
export const GIVEN_UP: ArticleRecord = {
  kind: 'skipped',
  place: '',
  reason: `${MAX_UNREADABLE} records in a row could not be read; the rest was left out.`,
};

/** A record as its reader gets it; `bytes` are its own source in UTF-8. */
export type MarkedRecord = { readonly element: Element; readonly bytes: Uint8Array };

/** Why an overlong record is not read. */
export function tooLong(): string {
  return `It is longer than ${MAX_RECORD_CHARS.toLocaleString('en')} characters, as no article is.`;
}

/** The same records, but a file of nothing but broken ones is given up after some thousands. */
export function* untilHopeless(records: Iterable<ArticleRecord>): Generator<ArticleRecord> {
  let unreadable = 0;
  for (const record of records) {
    unreadable = record.kind === 'skipped' ? unreadable + 1 : 0;
    if (unreadable > MAX_UNREADABLE) {
      yield GIVEN_UP;
      return;
    }
    yield record;
  }
}

/** Says where a record stands: `item 3, line 120`. Nothing where the file is one record. */
export function createPlace(xml: string): (span: RecordSpan, number: number) => string {
  const lineAt = createLineCounter(xml);
  return (span, number) => `${span.name} ${number}, line ${lineAt(span.start)}`;
}

/** The characters of a file of markup; a skipped record where it has none. */
export function decodeFile(
  file: SourceFile,
): { readonly text: string } | Extract<ArticleRecord, { kind: 'skipped' }> {
  const decoded = decodeMarkup(file);
  return decoded.kind === 'text'
    ? { text: decoded.text }
    : { kind: 'skipped', place: '', reason: `Not read as XML: ${decoded.reason}.` };
}

/** The article records of one cut out record, with its place where they have none of their own. */
export function readSpan(
  xml: string,
  span: RecordSpan,
  place: string,
  read: (record: MarkedRecord) => Iterable<ArticleRecord>,
): ArticleRecord[] {
  const skipped = (reason: string): ArticleRecord => ({ kind: 'skipped', place, reason });
  if (!span.closed) return [skipped('It is not well-formed XML: its end tag is missing.')];
  if (span.end - span.start > MAX_RECORD_CHARS) return [skipped(tooLong())];
  const source = xml.slice(span.start, span.end);
  const parsed = parseElement(source);
  if (parsed.kind === 'malformed') return [skipped(parsed.reason)];
  return [...read({ element: parsed.element, bytes: Buffer.from(source) })].map((record) =>
    record.kind === 'skipped' && record.place === '' ? { ...record, place } : record,
  );
}

/** Reads every record of the given local names. */
export function readRecords(
  file: SourceFile,
  names: ReadonlySet<string>,
  read: (record: MarkedRecord) => Iterable<ArticleRecord>,
): Iterable<ArticleRecord> {
  return untilHopeless(allRecords(file, names, read));
}

function* allRecords(
  file: SourceFile,
  names: ReadonlySet<string>,
  read: (record: MarkedRecord) => Iterable<ArticleRecord>,
): Generator<ArticleRecord> {
  const decoded = decodeFile(file);
  if ('kind' in decoded) {
    yield decoded;
    return;
  }
  const placeOf = createPlace(decoded.text);
  let number = 0;
  for (const span of recordSpans(decoded.text, names)) {
    number += 1;
    yield* readSpan(decoded.text, span, placeOf(span, number), read);
  }
}
