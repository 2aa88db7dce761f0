import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { interpret } from '../../server/core/query/interpretation.ts';
import { lex } from '../../server/core/query/lexer.ts';
import { applyOperator } from '../../server/core/query/operator.ts';
import { parseQuery } from '../../server/core/query/parser.ts';
import { printQuery, sameQuery } from '../../server/core/query/print.ts';
import { MISSING_FIELDS, QUERY_FIELDS, type QueryNode } from '../../server/core/query/tree.ts';

const span = { start: 0, end: 0 };

/** Pieces that mean something to the parser, so that random texts are not all plain words. */
const PIECES = [
  ...[
    'a',
    'Kursk',
    'TROOPS',
    'NATO',
    'U.S.',
    'US',
    'year-old',
    '日本経済',
    '日',
    'O’Brien',
    '😀',
    '$5m',
    '\ud800',
  ],
  ...['who', 'or', 'not', 'what?', 'troop*', '*', '?', 'w?rd', 'word~', 'word~2', '~', 'foo:bar'],
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'NEAR/3',
    'w/5',
    '(',
    ')',
    '((',
    '"',
    '“',
    '”',
    '"a b"',
    '"x * y"~2',
  ],
  ...[
    '-',
    '+',
    '-a',
    '+b',
    '-(',
    '+(',
    'title:',
    'person:',
    'person:*',
    'title:(',
    'body:"',
    'author:*',
  ],
  ...[
    'date:2024',
    'date:>2024-10',
    'added:..2024',
    'missing:date',
    'date:',
    'path:a/b',
    'K',
    'EU',
    '.',
    ':',
  ],
];
const queryText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '')), {
      maxLength: 24,
    })
    .map((pairs) => pairs.flat().join('')),
);

const term = fc.constantFrom(
  'kursk',
  'troops',
  'or',
  'not',
  'near',
  'who',
  'u.s',
  'title',
  '3.5%',
  'at&t',
  'x',
);
const pattern = fc.constantFrom('troop*', 'w?rd', '*ing', 'who?', 'x?');
const required = fc.boolean();
const words = fc.array(
  fc.oneof(
    term.map((t) => ({ kind: 'term' as const, term: t })),
    pattern.map((p) => ({ kind: 'pattern' as const, pattern: p })),
  ),
  { minLength: 2, maxLength: 4 },
);
const day = fc.constantFrom('2024-01-01', '2024-02-29', '2024-12-31');

function word(t: string, plus: boolean): QueryNode {
  return { kind: 'word', text: t.toUpperCase(), term: t, required: plus, span };
}

/** Leaves that stand somewhere in a text. `plus`: whether `+` may stand before them. */
function placed(plus: fc.Arbitrary<boolean>): fc.Arbitrary<QueryNode> {
  return fc.oneof(
    fc.tuple(term, plus).map(([t, p]) => word(t, p)),
    fc
      .tuple(pattern, plus)
      .map(([p, r]): QueryNode => ({ kind: 'wildcard', text: p, pattern: p, required: r, span })),
    fc
      .tuple(term, plus)
      .map(
        ([t, r]): QueryNode => ({ kind: 'fuzzy', text: '', term: t, edits: 2, required: r, span }),
      ),
    fc.tuple(words, plus, fc.option(fc.nat(9))).map(
      ([parts, r, slop]): QueryNode => ({
        kind: 'phrase',
        text: '',
        parts,
        slop,
        quoted: true,
        required: r,
        span,
      }),
    ),
    fc
      .tuple(fc.array(fc.constantFrom('year', 'old', 'or'), { minLength: 2, maxLength: 3 }), plus)
      .map(([terms, r]): QueryNode => {
        const parts = terms.map((t) => ({ kind: 'term' as const, term: t }));
        return { kind: 'phrase', text: '', parts, slop: null, quoted: false, required: r, span };
      }),
    fc
      .constantFrom('person', 'place')
      .map((type): QueryNode => ({ kind: 'any-entity', type, span })),
  );
}

const filter: fc.Arbitrary<QueryNode> = fc.oneof(
  fc.constantFrom(...MISSING_FIELDS).map((field): QueryNode => ({ kind: 'missing', field, span })),
  fc
    .tuple(fc.constantFrom('date', 'added'), day)
    .map(([on, from]): QueryNode => ({ kind: 'date', on, from, to: null, span })),
  day.map((d): QueryNode => ({ kind: 'date', on: 'date', from: d, to: d, span })),
);

