/**
 * Passages: the windows of a text that show best why it was found. A window is made of whole
 * sentences where they fit; the best set covers as many distinct parts of the query as it can.
 */
import type { Paragraph } from './article.ts';
import type { Passage } from './searcher.ts';
import { sentences } from './sentences.ts';
import { mergeSpans, type Span } from './span.ts';

/** A marked span of the text and the leaf of the query it satisfies. */
export type TextMark = Span & { readonly leaf: number };

/** Longest passage, in UTF-16 code units, unless one mark alone is longer: about two lines of a page. */
export const MAX_PASSAGE_CHARS = 280;

/** Marks looked at when choosing windows; the rest are still counted. Bounds work on very long texts. */
const MAX_CONSIDERED = 400;

/** Weights of a window: parts of the query not shown yet count most. Guessed, in this order of importance. */
const NEW_LEAF = 100;
const KNOWN_LEAF = 15;
const EACH_MARK = 4;
const COUNTED_MARKS = 6;
const LEAD_BONUS = 10;
/** A heading repeats what the prose under it says; it is shown when it alone covers a part. */
const HEADING_PENALTY = 30;

export type Passages = {
  /** In the order of the text; disjoint. */
  readonly passages: readonly Passage[];
  /** Marked spans of the text that no passage shows. */
  readonly moreMatches: number;
};

/** At most `count` passages for the marks; without marks, one: the lead. */
export function choosePassages(
  text: string,
  paragraphs: readonly Paragraph[],
  marks: readonly TextMark[],
  count: number,
): Passages {
  const merged = mergeSpans(marks);
  if (count === 0) return { passages: [], moreMatches: merged.length };
  if (marks.length === 0) return { passages: lead(text, paragraphs), moreMatches: 0 };
  const sorted = [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
  const windows = bestWindows(
    candidateWindows(text, paragraphs, merged),
    sorted,
    text.length,
    count,
  );
  const passages = windows.map((window) => passageOf(text, window, merged));
  const shown = passages.reduce((sum, { highlights }) => sum + highlights.length, 0);
  return { passages, moreMatches: merged.length - shown };
}

function lead(text: string, paragraphs: readonly Paragraph[]): Passage[] {
  const first = paragraphs.find(({ kind }) => kind === 'paragraph') ?? paragraphs[0];
  if (first === undefined) return [];
  const window = grown(text, sentences(text, first), 0, { start: first.start, end: first.start });
  return [passageOf(text, window, [])];
}

function passageOf(text: string, { start, end }: Span, merged: readonly Span[]): Passage {
  const highlights = merged
    .filter((mark) => mark.start >= start && mark.end <= end)
    .map((mark) => ({ start: mark.start - start, end: mark.end - start }));
  return { text: text.slice(start, end), start, highlights };
}

type Window = Span & { readonly heading: boolean };

/** One window around each mark, without repeats. */
function candidateWindows(
  text: string,
  paragraphs: readonly Paragraph[],
  merged: readonly Span[],
): Window[] {
  const cut = new Map<Paragraph, readonly Span[]>();
  const windows = new Map<number, Window>();
  let p = 0;
  for (const mark of merged.slice(0, MAX_CONSIDERED)) {
    while (p + 1 < paragraphs.length && (paragraphs[p]?.end ?? 0) <= mark.start) p += 1;
    const paragraph = paragraphs[p] ?? { start: 0, end: text.length, kind: 'paragraph' as const };
    const parts = cut.get(paragraph) ?? sentences(text, paragraph);
    cut.set(paragraph, parts);
    const at = parts.findIndex(({ end }) => end > mark.start);
    const window = withWholeMarks(grown(text, parts, Math.max(0, at), mark), merged);
    windows.set(window.start, { ...window, heading: paragraph.kind === 'heading' });
  }
  return [...windows.values()];
}

/** The sentence of the mark, cut down when too long, with the following ones as far as they fit. */
function grown(text: string, parts: readonly Span[], at: number, mark: Span): Span {
  const sentence = parts[at] ?? mark;
  const start = Math.min(sentence.start, mark.start);
  let end = Math.max(sentence.end, mark.end);
  if (end - start > MAX_PASSAGE_CHARS) return cutAround(text, { start, end }, mark);
  for (const next of parts.slice(at + 1)) {
    if (next.end - start > MAX_PASSAGE_CHARS) break;
    end = Math.max(end, next.end);
  }
  return { start, end };
}

/** At most a third of the room before the mark, the rest for it and after it, both cut between words. */
function cutAround(text: string, sentence: Span, mark: Span): Span {
  const room = Math.max(MAX_PASSAGE_CHARS, mark.end - mark.start);
  const before = Math.min(Math.floor(room / 3), room - (mark.end - mark.start));
  const latestStart = Math.max(sentence.start, sentence.end - room);
  const wanted = Math.min(Math.max(sentence.start, mark.start - before), latestStart);
  const start =
    wanted <= sentence.start ? sentence.start : Math.min(wordStart(text, wanted), mark.start);
  const limit = Math.min(sentence.end, start + room);
  const end = limit >= sentence.end ? sentence.end : Math.max(wordEnd(text, limit), mark.end);
  return { start, end };
}

/** Characters looked at for a space before a cut falls where it is: scripts without spaces. */
const CUT_SEARCH = 30;

function wordStart(text: string, offset: number): number {
  const space = text.slice(offset, offset + CUT_SEARCH).search(/\s\S/u);
  return space >= 0 ? offset + space + 1 : nextCharacter(text, offset);
}

function wordEnd(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - CUT_SEARCH), offset);
  const kept = before.replace(/\s+\S*$/u, '');
  return kept === before ? characterStart(text, offset) : offset - (before.length - kept.length);
}

