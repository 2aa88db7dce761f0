import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentencesOf } from '../../server/entities/tagger/words.ts';

/** A line → its words, sentence by sentence. */
const ROWS: readonly (readonly [string, string])[] = [
  ['North Korea’s army left.', 'North|Korea|’s|army|left|.'],
  ['A U.S.-led force met.', 'A|U.S.|-|led|force|met|.'],
  ['Choe Son-hui said 3.5 percent (WHO).', 'Choe|Son|-|hui|said|3.5|percent|(|WHO|)|.'],
  ["O'Brien didn't go to D'Arcy's.", "O'Brien|didn't|go|to|D'Arcy|'s|."],
  ['J. Mansour came. He left.', 'J.|Mansour|came|. / He|left|.'],
  ['Zürich, Kraków and Đà Nẵng', 'Zürich|,|Kraków|and|Đà|Nẵng'],
];
for (const [text, expected] of ROWS) {
  test(`“${text}” in words`, () => {
    const words = sentencesOf(text).map((sentence) => sentence.map((word) => word.text).join('|'));
    assert.equal(words.join(' / '), expected);
  });
}

test('words stand where they say, in order, and hold every visible sign', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      let at = 0;
      for (const word of sentencesOf(text).flat()) {
        assert.equal(text.slice(word.start, word.end), word.text);
        assert.equal(text.slice(at, word.start).trim(), '');
        at = word.end;
      }
      assert.equal(text.slice(at).trim(), '');
    }),
  );
});
