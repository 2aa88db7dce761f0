import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type EvaluatedArticle,
  tokenSequence,
} from '../../server/core/evaluator/evaluated-article.ts';
import { createEvaluator } from '../../server/core/evaluator/evaluator.ts';
import { queryLeaves } from '../../server/core/query/describe-terms.ts';
import type { PhrasePart, QueryNode } from '../../server/core/query/tree.ts';
import { find, type TinyArticle } from './evaluator-oracle.ts';

const VOCABULARY = ['ban', 'bans', 'troop', 'troops', 'kursk'] as const;
const span = { start: 0, end: 0 };
const word = fc.constantFrom(...VOCABULARY);
const pattern = fc.constantFrom('ban*', 'troop?', '*s', 'k?rsk', 'b*n', '??????');
const edits = fc.constantFrom<1 | 2>(1, 2);
const distance = fc.integer({ min: 0, max: 4 });
const required = fc.boolean();

const part: fc.Arbitrary<PhrasePart> = fc.oneof(
  { weight: 3, arbitrary: word.map((term) => ({ kind: 'term' as const, term })) },
  fc.constantFrom('*', 'ban*').map((p) => ({ kind: 'pattern' as const, pattern: p })),
);

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  fc
    .record({ text: word, required })
    .map((r): QueryNode => ({ kind: 'word', term: r.text, ...r, span })),
  fc
    .record({ text: pattern, required })
    .map((r): QueryNode => ({ kind: 'wildcard', pattern: r.text, ...r, span })),
  fc
    .record({ text: word, edits, required })
    .map((r): QueryNode => ({ kind: 'fuzzy', term: r.text, ...r, span })),
  fc
    .record({
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
      slop: fc.option(fc.integer({ min: 0, max: 3 })),
      quoted: fc.boolean(),
      required,
    })
    .map((r): QueryNode => ({ kind: 'phrase', text: '', ...r, span })),
  fc.constant(0).map((): QueryNode => ({ kind: 'any-entity', type: 'person', span })),
);

const { inner: conditions } = fc.letrec<{ inner: QueryNode }>((tie) => ({
  inner: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .array(tie('inner'), { minLength: 2, maxLength: 3 })
      .map((children): QueryNode => ({ kind: 'or', children, span })),
    fc
      .array(tie('inner'), { minLength: 2, maxLength: 3 })
      .map((children): QueryNode => ({ kind: 'and', children, implicit: true, span })),
    tie('inner').map((child): QueryNode => ({ kind: 'not', child, span })),
  ),
}));

const { tree } = fc.letrec<{ tree: QueryNode }>((tie) => {
  const children = fc.array(tie('tree'), { minLength: 2, maxLength: 3 });
  return {
    tree: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      children.map((c): QueryNode => ({ kind: 'and', children: c, implicit: false, span })),
      children.map((c): QueryNode => ({ kind: 'or', children: c, span })),
      tie('tree').map((child): QueryNode => ({ kind: 'not', child, span })),
      tie('tree').map((child): QueryNode => ({ kind: 'optional', child, span })),
      fc
        .record({ left: tie('tree'), right: tie('tree'), distance })
        .map((r): QueryNode => ({ kind: 'near', ...r, span })),
      fc
        .tuple(fc.constantFrom('title' as const, 'body' as const), tie('tree'))
        .map(([field, child]): QueryNode => ({ kind: 'field', field, child, span })),
      fc
        .tuple(fc.constantFrom('person' as const, 'source' as const), conditions)
        .map(([field, child]): QueryNode => ({ kind: 'field', field, child, span })),
      fc
        .constantFrom(null, '2024-05-05')
        .map((from): QueryNode => ({ kind: 'date', on: 'date', from, to: null, span })),
      fc.constant(0).map((): QueryNode => ({ kind: 'missing', field: 'date', span })),
    ),
  };
});

