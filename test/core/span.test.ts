import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeSpans, pieces, type Span } from '../../server/core/span.ts';

const LENGTH = 20;
const spans = fc.array(
  fc
    .tuple(fc.nat(LENGTH), fc.nat(LENGTH))
    .map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  { maxLength: 8 },
);

test('merged spans cover what the spans cover, sorted, disjoint and not empty', () => {
  const covers = (list: readonly Span[], at: number) =>
    list.some(({ start, end }) => start <= at && at < end);
  fc.assert(
    fc.property(spans, (list) => {
      const merged = mergeSpans(list);
      for (let at = 0; at < LENGTH; at += 1) assert.equal(covers(merged, at), covers(list, at));
      let before = 0;
      for (const { start, end } of merged) {
        assert.ok(start >= before && end > start);
        before = end;
      }
      assert.deepEqual(mergeSpans(merged), merged);
    }),
  );
});

test('neighbours that merely touch stay two', () => {
  const touching = [
    { start: 3, end: 5 },
    { start: 0, end: 3 },
  ];
  assert.deepEqual(mergeSpans(touching), [touching[1], touching[0]]);
});

test('pieces rejoin to the text, and the marked ones are the spans', () => {
  fc.assert(
    fc.property(fc.string({ minLength: LENGTH, maxLength: LENGTH + 5 }), spans, (text, list) => {
      const merged = mergeSpans(list);
      const cut = pieces(text, merged);
      assert.equal(cut.map((piece) => piece.text).join(''), text);
      assert.deepEqual(
        cut.filter(({ marked }) => marked).map((piece) => piece.text),
        merged.map(({ start, end }) => text.slice(start, end)),
      );
      assert.ok(cut.every((piece, i) => piece.marked || !(cut[i + 1]?.marked === false)));
    }),
  );
});

test('a text without spans is one unmarked piece, even when it is empty', () => {
  assert.deepEqual(pieces('', []), [{ text: '', marked: false }]);
  assert.deepEqual(pieces('abc', []), [{ text: 'abc', marked: false }]);
});
