import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import { type Curation, createNameCurator, tableRules } from '../../server/entities/curation.ts';
import { parseCuration } from '../../server/entities/curation-file.ts';
import { createEntityTable, type EntityTable } from '../../server/entities/entity-table.ts';
import { localName } from './written-name.ts';

type Archive = Readonly<Record<string, readonly string[]>>;

/** The table of an archive (path → names) under the rules, the way the index makes it. */
function tableOf(archive: Archive, curation: Curation): EntityTable {
  const curate = createNameCurator(curation);
  const names = Object.entries(archive).flatMap(([path, written]) =>
    curate(
      written.map((name, i) => localName(name, i * 100)),
      [path],
    ),
  );
  return createEntityTable(
    names.map(({ type, name }) => ({ type, name, count: 1 })),
    tableRules(curation),
  );
}

/** `person Ada Quill = A. Quill`: type, display name, other forms. */
function listed(table: EntityTable): string[] {
  return ENTITY_TYPES.flatMap((type) =>
    table.all(type).map(({ name, forms }) => {
      const others = forms.filter((form) => form !== name).sort();
      return `${type} ${name}${others.length === 0 ? '' : ` = ${others.join(' = ')}`}`;
    }),
  );
}

function rulesOf(yaml: string): Curation {
  const { curation, problems } = parseCuration(yaml);
  assert.deepEqual(problems, []);
  return curation;
}

const QUILLONS: Archive = {
  'treasury/a.txt': ['person John Quillon'],
  'treasury/b.txt': ['person Johnny Quillon'],
  'sport/c.txt': ['person John Quillon', 'organization TASS'],
  'sport/d.txt': ['person John Quillon'],
};
const ZELENSKY: Archive = {
  'a.txt': ['person Volodymyr Ostrovskyy'],
  'b.txt': ['person Volodymyr Ostrovskiy'],
  'c.txt': ['person V. Ostrovsky'],
};

/** An archive, rules, and the entities they make of it. */
const CASES: readonly (readonly [string, Archive, string, readonly string[]])[] = [
  [
    'a merge takes the automatic spellings of its forms along',
    ZELENSKY,
    'merge: [{ type: person, into: Volodymyr Ostrovskyy, forms: [V. Ostrovsky] }]',
    ['person Volodymyr Ostrovskyy = V. Ostrovsky = Volodymyr Ostrovskiy'],
  ],
  [
    'a merge may show a name that no article has',
    ZELENSKY,
    'merge: [{ type: person, into: President Z, forms: [V. Ostrovsky, Volodymyr Ostrovskiy] }]',
    ['person President Z = V. Ostrovsky = Volodymyr Ostrovskiy = Volodymyr Ostrovskyy'],
  ],
  [
    'merges that share a form are one',
    { 'a.txt': ['place Aa', 'place Bb', 'place Cc'] },
    'merge: [{ type: place, into: Bb, forms: [Cc] }, { type: place, into: Aa, forms: [Bb] }]',
    ['place Aa = Bb = Cc'],
  ],
  [
    'a merge holds for its type alone',
    { 'a.txt': ['place Aa', 'place Bb', 'organization Aa', 'organization Bb'] },
    'merge: [{ type: place, into: Aa, forms: [Bb] }]',
    ['place Aa = Bb', 'organization Aa', 'organization Bb'],
  ],
  [
    'two merges part the spellings that would have been one',
    ZELENSKY,
    'merge: [{ type: person, into: One, forms: [Volodymyr Ostrovskyy] }, { type: person, into: Two, forms: [Volodymyr Ostrovskiy] }]',
    [
      'person One = Volodymyr Ostrovskyy',
      'person Two = Volodymyr Ostrovskiy',
      'person V. Ostrovsky',
    ],
  ],
  [
    'a bare name may be merged',
    { 'a.txt': ['person Pelé', 'person Edson Arantes'] },
    'merge: [{ type: person, into: Pelé, forms: [Edson Arantes] }]',
    ['person Pelé = Edson Arantes'],
  ],
  [
    'a split name is another person in its files, and its spelling joins it to nobody',
    QUILLONS,
    'split: [{ type: person, form: John Quillon, paths: "treasury/**", as: John A. Quillon }]',
    [
      'person John A. Quillon = John Quillon',
      'person John Quillon = Johnny Quillon',
      'organization TASS',
    ],
  ],
  [
    'a split form is split however it is spelled by case and accents',
    { 'x/a.txt': ['person JOHN QUILLON'], 'y/a.txt': ['person John Quillon'] },
    'split: [{ type: person, form: john quillon, paths: x/, as: John Quillon (Treasury) }]',
    ['person John Quillon', 'person John Quillon (Treasury) = john quillon'],
  ],
  [
    'where two splits fit an article, the first by name holds',
    { 'x/a.txt': ['place Aa'] },
    'split: [{ type: place, form: Aa, paths: x, as: Cc }, { type: place, form: Aa, paths: "*.txt", as: Bb }]',
    ['place Bb = Aa'],
  ],
  [
    'path patterns may exclude again',
    { 'x/a.txt': ['place Aa'], 'x/y/a.txt': ['place Aa'] },
    'split: [{ type: place, form: Aa, paths: ["x/*", "!x/y"], as: Bb }]',
    ['place Aa', 'place Bb = Aa'],
  ],
  [
    'a rename shows the new name and keeps the known spellings',
    { 'a.txt': ['organization ITAR-TASS'], 'b.txt': ['organization TASS'] },
    'rename: [{ type: organization, from: TASS, to: TASS news agency }]',
    ['organization TASS news agency = ITAR-TASS = TASS'],
  ],
  [
    'a rename may bring back a former name',
    { 'a.txt': ['place Kyiv'] },
    'rename: [{ type: place, from: Kyiv, to: Kiev }]',
    ['place Kiev = Kyiv'],
  ],
  [
    'a rename onto the name of another merges the two, even where they differ in case',
    { 'a.txt': ['organization World Health Organization', 'organization Who'] },
    'rename: [{ type: organization, from: World Health Organization, to: WHO }]',
    ['organization WHO = Who = World Health Organization'],
  ],
  [
    'a retyped name joins those of its new type',
    {
      'a.txt': ['place Georgia Tech'],
      'b.txt': ['organization Georgia Tech'],
      'c.txt': ['person Georgia Tech'],
    },
    'retype: [{ form: Georgia Tech, from: place, to: organization }]',
    ['person Georgia Tech', 'organization Georgia Tech'],
  ],
  [
    'a retype without a former type holds for any',
    { 'a.txt': ['place Georgia Tech'], 'c.txt': ['person georgia tech'] },
    'retype: [{ form: Georgia Tech, to: organization }]',
    ['organization Georgia Tech = georgia tech'],
  ],
  [
    'a hidden form is no entity, nor are its known spellings; its namesake of another type stays',
    { 'a.txt': ['place U.S.', 'organization Us'], 'b.txt': ['place United States', 'place Aa'] },
    'hide: [{ type: place, form: United States }]',
    ['place Aa', 'organization Us'],
  ],
  [
    'names are retyped, split and hidden in this order',
    { 'x/a.txt': ['place Aa'], 'y/b.txt': ['place Aa'] },
    'hide: [{ type: person, form: Bb }]\nsplit: [{ type: person, form: Aa, paths: x, as: Bb }]\nretype: [{ form: Aa, from: place, to: person }]\nmerge: [{ type: person, into: Cc, forms: [Aa] }]',
    ['person Cc = Aa'],
  ],
];
for (const [name, archive, yaml, expected] of CASES) {
  test(name, () => {
    const before = listed(tableOf(archive, rulesOf('')));
    const after = listed(tableOf(archive, rulesOf(yaml)));
    assert.deepEqual(after, expected);
    assert.notDeepEqual(before, after);
  });
}

