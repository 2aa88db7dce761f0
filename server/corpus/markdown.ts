/**
 * The Markdown reader: YAML front matter for the fields, the first heading for the title where they
 * name none, and the rest as plain text. Front matter that is no YAML is kept as text: nothing of a
 * file is lost to a missing quote.
 */

import { parse } from 'yaml';
import { lengthProblem, paragraphsProblem } from './article-length.ts';
import { joinBlocks, splitBoilerplate } from './body.ts';
import { cleanText, decodeBytes } from './decode.ts';
import { draftFrom } from './draft.ts';
import { readHeaderLine } from './header-line.ts';
import { type MarkdownBlock, markdownBlocks } from './markdown-blocks.ts';
import { type Fields, isFields, readMetadata } from './metadata.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from './reader.ts';

const FRONT_MATTER = /^\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/s;

type FrontMatter = {
  readonly fields: Fields;
  readonly rest: string;
  readonly warnings: readonly string[];
};

/** Splits front matter from the text; without any, the text is whole. */
export function readFrontMatter(text: string): FrontMatter {
  const match = FRONT_MATTER.exec(text);
  if (match === null) return { fields: {}, rest: text, warnings: [] };
  try {
    // `core` keeps dates as strings: a date is read once, in `dates.ts`.
    const fields: unknown = parse(match[1] ?? '', {
      schema: 'core',
      maxAliasCount: 10,
      logLevel: 'error',
    });
    if (isFields(fields)) return { fields, rest: text.slice(match[0].length), warnings: [] };
    if (fields === null) return { fields: {}, rest: text.slice(match[0].length), warnings: [] };
  } catch {
    // Told below, with the whole file kept as text.
  }
  return {
    fields: {},
    rest: text,
    warnings: ['The front matter is not valid YAML and was read as text.'],
  };
}

/** The heading that serves as title: a first-level one before any text, else none. */
function titleHeading(blocks: readonly MarkdownBlock[]): MarkdownBlock | null {
  const first = blocks[0];
  return first !== undefined && first.level === 1 && blocks.length > 1 ? first : null;
}

export const markdownReader = {
  format: 'markdown',
  accepts: ({ path }) => /\.(?:md|markdown|mdown|mkd)$/i.test(path),
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const decoded = decodeBytes(file.bytes);
    if (decoded.kind === 'binary') {
      yield { kind: 'skipped', place: '', reason: `Not read as Markdown: ${decoded.reason}.` };
      return;
    }
    const tooLong = lengthProblem(decoded.text);
    if (tooLong !== null) {
      yield { kind: 'skipped', place: '', reason: tooLong };
      return;
    }
    const { fields, rest, warnings } = readFrontMatter(cleanText(decoded.text));
    const metadata = readMetadata(fields, context.today);
    const blocks = markdownBlocks(rest);
    const tooMany = paragraphsProblem(blocks.length);
    if (tooMany !== null) {
      yield { kind: 'skipped', place: '', reason: tooMany };
      return;
    }
    const heading = metadata.title === null ? titleHeading(blocks) : null;
    const body = blocks.filter(
      (block, i) =>
        block !== heading && !(i === 0 && block.level === 1 && block.text === metadata.title),
    );
    const { kept, boilerplate } = splitBoilerplate(body, (block) => block.text);
    // Without front matter a byline and a date may stand below the title; they stay in the text.
    const dateContext = { source: 'text', today: context.today } as const;
    const lines = kept.slice(0, 2).flatMap(({ text }) => readHeaderLine(text, dateContext) ?? []);
    const draft = draftFrom(
      {
        ...metadata,
        format: 'markdown',
        path: file.path,
        body: { ...joinBlocks(kept), boilerplate },
        title: metadata.title ?? heading?.text ?? null,
        date:
          metadata.date ?? lines.find((line) => line.published !== undefined)?.published ?? null,
        authors:
          metadata.authors.length > 0
            ? metadata.authors
            : lines.flatMap((line) => line.authors ?? []),
        warnings: [...warnings, ...metadata.warnings],
      },
      context,
    );
    if (draft === null) yield { kind: 'skipped', place: '', reason: 'There is no text in it.' };
    else yield { kind: 'article', bytes: file.bytes, draft };
  },
} satisfies Reader;
