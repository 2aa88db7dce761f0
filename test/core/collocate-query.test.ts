import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collocateQuery } from '../../server/core/collocate-query.ts';
import { parseQuery } from '../../server/core/query/parser.ts';
import { sameQuery } from '../../server/core/query/print.ts';

type Row = readonly [q: string, expected: string];

/** With the collocate “crews” and a window of five words. */
const QUERIES: readonly Row[] = [
  ['ferry', 'ferry NEAR/4 "crews"'],
  ['ferr*', 'ferr* NEAR/4 "crews"'],
  ['"night ferry"', '"night ferry" NEAR/4 "crews"'],
  ['ferry OR boat', '(ferry OR boat) NEAR/4 "crews"'],
  ['title:ferry', 'title:ferry NEAR/4 "crews"'],
  ['person:quill', 'person:quill NEAR/4 "crews"'],
  ['the ferry', 'ferry NEAR/4 "crews"'],
  // Every part is near: asking that of each of them would find less than was counted.
  ['ferry strike', 'ferry strike ((ferry OR strike) NEAR/4 "crews")'],
  // What marks nothing stays beside it.
  ['ferry -boat', 'ferry -boat (ferry NEAR/4 "crews")'],
  ['ferry date:2024', 'ferry date:2024 (ferry NEAR/4 "crews")'],
  ['ferry source:wire', 'ferry source:wire (ferry NEAR/4 "crews")'],
  // What cannot stand in a NEAR gets the word added.
  ['ferry OR (boat ship)', '(ferry OR (boat ship)) "crews"'],
  ['ferry OR date:2024', '(ferry OR date:2024) "crews"'],
  ['-ferry', '-ferry "crews"'],
  ['', '"crews"'],
];

for (const [q, expected] of QUERIES) {
  test(`the collocates of [${q}] lead to [${expected}]`, () => {
    const made = collocateQuery({ q, operator: null, term: 'crews', span: 5 });
    const { root, warnings } = parseQuery(made);
    assert.deepEqual(warnings, []);
    assert.ok(sameQuery(root, parseQuery(expected).root), made);
  });
}

test('where any word will do, they stand as alternatives', () => {
  const made = collocateQuery({ q: 'ferry boat', operator: 'or', term: 'crews', span: 1 });
  const expected = parseQuery('(ferry OR boat) NEAR/0 "crews"').root;
  assert.ok(sameQuery(parseQuery(made).root, expected), made);
});
