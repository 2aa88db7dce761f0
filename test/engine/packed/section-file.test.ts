import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Column,
  DamagedFile,
  narrowest,
  openSections,
  packSections,
} from '../../../server/engine/packed/section-file.ts';
import { memoryOf } from './segments.ts';

const column = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float64Array({ noNaN: true }),
) as fc.Arbitrary<Column>;
const sections = fc
  .dictionary(fc.string({ minLength: 1, maxLength: 8 }), column, { maxKeys: 6 })
  .map((record) => new Map(Object.entries(record)));

test('what is packed is read back', () => {
  fc.assert(
    fc.property(sections, (packed) => {
      const opened = openSections(memoryOf(packSections('test', 3, packed)), 'test', 3);
      assert.deepEqual([...opened], [...packed]);
    }),
  );
});

test('a file cut short or with one bit flipped is found out', () => {
  fc.assert(
    fc.property(sections, fc.nat(), fc.nat(7), (packed, place, bit) => {
      const whole = Buffer.concat(packSections('test', 3, packed));
      const at = place % whole.length;
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      const cut = whole.subarray(0, at);
      for (const bytes of [flipped, cut]) {
        try {
          const opened = openSections(memoryOf([bytes]), 'test', 3);
          // Only the gaps between sections, and what is missing of nothing, may go unnoticed.
          assert.deepEqual([...opened], [...packed]);
        } catch (error) {
          assert.ok(error instanceof DamagedFile, String(error));
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('a file of another kind or version is refused', () => {
  const memory = memoryOf(packSections('test', 3, new Map()));
  assert.throws(() => openSections(memory, 'other', 3), DamagedFile);
  assert.throws(() => openSections(memory, 'test', 4), DamagedFile);
});

test('numbers are kept in the narrowest array', () => {
  assert.ok(narrowest([0, 255]) instanceof Uint8Array);
  assert.ok(narrowest([256]) instanceof Uint16Array);
  assert.ok(narrowest([65_536]) instanceof Uint32Array);
  assert.ok(narrowest([]) instanceof Uint8Array);
});
