import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitQueries, QUERY_LIMITS } from '../../server/core/query/limits.ts';
import { parseQuery } from '../../server/core/query/parser.ts';
import type { QueryNode } from '../../server/core/query/tree.ts';

/** The tree as an s-expression; `+` is required, `&` an explicit AND, `/` joins the parts of a phrase. */
function outline(node: QueryNode): string {
  switch (node.kind) {
    case 'all':
      return 'all';
    case 'word':
      return plus(node) + node.term;
    case 'wildcard':
      return `${plus(node)}{${node.pattern}}`;
    case 'fuzzy':
      return `${plus(node)}${node.term}~${node.edits}`;
    case 'phrase': {
      const parts = node.parts
        .map((p) => (p.kind === 'term' ? p.term : `{${p.pattern}}`))
        .join('/');
      const slop = node.slop === null ? '' : `~${node.slop}`;
      return plus(node) + (node.quoted ? `"${parts}"${slop}` : `[${parts}]`);
    }
    case 'near':
      return `(near/${node.distance} ${outline(node.left)} ${outline(node.right)})`;
    case 'any-entity':
      return `any-${node.type}`;
    case 'field':
      return `(${node.field}: ${outline(node.child)})`;
    case 'date':
      return `(${node.on} ${node.from ?? ''}..${node.to ?? ''})`;
    case 'missing':
      return `(missing ${node.field})`;
    case 'not':
      return `(not ${outline(node.child)})`;
    case 'optional':
    case 'variant':
      return `(${node.kind} ${outline(node.child)})`;
    case 'and':
      return `(${node.implicit ? 'and' : '&'} ${node.children.map(outline).join(' ')})`;
    case 'or':
      return `(or ${node.children.map(outline).join(' ')})`;
    default:
      return node satisfies never;
  }
}

function plus(node: { readonly required: boolean }): string {
  return node.required ? '+' : '';
}

type Row = readonly [query: string, tree: string, ...warnings: string[]];

/** A warning is written as its code and the text it points at. */
function check(name: string, rows: readonly Row[]): void {
  test(name, () => {
    for (const [query, tree, ...warnings] of rows) {
      const { root, warnings: found } = parseQuery(query);
      assert.equal(outline(root), tree, query);
      const said = found.map(({ code, span }) => `${code} ${query.slice(span?.start, span?.end)}`);
      assert.deepEqual(said, warnings, query);
    }
  });
}

check('words side by side are an implicit AND', [
  ['', 'all'],
  ['   ', 'all'],
  ['troops', 'troops'],
  ['Troops border', '(and troops border)'],
  ['  Zürich\tcafé\n', '(and zurich cafe)'],
  ['a (b c)', '(and a b c)'],
  ['((a))', 'a'],
]);

check('OR binds tighter than AND and NOT tightest', [
  ['a OR b', '(or a b)'],
  ['a b OR c', '(and a (or b c))', 'mixed-operators a b OR c'],
  ['a OR b c', '(and (or a b) c)', 'mixed-operators a OR b c'],
  ['a AND b OR c', '(& a (or b c))', 'mixed-operators a AND b OR c'],
  ['a (b OR c)', '(and a (or b c))'],
  ['(a b) OR c', '(or (and a b) c)'],
  ['a AND b', '(& a b)'],
  ['a b AND c', '(and a (& b c))'],
  ['a OR (b OR c)', '(or a b c)'],
  ['a NOT b', '(and a (not b))'],
  ['a AND NOT b', '(& a (not b))'],
  [
    'a OR NOT b x',
    '(and (or a (not b)) x)',
    'mixed-operators a OR NOT b x',
    'nothing-to-search NOT b',
  ],
  ['NOT NOT a', 'a'],
  ['a -(NOT b)', '(and a b)'],
  ['a -(b c)', '(and a (not (and b c)))'],
]);

check('a minus excludes only at the start of a term', [
  ['a -b', '(and a (not b))'],
  ['(-b a)', '(and (not b) a)'],
  ['year-old', '[year/old]'],
  ['a - b', '(and a b)', 'nothing-to-search -'],
  ['-"x y" a', '(and (not "x/y") a)'],
  ['-title:x a', '(and (not (title: x)) a)'],
  ['-x', '(not x)', 'nothing-to-search -x'],
  ['-x -y', '(and (not x) (not y))', 'nothing-to-search -x -y'],
]);

check('a plus requires', [
  ['+a b', '(and +a b)'],
  ['+"a b"', '+"a/b"'],
  ['+title:x', '(title: +x)'],
  ['+(a OR b) x', '(and (or +a +b) x)'],
  ['-(+a) b', '(and (not a) b)'],
  ['C++', 'c'],
]);

