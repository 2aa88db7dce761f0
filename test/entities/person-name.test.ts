import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyName, isFullName, shortForms } from '../../server/entities/person-name.ts';

/** Full name → family name, and what else is short for it, folded. */
const NAMES: readonly (readonly [string, string, readonly string[]])[] = [
  ['Ada Quill', 'Quill', ['quill']],
  ['Ada B. Quill', 'Quill', ['b. quill', 'quill']],
  ['Ada Quill Jr.', 'Quill', ['quill jr', 'quill']],
  ['Bashar al-Assad', 'Assad', ['assad']],
  ['Osama bin Laden', 'Laden', ['bin laden', 'laden']],
  ['Marine Le Pen', 'Pen', ['le pen', 'pen']],
  ['Ursula von der Leyen', 'Leyen', ['von der leyen', 'der leyen', 'leyen']],
  ['Kim Jong Un', 'Kim', ['kim']],
  ['Kim Jong-un', 'Kim', ['kim']],
  ['Nguyễn Phú Trọng', 'Nguyễn', ['nguyen']],
  ['Xi Jinping', 'Xi', ['xi']],
  ['XI JINPING', 'XI', ['xi']],
  ['Wang Yi', 'Wang', ['wang']],
  ['Park Jin', 'Park', ['park']],
  ['Lee Myung-bak', 'Lee', ['lee']],
  // Western people whose given name is a family name elsewhere.
  ['Lee Harvey Oswald', 'Oswald', ['harvey oswald', 'oswald']],
  ['Kim Campbell', 'Campbell', ['campbell']],
  ['Kim Kardashian', 'Kardashian', ['kardashian']],
  ['Lee Zeldin', 'Zeldin', ['zeldin']],
  ['Sung Kim', 'Kim', ['kim']],
];
for (const [name, family, short] of NAMES) {
  test(`${name} is ${short.join(', ')} for short`, () => {
    assert.equal(familyName(name), family);
    const forms = shortForms(name);
    assert.deepEqual([...forms].sort(), [...short].sort());
  });
}

test('a family name with small words before it, or Jr behind it, is no full name', () => {
  for (const name of [
    'Quill',
    'von der Leyen',
    'al-Assad',
    'bin Laden',
    'Quill Jr.',
    'Charles III',
  ])
    assert.equal(isFullName(name), false, name);
  for (const name of [
    'Ada Quill',
    'V. Quill',
    'Xi Jinping',
    'Al Gore',
    'Pope Francis',
    'Osama bin Laden',
  ])
    assert.equal(isFullName(name), true, name);
});
