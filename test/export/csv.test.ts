import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CsvCell, csvCell, csvChunks } from '../../server/export/csv.ts';
import { parseCsv, unguarded } from './parse-csv.ts';

const CELLS: readonly (readonly [CsvCell, string])[] = [
  ['plain', 'plain'],
  ['', ''],
  [null, ''],
  [0, '0'],
  [-5, '-5'],
  ['a,b', '"a,b"'],
  ['say “so”', 'say “so”'],
  ['say "so"', '"say ""so"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+44 20', "'+44 20"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  [' =1', ' =1'],
  ['a=1', 'a=1'],
];

for (const [value, expected] of CELLS) {
  test(`a cell of ${JSON.stringify(value)} is written ${JSON.stringify(expected)}`, () => {
    assert.equal(csvCell(value), expected);
  });
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', "'", 'é') }),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width })));

test('what is written reads back as it was, and no cell can be taken for a formula', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const header = (rows[0] ?? ['a']).map((_, i) => `column ${i}`);
      const file = [...csvChunks(header, rows, { bom: false })].join('');
      const [first, ...read] = parseCsv(file);
      assert.deepEqual(first, header);
      for (const cell of read.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      // A text that already looks guarded reads back without its apostrophe.
      const guarded = /^'[=+\-@\t\r]/;
      const expected = rows.map((row) =>
        row.map((cell) => (guarded.test(cell) ? cell.slice(1) : cell)),
      );
      assert.deepEqual(
        read.map((row) => row.map(unguarded)),
        expected,
      );
    }),
    { numRuns: 500 },
  );
});

test('a byte-order mark stands before the header or not at all', () => {
  const [marked = ''] = csvChunks(['a'], [], { bom: true });
  const [plain = ''] = csvChunks(['a'], [], { bom: false });
  assert.equal(marked, '\ufeffa\r\n');
  assert.equal(plain, 'a\r\n');
});

test('rows are made only as chunks are asked for', () => {
  let made = 0;
  function* rows(): Generator<readonly CsvCell[]> {
    for (; made < 100_000; made += 1) yield ['x'.repeat(100)];
  }
  const chunks = csvChunks(['a'], rows(), { bom: false });
  const first = chunks.next();
  assert.ok(first.done === false && first.value.length < 20_000);
  assert.ok(made < 200, `${made} rows for the first chunk`);
  chunks.return(undefined);
  assert.ok(made < 200);
});
