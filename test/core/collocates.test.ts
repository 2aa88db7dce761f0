import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  COLLOCATE_SORTS,
  type Collocate,
  CollocateCounter,
  logLikelihood,
  type MatchedTokens,
} from '../../server/core/collocates.ts';
import type { TokenSequence } from '../../server/core/evaluator/evaluated-article.ts';

type Table = readonly [number, number, number, number];

/** Rows of table 1 of Dunning 1993: G² of word pairs in a Swiss bank's reports. */
const PUBLISHED: readonly (readonly [pair: string, table: Table, expected: number])[] = [
  ['the swiss', [110, 2442, 111, 29114], 270.72],
  ['can be', [29, 13, 123, 31612], 263.9],
  ['previous year', [31, 23, 139, 31584], 256.84],
  ['mineral water', [10, 0, 3, 31764], 167.23],
  ['at the', [76, 104, 2476, 29121], 157.21],
  ['real terms', [16, 16, 51, 31694], 157.03],
  ['natural gas', [9, 0, 5, 31763], 146.8],
];

for (const [pair, table, expected] of PUBLISHED) {
  test(`the log-likelihood of “${pair}” is as published`, () => {
    assert.ok(Math.abs(logLikelihood(table) - expected) < 0.01, String(logLikelihood(table)));
  });
}

test('the log-likelihood of tables worked out by hand', () => {
  // Independent: 2 × 2 expects exactly what is observed.
  assert.equal(logLikelihood([1, 2, 3, 6]), 0);
  // All in two cells: 2 × (1 ln 2 + 1 ln 2).
  assert.ok(Math.abs(logLikelihood([1, 0, 0, 1]) - 4 * Math.LN2) < 1e-12);
  // 3 of 4 against 1 of 4: 4 × (3 ln 1.5 + ln 0.5).
  const byHand = 4 * (3 * Math.log(1.5) + Math.log(0.5));
  assert.ok(Math.abs(logLikelihood([3, 1, 1, 3]) - byHand) < 1e-12);
  assert.equal(logLikelihood([0, 0, 0, 0]), 0);
});

function xlogx(x: number): number {
  return x === 0 ? 0 : x * Math.log(x);
}

test('the log-likelihood equals twice the mutual information by entropies, whichever way it is turned', () => {
  const count = fc.nat(5000);
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const value = logLikelihood([a, b, c, d]);
      const cells = xlogx(a) + xlogx(b) + xlogx(c) + xlogx(d);
      const margins = xlogx(a + b) + xlogx(c + d) + xlogx(a + c) + xlogx(b + d);
      const expected = 2 * (cells - margins + xlogx(a + b + c + d));
      const tolerance = 1e-9 * Math.max(1, xlogx(a + b + c + d));
      assert.ok(Math.abs(value - expected) <= tolerance, `${value} ${expected}`);
      assert.ok(value >= 0);
      for (const turned of [logLikelihood([a, c, b, d]), logLikelihood([d, c, b, a])]) {
        assert.ok(Math.abs(turned - value) <= tolerance);
      }
    }),
    { numRuns: 500 },
  );
});

function sequenceOf(terms: readonly string[]): TokenSequence {
  return {
    length: terms.length,
    language: 'en',
    term: (position) => terms[position] ?? '',
    start: (position) => position * 2,
    end: (position) => position * 2 + 1,
  };
}

type Field = { readonly terms: readonly string[]; readonly matches: readonly number[] };

function counterOf(articles: readonly (readonly Field[])[], span: number): CollocateCounter {
  const counter = new CollocateCounter(span);
  for (const fields of articles) {
    counter.add(
      fields.map(
        ({ terms, matches }): MatchedTokens => ({
          sequence: sequenceOf(terms),
          matches: matches.map((at) => ({ first: at, last: at })),
        }),
      ),
    );
  }
  return counter;
}

const field: fc.Arbitrary<Field> = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', 'q'), { maxLength: 30 })
  .chain((terms) =>
    fc.record({
      terms: fc.constant(terms),
      matches: fc.subarray([...terms.keys()]),
    }),
  );
const articles = fc.array(fc.array(field, { minLength: 1, maxLength: 2 }), { maxLength: 5 });

