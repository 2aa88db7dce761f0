/**
 * The lines of a PDF's pages. A PDF places pieces of text; pieces on one height are a line, in the order
 * in which the file draws them, which follows columns.
 */
import { cleanText } from '../decode.ts';
import type { PdfPage, TextItem } from './unpdf.d.ts';

/** A line of a page: `x`, `y` and `right` in points from the page's left and bottom, `size` of its type. */
export type PdfLine = {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  /** Height of the line on its page, from 0 at the foot to 1 at the top. */
  readonly level: number;
};

type Piece = { text: string; x: number; y: number; right: number; size: number };

/** Share of the type size by which heights on one line may differ (raised figures). */
const SAME_LINE = 0.5;
/** Gap, in type sizes, past which a space stands between pieces. */
const SPACE_GAP = 0.15;
/** Gap past which pieces on one height belong to different columns. */
const COLUMN_GAP = 2.5;

function pieceOf(item: TextItem): Piece {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform;
  const size = Math.hypot(a, b) || Math.abs(d) || item.height || 1;
  return { text: item.str, x, y, right: x + item.width, size };
}

/** The lines of one page, in the order of the file. */
export async function pdfLines(page: PdfPage, number: number): Promise<PdfLine[]> {
  const { items } = await page.getTextContent();
  const [, bottom = 0, , top = 1] = page.view;
  const lines: PdfLine[] = [];
  let open = null as Piece | null;
  const close = (): void => {
    const text = cleanText(open?.text ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    if (open !== null && text !== '') {
      const { x, y, right, size } = open;
      lines.push({
        text,
        page: number,
        x,
        y,
        right,
        size,
        level: (y - bottom) / (top - bottom || 1),
      });
    }
    open = null;
  };
  for (const item of items) {
    if (!('str' in item)) continue;
    if (item.str === '') {
      if (item.hasEOL) close();
      continue;
    }
    const piece = pieceOf(item);
    const gap: number = open === null ? 0 : piece.x - open.right;
    const size: number = open === null ? piece.size : Math.max(piece.size, open.size);
    const joins =
      open !== null &&
      Math.abs(piece.y - open.y) < size * SAME_LINE &&
      gap > -size * COLUMN_GAP &&
      gap < size * COLUMN_GAP;
    if (!joins || open === null) {
      close();
      open = piece;
    } else {
      const spaced: boolean =
        gap > size * SPACE_GAP && !/\s$/.test(open.text) && !/^\s/.test(piece.text);
      open = {
        ...open,
        text: open.text + (spaced ? ' ' : '') + piece.text,
        right: Math.max(open.right, piece.right),
        size,
      };
    }
    if (item.hasEOL) close();
  }
  close();
  return lines;
}
