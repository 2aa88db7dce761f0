/**
 * Which reader reads a file: what its bytes look like decides, its extension is a hint. A format
 * without a reader is said so in plain words, rather than indexed as noise.
 */
import { decodeBytes } from './decode.ts';
import { DOCUMENT_READERS } from './documents/readers.ts';
import { EXPORT_READERS } from './exports/readers.ts';
import { tableReader } from './exports/table.ts';
import { htmlReader } from './html/html.ts';
import { jsonReader } from './json.ts';
import { markdownReader } from './markdown.ts';
import { ninjsReader } from './ninjs.ts';
import { plainTextReader } from './plain-text.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from './reader.ts';
import { feedReader } from './xml/feed.ts';
import { mediawikiReader } from './xml/mediawiki.ts';
import { newsmlG2Reader } from './xml/newsml-g2.ts';
import { newsml1Reader } from './xml/newsml1.ts';
import { nitfReader } from './xml/nitf.ts';
import { reutersReader } from './xml/reuters.ts';

/** Asked in this order, the specific before the general; each says by content whether a file is its own. */
const READERS: readonly Reader[] = [
  ...DOCUMENT_READERS,
  ...EXPORT_READERS,
  nitfReader,
  newsmlG2Reader,
  newsml1Reader,
  reutersReader,
  mediawikiReader,
  feedReader,
  ninjsReader,
  htmlReader,
  jsonReader,
  markdownReader,
  tableReader,
];

/** Extensions of files that are no plain text articles, though many are text. */
const NO_READER = new Set(
  `xls xlsx doc epub msg pages tgz bz2 xz 7z rar
  tar jpg jpeg png gif webp avif svg ico tif tiff bmp heic mp3 mp4 m4a mov avi mkv wav ogg webm
  css dtd js mjs cjs ts map py rb sh bat exe dll so woff woff2 ttf otf sqlite db log lock yaml yml
  toml ini bib ris ipynb`.split(/\s+/),
);

/** Files that are XML, whatever they begin with. */
const XML_PATH = /\.(?:xml|rss|atom|nitf|newsml|sgml?)$/i;

/** Lower-case extension without its dot, or '' (names like `1.2.3-story` have none). */
export function extensionOf(path: string): string {
  return /[^/]\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Why files of this extension are not read, or null. Known without opening the file. */
export function unreadableExtension(path: string): string | null {
  const extension = extensionOf(path);
  return NO_READER.has(extension) ? `There is no reader for .${extension} files.` : null;
}

/** Markup without an extension that says so would be indexed tag by tag. */
function markupReason(text: string, path: string): string | null {
  const head = text.slice(0, 400).trimStart();
  if (/^(?:<\?xml\b|<!doctype\b)/i.test(head) || XML_PATH.test(path))
    return 'It is XML of a kind that is not read.';
  return null;
}

function skipped(reason: string): ArticleRecord {
  return { kind: 'skipped', place: '', reason };
}

/** The reader that takes a file, or why none does. Never throws for odd bytes. */
export function findReader(file: SourceFile): Reader | string {
  if (file.bytes.length === 0) return 'The file is empty.';
  const reader = READERS.find((candidate) => candidate.accepts(file));
  if (reader !== undefined) return reader;
  const unreadable = unreadableExtension(file.path);
  if (unreadable !== null) return unreadable;
  const decoded = decodeBytes(file.bytes);
  if (decoded.kind === 'binary') return `It is not text: ${decoded.reason}.`;
  // What was fetched as a page is one, however it begins.
  if (file.url !== undefined) return htmlReader;
  // What no other reader takes is plain text, if it is text.
  return markupReason(decoded.text, file.path) ?? plainTextReader;
}

/** The records of a file, articles and skipped ones; never empty, never throws for odd bytes. */
export async function* readArticles(
  file: SourceFile,
  context: ReadContext,
): AsyncGenerator<ArticleRecord> {
  const reader = findReader(file);
  if (typeof reader === 'string') {
    yield skipped(reader);
    return;
  }
  let found = 0;
  for await (const record of reader.read(file, context)) {
    found += 1;
    yield record;
  }
  if (found === 0) yield skipped('There is no article in it.');
}
