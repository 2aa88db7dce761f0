import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distinctiveness } from '../../server/core/distinctiveness.ts';

test('what is more frequent here stands out, what is rarer is negative, the whole is nought', () => {
  // 2 Σ O ln(O/E) of the table [[10, 20], [90, 880]].
  const found = distinctiveness({ count: 10, inArchive: 30 }, { articles: 100, archive: 1000 });
  assert.equal(found.toFixed(4), '12.6490');
  assert.ok(distinctiveness({ count: 1, inArchive: 300 }, { articles: 100, archive: 1000 }) < -10);
  assert.equal(distinctiveness({ count: 30, inArchive: 30 }, { articles: 1000, archive: 1000 }), 0);
  assert.equal(distinctiveness({ count: 10, inArchive: 100 }, { articles: 100, archive: 1000 }), 0);
});

test('the sign says on which side of its share in the archive a value lies', () => {
  const sizes = fc
    .tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }))
    .map(([a, b, c, d]) => ({ a, b, c, d }));
  fc.assert(
    fc.property(sizes, ({ a, b, c, d }) => {
      const found = distinctiveness(
        { count: a, inArchive: a + b },
        { articles: a + c, archive: a + b + c + d },
      );
      const difference = a * (b + d) - b * (a + c);
      if (difference === 0) assert.ok(Math.abs(found) < 1e-9);
      else assert.equal(Math.sign(found), Math.sign(difference));
    }),
  );
});