/** An archive, rules, a typed spelling of a type, and the entities it finds. */
const FOUND: readonly (readonly [Archive, string, EntityType, string, readonly string[]])[] = [
  [
    ZELENSKY,
    'merge: [{ type: person, into: Zed, forms: [V. Ostrovsky, Vova] }]',
    'person',
    'Vova',
    ['Zed'],
  ],
  [
    ZELENSKY,
    'rename: [{ type: person, from: Volodymyr Ostrovskyy, to: Zed Zero }]',
    'person',
    'volodymyr ostrovskiy',
    ['Zed Zero'],
  ],
  [
    ZELENSKY,
    'rename: [{ type: person, from: Volodymyr Ostrovskyy, to: Zed Zero }]',
    'person',
    'Ostrovskyy',
    ['Zed Zero'],
  ],
  [
    QUILLONS,
    'split: [{ type: person, form: John Quillon, paths: "treasury/**", as: JS One }]',
    'person',
    'John Quillon',
    ['John Quillon'],
  ],
  [
    QUILLONS,
    'split: [{ type: person, form: [John Quillon, Johnny Quillon], paths: "treasury/**", as: JS One }, { type: person, form: John Quillon, paths: sport, as: JS Two }]',
    'person',
    'john quillon',
    ['JS One', 'JS Two'],
  ],
  [
    QUILLONS,
    'rename: [{ type: organization, from: TASS, to: The Agency }]',
    'organization',
    'Tass',
    ['The Agency'],
  ],
  [QUILLONS, 'hide: [{ type: organization, form: TASS }]', 'organization', 'TASS', []],
];
for (const [archive, yaml, type, spelling, expected] of FOUND) {
  test(`“${spelling}” finds ${expected.join(' and ') || 'nothing'} under ${yaml}`, () => {
    const found = tableOf(archive, rulesOf(yaml)).find(type, spelling);
    assert.deepEqual(found.map(({ name }) => name).sort(), expected);
  });
}

test('a family name alone means nobody once it is split between two', () => {
  const archive: Archive = {
    ...Object.fromEntries([1, 2, 3].map((i) => [`x/${i}.txt`, ['person John Quillon']])),
    ...Object.fromEntries([1, 2, 3].map((i) => [`y/${i}.txt`, ['person John Quillon']])),
  };
  const split =
    'split: [{ type: person, form: John Quillon, paths: x, as: John Quillon (Treasury) }]';
  const [before, after] = [tableOf(archive, rulesOf('')), tableOf(archive, rulesOf(split))];
  assert.equal(before.entityOf('person', 'Quillon')?.name, 'John Quillon');
  assert.equal(after.entityOf('person', 'Quillon'), null);
  assert.equal(after.find('person', 'Quillon').length, 2);
});

test('names that become one in an article have the mentions of both, in their order', () => {
  const curate = createNameCurator(rulesOf('retype: [{ form: Aa, from: place, to: person }]'));
  const names = [localName('person Aa', 50), localName('place Aa', 10), localName('place Bb', 30)];
  assert.deepEqual(curate(names, ['a.txt']), [
    {
      type: 'person',
      name: 'Aa',
      mentions: [...(names[1]?.mentions ?? []), ...(names[0]?.mentions ?? [])],
    },
    names[2],
  ]);
});

test('names that no rule touches are given back as they came', () => {
  const curate = createNameCurator(rulesOf('hide: [{ type: person, form: Cc }]'));
  const names = [localName('person Aa', 50), localName('place Cc', 10)];
  assert.equal(curate(names, ['a.txt']), names);
  assert.equal(createNameCurator(rulesOf(''))(names, []), names);
});
