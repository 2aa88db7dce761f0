/**
 * The Nexis readers: exports in plain text and HTML. Those in DOCX and RTF reach `nexisRecords` through
 * the readers of these documents.
 */

import { lengthProblem, markupProblem, paragraphsProblem } from '../article-length.ts';
import { decodeMarkup } from '../declared-encoding.ts';
import { cleanText, decodeBytes } from '../decode.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { markupBlocks } from './markup-blocks.ts';
import { BODY_LINE, END_LINE } from './nexis-parts.ts';
import { readNexisRecord } from './nexis-record.ts';
import { looksLikeNexis, type PlacedBlock, sliceNexis, splitNexis } from './nexis-split.ts';
import { textBlocks } from './text-blocks.ts';

/** Bytes in which the first count of documents or the first text must begin. */
const LOOKED_AT_BYTES = 65_536;

type Origin = { readonly path: string; readonly format: string };

/** The bytes of a record: its slice of the source, or its text where it has no place of its own. */
function recordBytes(blocks: readonly PlacedBlock[], source: string | null): Uint8Array {
  const start = blocks[0]?.start;
  const end = blocks.at(-1)?.end;
  if (source === null || start === undefined || end === undefined)
    return Buffer.from(blocks.map(({ text }) => text).join('\n\n'));
  return Buffer.from(source.slice(start, end));
}

/** The records of an export given as blocks; `source` is what their places refer to. */
export function* nexisRecords(
  blocks: readonly PlacedBlock[],
  origin: Origin,
  context: ReadContext,
  source: string | null = null,
): Iterable<ArticleRecord> {
  let number = 0;
  for (const record of splitNexis(blocks, context)) {
    number += 1;
    const tooLong = paragraphsProblem(record.length);
    if (tooLong !== null) {
      yield { kind: 'skipped', place: `document ${number}`, reason: tooLong };
      continue;
    }
    const draft = readNexisRecord(record, origin, context);
    if (draft === null)
      yield { kind: 'skipped', place: `document ${number}`, reason: 'There is no text in it.' };
    else yield { kind: 'article', bytes: recordBytes(record, source), draft };
  }
}

/** The first characters of a file, as far as single bytes tell. */
function headOf({ bytes }: SourceFile): string {
  const decoded = decodeBytes(bytes.subarray(0, LOOKED_AT_BYTES));
  return decoded.kind === 'text' ? cleanText(decoded.text) : '';
}

const UNI_LINES = [BODY_LINE, END_LINE].map(({ source }) => new RegExp(source, 'im'));

/** Whether a text has the lines of Nexis Uni, which parts paragraphs by single line ends. */
const isUniLayout = (text: string) => UNI_LINES.every((line) => line.test(text));

const isMarkup = (head: string) =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype|html|head|body)\b/i.test(head);

export const nexisTextReader = {
  format: 'nexis',
  accepts(file) {
    if (/\.(?:html?|xml|json|csv|tsv|eml|mbox|md)$/i.test(file.path)) return false;
    const head = headOf(file);
    return !isMarkup(head) && looksLikeNexis(head);
  },
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const decoded = decodeBytes(file.bytes);
    if (decoded.kind === 'binary') return;
    const text = cleanText(decoded.text);
    const origin = { path: file.path, format: 'nexis' };
    const everyLine = isUniLayout(text);
    let number = 0;
    for (const slice of sliceNexis(text)) {
      const tooLong = lengthProblem(slice.text);
      if (tooLong !== null) {
        number += 1;
        yield { kind: 'skipped', place: `document ${number}`, reason: tooLong };
        continue;
      }
      const blocks = textBlocks(slice.text, everyLine, slice.start);
      for (const record of nexisRecords(blocks, origin, context, text)) {
        number += 1;
        yield record.kind === 'article' ? record : { ...record, place: `document ${number}` };
      }
    }
  },
} satisfies Reader;

export const nexisHtmlReader = {
  format: 'nexis',
  accepts(file) {
    const head = headOf(file);
    if (!isMarkup(head)) return false;
    if (
      /<!-- Hide XML section from browser\s*<DOC NUMBER=|<META TOPIC="[^"]*" DOCUMENTS="/i.test(
        head,
      )
    )
      return true;
    return (
      /\bof\s+\d+\s+DOCUMENTS\b|End of Document/i.test(head) &&
      looksLikeNexis(
        markupBlocks(head)
          .map(({ text }) => text)
          .join('\n'),
      )
    );
  },
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const decoded = decodeMarkup(file);
    if (decoded.kind === 'binary') return;
    const source = cleanText(decoded.text);
    const origin = { path: file.path, format: 'nexis' };
    // Classic pages have an anchor above each document.
    const starts = [...source.matchAll(/<A NAME="DOC_ID/gi)].map(({ index }) => index);
    const cuts = starts.length === 0 ? [0, source.length] : [...starts, source.length];
    for (const [i, start] of cuts.slice(0, -1).entries()) {
      const slice = source.slice(start, cuts[i + 1]);
      const tooLong = markupProblem(slice);
      if (tooLong !== null) {
        yield { kind: 'skipped', place: `document ${i + 1}`, reason: tooLong };
        continue;
      }
      const blocks = markupBlocks(slice, start);
      for (const record of nexisRecords(blocks, origin, context, source))
        yield record.kind === 'article' ? record : { ...record, place: `document ${i + 1}` };
    }
  },
} satisfies Reader;
