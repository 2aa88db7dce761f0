import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseByline, splitAuthors } from '../../server/corpus/byline.ts';

const rows: readonly (readonly [string, readonly string[] | null, string | null])[] = [
  ['By Jane Doe', ['Jane Doe'], null],
  ['By JANE DOE and John Roe, Associated Press', ['Jane Doe', 'John Roe'], 'Associated Press'],
  ['By Jane Doe, Staff Writer', ['Jane Doe'], null],
  ['Written by Jane O’Hara', ['Jane O’Hara'], null],
  ['BY ANNE-MARIE O’HARA', ['Anne-Marie O’Hara'], null],
  ['By Ursula von der Leyen & J. R. Roe', ['Ursula von der Leyen', 'J. R. Roe'], null],
  ['By Reuters', [], 'Reuters'],
  ['By Tuesday afternoon the talks had failed', null, null],
  ['By Tuesday', null, null],
  ['By contrast', null, null],
  ['By the time they met, nothing was left', null, null],
  ['Jane Doe', null, null],
  ['Par Jeanne Dupont et Zoé Lefèvre', ['Jeanne Dupont', 'Zoé Lefèvre'], null],
  ['Von Klara Müller und Jörg Weiß', ['Klara Müller', 'Jörg Weiß'], null],
  ['POR ANA SOUSA', ['Ana Sousa'], null],
  ['Von Miller', null, null],
  ['Por la tarde las conversaciones fracasaron', null, null],
];
for (const [line, authors, source] of rows) {
  test(`byline “${line}”`, () => {
    assert.deepEqual(parseByline(line), authors === null ? null : { authors, source });
  });
}

test('an author field may name several, with addresses and roles', () => {
  assert.deepEqual(splitAuthors('Jane Doe <jane@example.org>; John Roe, Senior Reporter').authors, [
    'Jane Doe',
    'John Roe',
  ]);
});

test('“and” in other languages stands between whole names, not inside of one', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Ana Sousa e Rui Faria', ['Ana Sousa', 'Rui Faria']],
    ['Lucía Ferrer y Íñigo Sanz', ['Lucía Ferrer', 'Íñigo Sanz']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Maria Silva e Costa', ['Maria Silva e Costa']],
    ['Ada Holm og Ola Berg', ['Ada Holm', 'Ola Berg']],
  ];
  for (const [field, authors] of rows) assert.deepEqual(splitAuthors(field).authors, authors);
});

test('where a report was written is nobody’s name', () => {
  assert.deepEqual(splitAuthors('Ana Lim in Seoul').authors, ['Ana Lim']);
  assert.deepEqual(splitAuthors('Ana Lim and Rui Faria in New York').authors, [
    'Ana Lim',
    'Rui Faria',
  ]);
});

test('names that a database turned round are put in reading order', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Doe, Jane; Roe, John A.', ['Jane Doe', 'John A. Roe']],
    ['van der Berg, Ola', ['Ola van der Berg']],
    ['Doe, Reuters', ['Doe']],
    ['Jane Doe, John Roe', ['Jane Doe', 'John Roe']],
    ['Jane Doe, Reuters; Roe, John', ['Jane Doe', 'John Roe']],
  ];
  for (const [field, authors] of rows) assert.deepEqual(splitAuthors(field).authors, authors);
  assert.deepEqual(parseByline('By Doe, Jane')?.authors, ['Doe', 'Jane']);
});
