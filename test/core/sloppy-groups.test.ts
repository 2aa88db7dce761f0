import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenSequence } from '../../server/core/evaluator/evaluated-article.ts';
import { sloppyGroups } from '../../server/core/evaluator/sloppy-groups.ts';
import { createTermMatcher } from '../../server/core/evaluator/term-matcher.ts';

/** Groups of a phrase in a text, both as words; `*` is any word. */
function groups(phrase: string, text: string, slop: number): number[][] {
  const tokens = text.split(' ').map((term, i) => ({ term, start: i, end: i + 1 }));
  const parts = phrase
    .split(' ')
    .map((term) =>
      createTermMatcher(term === '*' ? { kind: 'pattern', pattern: term } : { kind: 'term', term }),
    );
  return sloppyGroups(tokenSequence(tokens), parts, slop);
}

test('every group within reach is listed, each once', () => {
  assert.deepEqual(groups('a b', 'a a b b', 3), [
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
  ]);
  assert.deepEqual(groups('a b', 'a a b b', 0), [[1, 2]]);
  assert.deepEqual(groups('a a', 'a x a', 1), [[0, 2]]);
  assert.deepEqual(groups('a a', 'a x x', 9), []);
});

test('where there are too many groups to list, every position that can stand in one still does', () => {
  const text = `${'a b '.repeat(100)}x`;
  const found = groups('a b a b a b', text, 60);
  assert.ok(found.length > 0 && found.length < 100_000);
  assert.deepEqual(new Set(found.flat()), new Set(Array.from({ length: 200 }, (_, i) => i)));
  for (const group of found) {
    assert.equal(new Set(group).size, 6);
    assert.ok((group.at(-1) ?? 0) - (group[0] ?? 0) + 1 - 6 <= 60);
    assert.equal(group.filter((position) => position % 2 === 0).length, 3, 'three of each word');
  }
});
