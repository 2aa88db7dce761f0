/**
 * From the blocks of the chosen part of a page to the article's own: headline, byline and labels
 * before the text go, link lists and invitations in it, whatever trails after it. What goes is kept
 * apart as boilerplate.
 */
import type { Boilerplate } from '../../core/article.ts';
import type { PageBlock } from './content-blocks.ts';
import { junkLineKind } from './junk-lines.ts';

export type Trimmed = {
  readonly kept: readonly PageBlock[];
  readonly boilerplate: readonly Boilerplate[];
};

/** Past this share of links a line is a link. */
const LINK_LINE = 0.75;
/** Characters from which a paragraph is prose though it ends without a full stop. A guess. */
const PROSE_CHARS = 90;

const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function endsSentence(text: string): boolean {
  return /[.!?…。！？:;]["”’'»)\]]*$/u.test(text.trim());
}

/** Whether a block is running text rather than a label. */
function isProse({ kind, text, linkShare }: PageBlock): boolean {
  if (kind === 'heading' || linkShare >= LINK_LINE) return false;
  return text.length >= PROSE_CHARS || (text.length >= 30 && endsSentence(text));
}

/** Reasons to leave single blocks out; null for those that stay. */
function blockReasons(blocks: readonly PageBlock[], title: string | null): (string | null)[] {
  const headline = title === null ? null : fold(title);
  const seen = new Set<string>();
  return blocks.map((block, i) => {
    const { kind, text, linkShare, element } = block;
    const folded = fold(text);
    if (element.tag === 'h1' && i < blocks.length / 2) return 'headline';
    if (headline !== null && folded === headline && text.length < 300) return 'headline';
    const junk = junkLineKind(text, linkShare);
    if (junk !== null) return junk;
    if (
      linkShare >= LINK_LINE &&
      kind === 'paragraph' &&
      !(text.length > 200 && endsSentence(text))
    )
      return 'related';
    if (linkShare >= LINK_LINE && kind === 'heading') {
      const next = blocks[i + 1];
      if (next === undefined || !isProse(next)) return 'related';
    }
    // The same long paragraph twice is a pull quote or a layout for small screens.
    if (text.length > 60 && seen.has(folded)) return 'repeated';
    seen.add(folded);
    return null;
  });
}

/** Lists whose items are mostly links, with the label above them. */
function dropLinkLists(blocks: readonly PageBlock[], reasons: (string | null)[]): void {
  for (let i = 0; i < blocks.length; i += 1) {
    if (blocks[i]?.kind !== 'item') continue;
    let end = i;
    let share = 0;
    while (blocks[end]?.kind === 'item') {
      share += blocks[end]?.linkShare ?? 0;
      end += 1;
    }
    if (share / (end - i) > 0.5) {
      for (let at = i; at < end; at += 1) reasons[at] ??= 'related';
      const label = blocks[i - 1];
      if (label !== undefined && label.text.length < 80 && !/[.!?]$/.test(label.text))
        reasons[i - 1] ??= 'related';
    }
    i = end;
  }
}

/** Labels before the first prose and after the last. */
function dropEnds(blocks: readonly PageBlock[], reasons: (string | null)[]): void {
  const stands = blocks.map((block, i) => reasons[i] === null && isProse(block));
  const first = stands.indexOf(true);
  const last = stands.lastIndexOf(true);
  if (first < 0) return;
  for (let i = 0; i < first; i += 1) {
    const { kind, element, text } = blocks[i] ?? { kind: 'paragraph', element: null, text: '' };
    // A heading that opens a series of its kind is the first of a list.
    const opens =
      kind === 'heading' &&
      i === first - 1 &&
      element !== null &&
      (/^\d+[.)]?\s/.test(text) ||
        blocks.slice(first).filter((later) => later.element.tag === element.tag).length > 1);
    if (!opens) reasons[i] ??= 'label';
  }
  for (let i = last + 1; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (block === undefined || (block.kind === 'item' && block.linkShare < 0.3)) continue;
    if (block.kind === 'heading' || block.linkShare > 0.5 || !endsSentence(block.text))
      reasons[i] ??= 'label';
  }
}

/** Sorts blocks into the article's own and the rest. Where nothing would be left, all stay. */
export function trimBlocks(blocks: readonly PageBlock[], title: string | null): Trimmed {
  const reasons = blockReasons(blocks, title);
  dropLinkLists(blocks, reasons);
  dropEnds(blocks, reasons);
  dropOrphanHeadings(blocks, reasons);
  const kept = blocks.filter((_, i) => reasons[i] === null);
  if (kept.length === 0) return { kept: blocks, boilerplate: [] };
  const boilerplate = blocks.flatMap(({ text }, i) => {
    const kind = reasons[i];
    return kind == null || kind === 'headline' || kind === 'rule' || kind === 'repeated'
      ? []
      : [{ kind, text }];
  });
  return { kept, boilerplate };
}

/** A heading with nothing left below it before the end. */
function dropOrphanHeadings(blocks: readonly PageBlock[], reasons: (string | null)[]): void {
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    if (reasons[i] !== null) continue;
    if (blocks[i]?.kind !== 'heading') return;
    reasons[i] = 'label';
  }
}
