/**
 * Rows of tables in documents: one of figures is a line, its cells beside each other; one that only lays out
 * text is that text.
 */
import type { DocumentBlock } from './document-article.ts';

/** Characters of a cell; a longer one holds text. A guess: a name and what it is. */
const MAX_CELL_CHARS = 80;

type Row = DocumentBlock[][];

/** Gathers blocks in their order; whatever is between `openRow` and `closeRow` stands in cells. */
export class DocumentRows {
  readonly blocks: DocumentBlock[] = [];
  /** A table may stand in a cell of another. */
  readonly #rows: Row[] = [];

  add(block: DocumentBlock): void {
    const cell = this.#rows.at(-1)?.at(-1);
    (cell ?? this.blocks).push(block);
  }

  openRow(): void {
    this.#rows.push([]);
  }

  openCell(): void {
    this.#rows.at(-1)?.push([]);
  }

  closeRow(): void {
    const row = this.#rows.pop() ?? [];
    const blocks = isData(row) ? [asLine(row)] : row.flat();
    for (const block of blocks) this.add(block);
  }

  /** What a document that breaks off left open counts too. */
  end(): readonly DocumentBlock[] {
    while (this.#rows.length > 0) this.closeRow();
    return this.blocks;
  }
}

function isData(row: Row): boolean {
  const filled = row.filter((cell) => cell.length > 0);
  return (
    filled.length > 1 &&
    filled.every(([block, ...more]) => {
      return more.length === 0 && (block?.text.trim().length ?? 0) <= MAX_CELL_CHARS;
    })
  );
}

function asLine(row: Row): DocumentBlock {
  const cells = row.flatMap((cell) =>
    cell.map(({ text }) => text.trim().replace(/\s*\n\s*/g, ' ')),
  );
  return { kind: 'item', text: cells.join(' | ') };
}
