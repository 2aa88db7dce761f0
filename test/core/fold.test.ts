import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, foldTerm } from '../../server/core/fold.ts';
import { newsText } from './arbitraries.ts';

const TABLE: readonly (readonly [string, string])[] = [
  ['Zürich', 'zurich'],
  ['ÇA VA', 'ca va'],
  ['Straße ẞ', 'strasse ss'],
  ['Ærø Œuvre Þór Łódź Đà', 'aero oeuvre thor lodz da'],
  ['İstanbul ISPARTA ıșık', 'istanbul isparta isik'],
  ['O’Brien O‘Brien Oʼbrien', "o'brien o'brien o'brien"],
  ['ﬁnance ＮＡＴＯ ①', 'finance nato 1'],
  ['Йод ёлка', 'иод елка'],
  ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
  ['مُحَمَّد', 'محمد'],
  ['أحمد', 'احمد'],
  ['שָׁלוֹם', 'שלום'],
  ['हिन्दी', 'हिन्दी'],
  ['น้ำ', 'น้ำ'],
  ['か\u3099', 'が'],
  ['٢٠٢٤ ۲۰۲۴ २०२४', '2024 2024 2024'],
  ['co\u00adop\u200b\u200d', 'coop'],
  ['❤\ufe0f', '❤'],
];

test('case, accents, quotes and compatibility forms fold; letters of other scripts stay', () => {
  for (const [text, expected] of TABLE) assert.equal(fold(text), expected, text);
});

const anyText = fc.oneof(newsText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(fold(fold(text)), fold(text));
      assert.equal(foldTerm(foldTerm(text)), foldTerm(text));
    }),
    { numRuns: 3000 },
  );
});

test('composed and decomposed, folded texts are the same', () => {
  fc.assert(
    fc.property(newsText, (text) => {
      assert.equal(fold(text.normalize('NFD')), fold(text));
      assert.equal(fold(text.normalize('NFC')), fold(text));
    }),
  );
});

test('a term is never long, and never ends inside a character', () => {
  assert.equal(foldTerm('x'.repeat(500)), 'x'.repeat(128));
  assert.equal(foldTerm(`x${'𐐨'.repeat(100)}`), `x${'𐐨'.repeat(63)}`);
});
