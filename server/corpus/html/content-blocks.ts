/** From the chosen elements of a page to blocks of text with their kinds. */
import type { Block } from '../body.ts';
import { BLOCKS, inkOf, lineOf, spaced, squash } from './element-text.ts';
import type { TextMeasure } from './text-measure.ts';
import type { PageElement, PageNode } from './tree.ts';

/** A block and how much of it stands in links, 0 to 1; `tag` of the element it stands in. */
export type PageBlock = Block & { readonly linkShare: number; readonly element: PageElement };

type Kind = Block['kind'];

/** A table whose cells hold at most this many characters is read row by row. */
const MAX_CELL_CHARS = 200;

function kindOf(tag: string, inherited: Kind): Kind {
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (/^(?:li|dt|dd)$/.test(tag)) return 'item';
  return inherited;
}

function cellsOf(row: PageElement): PageElement[] {
  return row.children.filter(
    (child): child is PageElement => typeof child !== 'string' && /^t[dh]$/.test(child.tag),
  );
}

/** Whether a row is a row of data rather than a piece of layout. */
function isDataRow(row: PageElement, measures: readonly TextMeasure[]): boolean {
  const cells = cellsOf(row);
  return (
    cells.length > 1 && cells.every(({ index }) => (measures[index]?.chars ?? 0) <= MAX_CELL_CHARS)
  );
}

/** The blocks in and under `elements`, in order. */
export function contentBlocks(
  elements: readonly PageElement[],
  dropped: readonly boolean[],
  measures: readonly TextMeasure[],
): PageBlock[] {
  const blocks: PageBlock[] = [];
  let text = '';
  let linkChars = 0;
  let brs = 0;
  const flush = (kind: Kind, element: PageElement) => {
    const lines = text
      .split('\n')
      .map(squash)
      .join('\n')
      .replace(/\n{2,}/g, '\n')
      .trim();
    const chars = inkOf(lines);
    if (chars > 0)
      blocks.push({ kind, text: lines, linkShare: Math.min(1, linkChars / chars), element });
    text = '';
    linkChars = 0;
  };
  const visit = (node: PageNode, kind: Kind, owner: PageElement, inLink: boolean): void => {
    if (typeof node === 'string') {
      const piece = spaced(node);
      if (piece.trim() !== '') brs = 0;
      text += piece;
      if (inLink) linkChars += inkOf(piece);
      return;
    }
    if (dropped[node.index]) return;
    const { tag } = node;
    if (tag === 'br') {
      brs += 1;
      // Two line breaks part paragraphs.
      if (brs > 1) flush(kind, owner);
      else text += '\n';
      return;
    }
    if (tag === 'tr' && isDataRow(node, measures)) {
      flush(kind, owner);
      text = cellsOf(node)
        .map((cell) => lineOf(cell, ({ index }) => dropped[index] === true))
        .filter((cell) => cell !== '')
        .join(' | ');
      flush('item', node);
      return;
    }
    const isBlock = BLOCKS.has(tag);
    const own = isBlock ? kindOf(tag, tag === 'p' && kind === 'item' ? 'item' : kind) : kind;
    if (isBlock) {
      flush(kind, owner);
      brs = 0;
    }
    for (const child of node.children)
      visit(child, own, isBlock ? node : owner, inLink || tag === 'a');
    if (isBlock) flush(own, node);
  };
  for (const element of elements) {
    visit(element, 'paragraph', element, false);
    flush('paragraph', element);
  }
  return blocks;
}
