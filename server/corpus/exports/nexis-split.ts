/**
 * A Nexis export to its records. Classic exports count them (`3 of 10 DOCUMENTS`) above each; those of
 * Nexis Uni end each with a line, below a cover page and a table of contents, which are no articles.
 */
import type { Block } from '../body.ts';
import type { DateContext } from '../dates.ts';
import { parseLabel } from './nexis-labels.ts';
import { BODY_LINE, END_LINE } from './nexis-parts.ts';
import { isDateLine } from './written-date.ts';

/** A block that knows where it stands in its source, where it has one. */
export type PlacedBlock = Block & { readonly start?: number; readonly end?: number };

const COUNT_LINE =
  /^\s*(?:\d{1,6} (?:of|von|de|di|van) \d{1,6} (?:documents?|dokumente?n?|documentos?|documenti|documenten)|(?:dokument|document|documento) \d{1,6} (?:von|de|of|di|van) \d{1,6})\s*$/i;
/** A guess: counts stand in the middle of a line of 80 columns. */
const MAX_LAYOUT_LINE = 160;
/** Blocks that a headline and its outlet may have. */
const MAX_HEADLINE_BLOCKS = 3;
const REQUEST_END =
  /^\s*-{2,}\s*(?:end of request|ende des (?:auftrags|dokuments)|fin de la demande)\b/i;

/** Whether a line is one of the layout: a count, a label, or where the text begins or ends. */
export function isLayoutLine(line: string): boolean {
  const bare = line.trim();
  const marks = COUNT_LINE.test(bare) || BODY_LINE.test(bare) || END_LINE.test(bare);
  return marks || parseLabel(bare) !== null;
}

/** Whether a text is a Nexis export, by its first and last lines. `text` may be a long beginning. */
export function looksLikeNexis(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  if (
    lines.some((line) => COUNT_LINE.test(line)) &&
    lines.some((line) => parseLabel(line) !== null)
  )
    return true;
  // Several lines of the layout must come together: a lone “Body” is any text's heading.
  const body = lines.findIndex((line) => BODY_LINE.test(line));
  return (
    body > 0 &&
    lines
      .slice(Math.max(0, body - 20), body)
      .some((line) =>
        /^(?:length|länge|longueur|longitud|lengte|lunghezza)\s*:\s*[\d.,]+\s/i.test(line),
      )
  );
}

/** A slice of a source, and where it begins. */
export type Slice = { readonly text: string; readonly start: number };

/**
 * Cuts the text of an export at its counts and ends, so that no more than one record is held as blocks
 * at a time. Joined, the slices are the text.
 */
export function* sliceNexis(text: string): Generator<Slice> {
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    // Lines of the layout are short.
    const line = end - at > MAX_LAYOUT_LINE ? '' : text.slice(at, end);
    const cut = COUNT_LINE.test(line) ? at : END_LINE.test(line.trim()) ? end : -1;
    if (cut > start) {
      yield { text: text.slice(start, cut), start };
      start = cut;
    }
    at = end;
  }
  if (start < text.length) yield { text: text.slice(start), start };
}

/** The blocks of each record, in order. */
export function splitNexis(
  blocks: readonly PlacedBlock[],
  context: Omit<DateContext, 'source'>,
): readonly (readonly PlacedBlock[])[] {
  const end = blocks.findIndex(({ text }) => REQUEST_END.test(text));
  const all = end === -1 ? blocks : blocks.slice(0, end);
  const counted = all.some(({ text }) => COUNT_LINE.test(text));
  return counted ? splitAtCounts(all) : splitAtEnds(all, { ...context, source: 'metadata' });
}

function splitAtCounts(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const records: PlacedBlock[][] = [];
  for (const block of blocks) {
    if (COUNT_LINE.test(block.text)) records.push([]);
    else records.at(-1)?.push(block);
  }
  return records.filter((record) => record.length > 0);
}

function splitAtEnds(blocks: readonly PlacedBlock[], dates: DateContext): PlacedBlock[][] {
  const records: PlacedBlock[][] = [];
  let open: PlacedBlock[] = [];
  for (const block of blocks) {
    if (!END_LINE.test(block.text.trim())) {
      open.push(block);
      continue;
    }
    records.push(open);
    open = [];
  }
  records.push(open);
  return records.map((record) => withoutCover(record, dates)).filter((record) => record.length > 0);
}

/** Cuts what stands above the title, which is the second line above the date; without a text nothing is left. */
function withoutCover(record: PlacedBlock[], dates: DateContext): PlacedBlock[] {
  const body = record.findIndex(({ text }) => BODY_LINE.test(text.trim()));
  if (body === -1) return [];
  for (let i = body - 1; i > 0; i -= 1) {
    const text = record[i]?.text ?? '';
    if (parseLabel(text) !== null || !isDateLine(text.trim(), dates)) continue;
    // Even a long headline stands higher than this only below a cover.
    return i <= MAX_HEADLINE_BLOCKS + 1 ? record : record.slice(i - 2);
  }
  return record.slice(Math.max(0, body - 12));
}
