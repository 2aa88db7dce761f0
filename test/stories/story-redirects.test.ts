import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Story } from '../../server/stories/story-index.ts';
import { storyRedirects } from '../../server/stories/story-redirects.ts';
import { id } from './reports.ts';

/** `abc` is the story of a, b and c, named after a. */
const stories = (...all: readonly string[]): Story[] =>
  all.map((members) => ({ id: id(members[0] ?? ''), members: [...members].map(id) }));

const CASES: readonly (readonly [string, Story[], Story[], Record<string, string>])[] = [
  ['nothing changed', stories('abc'), stories('abc'), {}],
  ['two merged', stories('ab', 'cd'), stories('abcd'), { c: 'a' }],
  ['one split, its name lives on', stories('abcd'), stories('ab', 'cd'), {}],
  ['one split, its first article gone', stories('abcde'), stories('bc', 'de'), { a: 'b' }],
  ['the larger part inherits', stories('abcdef'), stories('bc', 'def'), { a: 'd' }],
  ['an earlier article joined', stories('bc'), stories('abc'), { b: 'a' }],
  ['fallen apart', stories('ab'), [], {}],
];
for (const [what, before, after, expected] of CASES) {
  test(`${what}: former ids lead where the reports are`, () => {
    assert.deepEqual(Object.fromEntries(storyRedirects(before, after)), expected);
  });
}

const someStories = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 })
  .map((groupOf) => {
    const groups = [0, 1, 2, 3].map((group) =>
      [...'abcdefghi'].filter((_, i) => groupOf[i] === group).join(''),
    );
    return stories(...groups.filter((members) => members.length > 1));
  });

test('through many changes a redirect leads from no living story and to a living one', () => {
  fc.assert(
    fc.property(fc.array(someStories, { minLength: 2, maxLength: 6 }), (history) => {
      let known = new Map<Story['id'], Story['id']>();
      for (const [i, after] of history.entries()) {
        if (i > 0) known = storyRedirects(history[i - 1] ?? [], after, known);
        const living = new Set(after.map((story) => story.id));
        for (const [from, to] of known) {
          assert.ok(!living.has(from));
          assert.ok(living.has(to));
        }
      }
    }),
  );
});
