/** The RTF reader: rich text of word processors, and the exports that come as such. */
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { documentRecords } from './document-article.ts';
import { readRtf } from './rtf-text.ts';

/** Control words, groups and line ends of a file. A guess: an export of 500 articles has a third. */
const MAX_MARKS = 1_000_000;

/** Whether a file holds more marks than any document; `\\'e9` is a character. */
function holdsTooMany(source: Buffer): boolean {
  let marks = 0;
  for (let i = 0; i < source.length && marks <= MAX_MARKS; i += 1) {
    const byte = source[i];
    if (byte === 0x7b || byte === 0x7d || byte === 0x0a) marks += 1;
    else if (byte === 0x5c && source[i + 1] !== 0x27) marks += 1;
  }
  return marks > MAX_MARKS;
}

export const rtfReader = {
  format: 'rtf',
  accepts({ bytes }) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32));
    return /^(?:\u00ef\u00bb\u00bf)?\s*\{\\rtf/.test(head.toString('latin1'));
  },
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const { buffer, byteOffset, byteLength } = file.bytes;
    const source = Buffer.from(buffer, byteOffset, byteLength);
    if (holdsTooMany(source)) {
      const reason = 'It has more than a million control words, as no document has.';
      yield { kind: 'skipped', place: '', reason };
      return;
    }
    const { blocks, properties } = readRtf(source.toString('latin1'));
    yield* documentRecords(blocks, properties, file, 'rtf', context);
  },
} satisfies Reader;
