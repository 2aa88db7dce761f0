/** The ODT reader (OpenDocument text): headings, paragraphs and items of `content.xml`, and `meta.xml`. */
import type { Paragraph } from '../../core/article.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { coreProperties } from './core-properties.ts';
import { type DocumentBlock, documentRecords } from './document-article.ts';
import { DocumentRows } from './document-rows.ts';
import { attribute, scanMarkup } from './markup.ts';
import { readZipParts } from './zip-parts.ts';
import { startsAsZip } from './zip-start.ts';

/** Elements whose content is no running text. */
const UNSEEN = new Set([
  'office:annotation',
  'text:tracked-changes',
  'text:note',
  'text:table-of-content',
  'text:sequence-decls',
  'office:forms',
]);

/** The blocks of `content.xml`, in order. */
export function odtBlocks(xml: string): readonly DocumentBlock[] {
  const rows = new DocumentRows();
  let text = '';
  let open: Paragraph['kind'] | 'title' | null = null;
  let items = 0;
  let unseen: string | null = null;
  const close = () => {
    if (open !== null && text.trim() !== '')
      rows.add(open === 'title' ? { kind: 'heading', text, isTitle: true } : { kind: open, text });
    text = '';
    open = null;
  };
  for (const event of scanMarkup(xml)) {
    if (event.kind === 'text') {
      // Line ends of the source are white space; `text:line-break` is a line break.
      if (open !== null && unseen === null) text += event.text.replace(/\s+/g, ' ');
      continue;
    }
    if (unseen !== null) {
      if (event.kind === 'close' && event.name === unseen) unseen = null;
      continue;
    }
    const { name } = event;
    if (event.kind === 'close') {
      if (name === 'text:p' || name === 'text:h') close();
      else if (name === 'text:list-item') items = Math.max(0, items - 1);
      else if (name === 'table:table-row') rows.closeRow();
      continue;
    }
    if (UNSEEN.has(name)) {
      if (!event.empty) unseen = name;
    } else if (name === 'text:list-item') items += event.empty ? 0 : 1;
    else if (name === 'text:p' || name === 'text:h') {
      close();
      const style = attribute(event.attributes, 'text:style-name') ?? '';
      if (!event.empty)
        open =
          style === 'Title'
            ? 'title'
            : name === 'text:h'
              ? 'heading'
              : items > 0
                ? 'item'
                : 'paragraph';
    } else if (name === 'table:table-row') {
      if (!event.empty) rows.openRow();
    } else if (name === 'table:table-cell') rows.openCell();
    else if (name === 'text:line-break') text += '\n';
    else if (name === 'text:tab' || name === 'text:s') text += ' ';
  }
  close();
  return rows.end();
}

export const odtReader = {
  format: 'odt',
  accepts(file) {
    if (!startsAsZip(file)) return false;
    // The type stands first in the archive, stored as it is.
    const head = Buffer.from(
      file.bytes.buffer,
      file.bytes.byteOffset,
      Math.min(200, file.bytes.length),
    );
    return head.includes('application/vnd.oasis.opendocument.text') || /\.odt$/i.test(file.path);
  },
  async *read(file: SourceFile, context: ReadContext): AsyncIterable<ArticleRecord> {
    const zip = await readZipParts(
      file.bytes,
      (name) => name === 'content.xml' || name === 'meta.xml',
    );
    if (zip.kind === 'refused') {
      yield { kind: 'skipped', place: '', reason: zip.reason };
      return;
    }
    const textOf = (name: string) => zip.parts.get(name)?.toString('utf8') ?? '';
    const blocks = odtBlocks(textOf('content.xml'));
    yield* documentRecords(blocks, coreProperties(textOf('meta.xml')), file, 'odt', context);
  },
} satisfies Reader;
