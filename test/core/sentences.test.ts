import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentences } from '../../server/core/sentences.ts';
import { newsText } from './arbitraries.ts';

/** Each a block of text; `|` where a sentence ends (with the white space there). */
const BLOCKS: readonly string[] = [
  'Troops crossed the border.|The ministry denied it.',
  'Is it true?|“Yes!”|She left…|Nobody asked.',
  'Maj. Gen. Pat Ryder spoke on Monday.|He gave no number.',
  'Mr. Smith met Dr. Jones, Sen. Lee and Gov. Ortiz.|They agreed.',
  'The U.S. Navy and the U.N. Security Council met.|Talks go on.',
  'George W. Bush and J. Mansour spoke at St. Mary’s.',
  'He came on Oct. 29 with No. 10 and approx. 300 men.|Then he left.',
  'Prices rose 3.5 percent.|Oil fell to $70.|2024 was worse.',
  'Acme Inc. Chairman Lee resigned.',
  'It closed at 5 p.m. on Friday.|Shops were shut.',
  '“We will stay.”|‘Never,’ he said.|(It was late.)|[Nobody heard.]',
  'He said: “Go.” and went.',
  'see example.com. it works',
  '首相は述べた。|「行く！」|彼は去った。|終わり',
  'No stop at all',
  'Вот и всё.|Дальше ничего.',
];

test('a sentence ends at a stop that follows no abbreviation and precedes a beginning', () => {
  for (const block of BLOCKS) {
    const expected = block.split('|');
    const text = expected.join(/[ぁ-ん]/u.test(block) ? '' : ' ');
    const found = sentences(text, { start: 0, end: text.length });
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      expected,
      block,
    );
  }
});

test('sentences are sorted, disjoint, trimmed, inside the block, and hold all that is not blank', () => {
  fc.assert(
    fc.property(newsText, newsText, newsText, (before, block, after) => {
      const text = before + block + after;
      const end = before.length + block.length;
      let at = before.length;
      for (const sentence of sentences(text, { start: before.length, end })) {
        assert.ok(sentence.start >= at && sentence.end > sentence.start && sentence.end <= end);
        assert.equal(text.slice(at, sentence.start).trim(), '');
        const body = text.slice(sentence.start, sentence.end);
        assert.equal(body, body.trim());
        at = sentence.end;
      }
      assert.equal(text.slice(at, end).trim(), '');
    }),
  );
});
