/** The RTF reader: rich text of word processors, and the exports that come as such. */
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { documentRecords } from './document-article.ts';
import { readRtf } from './rtf-text.ts';

export const rtfReader = {
  format: 'rtf',
  accepts({ bytes }) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32));
    return /^(?:\u00ef\u00bb\u00bf)?\s*\{\\rtf/.test(head.toString('latin1'));
  },
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const { buffer, byteOffset, byteLength } = file.bytes;
    const { blocks, properties } = readRtf(
      Buffer.from(buffer, byteOffset, byteLength).toString('latin1'),
    );
    yield* documentRecords(blocks, properties, file, 'rtf', context);
  },
} satisfies Reader;
