import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { createEmbargoTimer } from '../../server/command/embargo-timer.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const DAY_MS = 86_400_000;

test('it wakes when the instant has passed, once, however far that is', () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: START });
  try {
    let woken = 0;
    const timer = createEmbargoTimer(
      () => {
        woken += 1;
        assert.ok(Date.now() > due);
      },
      () => Date.now(),
    );
    let due = START + 5000;
    timer.set(new Date(due).toISOString());
    mock.timers.tick(4999);
    assert.equal(woken, 0);
    mock.timers.tick(2);
    assert.equal(woken, 1);
    mock.timers.tick(DAY_MS);
    assert.equal(woken, 1);
    // Further than a timer reaches.
    due = Date.now() + 60 * DAY_MS;
    timer.set(new Date(due).toISOString());
    for (let day = 0; day < 60; day += 1) mock.timers.tick(DAY_MS);
    assert.equal(woken, 1);
    mock.timers.tick(10);
    assert.equal(woken, 2);
    // A new instant takes the place of the one before, and none of all.
    due = Date.now() + 2000;
    timer.set(new Date(due - 1000).toISOString());
    timer.set(new Date(due).toISOString());
    mock.timers.tick(1500);
    assert.equal(woken, 2);
    timer.set(null);
    mock.timers.tick(DAY_MS);
    assert.equal(woken, 2);
    // One that has passed already.
    due = START;
    timer.set(new Date(due).toISOString());
    mock.timers.tick(1);
    assert.equal(woken, 3);
  } finally {
    mock.timers.reset();
  }
});
