import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold } from '../../server/core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import { createEntityTable, type EntityTable } from '../../server/entities/entity-table.ts';

type Counted = { readonly type: EntityType; readonly name: string; readonly count: number };

function tableOf(
  counts: Readonly<Record<string, number>>,
  type: EntityType = 'person',
): EntityTable {
  return createEntityTable(Object.entries(counts).map(([name, count]) => ({ type, name, count })));
}

const check = (
  counts: Readonly<Record<string, number>>,
  forms: readonly (readonly string[])[],
): void => {
  test(`${JSON.stringify(counts)} are shown as ${forms.map(([name]) => name).join(', ')}`, () => {
    const listed = tableOf(counts)
      .all('person')
      .map((entity) => entity.forms);
    assert.deepEqual([...listed].sort(), [...forms].sort());
    for (const { name, forms } of tableOf(counts).all('person')) assert.equal(name, forms[0]);
  });
};

check({ 'Ada Quill': 1 }, [['Ada Quill']]);
check({ 'Ada Quill': 1, 'Basil Quill': 1 }, [['Ada Quill'], ['Basil Quill']]);
check({ 'Zora Velez': 2, 'Zora Vélez': 3 }, [['Zora Vélez', 'Zora Velez']]);
check({ 'Jean-Luc Marr': 1, 'Jean Luc Marr': 4 }, [['Jean Luc Marr', 'Jean-Luc Marr']]);
check({ 'Jean‑Luc Marr': 1, 'Jean\u2010Luc Marr': 2 }, [['Jean\u2010Luc Marr', 'Jean‑Luc Marr']]);
check({ 'ADA QUILL': 9, 'Ada Quill': 1, 'ada quill': 2 }, [
  ['ada quill', 'Ada Quill', 'ADA QUILL'],
]);
check({ 'ADA QUILL': 9 }, [['ADA QUILL']]);
check({ b: 1, B: 1 }, [['b', 'B']]);
check({ Ádam: 1, Adam: 1 }, [['Adam', 'Ádam']]);

test('an entity is found by any spelling of its type alone', () => {
  const table = createEntityTable([
    { type: 'person', name: 'Jean-Luc Marr', count: 1 },
    { type: 'place', name: 'Marr', count: 1 },
  ]);
  const found = (type: EntityType, spelling: string) =>
    table.find(type, spelling).map(({ name }) => name);
  for (const spelling of [
    'Jean-Luc Marr',
    'JEAN LUC MARR',
    ' jean‐luc  märr ',
    'Jean\u00a0Luc Marr',
  ])
    assert.deepEqual(found('person', spelling), ['Jean-Luc Marr'], spelling);
  for (const spelling of ['Marr', 'Jean', 'JeanLuc Marr', ''])
    assert.deepEqual(found('person', spelling), []);
  assert.deepEqual(found('place', 'marr'), ['Marr']);
  assert.deepEqual([table.all('organization'), table.entityOf('organization', 'Marr')], [[], null]);
});

const name = fc.oneof(
  fc.constantFrom(
    'Ada Quill',
    'ADA QUILL',
    'Ada-Quill',
    'ada quill',
    'Ada Quíll',
    'Basil',
    'BASIL',
    'Bäsil',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
);
const names = fc.array(
  fc.record({
    type: fc.constantFrom(...ENTITY_TYPES),
    name,
    count: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 20 },
);

const listed = (table: EntityTable) =>
  ENTITY_TYPES.flatMap((type) => table.all(type).map((entity) => JSON.stringify(entity))).sort();

test('the order of the names, and how their counts are split, change nothing', () => {
  const holds = ([given, shuffled]: readonly [readonly Counted[], readonly Counted[]]): void => {
    assert.deepEqual(listed(createEntityTable(shuffled)), listed(createEntityTable(given)));
    const ones = given.flatMap((one) =>
      Array.from({ length: one.count }, () => ({ ...one, count: 1 })),
    );
    assert.deepEqual(listed(createEntityTable(ones)), listed(createEntityTable(given)));
  };
  const permuted = names.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
  );
  fc.assert(fc.property(permuted, holds), { numRuns: 300 });
});

test('every name has one entity, and display names stay apart even when folded', () => {
  const holds = (given: readonly Counted[]): void => {
    const table = createEntityTable(given);
    for (const { type, name } of given) {
      const entity = table.entityOf(type, name);
      assert.ok(entity?.type === type && entity.forms.includes(name));
      assert.deepEqual(table.find(type, entity.name), [entity]);
    }
    for (const type of ENTITY_TYPES) {
      const folded = table.all(type).map((entity) => fold(entity.name));
      assert.equal(new Set(folded).size, folded.length);
      const forms = table.all(type).flatMap((entity) => entity.forms);
      assert.deepEqual(
        forms.sort(),
        [...new Set(given.filter((one) => one.type === type).map((one) => one.name))].sort(),
      );
    }
  };
  fc.assert(fc.property(names, holds), { numRuns: 300 });
});
