import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HASH_BITS } from '../../server/entities/tagger/hash.ts';
import { loadModel, type PackedPass, packModel } from '../../server/entities/tagger/model.ts';
import { TAG_COUNT } from '../../server/entities/tagger/tags.ts';
import { TRANSITION_COUNT } from '../../server/entities/tagger/viterbi.ts';

const weight = fc.integer({ min: -127, max: 127 });
const pass: fc.Arbitrary<PackedPass> = fc.record({
  transitions: fc
    .array(fc.integer({ min: -32_768, max: 32_767 }), {
      minLength: TRANSITION_COUNT,
      maxLength: TRANSITION_COUNT,
    })
    .map((weights) => Int16Array.from(weights)),
  rows: fc
    .uniqueArray(
      fc.record({
        row: fc.nat((1 << HASH_BITS) - 1),
        weights: fc
          .array(weight, { minLength: TAG_COUNT, maxLength: TAG_COUNT })
          .map((weights) => Int8Array.from(weights)),
      }),
      { selector: ({ row }) => row, maxLength: 20 },
    )
    .map((rows) => rows.sort((a, b) => a.row - b.row)),
});

test('a model file gives back the weights that were packed', () => {
  fc.assert(
    fc.property(pass, pass, (first, second) => {
      const model = loadModel(packModel([first, second]));
      for (const [packed, loaded] of [
        [first, model.first],
        [second, model.second],
      ] as const) {
        assert.deepEqual([...packed.transitions], Array.from(loaded.transitions));
        for (const { row, weights } of packed.rows) {
          const into = new Float64Array(TAG_COUNT + 1);
          loaded.addRow(row, into, 1);
          assert.deepEqual([...into.slice(1)], [...weights]);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('a feature without weights adds nothing', () => {
  const empty: PackedPass = { transitions: new Int16Array(TRANSITION_COUNT), rows: [] };
  const into = new Float64Array(TAG_COUNT);
  loadModel(packModel([empty, empty])).first.addRow(12_345, into, 0);
  assert.ok(into.every((value) => value === 0));
});

test('bytes of another kind are refused', () => {
  assert.throws(() => loadModel(Uint8Array.from([1, 2, 3])), /no tagger model/);
});
