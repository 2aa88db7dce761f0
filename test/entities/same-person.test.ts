/** How well the table tells one person from two, on fixed pairs of names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntityTable } from '../../server/entities/entity-table.ts';
import { DIFFERENT_PEOPLE, type NamePair, SAME_PERSON } from './same-person-pairs.ts';

const RECALL = 0.95;
const PRECISION = 0.98;

/** Whether a table of these two names alone makes them one. */
function areMerged([a, b]: NamePair): boolean {
  const table = createEntityTable([
    { type: 'person', name: a, count: 2 },
    { type: 'person', name: b, count: 1 },
  ]);
  return table.all('person').length === 1;
}

const shown = (pairs: readonly NamePair[]): string =>
  pairs.map(([a, b]) => `  ${a} = ${b}`).join('\n');

test('two hundred pairs of each kind, none twice, none of equal names', () => {
  for (const pairs of [SAME_PERSON, DIFFERENT_PEOPLE]) {
    assert.equal(pairs.length, 200);
    assert.equal(new Set(pairs.map((pair) => [...pair].sort().join('='))).size, 200);
    for (const [a, b] of pairs) assert.ok(a !== b && a !== '' && b !== '', `${a} = ${b}`);
  }
});

test('spellings of one person become one, and different people stay apart', () => {
  const missed = SAME_PERSON.filter((pair) => !areMerged(pair));
  const wrong = DIFFERENT_PEOPLE.filter(areMerged);
  const right = SAME_PERSON.length - missed.length;
  const recall = right / SAME_PERSON.length;
  const precision = right / (right + wrong.length);
  assert.ok(
    recall >= RECALL && precision >= PRECISION,
    `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\nmissed:\n${shown(missed)}\nwrong:\n${shown(wrong)}`,
  );
});
