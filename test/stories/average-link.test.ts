import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { averageLink } from '../../server/stories/average-link.ts';

type Edges = readonly (readonly [a: number, b: number, similarity: number])[];
const THRESHOLD = 50;

function link(nodes: readonly number[], edges: Edges): number[][] {
  return averageLink(
    nodes,
    {
      visitNeighbours: (node, visit) => {
        for (const [a, b, similarity] of edges) {
          if (a === node) visit(b, similarity);
          if (b === node) visit(a, similarity);
        }
      },
      rank: (node) => node,
    },
    THRESHOLD,
  );
}

/** The definition, followed to the letter. */
function naive(nodes: readonly number[], edges: Edges): number[][] {
  const groups = nodes.map((node) => [node]);
  const between = (a: readonly number[], b: readonly number[]): number => {
    const own = edges.filter(
      ([x, y]) => (a.includes(x) && b.includes(y)) || (a.includes(y) && b.includes(x)),
    );
    return own.reduce((sum, edge) => sum + edge[2], 0) / (a.length * b.length);
  };
  for (;;) {
    groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    let best: { i: number; j: number; average: number } | null = null;
    for (const [i, a] of groups.entries())
      for (let j = i + 1; j < groups.length; j += 1) {
        const average = between(a, groups[j] ?? []);
        if (average >= THRESHOLD && average > (best?.average ?? 0)) best = { i, j, average };
      }
    if (best === null) return groups;
    const [gone = []] = groups.splice(best.j, 1);
    groups[best.i] = [...(groups[best.i] ?? []), ...gone].sort((a, b) => a - b);
  }
}

const NODES = [0, 1, 2, 3, 4, 5, 6];
const edgesArbitrary = fc
  .array(
    fc.tuple(
      fc.constantFrom(...NODES),
      fc.constantFrom(...NODES),
      fc.integer({ min: 1, max: 120 }),
    ),
  )
  .map((edges) => {
    const once = new Map<string, readonly [number, number, number]>();
    for (const [a, b, similarity] of edges) if (a < b) once.set(`${a} ${b}`, [a, b, similarity]);
    return [...once.values()];
  });

test('groups are those of the definition', () => {
  fc.assert(
    fc.property(edgesArbitrary, (edges) => {
      assert.deepEqual(link(NODES, edges), naive(NODES, edges));
    }),
    { numRuns: 500 },
  );
});

test('the order of nodes and edges does not matter', () => {
  fc.assert(
    fc.property(
      edgesArbitrary.chain((edges) =>
        fc.tuple(
          fc.constant(edges),
          fc.shuffledSubarray(edges, { minLength: edges.length }),
          fc.shuffledSubarray(NODES, { minLength: NODES.length }),
        ),
      ),
      ([edges, others, nodes]) => {
        assert.deepEqual(link(nodes, others), link(NODES, edges));
      },
    ),
  );
});
