import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chartOf, fittingStep, periodDays, periodOf, type Step } from '../../server/core/chart.ts';
import { lastDay, shortBounds } from '../../server/core/date-bound.ts';
import { MAX_BARS } from '../../server/core/timeline.ts';

const DAY_MS = 86_400_000;
const isoDay = (n: number) => new Date(n * DAY_MS).toISOString().slice(0, 10);
/** Days from 1600 to 2200. */
const day = fc.integer({ min: -135_140, max: 84_370 }).map(isoDay);
const after = (iso: string) => isoDay(Date.parse(iso) / DAY_MS + 1);

test('the finest step is chosen with no more bars than stay legible', () => {
  const check = (first: string, last: string, expected: Step) =>
    assert.deepEqual(fittingStep(first, last), expected, `${first} to ${last}`);
  check('2024-10-29', '2024-10-29', { unit: 'day', each: 1 });
  check('2024-01-01', '2024-02-05', { unit: 'day', each: 1 });
  check('2024-01-01', '2024-02-06', { unit: 'day', each: 7 });
  check('2024-01-01', '2024-12-31', { unit: 'month', each: 1 });
  check('2019-04-10', '2025-04-04', { unit: 'month', each: 3 });
  check('1990-01-01', '2025-12-31', { unit: 'year', each: 1 });
  check('1987-03-01', '2025-12-31', { unit: 'year', each: 2 });
  check('0001-01-01', '9999-12-31', { unit: 'year', each: 1000 });
});

test('periods follow one another without a gap, and hold the days that name them', () => {
  const steps = fc.constantFrom<Step[]>(
    { unit: 'day', each: 1 },
    { unit: 'day', each: 7 },
    { unit: 'month', each: 1 },
    { unit: 'month', each: 3 },
    { unit: 'year', each: 1 },
    { unit: 'year', each: 5 },
  );
  fc.assert(
    fc.property(day, steps, (iso, step) => {
      const period = periodOf(iso, step);
      const { from, to } = periodDays(period, step);
      assert.ok(from <= iso && iso <= to);
      assert.equal(after(to), periodDays(period + 1, step).from);
      if (step.each === 7) assert.equal(new Date(from).getUTCDay(), 1);
    }),
  );
});

test('the bars hold every article once, stand side by side, and are 36 at most', () => {
  const counts = fc.dictionary(day, fc.integer({ min: 1, max: 9 }), { maxKeys: 40 });
  fc.assert(
    fc.property(counts, fc.option(day), fc.option(day), (given, from, to) => {
      const days = new Map(Object.entries(given));
      const { bars, within } = chartOf(days, { from, to });
      const sum = (list: readonly { count: number }[]) => list.reduce((n, b) => n + b.count, 0);
      assert.equal(
        sum(bars),
        [...days.values()].reduce((a, b) => a + b, 0),
      );
      for (const list of [bars, within]) {
        assert.ok(list.length <= MAX_BARS);
        for (const [i, bar] of list.entries()) {
          if (i > 0) assert.equal(bar.from, after(list[i - 1]?.to ?? ''));
          const inside = [...days].filter(([iso]) => bar.from <= iso && iso <= bar.to);
          assert.equal(
            bar.count,
            inside.reduce((n, [, count]) => n + count, 0),
          );
        }
      }
      if (within.length > 0) {
        const chosen = [...days].filter(
          ([iso]) => (from === null || iso >= from) && (to === null || iso <= to),
        );
        assert.equal(
          sum(within),
          chosen.reduce((n, [, count]) => n + count, 0),
        );
      }
    }),
  );
});

test('whole months and years are bounds as people write them', () => {
  const check = (from: string, to: string, expected: readonly [string, string]) => {
    const bounds = shortBounds(from, to);
    assert.deepEqual([bounds.from, bounds.to], expected);
    assert.equal(lastDay(bounds.to), to);
  };
  check('2024-01-01', '2024-12-31', ['2024', '2024']);
  check('2023-01-01', '2024-12-31', ['2023', '2024']);
  check('2024-02-01', '2024-02-29', ['2024-02', '2024-02']);
  check('2024-01-01', '2024-03-31', ['2024-01', '2024-03']);
  check('2024-02-01', '2024-02-28', ['2024-02-01', '2024-02-28']);
  check('2024-10-29', '2024-10-29', ['2024-10-29', '2024-10-29']);
});
