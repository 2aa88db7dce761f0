import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nthLargest } from '../../../server/core/ranking/nth-largest.ts';

test('the n-th largest of numbers is where sorting puts it', () => {
  const numbers = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.float({ noNaN: true })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(numbers, fc.nat(), (values, place) => {
      const n = 1 + (place % values.length);
      const sorted = [...values].sort((a, b) => b - a);
      assert.ok(nthLargest(Float64Array.from(values), n) === sorted[n - 1]);
    }),
    { numRuns: 2000 },
  );
});