const INSIDE_CHARACTER = /^[\p{M}\udc00-\udfff\u200d]/u;

/** The beginning of the character at or after `offset`, so that a window never outgrows its room. */
function nextCharacter(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && INSIDE_CHARACTER.test(text[at] ?? '')) at += 1;
  return at;
}

/** The beginning of the character at or before `offset`: never inside a pair or before a mark. */
function characterStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && INSIDE_CHARACTER.test(text[at] ?? '')) at -= 1;
  return at;
}

/** A mark is shown whole or not at all. */
function withWholeMarks(window: Span, merged: readonly Span[]): Span {
  let { start, end } = window;
  for (const mark of merged) {
    if (mark.start < end && mark.end > end) end = mark.end;
  }
  for (const mark of merged.toReversed()) {
    if (mark.start < start && mark.end > start) start = mark.start;
  }
  return { start, end };
}

/** Greedy: the best window, then the best of what does not overlap it, and so on. */
function bestWindows(
  windows: readonly Window[],
  marks: readonly TextMark[],
  textLength: number,
  count: number,
): Span[] {
  const contents = windows.map((window) => ({
    window,
    leaves: marks
      .filter((mark) => mark.start >= window.start && mark.end <= window.end)
      .map((mark) => mark.leaf),
  }));
  const chosen: Span[] = [];
  const covered = new Set<number>();
  while (chosen.length < count) {
    let best: (typeof contents)[number] | null = null;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const content of contents) {
      const { window, leaves } = content;
      if (chosen.some((other) => window.start < other.end && other.start < window.end)) continue;
      let score = Math.min(leaves.length, COUNTED_MARKS) * EACH_MARK;
      for (const leaf of new Set(leaves)) score += covered.has(leaf) ? KNOWN_LEAF : NEW_LEAF;
      score += LEAD_BONUS * (1 - window.start / Math.max(1, textLength));
      if (window.heading) score -= HEADING_PENALTY;
      if (score > bestScore) {
        best = content;
        bestScore = score;
      }
    }
    if (best === null) break;
    chosen.push(best.window);
    for (const leaf of best.leaves) covered.add(leaf);
  }
  return chosen.sort((a, b) => a.start - b.start);
}
