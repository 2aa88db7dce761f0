/**
 * Lines that an agency's terminal broke at a column, inside one paragraph. Breaks that mean something
 * (verse, addresses, tables) stay: only where nearly every line was full are they taken out.
 */
import type { Block } from '../body.ts';

/** Share of breaks where the next word no longer fitted. A guess, as for plain text. */
const WRAPPED_SHARE = 0.75;
const MIN_BREAKS = 3;
/** Columns by which ragged lines may fall short. */
const SLACK = 6;
const COLUMNS = { least: 40, most: 110 } as const;

/** The same blocks, with line breaks that only wrap turned to spaces. */
export function unwrapBlocks(blocks: readonly Block[]): readonly Block[] {
  const broken = blocks.map(({ text }) => text.split('\n'));
  const widths = broken.flatMap((lines) => lines.slice(0, -1).map((line) => line.length));
  const column = Math.max(0, ...widths.slice(0, 5000));
  if (widths.length < MIN_BREAKS || column < COLUMNS.least || column > COLUMNS.most) return blocks;
  const full = broken.flatMap((lines) =>
    lines.slice(1).filter((next, i) => {
      const word = next.split(' ', 1)[0] ?? '';
      return (lines[i] ?? '').length + 1 + word.length > column - SLACK;
    }),
  ).length;
  if (full < widths.length * WRAPPED_SHARE) return blocks;
  return blocks.map((block) => ({ ...block, text: block.text.replace(/\n/g, ' ') }));
}
