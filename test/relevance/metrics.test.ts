import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoreRanking } from '../../scripts/relevance/metrics.ts';
import { randomisationTest } from '../../scripts/relevance/randomisation.ts';

const near = (value: number, expected: number): void =>
  assert.ok(Math.abs(value - expected) < 1e-12, `${value} is not ${expected}`);

test('a ranking is scored as trec_eval scores it', () => {
  const grades = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 1],
    ['d', 0],
  ]);
  const scores = scoreRanking(['x', 'b', 'd', 'a'], grades);
  near(
    scores['nDCG@10'],
    (1 / Math.log2(3) + 2 / Math.log2(5)) / (2 + 1 / Math.log2(3) + 1 / Math.log2(4)),
  );
  near(scores.MAP, (1 / 2 + 2 / 4) / 3);
  near(scores['P@10'], 0.2);
  near(scores['R@100'], 2 / 3);
  near(scores.MRR, 1 / 2);
});

test('what is relevant below the tenth place counts for MAP alone', () => {
  const ranking = [...Array.from({ length: 10 }, (_, i) => `x${i}`), 'a'];
  const scores = scoreRanking(ranking, new Map([['a', 1]]));
  assert.equal(scores['nDCG@10'], 0);
  near(scores.MAP, 1 / 11);
  near(scores['R@100'], 1);
});

test('equal systems do not differ, and one that always wins does', () => {
  const values = Array.from({ length: 40 }, (_, i) => i / 40);
  assert.equal(randomisationTest(values, values), 1);
  assert.ok(
    randomisationTest(
      values.map((value) => value + 0.1),
      values,
    ) < 0.001,
  );
});
