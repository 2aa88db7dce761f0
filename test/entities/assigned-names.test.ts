import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AssignedName } from '../../server/core/article.ts';
import type { EntityType, LocalName } from '../../server/core/names.ts';
import { withAssignedNames } from '../../server/entities/assigned-names.ts';

const MENTION = { field: 'text', start: 0, end: 4 } as const;
const found = (type: EntityType, name: string): LocalName => ({ type, name, mentions: [MENTION] });
const person = (name: string): AssignedName => ({ type: 'person', name });

/** Names with `*` where assigned and `-` where the text does not hold them. */
function told(names: readonly LocalName[], assigned: readonly AssignedName[]): string[] {
  return withAssignedNames(names, assigned).map(
    ({ name, mentions, assigned: given }) =>
      `${name}${given === true ? '*' : ''}${mentions.length === 0 ? '-' : ''}`,
  );
}

test('without assigned names the names are what they were', () => {
  const names = [found('person', 'Ada Quill')];
  assert.equal(withAssignedNames(names, []), names);
});

test('an assigned name joins the one that is there, or stands without a mention', () => {
  const cases: [LocalName[], AssignedName[], string[]][] = [
    [[found('person', 'Ada Quill')], [person('ADA  QUILL')], ['Ada Quill*']],
    [[found('person', 'Ada Quill')], [person('Basil Marsh')], ['Ada Quill', 'Basil Marsh*-']],
    // A family name alone means its bearer, where there is one.
    [[found('person', 'Ada Quill')], [person('Quill')], ['Ada Quill*']],
    [
      [found('person', 'Ada Quill'), found('person', 'Otto Quill')],
      [person('Quill')],
      ['Ada Quill', 'Otto Quill', 'Quill*-'],
    ],
    // The text has the family name alone: the publisher knows whose.
    [[found('person', 'Quill')], [person('Ada Quill')], ['Ada Quill*']],
    [[found('place', 'U.S.')], [{ type: 'place', name: 'United States' }], ['U.S.*']],
    [[found('organization', 'Quill')], [person('Quill')], ['Quill', 'Quill*-']],
    [[], [person('Ada Quill'), person('ada quill'), person(' ')], ['Ada Quill*-']],
  ];
  for (const [names, assigned, expected] of cases)
    assert.deepEqual(told(names, assigned), expected);
});
