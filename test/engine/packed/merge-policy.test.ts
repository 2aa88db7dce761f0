import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseMerge, type MergeCandidate } from '../../../server/engine/packed/merge-policy.ts';
import { MAX_DOCUMENTS } from '../../../server/engine/packed/segment-builder.ts';

/** Seven of each of the four sizes that are joined, and those that are too large to be. */
const boundOf = (live: number): number => 4 * 7 + Math.floor(live / (MAX_DOCUMENTS / 2 + 1));

const candidate = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: MAX_DOCUMENTS })),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([documents, share]) => ({ documents, live: Math.max(1, Math.ceil(documents * share)) }));

const liveOf = (segments: readonly MergeCandidate[]): number =>
  segments.reduce((sum, { live }) => sum + live, 0);

/** Joins until nothing is worth it; throws where that takes longer than it can. */
function settle(segments: readonly MergeCandidate[], onMerge: (live: number) => void = () => {}) {
  let current = [...segments];
  for (let steps = 0; ; steps += 1) {
    assert.ok(steps <= 2 * segments.length, 'It does not end.');
    const chosen = chooseMerge(current);
    if (chosen.length === 0) return current;
    const live = liveOf(chosen);
    assert.ok(live <= MAX_DOCUMENTS);
    assert.ok(chosen.length > 1 || chosen.some((one) => one.documents > one.live));
    onMerge(live);
    current = [...current.filter((one) => !chosen.includes(one)), { documents: live, live }];
  }
}

test('joining ends, keeps every article, and leaves few segments with few deletions', () => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 200 }), (segments) => {
      const left = settle(segments);
      assert.equal(liveOf(left), liveOf(segments));
      assert.ok(left.length <= boundOf(liveOf(segments)), `${left.length} segments`);
      for (const { documents, live } of left) assert.ok(documents - live <= documents * 0.4);
    }),
    { numRuns: 300 },
  );
});

test('an archive that grows by single articles rewrites each a few times only', () => {
  let segments: MergeCandidate[] = [];
  let written = 0;
  const articles = 20_000;
  let most = 0;
  for (let i = 0; i < articles; i += 1) {
    segments = settle([...segments, { documents: 1, live: 1 }], (live) => {
      written += live;
    });
    most = Math.max(most, segments.length);
  }
  assert.equal(liveOf(segments), articles);
  assert.ok(most <= boundOf(articles), `${most} segments`);
  // The smallest are joined again and again until they are of the next size; the others once a size.
  assert.ok(written / articles < 15, `${written / articles} times`);
});