const words = (maxLength: number) => fc.array(word, { maxLength });
const tinyArticle: fc.Arbitrary<TinyArticle> = fc
  .record({
    title: words(4),
    text: words(10),
    sources: fc.array(words(2), { maxLength: 2 }),
    people: fc.array(
      fc.record({
        spellings: fc.array(words(2), { minLength: 1, maxLength: 2 }),
        mentions: fc.array(
          fc.record({
            field: fc.constantFrom('title' as const, 'text' as const),
            first: fc.nat(9),
            length: fc.nat(1),
          }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 2 },
    ),
    day: fc.constantFrom(null, '2024-05-04', '2024-05-05'),
  })
  .map(({ title, text, sources, people, day }) => {
    const fields = { title, text };
    return {
      fields,
      sources,
      day,
      people: people.map(({ spellings, mentions }) => ({
        spellings,
        mentions: mentions
          .map(({ field, first, length }) => ({ field, first, last: first + length }))
          .filter(({ field, last }) => last < fields[field].length),
      })),
    };
  });

/** Every word takes ten units, so that offsets and positions can be told from each other. */
const WIDTH = 10;

function sequence(tokens: readonly string[]) {
  return tokenSequence(
    tokens.map((term, i) => ({ term, start: i * WIDTH, end: i * WIDTH + term.length })),
  );
}

function engineView({ fields, sources, people, day }: TinyArticle): EvaluatedArticle {
  return {
    tokens: (field) => sequence(fields[field]),
    values: (field) => (field === 'source' ? sources.map(sequence) : []),
    names: (type) =>
      (type === 'person' ? people : []).map(({ spellings, mentions }) => ({
        spellings: spellings.map(sequence),
        mentions: mentions.map(({ field, first, last }) => ({
          field,
          start: first * WIDTH,
          end: last * WIDTH + (fields[field][last]?.length ?? 0),
        })),
      })),
    day,
    addedDay: '2024-01-01',
    lacks: () => day === null,
  };
}

/** `field:first-last` in positions; checks that marks begin and end with words. */
function evaluate(root: QueryNode, article: TinyArticle): ReadonlySet<string> | null {
  const marks = createEvaluator(root, queryLeaves(root)).evaluate(engineView(article));
  if (marks === null) return null;
  return new Set(
    marks.map(({ field, start, end }) => {
      const last = Math.floor((end - 1) / WIDTH);
      assert.equal(start % WIDTH, 0);
      assert.equal(end, last * WIDTH + (article.fields[field][last]?.length ?? 0));
      return `${field}:${start / WIDTH}-${last}`;
    }),
  );
}

function checkAgainstOracle(root: QueryNode, article: TinyArticle): void {
  const { matched, places } = find(root, article);
  const expected = matched ? new Set(places.flatMap((place) => place.marks)) : null;
  assert.deepEqual(evaluate(root, article), expected);
}

test('any tree over any article matches, and marks, exactly what trying every combination finds', () => {
  fc.assert(fc.property(tree, tinyArticle, checkAgainstOracle), { numRuns: 3000 });
});

test('NEAR finds exactly the pairs that trying every combination finds', () => {
  const side = fc.oneof(leaf, tree);
  const near = fc
    .record({ left: side, right: side, distance })
    .map((r): QueryNode => ({ kind: 'near', ...r, span }));
  fc.assert(fc.property(near, tinyArticle, checkAgainstOracle), { numRuns: 3000 });
});

test('a mark names a leaf of the query that is not under a NOT', () => {
  fc.assert(
    fc.property(tree, tinyArticle, (root, article) => {
      const leaves = queryLeaves(root);
      const marks = createEvaluator(root, leaves).evaluate(engineView(article)) ?? [];
      for (const { leaf: number, kind } of marks) {
        const known = leaves[number];
        assert.ok(known !== undefined);
        if (kind !== 'name') assert.equal(known.negated, false);
      }
    }),
  );
});
