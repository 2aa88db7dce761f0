/** Names that many bear are joined only where they are the same; those that nobody else bears, in any form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMON_FAMILIES, COMMON_GIVEN } from '../../server/entities/common-name-words.ts';
import { createEntityTable } from '../../server/entities/entity-table.ts';

/** Two names, and whether they become one. */
const PAIRS: readonly (readonly [string, string, boolean])[] = [
  ['Jim Miller', 'James Miller', false],
  ['Robert Anderson', 'Robert O. Anderson', false],
  ['Arthur Smith', 'Arthur Donaldson Smith', false],
  ['Peter Johnson', 'Pete Johnson', false],
  ['Richard Fisher', 'Richard Fischer', false],
  ['Robert Salomon', 'Robert Solomon', false],
  ['James Robinson', 'James Robinson III', true],
  ['John Smith', 'JOHN SMITH', true],
  ['James O’Neill', "James O'Neill", true],
  // A common family name, but no common given name; and the other way round.
  ['Mookie Wilson', 'Mookie D. Wilson', true],
  ['Bob Sindt', 'Robert Sindt', true],
  ['Donald Trump', 'Donald J. Trump', true],
  // Small words are no given names.
  ['Adriaan van der Quill', 'Adriaan Quill', true],
  // What begins in the middle of a name says too little.
  ['Abdul Aziz Quill', 'Abdul Aziz', false],
  // A son is named before his father.
  ['Nawaf Al-Ahmad Al-Sabah', 'Ahmad Nawaf Al-Ahmad Al-Sabah', false],
  ['Sabah Al-Khaled Al-Sabah', 'Sabah Al-Khaled Al-Hamad Al-Sabah', true],
  ['Ebrahim Raisi', 'Seyyed Ebrahim Raisi', true],
  // Companies taken for people.
  ['Telephone Co', 'Ericsson Telephone Co', false],
];
for (const [a, b, joined] of PAIRS) {
  test(`${a} and ${b} are ${joined ? 'one' : 'two'}`, () => {
    const table = createEntityTable([
      { type: 'person', name: a, count: 3 },
      { type: 'person', name: b, count: 2 },
    ]);
    assert.equal(table.entityOf('person', a) === table.entityOf('person', b), joined);
  });
}

test('a family name after a small word alone means the one who bears it', () => {
  const table = createEntityTable([
    { type: 'person', name: 'Herman de Quill', count: 3 },
    { type: 'person', name: 'De Quill', count: 1 },
  ]);
  assert.equal(table.entityOf('person', 'De Quill')?.name, 'Herman de Quill');
});

test('the lists hold folded words, each once', () => {
  for (const words of [COMMON_FAMILIES, COMMON_GIVEN])
    for (const word of words) assert.match(word, /^[a-z]{2,}$/);
});
