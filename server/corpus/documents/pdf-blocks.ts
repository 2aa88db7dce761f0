/**
 * Lines of a PDF to paragraphs: running heads and page numbers are dropped, words broken at the end of
 * a line joined, and what is set larger than the text heads it.
 */
import { parseByline } from '../byline.ts';
import { parseDate } from '../dates.ts';
import type { DocumentBlock } from './document-article.ts';
import type { PdfLine } from './pdf-lines.ts';

/** Shares of a page's height within which running heads and feet stand. */
const MARGIN = 0.12;
/** Type this much larger than the text is a heading. */
const HEADING_SIZE = 1.15;
/** Distance of lines, in usual distances, past which a new paragraph begins. */
const PARAGRAPH_GAP = 1.4;
const MAX_HEADING_CHARS = 200;

const PAGE_NUMBER =
  /^(?:[-–—|\s]*(?:page|seite|p\.?)?\s*\d{1,4}(?:\s*(?:of|\/|von|de)\s*\d{1,4})?[-–—|\s]*)$/i;

/** Lines of a page that may be running heads: those nearest to its edges. */
const EDGE_LINES = 2;

/** The lines in the margins of their pages, each among the nearest to the edge. */
function edgeLines(lines: readonly PdfLine[]): ReadonlySet<PdfLine> {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) {
    const page = pages.get(line.page) ?? [];
    pages.set(line.page, page);
    page.push(line);
  }
  const edges = new Set<PdfLine>();
  for (const page of pages.values()) {
    const heights = [...new Set(page.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
    const near = new Set([...heights.slice(0, EDGE_LINES), ...heights.slice(-EDGE_LINES)]);
    for (const line of page) {
      const inMargin = line.level > 1 - MARGIN || line.level < MARGIN;
      if (inMargin && near.has(Math.round(line.y))) edges.add(line);
    }
  }
  return edges;
}

/** What of these lines comes back at the same height of other pages, with their figures left out. */
function runningTexts(edges: ReadonlySet<PdfLine>, pages: number): ReadonlySet<string> {
  const seen = new Map<string, Set<number>>();
  for (const line of edges) {
    const on = seen.get(runningKey(line)) ?? new Set<number>();
    seen.set(runningKey(line), on.add(line.page));
  }
  const enough = Math.max(2, Math.ceil(pages / 3));
  return new Set([...seen].filter(([, on]) => on.size >= enough).map(([key]) => key));
}

const runningKey = ({ text, level }: PdfLine) =>
  `${Math.round(level * 50)} ${text.replace(/\d+/g, '#').toLowerCase()}`;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The size of type in which most characters are set. */
function bodySize(lines: readonly PdfLine[]): number {
  const chars = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    chars.set(rounded, (chars.get(rounded) ?? 0) + text.length);
  }
  return [...chars].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Words that keep their hyphen when a line ends behind them. */
const COMPOUND = /(?<!\p{L})(?:well|self|half|vice|then)[-‐]$/iu;

/** Characters at the end of a line that tell how the next one joins it. */
const END_CHARS = 40;

/**
 * Puts a line behind another of its paragraph; a hyphen between two parts of a word goes. `last`: the
 * last line of `before`, so that a paragraph of many lines is not looked through for each.
 */
export function joinLines(before: string, line: string, last = before): string {
  const end = last.slice(-END_CHARS);
  if (/\p{L}\u00ad$/u.test(end)) return before.slice(0, -1) + line;
  if (COMPOUND.test(end)) return before + line;
  if (/\p{L}[-‐]$/u.test(end) && /^\p{Ll}/u.test(line)) return before.slice(0, -1) + line;
  return `${before}${/[-–—/]$/.test(end) && !/\s[-–—/]$/.test(end) ? '' : ' '}${line}`;
}

/** Blocks of the lines of a whole document. */
export function pdfBlocks(lines: readonly PdfLine[], pages: number): DocumentBlock[] {
  const edges = edgeLines(lines);
  const running = pages > 1 ? runningTexts(edges, pages) : new Set<string>();
  const kept = lines.filter(
    (line) => !edges.has(line) || (!PAGE_NUMBER.test(line.text) && !running.has(runningKey(line))),
  );
  const size = bodySize(kept);
  const body = kept.filter((line) => Math.abs(line.size - size) < 0.6);
  const steps = body.flatMap((line, i) => {
    const next = body[i + 1];
    const step = next === undefined || next.page !== line.page ? 0 : line.y - next.y;
    return step > 0 && step < size * 4 ? [step] : [];
  });
  const step = median(steps) || size * 1.2;
  const largest = Math.max(0, ...kept.filter(({ page }) => page === 1).map((line) => line.size));
  const blocks: (DocumentBlock & { last: PdfLine; readonly first: PdfLine })[] = [];
  for (const line of kept) {
    const open = blocks.at(-1);
    if (open !== undefined && continues(open.last, line, { step, size, indent: open.first })) {
      const text = joinLines(open.text, line.text, open.last.text);
      blocks[blocks.length - 1] = { ...open, text, last: line };
      continue;
    }
    const heads = line.size > size * HEADING_SIZE && line.text.length <= MAX_HEADING_CHARS;
    blocks.push({
      kind: heads ? 'heading' : 'paragraph',
      text: line.text,
      first: line,
      last: line,
    });
  }
  return blocks.map(({ kind, text, first }) => {
    const isTitle = kind === 'heading' && first.page === 1 && first.size > largest - 0.6;
    return isTitle ? { kind, text, isTitle } : { kind, text };
  });
}

/** Bylines and dates above the text stand on lines of their own, however close they are set. */
function standsAlone({ text, page }: PdfLine): boolean {
  if (page > 1 || text.length > 60) return false;
  const dated = parseDate(text, { source: 'text', today: '9999-12-31' });
  return dated.date !== null || parseByline(text) !== null;
}

/** Whether a line goes on with the paragraph that `last` ends so far. */
function continues(
  last: PdfLine,
  line: PdfLine,
  { step, size, indent }: { step: number; size: number; indent: PdfLine },
): boolean {
  if (Math.abs(last.size - line.size) > 0.6 || standsAlone(last) || standsAlone(line)) return false;
  const larger = last.size > size * HEADING_SIZE;
  const reach = (larger ? last.size * 1.35 : step) * PARAGRAPH_GAP;
  const ended = /[.!?:”"’)]$/.test(last.text);
  // Over the edge of a page or a column only an unfinished sentence goes on.
  const jumps = line.page !== last.page || line.y > last.y + size;
  if (jumps) return !ended && !larger && !/^[•*–-]\s/.test(line.text);
  if (last.y - line.y > reach || /^[•▪●]\s/.test(line.text)) return false;
  const width = Math.max(indent.right, last.right) - Math.min(indent.x, last.x);
  const short = ended && last.right < indent.right - width * 0.12 && last !== indent;
  const indented = line.x > last.x + size * 0.8 && line.x > indent.x - size * 0.5 && ended;
  return !short && !indented;
}
