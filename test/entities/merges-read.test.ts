/** How many of the merges in real news are right, and whether they are still made. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import { createEntityTable } from '../../server/entities/entity-table.ts';
import { ONE_THING, TWO_THINGS } from './merges-read-words.ts';

const PRECISION = 0.98;
/** Rules that are careful with common names leave some of one person apart. */
const RECALL = 0.85;

type Merge = { readonly type: EntityType; readonly left: string; readonly right: string };

function parse(lists: Readonly<Record<EntityType, string>>): Merge[] {
  return ENTITY_TYPES.flatMap((type) =>
    lists[type]
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [left = '', right = ''] = line.split(' = ');
        return { type, left, right };
      }),
  );
}

const RIGHT = parse(ONE_THING);
const WRONG = parse(TWO_THINGS);
/** One table of all the names, as in an archive. */
const TABLE = createEntityTable(
  [...RIGHT, ...WRONG].flatMap(({ type, left, right }) => [
    { type, name: left, count: 2 },
    { type, name: right, count: 1 },
  ]),
);

/** Whether both are forms of one entity. */
function areJoined({ type, left, right }: Merge): boolean {
  const entity = TABLE.entityOf(type, left);
  return entity?.forms.includes(right) === true && entity.forms.includes(left);
}

const shown = (merges: readonly Merge[]): string =>
  merges.map(({ left, right }) => `  ${left} = ${right}`).join('\n');

test('more than two hundred merges were read, none twice', () => {
  const all = [...RIGHT, ...WRONG].map(({ type, left, right }) => `${type} ${left} = ${right}`);
  assert.ok(all.length > 200);
  assert.equal(new Set(all).size, all.length);
  for (const { left, right } of [...RIGHT, ...WRONG]) assert.ok(left !== '' && right !== '');
});

test('merges in real news are right, and most that are right are made', () => {
  const made = RIGHT.filter(areJoined);
  const wrong = WRONG.filter(areJoined);
  const precision = made.length / (made.length + wrong.length);
  const recall = made.length / RIGHT.length;
  const missed = RIGHT.filter((merge) => !areJoined(merge));
  assert.ok(
    precision >= PRECISION && recall >= RECALL,
    `${made.length} of ${RIGHT.length} made, ${wrong.length} wrong\nwrong:\n${shown(wrong)}\nmissed:\n${shown(missed)}`,
  );
});
