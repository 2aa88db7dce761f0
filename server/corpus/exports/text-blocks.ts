/**
 * The blocks of an export in plain text: blank lines part them, and lines that were wrapped at the
 * column of a terminal are joined again. What is shorter than its line stays a line of its own.
 */
import type { PlacedBlock } from './nexis-split.ts';

/** Lines are taken for wrapped where the next word no longer fitted into this many columns. */
const COLUMN = 78;
const SLACK = 3;
/** Narrower blocks are lists and verse. A guess. */
const MIN_COLUMN = 60;
/** Wider lines were not wrapped. */
const MAX_COLUMN = 100;

/** Joins the wrapped lines of a block. */
export function unwrap(lines: readonly string[]): string {
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const column = Math.min(widest, COLUMN);
  let text = '';
  lines.forEach((line, i) => {
    const previous = lines[i - 1];
    const word = line.trim().split(/\s/, 1)[0] ?? '';
    const wrapped =
      previous !== undefined &&
      widest <= MAX_COLUMN &&
      column >= MIN_COLUMN &&
      previous.trimEnd().length + 1 + word.length > column - SLACK;
    if (previous !== undefined) text += wrapped ? ' ' : '\n';
    text += line.trim();
  });
  return text;
}

/**
 * Blocks of a cleaned text with their places. `everyLine`: each line is a block, as in exports that
 * were saved from a word processor. `offset` is added to the places.
 */
export function textBlocks(text: string, everyLine: boolean, offset = 0): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let open: { lines: string[]; start: number; end: number } | null = null;
  const close = () => {
    if (open !== null)
      blocks.push({
        kind: 'paragraph',
        text: unwrap(open.lines),
        start: open.start,
        end: open.end,
      });
    open = null;
  };
  let at = offset;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (line.trim() === '') {
      close();
      continue;
    }
    if (everyLine) close();
    open ??= { lines: [], start, end: start };
    open.lines.push(line);
    open.end = start + line.length;
  }
  close();
  return blocks;
}
