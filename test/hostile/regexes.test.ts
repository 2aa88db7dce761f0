/**
 * No regular expression of the server is kept busy by a long line made to do so. `npm run test:regexes` also
 * works out what each may cost at worst.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Attacker, attacksOn } from '../../scripts/regexes/attack.ts';
import { collectPatterns } from '../../scripts/regexes/collect.ts';
import { parseDate } from '../../server/corpus/dates.ts';

const attacker = new Attacker();
after(() => attacker.close());

test('no regular expression is slow on a line made to keep it busy', async () => {
  const patterns = await collectPatterns();
  assert.ok(patterns.length > 500, String(patterns.length));
  const slow: string[] = [];
  for (const pattern of patterns) {
    const { ms, text } = await attacker.slowest(pattern, attacksOn(pattern));
    if (ms > 1000)
      slow.push(
        `${pattern.place} /${pattern.source}/: ${ms} ms for ${JSON.stringify(text.slice(0, 60))}`,
      );
  }
  assert.deepEqual(slow, []);
});

test('one that is slow is noticed', async () => {
  const impatient = new Attacker(1500);
  for (const source of ['^(?:a+)+$', '^more(?:\\.{2,}|\\^M)*\\s*$', '(?:\\s*x?)*y']) {
    const pattern = { source, flags: '', place: '' };
    assert.ok((await impatient.slowest(pattern, attacksOn(pattern))).ms > 1000, source);
  }
  await impatient.close();
});

test('a time of day that never ends is read at once', () => {
  const started = performance.now();
  for (const endless of [
    `2024,0pm${'apa'.repeat(23)}!`,
    `2024 0pm${' -00z'.repeat(40)}!`,
    `Nov 1 0am${' +0'.repeat(40)}!`,
  ])
    parseDate(endless, { source: 'metadata', today: '2026-01-01' });
  assert.ok(performance.now() - started < 1000);
});
