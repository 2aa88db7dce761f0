import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concordanceFileName } from '../../server/export/concordance-csv.ts';

const NAMES: readonly (readonly [query: string, expected: string])[] = [
  ['', 'concordance.csv'],
  ['ferry strike', 'concordance-ferry-strike.csv'],
  ['"Café" -title:x', 'concordance-cafe-title-x.csv'],
  ['../../etc/passwd', 'concordance-etc-passwd.csv'],
  ['a"\r\nX-Evil: 1', 'concordance-a-x-evil-1.csv'],
  ['戦争', 'concordance.csv'],
];

for (const [query, expected] of NAMES) {
  test(`the file of [${query.replaceAll(/\s/g, ' ')}] is ${expected}`, () => {
    assert.equal(concordanceFileName(query), expected);
  });
}

test('a long query is cut in the name', () => {
  const name = concordanceFileName('ferry '.repeat(500));
  assert.match(name, /^concordance(?:-[a-z]+)+\.csv$/);
  assert.ok(name.length <= 64);
});
