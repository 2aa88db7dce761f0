import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWithinEdits } from '../../../server/core/evaluator/term-matcher.ts';
import { termsWithinEdits } from '../../../server/engine/packed/edit-distance.ts';
import {
  allStrings,
  compareTerms,
  openStrings,
  packStrings,
  type TermTable,
} from '../../../server/engine/packed/term-table.ts';

/** Short, over few letters, some outside the basic plane: neighbours abound. */
const term = fc
  .array(fc.constantFrom('a', 'b', 'c', 'é', '日', '\uffee', '𐐀', '𐐁', '😀'), { maxLength: 6 })
  .map((letters) => letters.join(''));
const vocabulary = fc.uniqueArray(term, { maxLength: 60 });

function tableOf(terms: readonly string[]): { table: TermTable; sorted: string[] } {
  const sorted = [...terms].sort(compareTerms);
  return { table: openStrings(new Map(packStrings('t', sorted)), 't'), sorted };
}

test('terms are sorted by their bytes', () => {
  fc.assert(
    fc.property(term, term, (a, b) => {
      assert.equal(Math.sign(compareTerms(a, b)), Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    { numRuns: 2000 },
  );
});

test('every term is found at its number, and no other is', () => {
  fc.assert(
    fc.property(vocabulary, fc.array(term), (terms, others) => {
      const { table, sorted } = tableOf(terms);
      assert.deepEqual(allStrings(table), sorted);
      for (const wanted of [...terms, ...others])
        assert.equal(table.find(wanted), sorted.indexOf(wanted));
    }),
  );
});

test('a prefix gives the terms that begin with it', () => {
  fc.assert(
    fc.property(vocabulary, term, (terms, prefix) => {
      const { table, sorted } = tableOf(terms);
      const { first, end } = table.withPrefix(prefix);
      assert.deepEqual(
        sorted.slice(first, end),
        sorted.filter((one) => one.startsWith(prefix)),
      );
    }),
    { numRuns: 500 },
  );
});

test('the walk over edit distances finds what comparing with every term finds', () => {
  fc.assert(
    fc.property(vocabulary, term, fc.constantFrom(0, 1, 2), (terms, wanted, edits) => {
      const { table, sorted } = tableOf(terms);
      const found = [...termsWithinEdits(table, wanted, edits)].map((number) => sorted[number]);
      assert.deepEqual(
        found,
        sorted.filter((one) => isWithinEdits(wanted, one, edits)),
      );
    }),
    { numRuns: 1000 },
  );
});
