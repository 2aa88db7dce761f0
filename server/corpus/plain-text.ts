/**
 * The plain text reader: one file, one article. The layouts of newsrooms differ in everything but
 * this: what stands above the report describes it, what stands below invites, and the rest is text.
 */
import type { Boilerplate } from '../core/article.ts';
import type { Span } from '../core/span.ts';
import { lengthProblem, paragraphsProblem } from './article-length.ts';
import { readBody } from './body.ts';
import { cleanText, decodeBytes } from './decode.ts';
import { draftFrom } from './draft.ts';
import { couldHead, isTitleCase } from './headings.ts';
import { readFooter } from './plain-text-footer.ts';
import { readHeader } from './plain-text-header.ts';
import { layOut } from './plain-text-layout.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from './reader.ts';
import { parseSlugLine } from './slug-line.ts';

/** Names of boxes that some outlets hang behind a headline. */
const BOX_LABEL =
  /\s*[:|–—-]\s*(?:quick (?:look|read|take|facts)|key (?:points|takeaways|facts)|at a glance|in brief|the latest|live updates?|what (?:we|to) know)$/i;
/** A shorter heading names a part of the report rather than the report. */
const MIN_HEADLINE_WORDS = 5;

/**
 * Behind a slug line the lead comes first and the headline after it: the block right behind the lead
 * is the title if it reads like a headline. It stays in the text, where it stands as a heading.
 */
function headlineAfterLead(source: string, blocks: readonly Span[]): string | null {
  const block = blocks[1];
  if (block === undefined) return null;
  const line = source.slice(block.start, block.end);
  const headline = line.replace(BOX_LABEL, '');
  const long = headline.split(/\s+/).length >= MIN_HEADLINE_WORDS;
  return long && couldHead(line) && isTitleCase(headline) ? headline : null;
}

/** Reads a cleaned plain text, as the reader does. */
export function readPlainText(
  text: string,
  path: string,
  context: ReadContext,
  laidOut: readonly Span[] = layOut(text),
) {
  const header = readHeader(text, laidOut, { source: 'text', today: context.today });
  const first = header.blocks[0];
  const slug = first === undefined ? null : parseSlugLine(text.slice(first.start, first.end));
  let { blocks, title } = header;
  let boilerplate: readonly Boilerplate[] = header.boilerplate;
  // A file of nothing but header lines is still someone's text.
  if (first === undefined && title === null) {
    blocks = laidOut;
    boilerplate = [];
  }
  if (slug !== null && first !== undefined) {
    blocks = [{ start: first.start + slug.leadStart, end: first.end }, ...blocks.slice(1)];
    boilerplate = [...boilerplate, { kind: 'slug', text: slug.slug }];
    title ??= headlineAfterLead(text, blocks);
  }
  const footer = readFooter(text, blocks, { source: 'text', today: context.today });
  blocks = footer.blocks;
  boilerplate = [...boilerplate, ...footer.boilerplate];
  const authors = [header.authors, slug?.author == null ? [] : [slug.author], footer.authors];
  return draftFrom(
    {
      format: 'plain-text',
      path,
      body: readBody(text, blocks),
      title,
      date: header.published ?? header.updated ?? footer.published,
      authors: authors.find((names) => names.length > 0) ?? [],
      source: header.source ?? slug?.source ?? footer.source,
      section: header.section,
      keywords: [...header.keywords, ...(slug?.keywords ?? [])],
      language: header.language,
      rights: header.rights ?? footer.rights,
      url: header.url,
      boilerplate,
      warnings: header.warnings,
    },
    context,
  );
}

export const plainTextReader = {
  format: 'plain-text',
  accepts: (file) => decodeBytes(file.bytes).kind === 'text',
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const decoded = decodeBytes(file.bytes);
    if (decoded.kind === 'binary') {
      yield { kind: 'skipped', place: '', reason: `Not read as text: ${decoded.reason}.` };
      return;
    }
    const tooLong = lengthProblem(decoded.text);
    if (tooLong !== null) {
      yield { kind: 'skipped', place: '', reason: tooLong };
      return;
    }
    const text = cleanText(decoded.text);
    const blocks = layOut(text);
    const tooMany = paragraphsProblem(blocks.length);
    if (tooMany !== null) {
      yield { kind: 'skipped', place: '', reason: tooMany };
      return;
    }
    const draft = readPlainText(text, file.path, context, blocks);
    if (draft === null) yield { kind: 'skipped', place: '', reason: 'There is no text in it.' };
    else yield { kind: 'article', bytes: file.bytes, draft };
  },
} satisfies Reader;
