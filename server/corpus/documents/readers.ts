/** The readers of documents and mail: told by their first bytes, so that no other takes them for text. */
import { mailReader, mboxReader } from '../mail/mail.ts';
import type { Reader } from '../reader.ts';
import { docxReader } from './docx.ts';
import { odtReader } from './odt.ts';
import { pdfReader } from './pdf.ts';
import { rtfReader } from './rtf.ts';

export const DOCUMENT_READERS: readonly Reader[] = [
  pdfReader,
  rtfReader,
  docxReader,
  odtReader,
  mboxReader,
  mailReader,
];
