import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeSpans } from '../../server/core/span.ts';
import { textRuns, textSections } from '../../server/view/article-text.ts';
import { ARTICLE } from './fixtures.ts';

const spans = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 8 })
    .map((pairs) =>
      mergeSpans(pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))),
    );

const TYPES = ['person', 'place', 'organization'] as const;

const cases = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }).chain((text) =>
  fc.record({
    text: fc.constant(text),
    marks: spans(text).map((all) => all.map((span, i) => ({ ...span, number: i + 1 }))),
    names: spans(text).map((all) =>
      all.map((span, i) => ({ ...span, type: TYPES[i % 3] ?? 'person', href: null })),
    ),
    block: fc
      .tuple(fc.nat(text.length - 1), fc.nat(text.length - 1))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 })),
  }),
);

test('runs rejoin to their block', () => {
  fc.assert(
    fc.property(cases, ({ text, marks, names, block }) => {
      const runs = textRuns(text, block, { marks, names });
      assert.equal(runs.map((run) => run.text).join(''), text.slice(block.start, block.end));
    }),
  );
});

test('each character is marked and named exactly as the spans say', () => {
  fc.assert(
    fc.property(cases, ({ text, marks, names, block }) => {
      let at = block.start;
      for (const run of textRuns(text, block, { marks, names })) {
        for (let i = 0; i < run.text.length; i += 1, at += 1) {
          const over = ({ start, end }: { start: number; end: number }) => start <= at && at < end;
          assert.equal(run.marked, marks.some(over));
          assert.equal(run.mention, names.find(over)?.type ?? null);
        }
      }
    }),
  );
});

test('every match that begins in a block has its id there once', () => {
  fc.assert(
    fc.property(cases, ({ text, marks, names, block }) => {
      const ids = textRuns(text, block, { marks, names }).flatMap(({ matchId }) => matchId ?? []);
      const begun = marks.filter(({ start }) => start >= block.start && start < block.end);
      assert.deepEqual(
        ids,
        begun.map(({ number }) => `match-${number}`),
      );
    }),
  );
});

test('items that stand together are one list, and keep their own bullets', () => {
  const kinds = textSections(ARTICLE).map(({ heading, paragraph, list }) =>
    heading
      ? 'heading'
      : paragraph
        ? 'paragraph'
        : `list of ${list?.items.length}, ${list?.bulleted}`,
  );
  assert.deepEqual(kinds, ['paragraph', 'heading', 'paragraph', 'list of 2, true', 'paragraph']);
});

test('the way from match to match leads through all of them and ends', () => {
  const places = textSections(ARTICLE).flatMap(({ paragraph }) => paragraph?.matches ?? []);
  assert.deepEqual(places, [
    { text: 'match 1 of 3', prevHref: null, nextHref: '#match-2' },
    { text: 'match 2 of 3', prevHref: '#match-1', nextHref: '#match-3' },
    { text: 'match 3 of 3', prevHref: '#match-2', nextHref: null },
  ]);
});
