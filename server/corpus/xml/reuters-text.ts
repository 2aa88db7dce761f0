/**
 * The text of a Reuters-21578 item as its terminal showed it: paragraphs begin with an indent, lines end
 * at a column, and the agency signs below. Tables keep their lines.
 */
import type { Boilerplate } from '../../core/article.ts';
import type { Block } from '../body.ts';

/** Reuter, REUTER..., and MORE where a report went on in another item. */
const SIGNATURE = /^\s*(?:reuters?|more)\s*(?:\.{2,}(?!\.)|\^M)*\s*$/i;
/** With the initials of an editor. */
const INITIALLED_SIGNATURE = /^\s*REUTER [A-Z]{1,4}\s*$/;
const GLUED_SIGNATURE = /(?<=\S) {1,20}REUTERS?(?:\.{3})?(?:\s*\^M)?(?: [A-Z]{1,4})?\s*$/;
/** Spaces that begin a paragraph. */
const INDENT = /^ {3,}\S/;
/** Gaps in the middle of a line, or rows of dots, belong to a table. */
const TABULAR = /\S {3,}\S|\.{4,}|-{4,}/;

/** Lines of a text without what frames it, and what was below it. */
function withoutSignature(lines: readonly string[]): {
  lines: readonly string[];
  boilerplate: readonly Boilerplate[];
} {
  const kept = [...lines];
  const signed: string[] = [];
  while (kept.length > 0) {
    const last = kept.at(-1) ?? '';
    if (last.trim() !== '' && !SIGNATURE.test(last) && !INITIALLED_SIGNATURE.test(last)) break;
    if (last.trim() !== '') signed.unshift(last.trim());
    kept.pop();
  }
  const glued = GLUED_SIGNATURE.exec(kept.at(-1) ?? '');
  if (glued !== null) {
    signed.unshift(glued[0].trim());
    kept[kept.length - 1] = (kept.at(-1) ?? '').slice(0, glued.index);
  }
  return { lines: kept, boilerplate: signed.map((text) => ({ kind: 'credit', text })) };
}

/** The blocks of a text: an indent, a blank line or a row of a table begins a new one. */
export function reutersBlocks(text: string): {
  readonly blocks: readonly Block[];
  readonly boilerplate: readonly Boilerplate[];
} {
  const { lines, boilerplate } = withoutSignature(text.split('\n'));
  const blocks: string[] = [];
  let joins = false;
  for (const line of lines) {
    const bare = line.trim();
    const row = TABULAR.test(bare);
    if (bare === '') joins = false;
    else if (joins && !row && !INDENT.test(line)) blocks[blocks.length - 1] += ` ${bare}`;
    else blocks.push(bare);
    joins = bare !== '' && !row;
  }
  return { blocks: blocks.map((block) => ({ kind: 'paragraph', text: block })), boilerplate };
}
