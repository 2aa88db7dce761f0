import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { copyDifferences } from '../../server/stories/copy-differences.ts';

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

test('blocks say what was kept, removed and added', () => {
  const left = 'The ship left  at noon on Monday.';
  const right = 'The old ship left\nat noon.';
  const shown = copyDifferences(left, right).map((block) => [
    block.kind,
    block.left === null ? null : left.slice(block.left.start, block.left.end),
    block.right === null ? null : right.slice(block.right.start, block.right.end),
  ]);
  assert.deepEqual(shown, [
    ['kept', 'The', 'The'],
    ['added', null, 'old'],
    ['kept', 'ship left  at', 'ship left\nat'],
    ['removed', 'noon on Monday.', null],
    ['added', null, 'noon.'],
  ]);
});

test('the blocks of either side hold all its words in order, and what is kept is the same', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd.', 'é', '\n', '  '))
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const blocks = copyDifferences(left, right);
      const own = blocks.flatMap(({ left: at }) => (at ? words(left.slice(at.start, at.end)) : []));
      const other = blocks.flatMap(({ right: at }) =>
        at ? words(right.slice(at.start, at.end)) : [],
      );
      assert.deepEqual(own, words(left));
      assert.deepEqual(other, words(right));
      for (const block of blocks)
        if (block.kind === 'kept')
          assert.deepEqual(
            words(left.slice(block.left.start, block.left.end)),
            words(right.slice(block.right.start, block.right.end)),
          );
    }),
  );
});

test('texts with nothing in common are one removal and one addition, soon', () => {
  const left = Array.from({ length: 9000 }, (_, i) => `l${i}`).join(' ');
  const right = Array.from({ length: 9000 }, (_, i) => `r${i}`).join(' ');
  assert.deepEqual(
    copyDifferences(left, right).map(({ kind }) => kind),
    ['removed', 'added'],
  );
});
