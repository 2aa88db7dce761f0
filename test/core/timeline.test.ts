import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { INTERVALS, type Interval } from '../../server/core/search-state.ts';
import { buildTimeline, MAX_BARS } from '../../server/core/timeline.ts';

const alone = () => null;

function timeline(days: readonly (string | null)[], wanted: Interval | null = null) {
  return buildTimeline(days.keys(), (d) => days[d] ?? null, wanted, alone);
}

test('the finest interval is chosen whose bars stay legible', () => {
  const check = (days: readonly (string | null)[], expected: Interval) =>
    assert.equal(timeline(days).interval, expected, days.join(' '));
  check(['2024-10-29'], 'day');
  check(['2024-01-01', '2024-02-05'], 'day');
  check(['2024-01-01', '2024-02-06'], 'month');
  check(['2026-12-31', '2024-01-01'], 'month');
  check(['2024-01-31', '2027-01-01'], 'year');
  check(['1987-01-01', null, '2024-01-01'], 'year');
  check([null], 'month');
  check([], 'month');
});

test('a bucket is a whole period: leap years, month ends, first days', () => {
  const days = ['2024-02-10', '2023-02-28', '2024-02-29', null, '2024-12-01'];
  assert.deepEqual(timeline(days, 'month'), {
    interval: 'month',
    buckets: [
      { from: '2023-02-01', to: '2023-02-28', count: 1, stories: 1 },
      { from: '2024-02-01', to: '2024-02-29', count: 2, stories: 2 },
      { from: '2024-12-01', to: '2024-12-31', count: 1, stories: 1 },
    ],
    undated: { count: 1 },
  });
  assert.deepEqual(timeline(days, 'year').buckets, [
    { from: '2023-01-01', to: '2023-12-31', count: 1, stories: 1 },
    { from: '2024-01-01', to: '2024-12-31', count: 3, stories: 3 },
  ]);
});

const day = fc
  .integer({ min: 0, max: 2000 })
  .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));

test('every article stands in one bucket or is undated, stories are counted once a bucket', () => {
  const articles = fc.array(fc.record({ day: fc.option(day), story: fc.option(fc.nat(2)) }));
  fc.assert(
    fc.property(articles, fc.option(fc.constantFrom(...INTERVALS)), (list, wanted) => {
      const { interval, buckets, undated } = buildTimeline(
        list.keys(),
        (d) => list[d]?.day ?? null,
        wanted,
        (d) => list[d]?.story ?? null,
      );
      if (wanted !== null) assert.equal(interval, wanted);
      let before = '';
      let dated = 0;
      for (const { from, to, count, stories } of buckets) {
        assert.ok(from > before && to >= from);
        before = to;
        const inside = list.filter((a) => a.day !== null && a.day >= from && a.day <= to);
        const lone = inside.filter((a) => a.story === null).length;
        const known = new Set(inside.flatMap((a) => (a.story === null ? [] : [a.story])));
        assert.deepEqual({ count, stories }, { count: inside.length, stories: lone + known.size });
        assert.ok(count > 0);
        dated += count;
      }
      assert.equal(dated + undated.count, list.length);
      if (wanted === null && interval !== 'year') assert.ok(buckets.length <= MAX_BARS);
    }),
  );
});
