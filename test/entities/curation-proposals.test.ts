import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntityType } from '../../server/core/names.ts';
import {
  type LoneName,
  proposeMerges,
  type SeenEntity,
} from '../../server/entities/curation-proposals.ts';

/** Name → the articles that name it. */
type Seen = Readonly<Record<string, readonly number[]>>;

function entitiesOf(type: EntityType, seen: Seen): SeenEntity[] {
  return Object.entries(seen).map(([name, documents]) => ({
    type,
    name,
    forms: [name],
    documents: new Set(documents),
  }));
}

/** What there is, and what is proposed: `form → into`. */
const CASES: readonly (readonly [EntityType, Seen, readonly string[]])[] = [
  ['person', { 'Ada Quill': [1, 2], 'A. Quill': [3] }, ['A. Quill → Ada Quill']],
  ['person', { 'Ada Quill': [1], 'A. Quill': [2, 3] }, ['A. Quill → Ada Quill']],
  ['person', { 'Ada Quill': [1, 2], 'A. Quill': [2] }, []],
  ['person', { 'Ada Quill': [1], 'B. Quill': [2] }, []],
  ['person', { 'Ada Quillon': [1, 2], 'Ada Quilton': [3] }, ['Ada Quilton → Ada Quillon']],
  ['person', { 'Ada Quillon': [1, 2], 'Ada Quilton': [2] }, []],
  ['person', { 'Ada Quin': [1], 'Ada Quid': [2] }, []],
  ['person', { 'Marla Quill': [1, 2], 'Maria Quill': [3] }, ['Maria Quill → Marla Quill']],
  ['person', { 'Max Quill': [1], 'Maximo Quill': [2, 3] }, ['Max Quill → Maximo Quill']],
  ['person', { 'Ada Quill': [1], 'Basil Quill': [2] }, []],
  ['person', { 'James Baker': [1, 2], 'Jim Baker': [3] }, ['Jim Baker → James Baker']],
  ['person', { 'James Baker': [1, 2], 'Jim Baker': [2] }, []],
  ['person', { 'James Baker': [1, 2], 'John Baker': [3] }, []],
  ['organization', { 'Coastal Water Agency': [1], CWA: [1, 2] }, ['CWA → Coastal Water Agency']],
  [
    'organization',
    { 'Guild of Bakers and Cooks': [1], GBC: [1] },
    ['GBC → Guild of Bakers and Cooks'],
  ],
  ['organization', { 'Coastal Water Agency': [1], 'City Works Association': [2], CWA: [3] }, []],
  ['organization', { 'Coastal Water Agency': [1], CWA: [2] }, []],
  [
    'organization',
    { 'North Coast Water Agency': [1], NCWA: [2] },
    ['NCWA → North Coast Water Agency'],
  ],
  [
    'organization',
    { 'Coastal Water Agency': [1], 'City Works Association': [2], CWA: [2] },
    ['CWA → City Works Association'],
  ],
  [
    'organization',
    { 'Quill & Sons Inc.': [1], 'Quill and Sons': [2, 3] },
    ['Quill & Sons Inc. → Quill and Sons'],
  ],
  [
    'organization',
    { 'Ministry of Defence': [1, 2], 'Ministry of Defense': [3] },
    ['Ministry of Defense → Ministry of Defence'],
  ],
  ['organization', { 'Channel 14 News': [1], 'Channel 15 News': [2] }, []],
  ['place', { Sanfelipe: [1], 'San Felipe': [2, 3] }, ['Sanfelipe → San Felipe']],
  ['place', { Iran: [1], Iraq: [2] }, []],
];
for (const [type, seen, expected] of CASES) {
  test(`${JSON.stringify(seen)}: ${expected.join(', ') || 'nothing'} is proposed`, () => {
    const entities = entitiesOf(type, seen);
    for (const order of [entities, [...entities].reverse()]) {
      const proposals = proposeMerges(order, []);
      assert.deepEqual(
        proposals.map(({ into, forms }) => `${forms.join()} → ${into}`),
        expected,
      );
      for (const proposal of proposals) {
        assert.equal(proposal.type, type);
        assert.notEqual(proposal.reason, '');
      }
    }
  });
}

test('names that share a form were split, and are not proposed again', () => {
  const [one, other] = entitiesOf('person', { 'Ada Quillon': [1], 'Ada Quilton': [2] });
  assert.ok(one !== undefined && other !== undefined);
  const split = { ...other, forms: ['Ada Quilton', 'Ada Quillon'] };
  assert.equal(proposeMerges([one, other], []).length, 1);
  assert.deepEqual(proposeMerges([one, split], []), []);
});

test('a family name alone is proposed for the bearer who is named most, where that is plain', () => {
  const lone: LoneName[] = [
    { name: 'Quill', documents: new Set([9]), bearers: ['Ada Quill', 'Basil Quill'] },
  ];
  const proposed = (ada: readonly number[]) =>
    proposeMerges(entitiesOf('person', { 'Ada Quill': ada, 'Basil Quill': [1] }), lone);
  assert.deepEqual(proposed([2]), []);
  const [proposal] = proposed([2, 3, 4]);
  assert.deepEqual([proposal?.into, proposal?.forms], ['Ada Quill', ['Quill']]);
  assert.match(proposal?.reason ?? '', /alone in 1 article; Basil Quill \(1 article\)/);
});

test('entities of different types are never merged', () => {
  const mixed = [
    ...entitiesOf('organization', { 'San Felipe': [1] }),
    ...entitiesOf('place', { Sanfelipe: [2] }),
  ];
  assert.deepEqual(proposeMerges(mixed, []), []);
});
