/** The DOCX reader: the text of the main part, with its styles and core properties. */
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { coreProperties } from './core-properties.ts';
import { documentRecords } from './document-article.ts';
import { docxBlocks, docxStyles } from './docx-blocks.ts';
import { readZipParts } from './zip-parts.ts';
import { startsAsZip } from './zip-start.ts';

const PARTS = ['word/document.xml', 'word/styles.xml', 'docProps/core.xml'];
/** Programs may name the main part otherwise; the relation to it says so. */
const MAIN_PART = /^word\/document\d*\.xml$/;

export const docxReader = {
  format: 'docx',
  accepts: (file) => startsAsZip(file) && (/\.docx$/i.test(file.path) || namesMainPart(file)),
  async *read(file: SourceFile, context: ReadContext): AsyncIterable<ArticleRecord> {
    const zip = await readZipParts(
      file.bytes,
      (name) => PARTS.includes(name) || MAIN_PART.test(name),
    );
    if (zip.kind === 'refused') {
      yield { kind: 'skipped', place: '', reason: zip.reason };
      return;
    }
    const textOf = (name: string) => zip.parts.get(name)?.toString('utf8') ?? '';
    const main = [...zip.parts.keys()].find((name) => MAIN_PART.test(name));
    const blocks = docxBlocks(textOf(main ?? ''), docxStyles(textOf('word/styles.xml')));
    const properties = coreProperties(textOf('docProps/core.xml'));
    yield* documentRecords(blocks, properties, file, 'docx', context);
  },
} satisfies Reader;

/** Whether the archive names a main part of Word: names stand readable in its directory at the end. */
function namesMainPart({ bytes }: SourceFile): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('word/document');
}
