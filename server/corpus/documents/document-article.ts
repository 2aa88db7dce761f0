/**
 * From the blocks of an office document to articles. An export of a database may come as a document;
 * any other is one report, whose header and footer are read as those of a plain text, while its styles
 * say what is a heading or an item.
 */

import type { ArticleDate, ArticleDraft, Boilerplate, Paragraph } from '../../core/article.ts';
import type { Span } from '../../core/span.ts';
import { MAX_ARTICLE_CHARS, paragraphsProblem, TOO_LONG } from '../article-length.ts';
import { type Block, type Body, joinBlocks, readBody } from '../body.ts';
import { looksLikeName, splitAuthors } from '../byline.ts';
import { parseDate } from '../dates.ts';
import { cleanText } from '../decode.ts';
import { draftFrom } from '../draft.ts';
import { nexisRecords } from '../exports/nexis.ts';
import { isLayoutLine, looksLikeNexis } from '../exports/nexis-split.ts';
import { splitKeywords } from '../header-line.ts';
import { readFooter } from '../plain-text-footer.ts';
import { readHeader } from '../plain-text-header.ts';
import type { ArticleRecord, ReadContext, SourceFile } from '../reader.ts';

/** A block, and whether its style makes it the title of the document. */
export type DocumentBlock = Block & { readonly isTitle?: boolean };

/** What a document says about itself, as written; null where it does not. */
export type Properties = {
  readonly title: string | null;
  readonly author: string | null;
  readonly created: string | null;
  readonly keywords: string | null;
};

export const NO_PROPERTIES: Properties = {
  title: null,
  author: null,
  created: null,
  keywords: null,
};

/** Names that programs and templates leave behind. */
const NO_TITLE =
  /^(?:untitled.*|document\s?\d*|dokument\s?\d*|microsoft word\b.*|word document|new document|title|.*\.(?:docx?|odt|rtf|pdf|indd|qxp|tex|txt|pages))$/i;
const NO_AUTHOR =
  /^(?:microsoft.*|.*\buser\b.*|admin.*|owner|author|unknown|anonymous|windows.*|apple.*|un-?named|default|python-docx|libreoffice.*)$/i;

/** The title a document gives itself, where it is one. */
function ownTitle(title: string | null): string | null {
  const line = title?.replace(/\s+/g, ' ').trim() ?? '';
  return line === '' || NO_TITLE.test(line) || !/\p{L}/u.test(line) ? null : line;
}

function ownAuthors(author: string | null): readonly string[] {
  if (author === null || NO_AUTHOR.test(author.trim())) return [];
  return splitAuthors(author).authors.filter((name) => name.includes(' ') && looksLikeName(name));
}

/** The day a document was made: not when the report appeared, hence doubtful and the last resort. */
function dayMade(created: string | null, today: string): ArticleDate | null {
  return created === null ? null : parseDate(created, { source: 'metadata', today }).date;
}

/** Letters compared of a title; also what a pattern can repeat over without running out of stack. */
const MAX_FOLDED_CHARS = 2000;

const folded = (text: string) =>
  text
    .slice(0, MAX_FOLDED_CHARS)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Origin = { readonly path: string; readonly format: string };

