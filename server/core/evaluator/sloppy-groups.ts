/**
 * Sloppy phrases: `"a b c"~n`, whose words may stand in any order with others between them. Finding
 * the groups is a matching of parts to positions, since one word can satisfy several parts.
 */
import type { TokenSequence } from './evaluated-article.ts';
import type { TermMatcher } from './term-matcher.ts';

/** A position of the text, and the parts that its term satisfies. */
type Candidate = { readonly position: number; readonly parts: readonly number[] };

/**
 * Candidates looked at, a field, when listing every group: well under a millisecond. Real phrases need
 * a few hundred; beyond it, groups that cover every position are enough to match and to mark. A guess.
 */
const MAX_LOOKS = 5000;

/**
 * Groups of distinct positions, one a part and in any order, with
 * last − first + 1 − parts ≤ `slop`. Every group (which NEAR needs), or, where a text repeats the
 * words beyond reason, enough of them that every position that can stand in one stands in one. That can take
 * long where parts, slop and repetitions are many: `check` is called on the way, and may throw.
 */
export function sloppyGroups(
  sequence: TokenSequence,
  parts: readonly TermMatcher[],
  slop: number,
  check: () => void = () => undefined,
): number[][] {
  const candidates: Candidate[] = [];
  for (let position = 0; position < sequence.length; position += 1) {
    const term = sequence.term(position);
    const fitting = parts.flatMap((part, i) => (part.match(term) === null ? [] : [i]));
    if (fitting.length > 0) candidates.push({ position, parts: fitting });
  }
  const groups: number[][] = [];
  const covered = new Set<number>();
  const budget = { looks: MAX_LOOKS };
  const reach = parts.length + slop - 1;
  for (const [i, anchor] of candidates.entries()) {
    check();
    const window = [];
    for (let j = i; j < candidates.length; j += 1) {
      const candidate = candidates[j];
      if (candidate === undefined || candidate.position > anchor.position + reach) break;
      window.push(candidate);
    }
    const found =
      everyGroup(window, parts.length, budget) ??
      coveringGroups(window, { partCount: parts.length, covered, check });
    for (const group of found) {
      groups.push(group);
      for (const position of group) covered.add(position);
    }
  }
  return groups;
}

/** Every group that begins the window; null where the budget runs out. */
function everyGroup(
  window: readonly Candidate[],
  partCount: number,
  budget: { looks: number },
): number[][] | null {
  const groups = new Map<string, number[]>();
  const first = window[0]?.position;
  const chosen: number[] = [];
  const choose = (part: number): void => {
    if (part === partCount) {
      const group = [...chosen].sort((a, b) => a - b);
      if (group[0] === first) groups.set(group.join(), group);
      return;
    }
    for (const { position, parts } of window) {
      budget.looks -= 1;
      if (budget.looks < 0) return;
      if (!parts.includes(part) || chosen.includes(position)) continue;
      chosen.push(position);
      choose(part + 1);
      chosen.pop();
    }
  };
  choose(0);
  return budget.looks < 0 ? null : [...groups.values()];
}

/** Groups that begin the window and hold every position not covered yet that can stand in one. */
function coveringGroups(
  window: readonly Candidate[],
  {
    partCount,
    covered,
    check,
  }: { partCount: number; covered: ReadonlySet<number>; check: () => void },
): number[][] {
  const groups: number[][] = [];
  const [anchor] = window;
  if (anchor === undefined) return groups;
  if (window.every(({ position }) => covered.has(position))) return groups;
  const known = new Set(covered);
  for (const wanted of window) {
    if (wanted !== anchor && known.has(wanted.position)) continue;
    check();
    const group = assign(window, partCount, [anchor.position, wanted.position]);
    if (group === null) continue;
    groups.push(group);
    for (const position of group) known.add(position);
  }
  return groups;
}

/**
 * One distinct position a part, using all `forced` positions; null if there is none. Augmenting
 * paths over a window of a few words: forced positions are placed first and, once placed, an
 * augmenting path may move but never drop them.
 */
function assign(
  window: readonly Candidate[],
  partCount: number,
  forced: readonly number[],
): number[] | null {
  const positionOfPart = new Map<number, number>();
  const fitting = new Map(window.map(({ position, parts }) => [position, parts]));
  const place = (position: number, tried: Set<number>): boolean => {
    for (const part of fitting.get(position) ?? []) {
      if (tried.has(part)) continue;
      tried.add(part);
      const occupant = positionOfPart.get(part);
      if (occupant === undefined || place(occupant, tried)) {
        positionOfPart.set(part, position);
        return true;
      }
    }
    return false;
  };
  const queue = new Set([...forced, ...window.map(({ position }) => position)]);
  for (const position of queue) {
    if (positionOfPart.size === partCount) break;
    const placed = place(position, new Set());
    if (!placed && forced.includes(position)) return null;
  }
  if (positionOfPart.size < partCount) return null;
  const group = [...positionOfPart.values()].sort((a, b) => a - b);
  return forced.every((position) => group.includes(position)) ? group : null;
}
