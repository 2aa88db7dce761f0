import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decode,
  encode,
  KINDS,
  type KindSpan,
  mayFollow,
  TAG_COUNT,
} from '../../server/entities/tagger/tags.ts';
import { bestTags, START_ROW, TRANSITION_COUNT } from '../../server/entities/tagger/viterbi.ts';

/** Disjoint names over a number of words. */
const names = fc
  .array(
    fc.record({
      gap: fc.nat(3),
      length: fc.integer({ min: 1, max: 4 }),
      kind: fc.constantFrom(...KINDS),
    }),
  )
  .map((parts) => {
    const spans: KindSpan[] = [];
    let at = 0;
    for (const { gap, length, kind } of parts) {
      spans.push({ start: at + gap, end: at + gap + length, kind });
      at += gap + length;
    }
    return { spans, length: at + 1 };
  });

test('names become tags and come back', () => {
  fc.assert(
    fc.property(names, ({ spans, length }) => {
      assert.deepEqual(decode(encode(length, spans)), spans);
    }),
  );
});

test('the tags of names are a legal sequence', () => {
  fc.assert(
    fc.property(names, ({ spans, length }) => {
      const tags = [-1, ...encode(length, spans), -1];
      assert.ok(tags.slice(1).every((tag, i) => mayFollow(tags[i] ?? -1, tag)));
    }),
  );
});

/** The best legal sequence by trying all of them. */
function bruteForce(
  emissions: Float64Array,
  length: number,
  transitions: ArrayLike<number>,
): number {
  let best = Number.NEGATIVE_INFINITY;
  const walk = (at: number, before: number, score: number): void => {
    if (at === length) {
      if (mayFollow(before, -1)) best = Math.max(best, score);
      return;
    }
    for (let tag = 0; tag < TAG_COUNT; tag += 1) {
      if (!mayFollow(before, tag)) continue;
      const row = at === 0 ? START_ROW : before;
      const step =
        (transitions[row * TAG_COUNT + tag] ?? 0) + (emissions[at * TAG_COUNT + tag] ?? 0);
      walk(at + 1, tag, score + step);
    }
  };
  walk(0, -1, 0);
  return best;
}

function scoreOf(
  tags: Uint8Array,
  emissions: Float64Array,
  transitions: ArrayLike<number>,
): number {
  return tags.reduce((sum, tag, i) => {
    const row = i === 0 ? START_ROW : (tags[i - 1] ?? 0);
    return sum + (transitions[row * TAG_COUNT + tag] ?? 0) + (emissions[i * TAG_COUNT + tag] ?? 0);
  }, 0);
}

test('the best tags are legal and no legal sequence scores higher', () => {
  const weights = (length: number) =>
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length });
  const input = fc
    .integer({ min: 1, max: 4 })
    .chain((length) =>
      fc.tuple(fc.constant(length), weights(length * TAG_COUNT), weights(TRANSITION_COUNT)),
    );
  fc.assert(
    fc.property(input, ([length, own, transitions]) => {
      const emissions = Float64Array.from(own);
      const tags = bestTags(emissions, length, transitions);
      assert.deepEqual([...encode(length, decode(tags))], [...tags], 'legal');
      assert.equal(
        scoreOf(tags, emissions, transitions),
        bruteForce(emissions, length, transitions),
      );
    }),
    { numRuns: 60 },
  );
});