/** The one report of a document; null where it holds no text. */
export function readDocument(
  blocks: readonly DocumentBlock[],
  properties: Properties,
  { path, format }: Origin,
  context: ReadContext,
): ArticleDraft | null {
  const clean = blocks
    .map((block) => ({ ...block, text: cleanText(block.text).trim() }))
    .filter(({ text }) => text !== '');
  const named = ownTitle(properties.title);
  const first = clean.findIndex(({ kind, isTitle }) => isTitle === true || kind === 'paragraph');
  const heading =
    clean.slice(0, 3).find(({ isTitle }) => isTitle === true) ??
    (clean[0]?.kind === 'heading' && (first > 0 || clean.length === 1) ? clean[0] : undefined);
  const rest = heading === undefined ? clean : clean.filter((block) => block !== heading);
  const { text: source, paragraphs } = joinBlocks(rest);
  const dates = { source: 'text', today: context.today } as const;
  const top = readHeader(source, paragraphs, dates);
  // A document of nothing but header lines is still someone's text.
  const bare = top.blocks.length === 0 && top.title === null && heading === undefined;
  const header = bare ? { ...top, blocks: paragraphs, boilerplate: [] } : top;
  const footer = readFooter(source, header.blocks, dates);
  const kinds = new Map(rest.map(({ text, kind }) => [text, kind] as const));
  const styled = rest.some(({ kind }) => kind === 'heading');
  const firstBlock = textAt(source, footer.blocks[0]);
  // A title that stands above the text as a plain paragraph, as the document itself tells.
  const repeated = named !== null && firstBlock !== '' && folded(firstBlock) === folded(named);
  const body = readBody(source, repeated ? footer.blocks.slice(1) : footer.blocks);
  const boilerplate: readonly Boilerplate[] = [...header.boilerplate, ...footer.boilerplate];
  const draft = draftFrom(
    {
      format,
      path,
      body: { ...body, paragraphs: restyle(body, kinds, styled) },
      title: heading?.text ?? (repeated ? named : null) ?? header.title ?? named,
      date: header.published ?? header.updated ?? footer.published,
      authors:
        [header.authors, footer.authors, ownAuthors(properties.author)].find((a) => a.length > 0) ??
        [],
      source: header.source ?? footer.source,
      section: header.section,
      keywords: [...header.keywords, ...splitKeywords(properties.keywords ?? '')],
      language: header.language,
      rights: header.rights ?? footer.rights,
      url: header.url,
      boilerplate,
      warnings: header.warnings,
    },
    context,
  );
  const made = draft?.date === null ? dayMade(properties.created, context.today) : null;
  if (draft === null || made === null) return draft;
  const warning = 'The date is the day on which the document was made.';
  return { ...draft, date: made, warnings: [...draft.warnings, warning] };
}

function textAt(source: string, span: Span | undefined): string {
  return span === undefined ? '' : source.slice(span.start, span.end);
}

/** What styles say about blocks goes before what their look suggests. */
function restyle(
  { text, paragraphs }: Body,
  kinds: ReadonlyMap<string, Block['kind']>,
  styled: boolean,
): readonly Paragraph[] {
  return paragraphs.map((paragraph) => {
    const kind = kinds.get(text.slice(paragraph.start, paragraph.end)) ?? 'paragraph';
    const guess = kind === 'paragraph' && !(styled && paragraph.kind === 'heading');
    return guess ? paragraph : { ...paragraph, kind };
  });
}

/** A block of an export: a line of its layout begins a block of its own, however it was broken. */
function layoutBlocks({ text, kind }: DocumentBlock): Block[] {
  const pieces: string[] = [];
  let open = false;
  for (const line of cleanText(text).split('\n')) {
    if (line.trim() === '') continue;
    const layout = isLayoutLine(line);
    if (open && !layout) pieces.push(`${pieces.pop() ?? ''}\n${line}`);
    else pieces.push(line);
    open = !layout;
  }
  // Titles are set as headings; in the layout they stand by their place.
  return pieces.map((piece) => ({ kind: kind === 'heading' ? 'paragraph' : kind, text: piece }));
}

/** The records of a document: many where it is an export, else one. */
export function* documentRecords(
  blocks: readonly DocumentBlock[],
  properties: Properties,
  file: SourceFile,
  format: string,
  context: ReadContext,
): Iterable<ArticleRecord> {
  const lines = blocks.flatMap(layoutBlocks);
  if (looksLikeNexis(lines.map(({ text }) => text).join('\n'))) {
    yield* nexisRecords(lines, { path: file.path, format: 'nexis' }, context);
    return;
  }
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const tooLong = length > MAX_ARTICLE_CHARS ? TOO_LONG : paragraphsProblem(lines.length);
  if (tooLong !== null) {
    yield { kind: 'skipped', place: '', reason: tooLong };
    return;
  }
  const draft = readDocument(blocks, properties, { path: file.path, format }, context);
  if (draft === null) yield { kind: 'skipped', place: '', reason: 'There is no text in it.' };
  else yield { kind: 'article', bytes: file.bytes, draft };
}