/** Trees in normal form. */
function tree(depth: number, plus: fc.Arbitrary<boolean>): fc.Arbitrary<QueryNode> {
  if (depth === 0) return fc.oneof({ weight: 4, arbitrary: placed(plus) }, filter);
  const smaller = tree(depth - 1, plus);
  const unsigned = tree(depth - 1, fc.constant(false)).filter(({ kind }) => kind !== 'not');
  const several = (unlike: (node: QueryNode) => boolean) =>
    fc.array(smaller.filter(unlike), { minLength: 2, maxLength: 3 });
  return fc.oneof(
    smaller,
    several((n) => n.kind !== 'or').map((children): QueryNode => ({ kind: 'or', children, span })),
    several((n) => n.kind !== 'and' || !n.implicit).map(
      (children): QueryNode => ({ kind: 'and', children, implicit: true, span }),
    ),
    several((n) => n.kind !== 'and' || n.implicit).map(
      (children): QueryNode => ({ kind: 'and', children, implicit: false, span }),
    ),
    unsigned.map((child): QueryNode => ({ kind: 'not', child, span })),
    fc
      .tuple(fc.constantFrom(...QUERY_FIELDS), smaller)
      .map(([field, child]): QueryNode => ({ kind: 'field', field, child, span })),
    fc
      .tuple(near(plus), placed(plus), fc.nat(20))
      .map(([left, right, distance]): QueryNode => ({ kind: 'near', left, right, distance, span })),
    fc
      .tuple(placed(plus), near(plus), fc.nat(20))
      .map(([left, right, distance]): QueryNode => ({ kind: 'near', left, right, distance, span })),
  );
}

function near(plus: fc.Arbitrary<boolean>): fc.Arbitrary<QueryNode> {
  return fc.oneof(
    placed(plus),
    fc
      .tuple(placed(plus), placed(plus))
      .map(([left, right]): QueryNode => ({ kind: 'near', left, right, distance: 4, span })),
    fc.tuple(placed(plus), filter).map((pair): QueryNode => ({ kind: 'or', children: pair, span })),
  );
}

test('a printed tree parses back to the tree', () => {
  fc.assert(
    fc.property(tree(3, required), (root) => {
      const printed = printQuery(root);
      const parsed = parseQuery(printed).root;
      assert.ok(sameQuery(parsed, root), `${printed}\n${JSON.stringify(parsed)}`);
    }),
    { numRuns: 1500 },
  );
});

test('any text, parsed and printed, parses to the same tree', () => {
  fc.assert(
    fc.property(queryText, (text) => {
      const { root } = parseQuery(text);
      const printed = printQuery(root);
      const again = parseQuery(printed);
      assert.ok(
        sameQuery(again.root, root),
        `${JSON.stringify(text)} → ${JSON.stringify(printed)}`,
      );
      assert.equal(printQuery(again.root), printed);
    }),
    { numRuns: 3000 },
  );
});

test('what the limits leave of a long text prints and parses to the same tree', () => {
  const long = fc
    .array(fc.constantFrom(...PIECES), { minLength: 250, maxLength: 500 })
    .map((pieces) => pieces.join(' '));
  fc.assert(
    fc.property(long, (text) => {
      const { root } = parseQuery(text);
      assert.ok(sameQuery(parseQuery(printQuery(root)).root, root), text);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

function checkSpans(node: QueryNode, outer: { start: number; end: number }): void {
  assert.ok(outer.start <= node.span.start && node.span.start <= node.span.end, node.kind);
  assert.ok(node.span.end <= outer.end, node.kind);
  const children =
    node.kind === 'and' || node.kind === 'or'
      ? node.children
      : node.kind === 'near'
        ? [node.left, node.right]
        : node.kind === 'not' || node.kind === 'field'
          ? [node.child]
          : [];
  let at = node.span.start;
  for (const child of children) {
    assert.ok(child.span.start >= at, 'children stand in order');
    checkSpans(child, node.span);
    at = child.span.end;
  }
}

test('spans of nodes, warnings and lexemes lie in the text, in order', () => {
  fc.assert(
    fc.property(queryText, (text) => {
      const whole = { start: 0, end: text.length };
      const { root, warnings } = parseQuery(text);
      checkSpans(root, whole);
      for (const { span: at } of warnings)
        assert.ok(at !== undefined && at.start >= 0 && at.start <= at.end && at.end <= text.length);
      let end = 0;
      for (const lexeme of lex(text)) {
        assert.ok(lexeme.span.start >= end && lexeme.span.end > lexeme.span.start);
        end = lexeme.span.end;
      }
      assert.ok(end <= text.length);
    }),
    { numRuns: 2000 },
  );
});

test('every effective tree keeps the normal form and can be said', () => {
  const visit = (node: QueryNode, parent: QueryNode | null): void => {
    if (node.kind === 'all') assert.equal(parent, null);
    if (node.kind === 'optional') assert.equal(parent?.kind, 'and');
    if (node.kind === 'and' || node.kind === 'or') {
      assert.ok(node.children.length > 1);
      const certain = node.children.some(({ kind }) => kind !== 'optional' && kind !== 'not');
      if (node.children.some(({ kind }) => kind === 'optional')) assert.ok(certain);
      for (const child of node.children) visit(child, node);
    }
    if (node.kind === 'not' || node.kind === 'field' || node.kind === 'optional')
      visit(node.child, node);
  };
  fc.assert(
    fc.property(queryText, fc.constantFrom('and', 'or'), (text, operator) => {
      const root = applyOperator(parseQuery(text).root, operator);
      visit(root, null);
      assert.match(interpret(root), /^(all articles|articles \S.*)$/s);
    }),
    { numRuns: 1500 },
  );
});