/** Counts by looking, for every token, at every match. */
function recount(given: readonly (readonly Field[])[], span: number) {
  const rows = given.flatMap((fields, article) =>
    fields.flatMap(({ terms, matches }) =>
      terms.flatMap((term, at) =>
        matches.includes(at)
          ? []
          : [{ term, article, near: matches.some((match) => Math.abs(match - at) <= span) }],
      ),
    ),
  );
  const near = rows.filter((row) => row.near);
  const terms = [...new Set(near.map(({ term }) => term))];
  return {
    matches: given.flat().reduce((sum, { matches }) => sum + matches.length, 0),
    tokens: rows.length,
    tokensNear: near.length,
    collocates: new Map(
      terms.map((term) => {
        const here = near.filter((row) => row.term === term);
        const total = rows.filter((row) => row.term === term).length;
        const articlesNear = new Set(here.map(({ article }) => article)).size;
        return [term, { near: here.length, total, articles: articlesNear }];
      }),
    ),
  };
}

test('collocates are counted as a naive recount over the tokens counts them', () => {
  fc.assert(
    fc.property(
      articles,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(...COLLOCATE_SORTS),
      (given, span, minimum, sort) => {
        const { collocates, ...counts } = counterOf(given, span).result(sort, minimum);
        const { collocates: all, ...expected } = recount(given, span);
        assert.deepEqual(counts, expected);
        const kept = [...all].filter(([, { near }]) => near >= minimum);
        assert.deepEqual(
          new Map(
            collocates.map(({ term, near, total, articles: n }) => [
              term,
              { near, total, articles: n },
            ]),
          ),
          new Map(collocates.map(({ term }) => [term, all.get(term)])),
        );
        assert.equal(collocates.length, kept.length);
        for (const one of collocates) checkMeasures(one, expected);
        const value = { likelihood: 'logLikelihood', dice: 'logDice', count: 'near' } as const;
        const ordered = collocates.map((one) => one[value[sort]]);
        assert.deepEqual(
          ordered,
          ordered.toSorted((a, b) => b - a),
        );
      },
    ),
    { numRuns: 500 },
  );
});

function checkMeasures(
  { near, total, logLikelihood: signed, logDice }: Collocate,
  { tokens, tokensNear, matches }: { tokens: number; tokensNear: number; matches: number },
): void {
  const table: Table = [near, total - near, tokensNear - near, tokens - total - tokensNear + near];
  assert.ok(Math.abs(Math.abs(signed) - logLikelihood(table)) < 1e-9);
  const expectedNear = (total * tokensNear) / tokens;
  if (near > expectedNear + 1e-9) assert.ok(signed >= 0);
  if (near < expectedNear - 1e-9) assert.ok(signed <= 0);
  assert.ok(logDice <= 14);
  const pairs = Math.min(near, matches);
  assert.ok(Math.abs(2 ** (logDice - 14) - (2 * pairs) / (matches + total)) < 1e-9);
}

test('a word near matches of title and text counts its article once, and windows end with the field', () => {
  const title = { terms: ['ferry', 'crews', 'vote'], matches: [0] };
  const text = { terms: ['crews', 'of', 'the', 'ferry'], matches: [3] };
  const { collocates } = counterOf([[title, text]], 3).result('count', 1);
  const found = new Map(collocates.map(({ term, near, articles: n }) => [term, [near, n]]));
  assert.deepEqual(
    found,
    new Map([
      ['crews', [2, 1]],
      ['of', [1, 1]],
      ['the', [1, 1]],
      ['vote', [1, 1]],
    ]),
  );
});

test('a match of several words is none of its own collocates', () => {
  const counter = new CollocateCounter(1);
  const sequence = sequenceOf(['a', 'harbour', 'strike', 'b', 'strike']);
  counter.add([{ sequence, matches: [{ first: 1, last: 2 }] }]);
  const { collocates, tokens, tokensNear } = counter.result('count', 1);
  assert.deepEqual(collocates.map(({ term }) => term).sort(), ['a', 'b']);
  assert.deepEqual([tokens, tokensNear], [3, 2]);
});
