import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold } from '../../server/core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import {
  createEntityTable,
  type EntityTable,
  NO_RULES,
} from '../../server/entities/entity-table.ts';
import { isFullName } from '../../server/entities/person-name.ts';

type Counted = { readonly type: EntityType; readonly name: string; readonly count: number };
type Counts = Readonly<Record<string, number>>;

function tableOf(counts: Counts, type: EntityType = 'person'): EntityTable {
  return createEntityTable(Object.entries(counts).map(([name, count]) => ({ type, name, count })));
}

const check = (
  counts: Counts,
  forms: readonly (readonly string[])[],
  type: EntityType = 'person',
): void => {
  test(`${type} ${JSON.stringify(counts)} → ${forms.map(([name]) => name).join(', ') || 'nobody'}`, () => {
    const listed = tableOf(counts, type).all(type);
    assert.deepEqual(listed.map((entity) => entity.forms).sort(), [...forms].sort());
    for (const entity of listed) assert.equal(entity.name, entity.forms[0]);
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
check({ b: 1, B: 1 }, [['b', 'B']], 'place');
check({ Ádam: 1, Adam: 1 }, [['Adam', 'Ádam']], 'place');
check({ Quill: 3, 'van Quill': 1 }, []);
check({ 'Volodymyr Ostrovskyy': 1, 'Volodymyr Ostrovskiy': 3, 'Vladimir Ostrovsky': 2 }, [
  ['Volodymyr Ostrovskiy', 'Vladimir Ostrovsky', 'Volodymyr Ostrovskyy'],
]);
check({ 'Ada B. Quill': 9, 'Ada Quill': 1 }, [['Ada Quill', 'Ada B. Quill']]);
// On an initial alone nobody is anybody.
check({ 'A. Quill': 5, 'Ada Quill': 5 }, [['Ada Quill'], ['A. Quill']]);
// George Bush may be either, and joins neither; nor does he join the two.
check({ 'George W. Bush': 5, 'George H. W. Bush': 3, 'George Bush': 9 }, [
  ['George Bush'],
  ['George W. Bush'],
  ['George H. W. Bush'],
]);
check({ 'George W. Bush': 5, 'George Bush': 9 }, [['George Bush', 'George W. Bush']]);
check({ 'Ada Quill Jr.': 1, 'Ada Quill Sr.': 1, 'Ada Quill': 1 }, [
  ['Ada Quill'],
  ['Ada Quill Jr.'],
  ['Ada Quill Sr.'],
]);
check({ 'Kim Jong Un': 2, 'Kim Jong-un': 1, 'Kim Jong Il': 1 }, [
  ['Kim Jong Un', 'Kim Jong-un'],
  ['Kim Jong Il'],
]);
check(
  { 'U.S.': 9, 'the United States': 1 },
  [['United States', 'the United States', 'U.S.']],
  'place',
);
check({ UN: 9, 'United Nations': 1 }, [['United Nations', 'UN']], 'organization');
// A word in lower case is no acronym.
check({ who: 1, WHO: 1 }, [['who'], ['World Health Organization', 'WHO']], 'organization');
check(
  { 'The Amity Times': 1, 'Amity Times': 2 },
  [['Amity Times', 'The Amity Times']],
  'organization',
);

/** The display name that a person's name alone leads to, and all that it may mean. */
const checkBare = (
  counts: Counts,
  bare: string,
  [entity, found]: readonly [string | null, readonly string[]],
): void => {
  test(`among ${JSON.stringify(counts)}, ${bare} is ${entity ?? 'nobody in particular'}`, () => {
    const table = tableOf(counts);
    assert.equal(table.entityOf('person', bare)?.name ?? null, entity);
    assert.deepEqual(
      table
        .find('person', bare)
        .map(({ name }) => name)
        .sort(),
      [...found].sort(),
    );
  });
};

checkBare({ 'Ada Quill': 1 }, 'Quill', ['Ada Quill', ['Ada Quill']]);
checkBare({ 'Ada Quill': 1 }, 'QUILL', ['Ada Quill', ['Ada Quill']]);
checkBare({ 'Ada Quill': 1 }, 'Ada', ['Ada Quill', ['Ada Quill']]);
checkBare({ 'Ada Quill': 1 }, 'Marsh', [null, []]);
checkBare({ 'Ada Quill': 1 }, '', [null, []]);
checkBare({ 'Ada Quill': 5, 'Basil Quill': 1 }, 'Quill', [
  'Ada Quill',
  ['Ada Quill', 'Basil Quill'],
]);
checkBare({ 'Ada Quill': 4, 'Basil Quill': 1 }, 'Quill', [null, ['Ada Quill', 'Basil Quill']]);
checkBare({ 'Volodymyr Ostrovskyy': 1 }, 'Ostrovsky', [
  'Volodymyr Ostrovskyy',
  ['Volodymyr Ostrovskyy'],
]);
checkBare({ 'Bashar al-Assad': 1 }, 'al-Assad', ['Bashar al-Assad', ['Bashar al-Assad']]);
checkBare({ 'Bashar al-Assad': 1 }, 'Assad', ['Bashar al-Assad', ['Bashar al-Assad']]);
checkBare({ 'Ursula von der Leyen': 1 }, 'von der Leyen', [
  'Ursula von der Leyen',
  ['Ursula von der Leyen'],
]);
checkBare({ 'Kim Jong Un': 1 }, 'Kim', ['Kim Jong Un', ['Kim Jong Un']]);
checkBare({ 'Kim Jong Un': 1 }, 'Un', [null, []]);

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
  assert.deepEqual(found('person', 'Luc Marr Jean'), []);
  assert.deepEqual(found('place', 'marr'), ['Marr']);
  assert.deepEqual([table.all('organization'), table.entityOf('organization', 'Marr')], [[], null]);
});

test('a spelling not seen before finds whom it fits', () => {
  const table = tableOf({ 'Sergei Lavrinov': 1, 'Bill Clinton': 1 });
  const found = (spelling: string) => table.find('person', spelling).map(({ name }) => name);
  assert.deepEqual(found('Sergey Lavrinov'), ['Sergei Lavrinov']);
  assert.deepEqual(found('William Clinton'), ['Bill Clinton']);
  assert.deepEqual(found('S. Lavrinov'), []);
});

test('what a person has decided comes before what the rules say', () => {
  const names: Counted[] = [
    { type: 'person', name: 'Ada Quill', count: 3 },
    { type: 'person', name: 'Zora Vélez', count: 9 },
    { type: 'person', name: 'Zora Velez', count: 1 },
  ];
  const table = createEntityTable(names, {
    ...NO_RULES,
    merge: [{ type: 'person', into: 'Ada Quill', forms: ['Zora Velez'] }],
  });
  assert.deepEqual(
    table.all('person').map(({ name, count }) => [name, count]),
    [['Ada Quill', 13]],
  );
  assert.equal(table.entityOf('person', 'Zora Vélez')?.name, 'Ada Quill');
});

const given = [
  'Ada',
  'Basil',
  'George',
  'George W.',
  'George H. W.',
  'Volodymyr',
  'Vladimir',
  'A.',
];
const family = [
  'Quill',
  'Quíll',
  'Bush',
  'Ostrovskyy',
  'Ostrovsky',
  'al-Assad',
  'Assad',
  'Bush Jr.',
];
const personName = fc
  .tuple(fc.constantFrom(...given, ''), fc.constantFrom(...family))
  .map((words) => words.join(' ').trim());
const name = fc.oneof(
  personName,
  fc.constantFrom(
    'ADA QUILL',
    'Ada-Quill',
    'ada quill',
    'Kim Jong Un',
    'Kim Jong-un',
    'Kim Jong Il',
    'Muammar Gaddafi',
    'Moammar Gadhafi',
    'U.S.',
    'US',
    'United States',
    'Bäsil',
    'the Fed',
    'The Quill',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
);
const names = fc.array(
  fc.record({
    type: fc.constantFrom(...ENTITY_TYPES),
    name,
    count: fc.integer({ min: 1, max: 7 }),
  }),
  { maxLength: 20 },
);

const listed = (table: EntityTable) =>
  ENTITY_TYPES.flatMap((type) => table.all(type).map((entity) => JSON.stringify(entity)));
const asked = (table: EntityTable, given: readonly Counted[]) =>
  given.map(({ type, name }) => [
    table.entityOf(type, name)?.name,
    table
      .find(type, name)
      .map((entity) => entity.name)
      .sort(),
  ]);

test('the order of the names, and how their counts are split, change nothing', () => {
  const holds = ([given, shuffled]: readonly [readonly Counted[], readonly Counted[]]): void => {
    const table = createEntityTable(given);
    const ones = shuffled.flatMap((one) =>
      Array.from({ length: one.count }, () => ({ ...one, count: 1 })),
    );
    for (const other of [createEntityTable(shuffled), createEntityTable(ones)]) {
      assert.deepEqual(listed(other), listed(table));
      assert.deepEqual(asked(other, given), asked(table, given));
    }
  };
  const permuted = names.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
  );
  fc.assert(fc.property(permuted, holds), { numRuns: 400 });
});

test('every full name has one entity, and display names stay apart even when folded', () => {
  const holds = (given: readonly Counted[]): void => {
    const table = createEntityTable(given);
    for (const { type, name } of given) {
      const entity = table.entityOf(type, name);
      if (type === 'person' && !isFullName(name)) continue;
      assert.ok(entity?.type === type && entity.forms.includes(name), name);
      assert.deepEqual(table.find(type, name), [entity]);
    }
    for (const type of ENTITY_TYPES) {
      const entities = table.all(type);
      const folded = entities.map((entity) => fold(entity.name));
      assert.equal(new Set(folded).size, folded.length);
      const forms = entities.flatMap((entity) => entity.forms);
      assert.equal(new Set(forms).size, forms.length);
      for (const entity of entities)
        for (const form of entity.forms) assert.deepEqual(table.find(type, form), [entity], form);
      const counted = given.filter(
        (one) => one.type === type && (type !== 'person' || isFullName(one.name)),
      );
      const sum = (all: readonly { count: number }[]) => all.reduce((n, { count }) => n + count, 0);
      assert.equal(sum(entities), sum(counted));
    }
  };
  fc.assert(fc.property(names, holds), { numRuns: 400 });
});

test('a family name finds all its bearers, and is one of them only where that one dominates', () => {
  const people = fc.array(
    fc.record({
      type: fc.constant('person' as const),
      name: fc
        .tuple(fc.constantFrom('Ada', 'Basil', 'Cora'), fc.constantFrom('Quill', 'Marsh'))
        .map((words) => words.join(' ')),
      count: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 8 },
  );
  const holds = (given: readonly Counted[]): void => {
    const table = createEntityTable(given);
    const counts = new Map<string, number>();
    for (const { name, count } of given)
      if (name.endsWith('Quill')) counts.set(name, (counts.get(name) ?? 0) + count);
    const found = table.find('person', 'Quill').map((entity) => entity.name);
    assert.deepEqual(found.sort(), [...counts.keys()].sort());
    const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
    const dominant = first !== undefined && first[1] >= 5 * (second?.[1] ?? 0) ? first[0] : null;
    assert.equal(table.entityOf('person', 'Quill')?.name ?? null, dominant);
  };
  fc.assert(fc.property(people, holds), { numRuns: 300 });
});
