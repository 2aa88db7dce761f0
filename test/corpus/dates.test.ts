import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateInPath, isDayWithoutYear, parseDate } from '../../server/corpus/dates.ts';

const context = { source: 'text', today: '2026-05-04' } as const;

/** `day precision`, `warning`, or `none`. */
function told(written: string): string {
  const { date, warning } = parseDate(written, context);
  if (date !== null) return `${date.day} ${date.precision}`;
  return warning === null ? 'none' : 'warning';
}

const rows: readonly (readonly [string, string])[] = [
  ['2024-10-29', '2024-10-29 day'],
  ['2024-10-29T23:30:00-05:00', '2024-10-29 day'],
  ['2024-10-29T23:30:00.123Z', '2024-10-29 day'],
  ['2024-10-29 08:15', '2024-10-29 day'],
  ['20241029', '2024-10-29 day'],
  ['20241029T081500Z', '2024-10-29 day'],
  ['2024/10/29', '2024-10-29 day'],
  ['29 October 2024', '2024-10-29 day'],
  ['29th of October, 2024', '2024-10-29 day'],
  ['the 29th of October 2024', '2024-10-29 day'],
  ['29-Oct-2024', '2024-10-29 day'],
  ['October 29, 2024', '2024-10-29 day'],
  ['Oct. 29, 2024', '2024-10-29 day'],
  ['Sept. 3, 2024', '2024-09-03 day'],
  ['OCTOBER 29TH, 2024', '2024-10-29 day'],
  ['Tuesday, October 29, 2024 3:15 PM EDT', '2024-10-29 day'],
  ['Tuesday 29 October 2024 at 15:15 GMT+2', '2024-10-29 day'],
  ['Tue, 29 Oct 2024 15:15:00 +0000', '2024-10-29 day'],
  ['3:15 PM EDT, October 29, 2024', '2024-10-29 day'],
  ['July 18, 2022 5:36:50 pm', '2022-07-18 day'],
  ['July 18, 2022, 5 p.m.', '2022-07-18 day'],
  ['29/10/2024', '2024-10-29 day'],
  ['10/29/2024', '2024-10-29 day'],
  ['05/05/2024', '2024-05-05 day'],
  ['29.10.2024', '2024-10-29 day'],
  ['2024-10', '2024-10-01 month'],
  ['October 2024', '2024-10-01 month'],
  ['2024', '2024-01-01 year'],
  ['2026-05-06', '2026-05-06 day'],
  ['2024-10-29Z', '2024-10-29 day'],
  ['2024-10-29+02:00', '2024-10-29 day'],
  ['Tue Oct 29 08:15:00 EDT 2024', '2024-10-29 day'],
  ['29/Oct/2024', '2024-10-29 day'],
  ['29 Oct 24', '2024-10-29 day'],
  ['29-OCT-87', '1987-10-29 day'],
  ['10/29/24', '2024-10-29 day'],
  ['29/10/98', '1998-10-29 day'],
  ['05.03.24', '2024-03-05 day'],
  ['05.03.24, 23:15 Uhr', '2024-03-05 day'],
  ['05.03.98', '1998-03-05 day'],
  ['10.15.30', 'none'],
  ['1.2.34', 'none'],
  ['08.15, 29 October 2024', '2024-10-29 day'],
  ['29 October 2024, Tuesday', '2024-10-29 day'],
  ['October 29, 2024 (Tuesday)', '2024-10-29 day'],
  ['2024-10-29 (Tue)', '2024-10-29 day'],
  // In other languages.
  ['29 octobre 2024', '2024-10-29 day'],
  ['le 1er février 2024', '2024-02-01 day'],
  ['Mardi 29 octobre 2024 à 08h15', '2024-10-29 day'],
  ['29 oct. 2024', '2024-10-29 day'],
  ['29. Oktober 2024', '2024-10-29 day'],
  ['Dienstag, den 5. März 2024, 8.15 Uhr', '2024-03-05 day'],
  ['martes, 29 de octubre de 2024', '2024-10-29 day'],
  ['octubre 29, 2024', '2024-10-29 day'],
  ['29 de outubro de 2024 às 08h15', '2024-10-29 day'],
  ['29 października 2024 r.', '2024-10-29 day'],
  ['29 октября 2024 г.', '2024-10-29 day'],
  ['29. lokakuuta 2024', '2024-10-29 day'],
  ['2024. október 29.', '2024-10-29 day'],
  ['29 Ekim 2024', '2024-10-29 day'],
  ['29 tháng 10 năm 2024', '2024-10-29 day'],
  ['2024年10月29日', '2024-10-29 day'],
  ['2024년 10월 29일', '2024-10-29 day'],
  ['octobre 2024', '2024-10-01 month'],
  // Told, but not believed.
  ['04/05/24', 'warning'],
  ['30 février 2024', 'warning'],
  ['04/05/2024', 'warning'],
  ['2026-05-07', 'warning'],
  ['2024-13-01', 'warning'],
  ['30 February 2024', 'warning'],
  ['October 29, 1504', 'warning'],
  // No dates.
  ['Tuesday, October 29', 'none'],
  ['Yesterday', 'none'],
  ['October', 'none'],
  ['In October 2024 the talks failed', 'none'],
  ['1234', 'none'],
  ['1950 to 1953', 'none'],
  ['Le 29 octobre 2024 fut une belle journée', 'none'],
  ['12 Angry Men 57', 'none'],
  ['1730189700', 'none'],
  ['', 'none'],
];
for (const [written, expected] of rows) {
  test(`“${written}” is ${expected}`, () => assert.equal(told(written), expected));
}

test('every day of the calendar is read back from every unambiguous form', () => {
  const days = fc.date({
    min: new Date('1700-01-01'),
    max: new Date('2026-05-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const name = date.toLocaleDateString('en-US', { month: 'long', timeZone: 'UTC' });
      const [year, , number] = day.split('-');
      for (const written of [
        day,
        `${Number(number)} ${name} ${year}`,
        `${name.slice(0, 3)}. ${Number(number)}, ${year}`,
      ]) {
        assert.equal(told(written), `${day} day`);
      }
    }),
  );
});

test('a day without its year is recognised as such', () => {
  for (const line of ['Tuesday, October 29', 'October 29', '29 October', 'Tuesday'])
    assert.ok(isDayWithoutYear(line), line);
  for (const line of ['May', 'October', 'Tuesday October surprise', 'March 4 Justice', ''])
    assert.ok(!isDayWithoutYear(line), line);
});

const paths: readonly (readonly [string, string | null])[] = [
  ['2024-10-29-choe.txt', '2024-10-29 day'],
  ['2024/10/29/choe.txt', '2024-10-29 day'],
  ['world/20241029_choe.txt', '2024-10-29 day'],
  ['2024/10/choe.txt', '2024-10-01 month'],
  ['archive/2024/choe.txt', '2024-01-01 year'],
  ['2024-99-29-x.txt', null],
  ['2024-02-30-x.txt', '2024-02-01 month'],
  ['000_db75a82c0ff9b846.txt', null],
  ['news-3185462-1.txt', null],
  ['2099-01-01.txt', null],
];
for (const [path, expected] of paths) {
  test(`the path ${path} says ${expected ?? 'no date'}`, () => {
    const date = dateInPath(path, { ...context, source: 'path' });
    assert.equal(date && `${date.day} ${date.precision}`, expected);
    if (date !== null) assert.equal(date.source, 'path');
  });
}

test('any string is read or refused, without throwing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { date } = parseDate(text, context);
      if (date !== null) assert.match(date.day, /^\d{4}-\d{2}-\d{2}$/);
    }),
  );
});
