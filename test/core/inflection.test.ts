import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokenize } from '../../server/core/analyzer.ts';
import { createTermMatcher, type TermMatch } from '../../server/core/evaluator/term-matcher.ts';
import { stem } from '../../server/core/inflection.ts';
import { newsText } from './arbitraries.ts';

/** Typed term, term in the article, and how the one finds the other. */
const TABLE: readonly (readonly [string, string, TermMatch | null])[] = [
  ['troops', 'troops', 'exact'],
  ['troops', 'troop', 'inflection'],
  ['strike', 'striking', 'inflection'],
  ['policies', 'policy', 'inflection'],
  ['news', 'new', null],
  ['us', 'u.s', null],
  ['u.s', 'us', null],
  ["o'brien", "o'brien", 'exact'],
  ['5m', '$5m', 'inflection'],
  ['5m', '€5m', 'inflection'],
  ['$5m', '5m', null],
  ['$5m', '€5m', null],
  ['3.5', '3.5%', 'inflection'],
  ['3.5%', '3.5', null],
  ['3.5%', '3.5%', 'exact'],
  ['2024', '20241', null],
  ['at&t', 'at', null],
  ['日', '日本', 'exact'],
  ['日本', '日', null],
  ['путин', 'путина', null],
];

test('a plain word finds its inflections, a figure with its sign only itself', () => {
  for (const [typed, term, expected] of TABLE) {
    const part = { text: typed, term: typed, required: false, span: { start: 0, end: 0 } };
    const matcher = createTermMatcher({ kind: 'word', ...part });
    assert.equal(matcher.match(term), expected, `${typed} → ${term}`);
    const quoted = createTermMatcher({ kind: 'term', term: typed }).match(term);
    assert.equal(quoted, expected === 'inflection' ? null : expected, `"${typed}" → ${term}`);
  }
});

test('every term finds itself exactly, whatever it is made of, and has a stem', () => {
  fc.assert(
    fc.property(newsText, (text) => {
      for (const { term } of tokenize(text)) {
        const part = { text: term, term, required: false, span: { start: 0, end: 0 } };
        assert.equal(createTermMatcher({ kind: 'word', ...part }).match(term), 'exact');
        assert.notEqual(stem(term), '');
      }
    }),
  );
});
