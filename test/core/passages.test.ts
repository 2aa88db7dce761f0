import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Paragraph } from '../../server/core/article.ts';
import { choosePassages, MAX_PASSAGE_CHARS, type TextMark } from '../../server/core/passages.ts';
import { mergeSpans } from '../../server/core/span.ts';
import { newsText } from './arbitraries.ts';

/** Paragraphs of several random lengths, up to far beyond a passage; one blank line between. */
const block = fc.record({
  kind: fc.constantFrom<Paragraph['kind']>('paragraph', 'paragraph', 'heading', 'item'),
  parts: fc.array(fc.oneof(newsText, fc.constantFrom('Then it ended. ', '😀'.repeat(200))), {
    minLength: 1,
    maxLength: 20,
    size: 'max',
  }),
});

function article(blocks: readonly { kind: Paragraph['kind']; parts: readonly string[] }[]) {
  let text = '';
  const paragraphs: Paragraph[] = [];
  for (const { kind, parts } of blocks) {
    const body = parts.join(' ').trim();
    if (body === '') continue;
    if (text !== '') text += '\n\n';
    paragraphs.push({ kind, start: text.length, end: text.length + body.length });
    text += body;
  }
  return { text, paragraphs };
}

/** Marks between boundaries of characters: short, sometimes long, sometimes across paragraphs. */
const marked = fc
  .tuple(
    fc.array(block, { maxLength: 6, size: 'max' }).map(article),
    fc.array(
      fc.record({
        at: fc.noBias(fc.integer({ min: 0, max: 999 })),
        length: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 700 })),
        leaf: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 12, size: 'max' },
    ),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(([{ text, paragraphs }, wanted, count]) => {
    const marks = wanted.flatMap(({ at, length, leaf }): TextMark[] => {
      const start = outsidePair(text, Math.floor((at / 1000) * text.length));
      const end = outsidePair(text, Math.min(text.length, start + length));
      return end > start && text.slice(start, end).trim() !== '' ? [{ start, end, leaf }] : [];
    });
    return { text, paragraphs, marks, count };
  });

function outsidePair(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text[offset] ?? '') ? offset - 1 : offset;
}

/** The window of one mark is bounded by it alone; others that straddle its edges are shown whole. */
function longestAllowed(marks: readonly TextMark[]): number {
  return MAX_PASSAGE_CHARS + mergeSpans(marks).reduce((sum, m) => sum + m.end - m.start, 0);
}

test('a passage is a stretch of the text, and shows whole every merged mark that it touches', () => {
  fc.assert(
    fc.property(marked, ({ text, paragraphs, marks, count }) => {
      const { passages, moreMatches } = choosePassages(text, paragraphs, marks, count);
      const merged = mergeSpans(marks);
      let shown = 0;
      let at = 0;
      assert.ok(passages.length <= Math.max(count, 0));
      for (const { text: body, start, highlights } of passages) {
        const end = start + body.length;
        assert.ok(start >= at && body !== '', 'passages are in order, apart, and not empty');
        at = end;
        assert.equal(text.slice(start, end), body);
        assert.doesNotMatch(body, /^[\udc00-\udfff]|[\ud800-\udbff]$/);
        assert.ok(body.length <= longestAllowed(marks), `${body.length}`);
        const [only] = highlights;
        if (only !== undefined && highlights.length === 1)
          assert.ok(body.length <= Math.max(MAX_PASSAGE_CHARS, only.end - only.start));
        const touched = merged.filter((m) => m.start < end && m.end > start);
        assert.deepEqual(
          highlights,
          touched.map((m) => ({ start: m.start - start, end: m.end - start })),
        );
        shown += highlights.length;
      }
      assert.equal(moreMatches + shown, merged.length);
      if (merged.length > 0 && count > 0) assert.ok(shown > 0, 'a mark is shown');
    }),
    { numRuns: 1000 },
  );
});

test('without marks the lead is shown, as far as it fits', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }).map(article), (made) => {
      const { text, paragraphs } = made;
      const { passages, moreMatches } = choosePassages(text, paragraphs, [], 3);
      assert.equal(moreMatches, 0);
      const first = paragraphs.find(({ kind }) => kind === 'paragraph') ?? paragraphs[0];
      assert.deepEqual(
        passages.map(({ start, highlights }) => ({ start, highlights })),
        first === undefined ? [] : [{ start: first.start, highlights: [] }],
      );
      const [lead] = passages;
      if (lead !== undefined) assert.ok(lead.text.length <= MAX_PASSAGE_CHARS);
    }),
  );
});

/** Marks every occurrence of each word; its number is the leaf. */
function chosen(blocks: readonly string[], words: readonly string[], count: number): string[] {
  const { text, paragraphs } = article(
    blocks.map((line) => ({
      kind: line.startsWith('# ') ? 'heading' : 'paragraph',
      parts: [line.replace(/^# /, '')],
    })),
  );
  const marks = words.flatMap((word, leaf) =>
    [...text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))].map(({ index }) => ({
      start: index,
      end: index + word.length,
      leaf,
    })),
  );
  return choosePassages(text, paragraphs, marks, count).passages.map((p) => p.text);
}

test('the window that holds both parts of the query wins over an earlier one that holds one twice', () => {
  const blocks = ['A bridge and a bridge.', 'Nothing here.', 'The flood took the bridge.'];
  assert.deepEqual(chosen(blocks, ['flood', 'bridge'], 1), ['The flood took the bridge.']);
});

test('the second passage shows what the first does not', () => {
  const blocks = ['The flood and the bridge.', 'A flood and a bridge.', 'A ferry sank.'];
  assert.deepEqual(chosen(blocks, ['flood', 'bridge', 'ferry'], 2), [blocks[0], blocks[2]]);
});

test('a heading loses against prose that says the same, and is shown where it alone says it', () => {
  assert.deepEqual(chosen(['# Flood', 'The Flood came.'], ['Flood'], 1), ['The Flood came.']);
  assert.deepEqual(chosen(['# Flood', 'Water came.'], ['Flood'], 1), ['Flood']);
});

test('a passage begins with a sentence and goes on while sentences fit', () => {
  const long = `Then ${'much happened and '.repeat(20)}it ended.`;
  assert.deepEqual(chosen([`It began. A flood came. It went. ${long}`], ['flood'], 1), [
    'A flood came. It went.',
  ]);
});

test('a sentence that is too long is cut between words around the mark', () => {
  const words = Array.from({ length: 100 }, (_, i) => `word${i}`).join(' ');
  const [passage = ''] = chosen([words], ['word50'], 1);
  assert.match(passage, /^word\d+ .*\bword50\b.* word\d+$/);
  assert.ok(passage.length > MAX_PASSAGE_CHARS - 2 * 'word50 '.length);
  assert.ok(passage.length <= MAX_PASSAGE_CHARS);
});
