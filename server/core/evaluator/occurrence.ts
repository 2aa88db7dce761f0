/**
 * Occurrences: where a part of the query stands in an article, as positions (for phrases and NEAR)
 * and as marks (for the reader). Pure interval arithmetic, no knowledge of the tree.
 */
import type { TextField } from '../article.ts';
import type { PhrasePart } from '../query/tree.ts';
import type { MatchKind } from '../searcher.ts';
import type { Span } from '../span.ts';
import type { TokenSequence } from './evaluated-article.ts';
import type { TermMatcher } from './term-matcher.ts';

/** A span that satisfied one leaf of the query. */
export type Mark = Span & {
  readonly field: TextField;
  /** Number of the leaf, in the order of `queryLeaves`. */
  readonly leaf: number;
  readonly kind: MatchKind;
};

/** `first` to `last` are the outermost positions, `positions` those that count, ascending. */
export type Occurrence = {
  readonly field: TextField;
  readonly first: number;
  readonly last: number;
  readonly positions: readonly number[];
  readonly marks: readonly Mark[];
};

/** Every position at which the parts stand in order, one after the other. */
export function phraseStarts(
  sequence: TokenSequence,
  parts: readonly PhrasePart[],
  matchers: readonly TermMatcher[],
): number[] {
  const starts: number[] = [];
  const lastStart = sequence.length - parts.length;
  const look = (start: number): void => {
    if (start > lastStart) return;
    if (matchers.every((part, i) => part.match(sequence.term(start + i)) !== null))
      starts.push(start);
  };
  const [first] = parts;
  const candidates = first === undefined ? null : sequence.candidates?.(first);
  if (candidates) candidates.forEach(look);
  else for (let start = 0; start <= lastStart; start += 1) look(start);
  return starts;
}

/**
 * Pairs made of one text at most: a chain of NEARs over the commonest words of a very long text could
 * ask for millions. The first ones are kept. A guess, far above what real queries need.
 */
const MAX_PAIRS = 2000;

/**
 * Pairs of one occurrence from each side with at most `distance` positions between them, in either
 * order, that share no position.
 */
export function nearPairs(
  left: readonly Occurrence[],
  right: readonly Occurrence[],
  distance: number,
): Occurrence[] {
  const near = neighboursIn(right, distance);
  const pairs: Occurrence[] = [];
  for (const x of left) {
    for (const y of near(x)) {
      if (pairs.length === MAX_PAIRS) return pairs;
      pairs.push(joined(x, y));
    }
  }
  return pairs;
}

/** The occurrences of both sides that stand in any such pair, one by one. */
export function nearMembers(
  left: readonly Occurrence[],
  right: readonly Occurrence[],
  distance: number,
): Occurrence[] {
  const nearRight = neighboursIn(right, distance);
  const nearLeft = neighboursIn(left, distance);
  const any = (found: Iterable<Occurrence>): boolean => {
    for (const _ of found) return true;
    return false;
  };
  return [...left.filter((x) => any(nearRight(x))), ...right.filter((y) => any(nearLeft(y)))];
}

/** Finds the occurrences of one side that are near a given one; in the order of the text, as far as asked. */
function neighboursIn(
  side: readonly Occurrence[],
  distance: number,
): (x: Occurrence) => Iterable<Occurrence> {
  const byFirst = [...side].sort((a, b) => a.first - b.first);
  const longest = byFirst.reduce((most, { first, last }) => Math.max(most, last - first), 0);
  return function* near(x) {
    const earliest = x.first - distance - 1 - longest;
    for (let i = lowerBound(byFirst, earliest); i < byFirst.length; i += 1) {
      const y = byFirst[i];
      if (y === undefined || y.first > x.last + distance + 1) return;
      const between = Math.max(x.first, y.first) - Math.min(x.last, y.last) - 1;
      if (y.field === x.field && between <= distance && !shareAPosition(x, y)) yield y;
    }
  };
}

function joined(x: Occurrence, y: Occurrence): Occurrence {
  return {
    field: x.field,
    first: Math.min(x.first, y.first),
    last: Math.max(x.last, y.last),
    positions: [...x.positions, ...y.positions].sort((a, b) => a - b),
    marks: [...x.marks, ...y.marks],
  };
}

function shareAPosition(x: Occurrence, y: Occurrence): boolean {
  if (x.last < y.first || y.last < x.first) return false;
  return x.positions.some((position) => y.positions.includes(position));
}

/** Index of the first occurrence that begins at `first` or later. */
function lowerBound(sorted: readonly Occurrence[], first: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.first ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  return low;
}
