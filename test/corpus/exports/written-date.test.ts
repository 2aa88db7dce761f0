import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWrittenDate, isDateLine } from '../../../server/corpus/exports/written-date.ts';

const context = { source: 'metadata', today: '2026-05-04' } as const;

const rows: readonly (readonly [string, string | null])[] = [
  ['July 1, 2019 Monday 9:20 AM GMT', '2019-07-01 day'],
  ['December 19, 1991, Sunday, Late Edition - Final', '1991-12-19 day'],
  ['29 décembre 2011', '2011-12-29 day'],
  ['1er mars 2024', '2024-03-01 day'],
  ['Politique, mardi 29 octobre 2024 350 mots, p. 8', '2024-10-29 day'],
  ['5. Juli 2019 Freitag', '2019-07-05 day'],
  ['3 de marzo de 2021', '2021-03-03 day'],
  ['12 maart 2020', '2020-03-12 day'],
  ['7 luglio 2018', '2018-07-07 day'],
  ['2024年10月29日', '2024-10-29 day'],
  ['05.03.2024', '2024-03-05 day'],
  ['March 2019', '2019-03-01 month'],
  ['Spring 2019', null],
  ['31 February 2020', null],
  ['March 5, 2091', null],
  ['section 5, 2019 words', null],
];
for (const [text, expected] of rows) {
  test(`the date in “${text}” is ${expected}`, () => {
    const { date } = findWrittenDate(text, context);
    assert.equal(date === null ? null : `${date.day} ${date.precision}`, expected);
  });
}

test('a date line begins with its date or its weekday', () => {
  for (const line of ['July 1, 2019 Monday', 'Monday, July 1, 2019', 'mardi 29 octobre 2024'])
    assert.ok(isDateLine(line, context), line);
  for (const line of ['The vote of July 1, 2019', 'Copyright 2019 Elleryside', 'Length: 300 words'])
    assert.ok(!isDateLine(line, context), line);
});
