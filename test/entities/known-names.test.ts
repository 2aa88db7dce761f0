import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../server/core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import { knownForms, knownName, knownType } from '../../server/entities/known-names.ts';

test('every form leads to its name, and a name to itself', () => {
  for (const type of ENTITY_TYPES)
    for (const forms of knownForms(type))
      for (const form of forms) assert.equal(knownName(type, form), forms[0], form);
});

test('no form stands twice, nor is empty', () => {
  for (const type of ENTITY_TYPES) {
    const forms = knownForms(type).flat();
    const twice = forms.filter((form, i) => forms.indexOf(form) !== i || form.trim() !== form);
    assert.deepEqual(twice, []);
    assert.ok(forms.every((form) => form.length > 1));
  }
});

test('nothing is both a place and an organization', () => {
  const places = new Set(knownForms('place').flat().map(fold));
  assert.deepEqual(
    knownForms('organization')
      .flat()
      .filter((form) => places.has(fold(form))),
    [],
  );
});

/** Forms that mean two things to a newspaper's readers, and words that are written with a capital anyway. */
const NOTHING: readonly (readonly [EntityType, readonly string[]])[] = [
  [
    'place',
    [
      'America',
      'Congo',
      'Korea',
      'Georgia',
      'Guinea',
      'Macedonia',
      'Tripoli',
      'Canton',
      'Brest',
      'China Sea',
      'us',
      'la',
      'Us',
      'Car',
    ],
  ],
  [
    'organization',
    [
      'Who',
      'who',
      'Un',
      'un',
      'Eu',
      'Sec',
      'Ap',
      'Mit',
      'Gop',
      'Congress',
      'Parliament',
      'Army',
      'ABC',
      'Guardian',
      'Times',
      'Labour',
      'CIS',
      'IS',
    ],
  ],
  ['person', ['Gaddafi', 'Assad', 'Kim', 'Bush']],
];
test('words and names of two things are not known', () => {
  for (const [type, forms] of NOTHING)
    for (const form of forms) assert.equal(knownName(type, form), null, form);
});

const check = (type: EntityType, form: string, name: string): void => {
  test(`${form} is ${name}`, () => assert.equal(knownName(type, form), name));
};
check('place', 'the U.S.', 'United States');
check('place', 'US', 'United States');
check('place', 'united states', 'United States');
check('place', 'The Hague', 'The Hague');
check('place', 'Hague', 'The Hague');
check('place', 'Cote d’Ivoire', 'Ivory Coast');
check('place', 'Dnipropetrovsk', 'Dnipro');
check('organization', 'U.N.', 'United Nations');
check('organization', 'KCNA', 'Korean Central News Agency');
check('organization', 'Al-Qaeda', 'al-Qaeda');
check('person', 'Moammar Gadhafi', 'Muammar Gaddafi');

test('a place taken for an organization is a place, and the other way', () => {
  assert.equal(knownType('organization', 'Kiev'), 'place');
  assert.equal(knownType('place', 'NATO'), 'organization');
  assert.equal(knownType('place', 'Amity'), 'place');
  assert.equal(knownType('organization', 'Amity'), 'organization');
  assert.equal(knownType('person', 'Kiev'), 'person');
});
