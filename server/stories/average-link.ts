/**
 * Groups of a graph by average linkage: the two groups that are most alike on average become one, until
 * no two are alike enough. Unlike chains of single likenesses, a group stays about one thing; and the
 * outcome does not depend on the order of the nodes, since ties go to the lower rank.
 */
import type { VisitNeighbour } from './story-graph.ts';

export type LinkedGraph = {
  readonly visitNeighbours: (node: number, visit: VisitNeighbour) => void;
  /** Orders nodes for ties: distinct, and the same whatever the order of arrival. */
  readonly rank: (node: number) => number;
};

/** Two groups as they were when their average was taken. */
type Pair = {
  readonly a: Group;
  readonly b: Group;
  readonly average: number;
  readonly low: number;
  readonly high: number;
};
type Group = {
  readonly members: number[];
  /** The lowest rank among the members. */
  rank: number;
  /** Sums of similarity to other groups. */
  readonly links: Map<Group, number>;
  alive: boolean;
};

/**
 * Groups of `nodes` by their edges among one another, each sorted by rank; `threshold` in the unit of
 * the similarities. Costs the edges times the logarithm of their number.
 */
export function averageLink(
  nodes: readonly number[],
  { visitNeighbours, rank }: LinkedGraph,
  threshold: number,
): number[][] {
  const groups = new Map<number, Group>();
  for (const node of nodes)
    groups.set(node, { members: [node], rank: rank(node), links: new Map(), alive: true });
  const heap = new PairHeap();
  for (const [node, group] of groups) {
    visitNeighbours(node, (other, similarity) => {
      const linked = groups.get(other);
      if (linked === undefined || linked === group) return;
      group.links.set(linked, similarity);
      if (group.rank < linked.rank && similarity >= threshold)
        heap.push(pairOf(group, linked, similarity));
    });
  }
  for (let pair = heap.pop(); pair !== null; pair = heap.pop()) {
    if (!pair.a.alive || !pair.b.alive || averageOf(pair.a, pair.b) !== pair.average) continue;
    merge(pair.a, pair.b, threshold, heap);
  }
  const alive = [...new Set(groups.values())].filter((group) => group.alive);
  return alive
    .sort((a, b) => a.rank - b.rank)
    .map(({ members }) => members.sort((a, b) => rank(a) - rank(b)));
}

function pairOf(a: Group, b: Group, average: number): Pair {
  const [low, high] = a.rank < b.rank ? [a.rank, b.rank] : [b.rank, a.rank];
  return { a, b, average, low, high };
}

function averageOf(a: Group, b: Group): number {
  return (a.links.get(b) ?? 0) / (a.members.length * b.members.length);
}

/** The group with more links takes in the other. */
function merge(x: Group, y: Group, threshold: number, heap: PairHeap): void {
  const [kept, gone] = x.links.size >= y.links.size ? [x, y] : [y, x];
  gone.alive = false;
  kept.links.delete(gone);
  for (const member of gone.members) kept.members.push(member);
  kept.rank = Math.min(kept.rank, gone.rank);
  for (const [other, sum] of gone.links) {
    other.links.delete(gone);
    if (other === kept) continue;
    const total = sum + (kept.links.get(other) ?? 0);
    kept.links.set(other, total);
    other.links.set(kept, total);
  }
  for (const other of kept.links.keys()) {
    const average = averageOf(kept, other);
    if (average >= threshold) heap.push(pairOf(kept, other, average));
  }
}

/** Highest average first, then lowest ranks. */
function before(x: Pair, y: Pair): boolean {
  if (x.average !== y.average) return x.average > y.average;
  return x.low !== y.low ? x.low < y.low : x.high < y.high;
}

class PairHeap {
  readonly #pairs: Pair[] = [];

  push(pair: Pair): void {
    const pairs = this.#pairs;
    let at = pairs.push(pair) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = pairs[up];
      if (parent === undefined || !before(pair, parent)) break;
      pairs[at] = parent;
      at = up;
    }
    pairs[at] = pair;
  }

  pop(): Pair | null {
    const pairs = this.#pairs;
    const top = pairs[0];
    const last = pairs.pop();
    if (top === undefined || last === undefined) return null;
    if (pairs.length > 0) this.#sink(last);
    return top;
  }

  #sink(pair: Pair): void {
    const pairs = this.#pairs;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [pairs[child], pairs[child + 1]];
      if (left === undefined) break;
      let best = left;
      if (right !== undefined && before(right, left)) {
        best = right;
        child += 1;
      }
      if (!before(best, pair)) break;
      pairs[at] = best;
      at = child;
    }
    pairs[at] = pair;
  }
}
