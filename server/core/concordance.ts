/**
 * The concordance: every match of a query in the result set, one a line, with the words around it
 * (keyword in context). It shows the evaluator's marks, so it can never disagree with the passages.
 */
import type { ArticleId, TextField } from './article.ts';
import { fold } from './fold.ts';
import type { Span } from './span.ts';

/** A mark with its surroundings. `start` and `end` count in the field, as everywhere. */
export type ConcordanceLine = Span & {
  readonly article: ArticleId;
  /** Number of the match among those of its field, from 1. */
  readonly number: number;
  readonly title: string;
  /** ISO day, or null. */
  readonly day: string | null;
  readonly source: string | null;
  readonly field: TextField;
  /** White space folded, cut between words; `left + match + right` reads on. */
  readonly left: string;
  readonly match: string;
  readonly right: string;
};

export const CONCORDANCE_SORTS = ['left', 'right', 'newest', 'oldest'] as const;
export type ConcordanceSort = (typeof CONCORDANCE_SORTS)[number];

export type Context = { readonly left: string; readonly match: string; readonly right: string };

/** The context of a span: at most `chars` UTF-16 code units on each side. */
export function contextOf(text: string, { start, end }: Span, chars: number): Context {
  const before = text.slice(Math.max(0, start - chars), start);
  const after = text.slice(end, end + chars);
  // One character more shows whether the window ends with a word or inside one.
  const cutBefore =
    start > chars ? text.slice(start - chars - 1, start).replace(/^\S*\s?/u, '') : before;
  const cutAfter =
    end + chars < text.length ? text.slice(end, end + chars + 1).replace(/\s?\S*$/u, '') : after;
  return {
    left: oneLine(whole(cutBefore === '' ? before : cutBefore)),
    match: oneLine(text.slice(start, end)),
    right: oneLine(whole(cutAfter === '' ? after : cutAfter)),
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

/** Without half a character at either end. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}

/**
 * Orders lines for reading. `left` goes by the words before the match, the nearest first; `right` by
 * those after it; `newest` and `oldest` by date, undated last. Ties keep their place in the text.
 */
export function sortConcordance(
  lines: readonly ConcordanceLine[],
  sort: ConcordanceSort,
): ConcordanceLine[] {
  const keyed = lines.map((line, place) => ({ line, place, key: keyOf(line, sort) }));
  const direction = sort === 'newest' ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      return Number(a.key === null) - Number(b.key === null) || a.place - b.place;
    }
    return direction * compare(a.key, b.key) || a.place - b.place;
  });
  return keyed.map(({ line }) => line);
}

function keyOf(line: ConcordanceLine, sort: ConcordanceSort): string | null {
  switch (sort) {
    case 'newest':
    case 'oldest':
      return line.day;
    case 'right':
      return words(line.right).join(' ');
    case 'left':
      return words(line.left).toReversed().join(' ');
    default:
      return sort satisfies never;
  }
}

/** Letters and figures alone, so that a quotation mark does not come before every letter. */
function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}']+/gu) ?? [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
