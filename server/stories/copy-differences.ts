/**
 * Where two copies differ, for a page that shows them side by side: stretches of words that both have,
 * that only the left has, that only the right has. White space does not count.
 */
import { diffArrays } from 'diff';
import type { Span } from '../core/span.ts';
import type { DifferenceBlock } from '../core/story-report.ts';

/** Words added and removed beyond which the texts are no copies, and are shown as wholly different. */
const MAX_EDITS = 4000;

/**
 * In order; the left spans cover every word of `left` once, the right spans every word of `right`.
 * Costs the length times the number of differences (Myers 1986).
 */
export function copyDifferences(left: string, right: string): DifferenceBlock[] {
  const [own, other] = [wordSpans(left), wordSpans(right)];
  const changes = diffArrays(wordsAt(left, own), wordsAt(right, other), {
    maxEditLength: MAX_EDITS,
  }) ?? [
    { removed: true, added: false, count: own.length },
    { removed: false, added: true, count: other.length },
  ];
  const blocks: DifferenceBlock[] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of changes) {
    const leftSpan = added ? null : across(own, i, count);
    const rightSpan = removed ? null : across(other, j, count);
    if (leftSpan !== null) i += count;
    if (rightSpan !== null) j += count;
    if (leftSpan !== null && rightSpan !== null)
      blocks.push({ kind: 'kept', left: leftSpan, right: rightSpan });
    else if (leftSpan !== null) blocks.push({ kind: 'removed', left: leftSpan, right: null });
    else if (rightSpan !== null) blocks.push({ kind: 'added', left: null, right: rightSpan });
  }
  return blocks;
}

function wordSpans(text: string): Span[] {
  return [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
}

function wordsAt(text: string, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}

/** From the first word to the last of a run; null for none. */
function across(spans: readonly Span[], from: number, count: number): Span | null {
  const [first, last] = [spans[from], spans[from + count - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}