check('phrases fold, and hold patterns and slop', [
  ['"Border Zone"', '"border/zone"'],
  ['“border zone”', '"border/zone"'],
  ['„border zone“ «x y» ＂z＂', '(and "border/zone" "x/y" "z")'],
  ['"gov* troop?"', '"{gov*}/{troop?}"'],
  ['"a * b"', '"a/{*}/b"'],
  ['"a b c"~4', '"a/b/c"~4'],
  ['"a"~4', '"a"'],
  ['"a b"~', '"a/b"', 'invalid-value "a b"~'],
  ['""', 'all', 'empty-phrase ""'],
  ['a "b c', '(and a "b/c")', 'unclosed-quote "b c'],
  ['don’t “O’Brien”', `(and don't "o'brien")`],
]);

check('wildcards and fuzzy words', [
  ['troop*', '{troop*}'],
  ['W?rd', '{w?rd}'],
  ['anti-gov*', '[anti/{gov*}]'],
  ['word~', 'word~1'],
  ['word~2', 'word~2'],
  ['word~9', 'word~2', 'invalid-value word~9'],
  ['a-b~', '[a/b]', 'invalid-value a-b~'],
  ['*', 'all', 'nothing-to-search *'],
  ['? troops ??', 'troops', 'nothing-to-search ?'],
  ['who won the election?', '(and who won the election)'],
  ['troop?', '{troop?}'],
]);

check('NEAR joins operands from the left', [
  ['a NEAR/5 b', '(near/5 a b)'],
  ['a w/5 b W/3 c', '(near/3 (near/5 a b) c)'],
  ['a NEAR b', '(near/10 a b)'],
  ['"a b" NEAR/2 (c OR d)', '(near/2 "a/b" (or c d))'],
  ['person:* NEAR/5 troops', '(near/5 any-person troops)'],
  ['NOT a NEAR/5 b c', '(and (not (near/5 a b)) c)'],
  ['a NEAR/5 -b', '(and a (not b))', 'stray-operator NEAR/5'],
  ['a NEAR/5 date:2024', '(and a (date 2024-01-01..2024-12-31))', 'stray-operator NEAR/5'],
  ['a NEAR/5000 b', '(near/1000 a b)', 'invalid-value NEAR/5000'],
]);

check('fields take a word, a phrase or a group', [
  ['title:Kursk', '(title: kursk)'],
  ['TITLE:kursk', '(title: kursk)'],
  ['title:"a b" body:(c OR d)', '(and (title: "a/b") (body: (or c d)))'],
  ['title: kursk', '(title: kursk)'],
  ['Source: kursk', '(and source kursk)'],
  ['title:OR', '(title: or)'],
  ['path:world/2024', '(path: [world/2024])'],
  ['person:*', 'any-person'],
  ['author:* a', '(and (not (missing author)) a)'],
  ['title:(person:x)', '(title: (person: x))'],
  ['title:', 'all', 'invalid-value title:'],
  ['title:() a', 'a', 'empty-group ()'],
  ['foo:bar', '[foo/bar]', 'unknown-field foo:bar'],
  ['foo:"a b"', '(and foo "a/b")', 'unknown-field foo:'],
  ['https://example.com/a?b', '[https/example/com/a/b]'],
  ['10:30 Ukraine: what', '(and [10/30] ukraine what)'],
]);

check('dates and missing values', [
  ['date:2024-10', '(date 2024-10-01..2024-10-31)'],
  ['date:2024-02..2024-02', '(date 2024-02-01..2024-02-29)'],
  ['date:>2024-10-31', '(date 2024-11-01..)'],
  ['date:>=2024-10', '(date 2024-10-01..)'],
  ['date:<2024', '(date ..2023-12-31)'],
  ['date:<=2024', '(date ..2024-12-31)'],
  ['date:..2024 added:2024..', '(and (date ..2024-12-31) (added 2024-01-01..))'],
  ['date:2025..2024', '(date 2024-01-01..2025-12-31)', 'invalid-value date:2025..2024'],
  ['date:2024-02-30 a', 'a', 'invalid-value date:2024-02-30'],
  ['date:.. date:>9999', 'all', 'invalid-value date:..', 'invalid-value date:>9999'],
  ['date:(2024) a', 'a', 'invalid-value date:(2024'],
  ['missing:person -missing:date', '(and (missing person) (not (missing date)))'],
  ['missing:soup', 'all', 'invalid-value missing:soup'],
]);

