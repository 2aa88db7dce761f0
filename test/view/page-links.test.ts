import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageNumbers } from '../../server/view/page-links.ts';

type Row = readonly [
  list: readonly [total: number, page: number, size: number],
  expected: readonly [prev: number | null, next: number | null, last: number],
];

const ROWS: readonly Row[] = [
  [
    [0, 1, 20],
    [null, null, 1],
  ],
  [
    [20, 1, 20],
    [null, null, 1],
  ],
  [
    [21, 1, 20],
    [null, 2, 2],
  ],
  [
    [21, 2, 20],
    [1, null, 2],
  ],
  [
    [21, 9, 20],
    [2, null, 2],
  ],
  [
    [5, 1, 0],
    [null, null, 1],
  ],
  [
    [5, 3, 0],
    [1, null, 1],
  ],
  [
    [1000, 4, 30],
    [3, null, 4],
  ],
  [
    [130, 1, 20],
    [null, 2, 6],
  ],
];

test('neighbouring pages exist, and lie within reach', () => {
  for (const [[total, page, size], [prev, next, last]] of ROWS) {
    const numbers = pageNumbers({ total, page, size, reach: 130 });
    assert.deepEqual(numbers, { first: 1, prev, next, last }, `${total} ${page} ${size}`);
  }
});
