/** How far two groupings of the same articles are from each other. */
import type { StoryIndex } from '../../server/stories/story-index.ts';

/** Pairs of articles that stand in one story. */
export function joinedPairs(index: StoryIndex): Set<string> {
  const pairs = new Set<string>();
  for (const { members } of index.stories()) {
    const sorted = [...members].sort();
    for (const [i, a] of sorted.entries())
      for (const b of sorted.slice(i + 1)) pairs.add(`${a} ${b}`);
  }
  return pairs;
}

/** The share of the pairs joined by either that only one joins, 0 to 1. */
export function shareApart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : 1 - both / either;
}

/** The same disorder every time. */
export function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  let state = 7;
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const j = state % (i + 1);
    const [a, b] = [mixed[i], mixed[j]];
    if (a !== undefined && b !== undefined) [mixed[i], mixed[j]] = [b, a];
  }
  return mixed;
}
