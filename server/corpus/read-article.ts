/**
 * Which reader reads a file: what its bytes look like decides, its extension is a hint. A format
 * without a reader is said so in plain words, rather than indexed as noise.
 */
import { decodeBytes } from './decode.ts';
import { jsonReader } from './json.ts';
import { markdownReader } from './markdown.ts';
import { plainTextReader } from './plain-text.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from './reader.ts';

/** Asked in this order; the last takes any text. */
const READERS: readonly Reader[] = [jsonReader, markdownReader, plainTextReader];

/** Extensions of files that are no plain text articles, though many are text. */
const NO_READER = new Set(
  `html htm xhtml mht mhtml xml nitf newsml rss atom sgm sgml csv tsv xls xlsx doc docx odt rtf pdf epub
  eml mbox msg pages zip gz tgz bz2 xz 7z rar tar warc jpg jpeg png gif webp avif svg ico tif tiff bmp heic
  mp3 mp4 m4a mov avi mkv wav ogg webm css js mjs cjs ts map py rb sh bat exe dll so woff woff2 ttf otf
  sqlite db log lock yaml yml toml ini bib ris ipynb`.split(/\s+/),
);

/** Lower-case extension without its dot, or '' (names like `1.2.3-story` have none). */
export function extensionOf(path: string): string {
  return /[^/]\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Why files of this extension are not read, or null. Known without opening the file. */
export function unreadableExtension(path: string): string | null {
  const extension = extensionOf(path);
  return NO_READER.has(extension) ? `There is no reader for .${extension} files yet.` : null;
}

/** Markup without an extension that says so would be indexed tag by tag. */
function markupReason(text: string): string | null {
  const head = text.slice(0, 400).trimStart();
  if (/^(?:<!doctype html|<html\b)/i.test(head))
    return 'It is a web page; there is no reader for HTML yet.';
  if (/^(?:<\?xml\b|<!doctype\b)/i.test(head)) return 'It is XML; there is no reader for it yet.';
  return null;
}

function skipped(reason: string): ArticleRecord {
  return { kind: 'skipped', place: '', reason };
}

/** The records of a file, articles and skipped ones; never empty, never throws for odd bytes. */
export async function* readArticles(
  file: SourceFile,
  context: ReadContext,
): AsyncGenerator<ArticleRecord> {
  const unreadable = unreadableReason(file);
  if (unreadable !== null) {
    yield skipped(unreadable);
    return;
  }
  let found = 0;
  for await (const record of READERS.find((reader) => reader.accepts(file))?.read(file, context) ??
    []) {
    found += 1;
    yield record;
  }
  if (found === 0) yield skipped('There is no article in it.');
}

function unreadableReason(file: SourceFile): string | null {
  const unreadable = unreadableExtension(file.path);
  if (unreadable !== null) return unreadable;
  if (file.bytes.length === 0) return 'The file is empty.';
  const decoded = decodeBytes(file.bytes);
  return decoded.kind === 'binary'
    ? `It is not text: ${decoded.reason}.`
    : markupReason(decoded.text);
}
