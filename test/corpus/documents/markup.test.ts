import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attribute, scanMarkup } from '../../../server/corpus/documents/markup.ts';
import { markupBlocks } from '../../../server/corpus/exports/markup-blocks.ts';
import { elementsOfClass, slicesWhere } from '../../../server/corpus/exports/markup-elements.ts';

const text = (source: string) =>
  [...scanMarkup(source)].map((event) => (event.kind === 'text' ? event.text : '')).join('');

const rows: readonly (readonly [string, string])[] = [
  ['<p>a &amp; b</p>', 'a & b'],
  ['a<!-- <p>not</p> -->b', 'ab'],
  ['<a title="x > y">z</a>', 'z'],
  ['<![CDATA[1 < 2 &amp;]]>', '1 < 2 &amp;'],
  ['<script>if (a < b) "</p>"</script>c', 'c'],
  ['1 < 2', '1 < 2'],
  ['don&#146;t &#1;&#55296;x', 'don’t \ufffdx'],
  ['<a title="never closed>b', 'b'],
  ['<?xml version="1.0"?><!DOCTYPE x>d', 'd'],
];
for (const [source, expected] of rows) {
  test(`the text of ${source} is “${expected}”`, () => assert.equal(text(source), expected));
}

test('attributes are read by name, in any quotes', () => {
  assert.equal(attribute(` class="a b" id='c' n=5`, 'class'), 'a b');
  assert.equal(attribute(` class="a b" id='c' n=5`, 'id'), 'c');
  assert.equal(attribute(` class="a b" id='c' n=5`, 'n'), '5');
  assert.equal(attribute(' data-id="x"', 'id'), null);
  assert.equal(attribute(' title="&quot;"', 'title'), '"');
});

test('events are sorted and disjoint, whatever the source', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<',
    '>',
    '"',
    "'",
    '<!--',
    '-->',
    'a',
    '&amp;',
    '<a b="',
    '<script>',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const source = pieces.join('');
      let at = 0;
      for (const { start, end } of scanMarkup(source)) {
        assert.ok(start >= at && end > start);
        at = start;
      }
    }),
  );
});

test('blocks know their places', () => {
  const source = '<div>One</div><ul><li>Two <b>x</b></li></ul><h2>Three</h2>';
  assert.deepEqual(
    markupBlocks(source).map(({ kind, text: found, start = 0, end }) => [
      kind,
      found,
      source.slice(start, end).replace(/<[^>]*>/g, ''),
    ]),
    [
      ['paragraph', 'One', 'One'],
      ['item', 'Two x', 'Two x'],
      ['heading', 'Three', 'Three'],
    ],
  );
});

test('elements are balanced, and an unclosed slice ends where the next begins', () => {
  const source = '<div class="a"><div>x</div>y</div><div class="a b">z';
  assert.deepEqual(
    elementsOfClass(source, 'a').map(({ inner }) => inner),
    ['<div>x</div>y', 'z'],
  );
  assert.deepEqual(
    [
      ...slicesWhere('<p class="a">1<p class="a">2</p>3', (_name, classes) =>
        classes.includes('a'),
      ),
    ],
    ['<p class="a">1', '<p class="a">2</p>'],
  );
});

test('awkward markup does not stall', () => {
  const started = performance.now();
  for (const awkward of [
    '<',
    '<a "',
    "<a '",
    '<!--',
    '<script>',
    '<div>',
    '&',
    '<![CDATA[',
    '<a b=',
    '</',
  ])
    markupBlocks(awkward.repeat(300_000));
  assert.ok(performance.now() - started < 20_000);
});
