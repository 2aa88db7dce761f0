import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArticleId } from '../../server/core/article.ts';
import {
  CONCORDANCE_SORTS,
  type ConcordanceLine,
  type ConcordanceSort,
  contextOf,
  sortConcordance,
} from '../../server/core/concordance.ts';
import type { Span } from '../../server/core/span.ts';

type ContextRow = readonly [
  text: string,
  word: string,
  chars: number,
  expected: readonly [left: string, match: string, right: string],
];

const CONTEXTS: readonly ContextRow[] = [
  ['The ferry left.', 'ferry', 60, ['The ', 'ferry', ' left.']],
  ['ferry', 'ferry', 60, ['', 'ferry', '']],
  ['one two three ferry four five six', 'ferry', 10, ['two three ', 'ferry', ' four five']],
  ['one two three ferry four five six', 'ferry', 11, ['two three ', 'ferry', ' four five']],
  ['one\n\ntwo\t ferry \n four', 'ferry', 60, ['one two ', 'ferry', ' four']],
  ['the Harbour\nUnion met', 'Harbour\nUnion', 60, ['the ', 'Harbour Union', ' met']],
  ['“ferry”, she said', 'ferry', 60, ['“', 'ferry', '”, she said']],
  // A word longer than the window is cut, since nothing else would be left of it.
  ['an antidisestablishmentarian ferry', 'ferry', 10, ['mentarian ', 'ferry', '']],
  ['antidisestablishmentarian-ferry', 'ferry', 10, ['mentarian-', 'ferry', '']],
];

function spanOf(text: string, word: string): Span {
  const start = text.indexOf(word);
  return { start, end: start + word.length };
}

test('a context is cut between words, its white space folded', () => {
  for (const [text, word, chars, [left, match, right]] of CONTEXTS) {
    const expected = { left, match, right };
    assert.deepEqual(contextOf(text, spanOf(text, word), chars), expected, text);
  }
});

const characters = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcé') },
  { weight: 3, arbitrary: fc.constantFrom(' ', '\n', '\t', '\u00a0') },
  { weight: 2, arbitrary: fc.constantFrom('😀', '𝒜', ',', '“') },
);
const placed = fc
  .tuple(
    fc.array(characters, { maxLength: 120 }),
    fc.array(fc.constantFrom('w', 'é', '😀'), { minLength: 1, maxLength: 6 }),
    fc.array(characters, { maxLength: 120 }),
  )
  .map(([before, match, after]) => {
    const [left, word] = [before.join(''), match.join('')];
    const span = { start: left.length, end: left.length + word.length };
    return { text: left + word + after.join(''), span };
  });

function folded(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

test('left, match and right are the folded text around the match, whole characters, within bounds', () => {
  fc.assert(
    fc.property(placed, fc.integer({ min: 10, max: 60 }), ({ text, span }, chars) => {
      const { left, match, right } = contextOf(text, span, chars);
      assert.equal(match, folded(text.slice(span.start, span.end)));
      assert.ok(folded(text.slice(0, span.start)).endsWith(left), `[${left}]`);
      assert.ok(folded(text.slice(span.end)).startsWith(right), `[${right}]`);
      for (const side of [left, right]) {
        assert.ok(side.length <= chars);
        assert.doesNotMatch(side, /\p{Cs}/u);
      }
    }),
    { numRuns: 1000 },
  );
});

test('nothing is cut that fits', () => {
  fc.assert(
    fc.property(placed, ({ text, span }) => {
      const { left, match, right } = contextOf(text, span, 300);
      assert.equal(left, folded(text.slice(0, span.start)));
      assert.equal(right, folded(text.slice(span.end)));
      assert.equal(folded(left + match + right), folded(text));
    }),
  );
});

test('where words are short, a cut leaves them whole and wastes no more than one', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, words, fc.integer({ min: 10, max: 40 }), (before, after, chars) => {
      const text = `${before.join(' ')} MATCH ${after.join(' ')}`;
      const { left, right } = contextOf(text, spanOf(text, 'MATCH'), chars);
      const [leftWords, rightWords] = [left.trim().split(' '), right.trim().split(' ')];
      if (left.trim() !== '') assert.deepEqual(leftWords, before.slice(-leftWords.length));
      if (right.trim() !== '') assert.deepEqual(rightWords, after.slice(0, rightWords.length));
      const longest = 6 + 1;
      if (leftWords.length < before.length) assert.ok(left.length > chars - longest - 1, left);
      if (rightWords.length < after.length) assert.ok(right.length > chars - longest - 1, right);
    }),
  );
});

function lineOf(left: string, right: string, day: string | null): ConcordanceLine {
  return {
    article: 'a' as ArticleId,
    number: 1,
    title: 'A title',
    day,
    source: null,
    field: 'text',
    start: 0,
    end: 5,
    left,
    match: 'match',
    right,
  };
}

type SortRow = readonly [sort: ConcordanceSort, expected: readonly number[]];
const LINES = [
  lineOf('the old ', ' left early', '2024-05-01'),
  lineOf('a new ', ', “Later', null),
  lineOf('The “Élan” ', '', '2023-01-01'),
  lineOf('an old ', ' left early', '2024-05-01'),
];
const SORTED: readonly SortRow[] = [
  ['left', [2, 1, 3, 0]],
  ['right', [2, 1, 0, 3]],
  ['newest', [0, 3, 2, 1]],
  ['oldest', [2, 0, 3, 1]],
];

for (const [sort, expected] of SORTED) {
  test(`lines sorted by ${sort} are in the order a reader expects`, () => {
    assert.deepEqual(
      sortConcordance(LINES, sort),
      expected.map((i) => LINES[i]),
    );
  });
}

/** Whether `a` may not stand after `b`, word by word. */
function precedes(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

/** Insertion sort over lower-case words of ASCII letters. */
function naiveSort(lines: readonly ConcordanceLine[], sort: ConcordanceSort): ConcordanceLine[] {
  const words = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? [];
  const compare = (a: ConcordanceLine, b: ConcordanceLine): number => {
    if (sort === 'left') return precedes(words(a.left).reverse(), words(b.left).reverse());
    if (sort === 'right') return precedes(words(a.right), words(b.right));
    if (a.day === null || b.day === null) return a.day === b.day ? 0 : a.day === null ? 1 : -1;
    const order = a.day === b.day ? 0 : a.day < b.day ? -1 : 1;
    return sort === 'oldest' ? order : -order;
  };
  const sorted: ConcordanceLine[] = [];
  for (const line of lines) {
    let at = sorted.length;
    while (at > 0 && compare(sorted[at - 1] ?? line, line) > 0) at -= 1;
    sorted.splice(at, 0, line);
  }
  return sorted;
}

test('sorting equals a naive sort that keeps ties in their place', () => {
  const side = fc
    .array(fc.constantFrom('a', 'ab', 'B', 'the', 'The', ', ', '“'), { maxLength: 4 })
    .map((parts) => parts.join(' '));
  const day = fc.constantFrom(null, '2023-01-01', '2023-01-02', '2024-05-05');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(side, side, day), { maxLength: 12 }),
      fc.constantFrom(...CONCORDANCE_SORTS),
      (drafts, sort) => {
        const lines = drafts.map(([left, right, on]) => lineOf(left, right, on));
        const sorted = sortConcordance(lines, sort);
        const expected = naiveSort(lines, sort);
        assert.ok(sorted.every((line, i) => line === expected[i]));
        assert.equal(sorted.length, lines.length);
      },
    ),
    { numRuns: 500 },
  );
});
