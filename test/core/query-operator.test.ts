import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryLeaves } from '../../server/core/query/describe-terms.ts';
import { interpret } from '../../server/core/query/interpretation.ts';
import { applyOperator, type Operator } from '../../server/core/query/operator.ts';
import { parseQuery } from '../../server/core/query/parser.ts';
import { printQuery } from '../../server/core/query/print.ts';

function effective(query: string, operator: Operator) {
  return applyOperator(parseQuery(query).root, operator);
}

function check(operator: Operator, rows: readonly (readonly [string, string])[]): void {
  for (const [query, printed] of rows)
    assert.equal(printQuery(effective(query, operator)), printed, query);
}

test('stop words go beside other words and stay alone', () => {
  check('and', [
    ['the troops of Russia', 'troops Russia'],
    ['to be or not to be', 'to be or not to be'],
    ['the', 'the'],
    ['+the troops', '+the troops'],
    ['"the troops" the', '"the troops"'],
    ['the AND troops', 'the AND troops'],
    ['the OR troops', 'the OR troops'],
    ['the -troops', 'the -troops'],
    ['the date:2024', 'the date:2024'],
    ['the source:reuters', 'the source:reuters'],
    ['the title:troops', 'title:troops'],
    ['title:(the troops)', 'title:troops'],
    ['kursk -(the troops)', 'kursk -troops'],
    ['kursk -the', 'kursk -the'],
  ]);
});

test('with the operator “or” plain words become alternatives and all else stays as typed', () => {
  check('or', [
    ['kursk troops', 'kursk OR troops'],
    ['the kursk troops', 'kursk OR troops'],
    ['kursk year-old troop* wrod~', 'kursk OR year-old OR troop* OR wrod~'],
    ['kursk "border zone" troops', '(kursk OR troops) "border zone"'],
    ['x title:kursk y -z', '(x OR y) title:kursk -z'],
    ['kursk AND troops', 'kursk AND troops'],
    ['kursk AND (x y)', 'kursk AND (x OR y)'],
    ['kursk (x OR y)', 'kursk (x OR y)'],
    ['kursk date:2024', 'kursk date:2024'],
    ['title:(x y)', 'title:(x OR y)'],
    ['x y NEAR/5 z', 'x (y NEAR/5 z)'],
  ]);
});

test('beside a required word, plain words only rank', () => {
  const root = effective('+kursk x y', 'or');
  assert.equal(root.kind, 'and');
  assert.deepEqual(root.kind === 'and' ? root.children.map(({ kind }) => kind) : [], [
    'word',
    'optional',
  ]);
  assert.equal(printQuery(root), '+kursk (x OR y)');
  assert.equal(effective('+kursk', 'or').kind, 'word');
  assert.equal(interpret(effective('+title:kursk x', 'or')).includes('ranked higher'), true);
  assert.equal(interpret(effective('+kursk x', 'and')), 'articles with “kursk” and “x”');
});

test('an interpretation says what is searched', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['', 'all articles'],
    ['troops -Kursk', 'articles with “troops” and not “Kursk”'],
    ['-Kursk troops', 'articles with “troops” and not “Kursk”'],
    ['x (y OR z)', 'articles with “x” and (“y” or “z”)'],
    ['the troops', 'articles with “troops”'],
    ['"border zone"', 'articles with the exact phrase “border zone”'],
    ['"troops"', 'articles with the exact word “troops”'],
    ['x NEAR/5 y', 'articles with “x” within 5 words of “y”'],
    ['x NEAR y', 'articles with “x” within 10 words of “y”'],
    ['z (x NEAR/1 y)', 'articles with “z” and (“x” within 1 word of “y”)'],
    ['title:x', 'articles with “x” in the title'],
    ['title:x y', 'articles with (“x” in the title) and “y”'],
    ['person:ryder', 'articles naming a person “ryder”'],
    ['troops person:ryder', 'articles with “troops” and naming a person “ryder”'],
    ['troops -person:ryder', 'articles with “troops” and not naming a person “ryder”'],
    ['troops OR person:ryder', 'articles with “troops” or naming a person “ryder”'],
    ['person:* NEAR/5 x', 'articles with the name of any person within 5 words of “x”'],
    ['person:ryder NEAR/5 x', 'articles with a person “ryder” within 5 words of “x”'],
    ['date:2024-10', 'articles dated from 2024-10-01 to 2024-10-31'],
    ['date:2024-10-29', 'articles dated 2024-10-29'],
    ['added:>2024', 'articles added on or after 2025-01-01'],
    ['missing:author', 'articles without an author'],
    ['-missing:date', 'articles with a date'],
    ['-x', 'articles without “x”'],
    ['-(x y)', 'articles without (“x” and “y”)'],
    [
      'troop* wrod~2',
      'articles with a word matching “troop*” and a word at most two letters from “wrod”',
    ],
    ['title:(person:x)', 'articles naming a person “x” (only in the title)'],
    ['title:(x date:2024-10-29)', 'articles with (“x” in the title) and dated 2024-10-29'],
    ['source:reuters', 'articles from a source named “reuters”'],
  ];
  for (const [query, said] of rows) assert.equal(interpret(effective(query, 'and')), said, query);
});

test('the leaves of a query are told as typed, in order, with their fields', () => {
  const text = 'Troops title:(“border zone” -Kursk) person:* NEAR/5 year-old date:2024';
  const { root } = parseQuery(text);
  const leaves = queryLeaves(root);
  assert.deepEqual(
    leaves.map((leaf) => [leaf.text, leaf.negated, text.slice(leaf.span.start, leaf.span.end)]),
    [
      ['Troops', false, 'Troops'],
      ['title:"border zone"', false, '“border zone”'],
      ['title:Kursk', true, 'Kursk'],
      ['person:*', false, 'person:*'],
      ['year-old', false, 'year-old'],
    ],
  );
  assert.equal(leaves[1]?.scoped.kind, 'field');
});
