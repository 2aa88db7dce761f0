/**
 * The PDF reader: the text layer of a PDF and what it says about itself. Pictures of pages are not
 * recognised, and what is locked stays locked: both are said so.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { documentRecords, NO_PROPERTIES, type Properties } from './document-article.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { type PdfLine, pdfLines } from './pdf-lines.ts';
import type { PdfDocument } from './unpdf.d.ts';

/** Pages read; longer files are books. */
const MAX_PAGES = 300;
/** Characters read, for files that are all text. */
const MAX_CHARS = 5_000_000;
/** Lines read, for the same reason: setting one costs more than its characters. */
const MAX_LINES = 25_000;
/** Fewer letters than this are no text layer but a stamp on a picture. */
const MIN_LETTERS = 20;
/** Pixels of a picture: none is looked at. */
const MAX_IMAGE_PIXELS = 1;

function textValue(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** `D:20240306101112+01'00'` → `2024-03-06`: the day in the zone of whoever made it. */
function dayOf(value: unknown): string | null {
  const match = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(textValue(value) ?? '');
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}

async function propertiesOf(document: PdfDocument): Promise<Properties> {
  try {
    const { info } = await document.getMetadata();
    return {
      ...NO_PROPERTIES,
      title: textValue(info['Title']),
      author: textValue(info['Author']),
      keywords: textValue(info['Keywords']),
      created: dayOf(info['CreationDate']),
    };
  } catch {
    return NO_PROPERTIES;
  }
}

/** The lines of the document, and how many of its pages they are of. */
async function linesOf(document: PdfDocument): Promise<{ lines: PdfLine[]; pages: number }> {
  const lines: PdfLine[] = [];
  let chars = 0;
  let number = 1;
  for (; number <= Math.min(document.numPages, MAX_PAGES); number += 1) {
    if (chars > MAX_CHARS || lines.length > MAX_LINES) break;
    try {
      const page = await document.getPage(number);
      const found = await pdfLines(page, number);
      page.cleanup();
      for (const line of found) chars += line.text.length;
      lines.push(...found);
    } catch {
      // A damaged page loses only itself.
    }
    // A page takes some hundredths of a second: others get their turn.
    await nextTurn();
  }
  return { lines, pages: number - 1 };
}

/** Why opening failed, in plain words. */
function refusal(error: unknown): string {
  return error instanceof Error && error.name === 'PasswordException'
    ? 'It is encrypted, and a password is needed to read it.'
    : 'It is a damaged PDF.';
}

export const pdfReader = {
  format: 'pdf',
  accepts({ path, bytes }) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
    // Some programs write a few bytes above the signature; a text may quote it.
    const at = head.indexOf('%PDF-');
    return at === 0 || (at > 0 && /\.pdf$/i.test(path));
  },
  async *read(file: SourceFile, context: ReadContext): AsyncIterable<ArticleRecord> {
    // Loaded when the first PDF asks: it takes longer to load than most files to read.
    const { getDocumentProxy } = await import('unpdf');
    const skipped = (reason: string) => ({ kind: 'skipped', place: '', reason }) as const;
    let document: PdfDocument;
    try {
      // The library keeps the bytes it is given: a copy.
      document = await getDocumentProxy(new Uint8Array(file.bytes), {
        verbosity: 0,
        isEvalSupported: false,
        stopAtErrors: false,
        maxImageSize: MAX_IMAGE_PIXELS,
      });
    } catch (error) {
      yield skipped(refusal(error));
      return;
    }
    try {
      const properties = await propertiesOf(document);
      const { lines, pages } = await linesOf(document);
      const letters = lines.reduce(
        (sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0),
        0,
      );
      if (letters < MIN_LETTERS)
        yield skipped('It has no text layer: its pages are pictures of text, or empty.');
      else {
        const blocks = pdfBlocks(lines, document.numPages);
        for (const record of documentRecords(blocks, properties, file, 'pdf', context))
          yield pages < document.numPages ? withLimit(record, pages) : record;
      }
    } finally {
      await document.destroy();
    }
  },
} satisfies Reader;

/** Says of a long file that only its beginning was read. */
function withLimit(record: ArticleRecord, pages: number): ArticleRecord {
  if (record.kind !== 'article') return record;
  const warnings = [...record.draft.warnings, `Only the first ${pages} pages were read.`];
  return { ...record, draft: { ...record.draft, warnings } };
}
