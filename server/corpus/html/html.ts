/** Web pages as files: one article a page. */
import { decodeMarkup } from '../declared-encoding.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { readPage } from './read-page.ts';

/** Bytes looked at to tell a page. Saved pages begin with notes and licences. */
const HEAD_BYTES = 8192;
const PAGE =
  /^\s*(?:<\?xml\b[^>]{0,200}>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!doctype\s+html\b|<html\b|<head\b|<body\b)/i;
const NAMED_PAGE = /\.(?:html?|xhtml|shtml|xht|aspx?|php)$/i;
const ANY_TAG =
  /<(?:html|head|body|meta|title|div|p|article|section|h1|table|span|a|br|font|center)\b/i;

export const htmlReader = {
  format: 'html',
  accepts(file: SourceFile): boolean {
    const decoded = decodeMarkup({ ...file, bytes: file.bytes.subarray(0, HEAD_BYTES) });
    if (decoded.kind === 'binary') return false;
    return PAGE.test(decoded.text) || (NAMED_PAGE.test(file.path) && ANY_TAG.test(decoded.text));
  },
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const decoded = decodeMarkup(file);
    if (decoded.kind === 'binary') {
      yield { kind: 'skipped', place: '', reason: `Not read as a page: ${decoded.reason}.` };
      return;
    }
    const draft = readPage(decoded.text, { path: file.path, url: file.url ?? null, context });
    if (draft === null)
      yield { kind: 'skipped', place: '', reason: 'The page has neither a title nor text.' };
    else yield { kind: 'article', bytes: file.bytes, draft };
  },
} satisfies Reader;