check('operators are capitals among words', [
  ['a or b', '(and a or b)', 'lowercase-operator or'],
  ['a and b', '(and a and b)'],
  ['do not go', '(and do not go)', 'lowercase-operator not'],
  ['NATO OR EU', '(or nato eu)'],
  [
    'TO BE OR NOT TO BE',
    '(and to be or not to be)',
    'lowercase-operator OR',
    'lowercase-operator NOT',
  ],
  ['PUTIN AND XI MEET -TRUMP', '(and putin and xi meet (not trump))'],
  ['北京 OR 上海 OR 广州', '(or 北京 上海 广州)'],
]);

check('what cannot be meant is left out with a warning', [
  ['OR', 'all', 'stray-operator OR'],
  ['a AND', 'a', 'stray-operator AND'],
  ['a OR OR b', '(or a b)', 'stray-operator OR'],
  ['NEAR/2 b', 'b', 'stray-operator NEAR/2'],
  ['a NOT', 'a', 'stray-operator NOT'],
  ['a)', 'a', 'stray-parenthesis )'],
  ['(a (b', '(and a b)', 'unclosed-group (', 'unclosed-group ('],
  ['a ()', 'a', 'empty-group ()'],
  ['😀 … 🎉', 'all', 'nothing-to-search 😀'],
  ['a OR 😀', 'a', 'nothing-to-search 😀'],
]);

check('the analyzer says what a word is', [
  ['U.S. US us', '(and u.s u.s us)'],
  ["year's AT&T 1,000 3.5%", '(and year at&t 1000 3.5%)'],
  ['日本経済', '[日本/本経/経済]'],
  ['日本経済*', '[日本/本経/経済]'],
]);

test('limits cut the query and say so', () => {
  const codes = (text: string) => parseQuery(text).warnings.map(({ code }) => code);
  assert.deepEqual(codes('word '.repeat(QUERY_LIMITS.words)), []);
  assert.deepEqual(codes('date:2024 '.repeat(QUERY_LIMITS.words + 1)), ['too-many-terms']);
  assert.deepEqual(codes('word '.repeat(QUERY_LIMITS.words + 1)), ['too-many-terms']);
  assert.deepEqual(codes(`"${'a '.repeat(QUERY_LIMITS.words + 1)}"`), ['too-many-terms']);
  assert.deepEqual(
    codes(`${'('.repeat(QUERY_LIMITS.depth)}a${')'.repeat(QUERY_LIMITS.depth)}`),
    [],
  );
  assert.deepEqual(codes(`${'('.repeat(1000)}a${')'.repeat(1000)}`), ['too-deep']);
  assert.deepEqual(codes(`a${' '.repeat(QUERY_LIMITS.chars)}(b`), ['too-long']);
  assert.equal(
    outline(parseQuery(`${'x'.repeat(QUERY_LIMITS.chars - 3)} halved`).root).length,
    128,
  );
});

test('the longest and oddest texts parse at once', () => {
  const texts = [
    '('.repeat(10_000),
    ')'.repeat(10_000),
    '"'.repeat(10_000),
    '" a '.repeat(500),
    'NOT '.repeat(2500),
    '- + '.repeat(2500),
    'a NEAR '.repeat(1500),
    'title:'.repeat(1700),
    '*'.repeat(10_000),
    `${'~'.repeat(5000)}9${'~'.repeat(4999)}`,
    '1'.repeat(10_000),
    '\ud800'.repeat(10_000),
    '👩‍👩‍👧'.repeat(1200),
    'a-'.repeat(5000),
    "a'".repeat(5000),
    `${'?'.repeat(9999)}x`,
    '(a OR '.repeat(1600),
    '-('.repeat(3000),
    'what '.repeat(1000) + '?'.repeat(5000),
  ];
  for (const text of texts) {
    const start = performance.now();
    parseQuery(text);
    const took = performance.now() - start;
    assert.ok(took < 5000, `${text.slice(0, 12)}… took ${took} ms`);
  }
});

test('limits that were set hold, each with its own warning', () => {
  const said = (text: string) => parseQuery(text).warnings.map(({ message }) => message);
  limitQueries({ ...QUERY_LIMITS, chars: 40, words: 3, depth: 2, distance: 5 });
  try {
    assert.deepEqual(said('a b c'), []);
    assert.match(said('a b c d').join(), /at most 3 words/);
    assert.match(said('(((a)))').join(), /at most 2 deep/);
    assert.match(said('a NEAR/6 b').join(), /at most 5 words/);
    assert.match(said('"a b"~9').join(), /at most 5 words/);
    assert.match(said(`a ${'b'.repeat(50)}`).join(), /at most 40 characters/);
    const { root } = parseQuery('a NEAR b');
    assert.equal(root.kind === 'near' && root.distance, 5);
  } finally {
    limitQueries(QUERY_LIMITS);
  }
  assert.deepEqual(said('a b c d'), []);
});
