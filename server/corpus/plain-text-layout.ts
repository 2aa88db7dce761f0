/**
 * The layout of a plain text: which lines make a block. Files keep one paragraph a line, or part
 * paragraphs by blank lines, or wrap them at some column like an old terminal; the file itself shows
 * which. Invariant: blocks are sorted and disjoint, and nothing but white space lies outside them.
 */
import type { Span } from '../core/span.ts';

/** Lines wider than this were not wrapped for a terminal. */
const MAX_WRAP_COLUMN = 110;
/** Narrower columns are lists and verse. A guess. */
const MIN_WRAP_COLUMN = 45;
/** Wrapped lines needed before the file is taken for wrapped. A guess. */
const MIN_WRAPPED_LINES = 3;
/** Share of lines that must break where the next word no longer fitted. A guess. */
const WRAPPED_SHARE = 0.75;
/** Columns by which ragged wrapping may fall short. */
const WRAP_SLACK = 4;

type Line = Span & { readonly text: string };

const BULLET = /^\s*(?:[-*•·▪●‣–]\s+|\(?\d{1,2}[.)]\s+)\S/;

/** Whether a line opens an item of a list. */
export function isBullet(line: string): boolean {
  return BULLET.test(line);
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    return { start: at, end: at + line.length, text: line };
  });
}

/** Runs of lines without a blank one between. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let open = false;
  for (const line of lines) {
    const blank = line.text.trim() === '';
    if (!blank && open) groups.at(-1)?.push(line);
    else if (!blank) groups.push([line]);
    open = !blank;
  }
  return groups;
}

/** Whether the first word of `next` would not have fitted behind `line` in `column`. */
function isFull(line: Line, next: Line, column: number): boolean {
  const word = next.text.trim().split(/\s/, 1)[0] ?? '';
  return line.text.trimEnd().length + 1 + word.length > column - WRAP_SLACK;
}

/** The column at which a text is wrapped, or null where its lines are whole paragraphs. */
function wrapColumn(groups: readonly (readonly Line[])[]): number | null {
  const pairs = groups.flatMap((group) =>
    group.slice(1).flatMap((next, i) => {
      const line = group[i];
      return line === undefined ? [] : [{ line, next }];
    }),
  );
  const prose = pairs.filter(
    ({ line, next }) => /\s/.test(line.text.trim()) && !isBullet(next.text),
  );
  const widths = prose.map(({ line }) => line.text.trimEnd().length).sort((a, b) => a - b);
  const column = widths[Math.floor(widths.length * 0.95)] ?? 0;
  if (prose.length < MIN_WRAPPED_LINES || column > MAX_WRAP_COLUMN || column < MIN_WRAP_COLUMN)
    return null;
  const overlong = groups
    .flat()
    .filter(({ text }) => text.trim().length > column + WRAP_SLACK * 2 && /\s/.test(text.trim()));
  // A long title may stand above a wrapped text; several long lines are paragraphs.
  if (overlong.length > Math.max(1, prose.length / 20)) return null;
  const full = prose.filter(
    ({ line, next }) => line.text.trim().length > column * 0.6 && isFull(line, next, column),
  ).length;
  return full >= prose.length * WRAPPED_SHARE ? column : null;
}

/** Whether a wrapped paragraph ends with `line`: it stops short, or the next one is indented or an item. */
function endsParagraph(line: Line, next: Line, column: number): boolean {
  if (isBullet(next.text)) return true;
  const indent = (text: string) => text.length - text.trimStart().length;
  if (!isBullet(line.text) && indent(next.text) > indent(line.text) + 1) return true;
  if (isFull(line, next, column)) return false;
  const width = line.text.trim().length;
  return width < column * 0.6 || (width < column - 12 && /[.!?:”"’)]$/.test(line.text.trimEnd()));
}

/** Trims a span of `text` to what is not white space. */
function trimmed(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end);
  const start = span.start + (piece.length - piece.trimStart().length);
  return { start, end: start + piece.trim().length };
}

/** The blocks of a cleaned text: one a paragraph, heading, item or header line. */
export function layOut(text: string): Span[] {
  const groups = groupsOf(linesOf(text));
  const column = wrapColumn(groups);
  const blocks: { start: number; end: number }[] = [];
  for (const group of groups) {
    group.forEach((line, i) => {
      const previous = group[i - 1];
      const open = blocks.at(-1);
      const joins =
        previous !== undefined && column !== null && !endsParagraph(previous, line, column);
      if (joins && open !== undefined) open.end = line.end;
      else blocks.push({ start: line.start, end: line.end });
    });
  }
  return blocks.map((block) => trimmed(text, block)).filter(({ start, end }) => end > start);
}
