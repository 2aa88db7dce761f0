/**
 * From blocks to the text of an article: boilerplate is set aside, the rest is kept character for
 * character, and every paragraph knows where it stands. Invariant: paragraphs are sorted, disjoint,
 * and cover every character of the text that is not white space.
 */
import type { Boilerplate, Paragraph } from '../core/article.ts';
import type { Span } from '../core/span.ts';
import { boilerplateKind } from './boilerplate.ts';
import { isHeading } from './headings.ts';
import { isBullet } from './plain-text-layout.ts';

export type Body = {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly boilerplate: readonly Boilerplate[];
};

/** A block of known kind, for formats whose markup says what is what. */
export type Block = { readonly kind: Paragraph['kind']; readonly text: string };

/** Lays blocks out one below the other; items of a list stand close. Blank blocks are left out. */
export function joinBlocks(blocks: readonly Block[]): Pick<Body, 'text' | 'paragraphs'> {
  let text = '';
  let previous: Paragraph | null = null;
  const paragraphs: Paragraph[] = [];
  for (const { kind, text: written } of blocks) {
    const piece = written.trim();
    if (piece === '') continue;
    if (previous !== null) text += previous.kind === 'item' && kind === 'item' ? '\n' : '\n\n';
    previous = { start: text.length, end: text.length + piece.length, kind };
    paragraphs.push(previous);
    text += piece;
  }
  return { text, paragraphs };
}

/** Sets boilerplate aside, unless nothing else would be left. */
export function splitBoilerplate<T>(
  blocks: readonly T[],
  textOf: (block: T) => string,
): { kept: readonly T[]; boilerplate: readonly Boilerplate[] } {
  const kept: T[] = [];
  const boilerplate: Boilerplate[] = [];
  for (const block of blocks) {
    const kind = boilerplateKind(textOf(block));
    if (kind === null) kept.push(block);
    else boilerplate.push({ kind, text: textOf(block) });
  }
  return kept.length > 0 ? { kept, boilerplate } : { kept: blocks, boilerplate: [] };
}

/** Reads blocks of a plain text, given as sorted and disjoint spans of `source`. */
export function readBody(source: string, blocks: readonly Span[]): Body {
  const textOf = ({ start, end }: Span) => source.slice(start, end);
  const { kept, boilerplate } = splitBoilerplate(blocks, textOf);
  const written = kept.map(textOf);
  let text = '';
  let cut = 0;
  const paragraphs = kept.map((block, i): Paragraph => {
    // The white space before a block is kept; where blocks were taken out, only that after the last.
    const gap = source.slice(cut, block.start);
    text += i === 0 ? '' : gap.slice(gap.trimEnd().length) || '\n';
    cut = block.end;
    const start = text.length;
    const line = written[i] ?? '';
    text += line;
    const neighbours = { previous: written[i - 1] ?? null, next: written[i + 1] ?? null };
    const kind = isBullet(line) ? 'item' : isHeading(line, neighbours) ? 'heading' : 'paragraph';
    return { start, end: text.length, kind };
  });
  return { text, paragraphs, boilerplate };
}
