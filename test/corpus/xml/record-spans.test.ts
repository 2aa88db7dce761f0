import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  aroundSpans,
  createLineCounter,
  recordSpans,
} from '../../../server/corpus/xml/record-spans.ts';

const names: ReadonlySet<string> = new Set(['item']);
const cut = (xml: string) =>
  [...recordSpans(xml, names)].map(({ start, end, closed }) =>
    closed ? xml.slice(start, end) : `open: ${xml.slice(start, end)}`,
  );

const rows: readonly (readonly [xml: string, records: readonly string[]])[] = [
  ['<r><item>a</item> <item b="c">d</item></r>', ['<item>a</item>', '<item b="c">d</item>']],
  ['<r><x:item>a</x:item></r>', ['<x:item>a</x:item>']],
  ['<r><items>a</items><item/></r>', ['<item/>']],
  ['<item>a<!-- </item> --></item>', ['<item>a<!-- </item> --></item>']],
  ['<item><![CDATA[</item><item>]]></item>', ['<item><![CDATA[</item><item>]]></item>']],
  ['<item a=">">b</item>', ['<item a=">">b</item>']],
  ['<item>a<item>b</item>', ['open: <item>a', '<item>b</item>']],
  ['<item>a<item/>b</item>', ['<item>a<item/>b</item>']],
  ['<item>a', ['open: <item>a']],
  ['</item><item>a</item>', ['<item>a</item>']],
  [
    '<item><![CDATA[a</item><item><![CDATA[b]]></item>',
    ['<item><![CDATA[a</item>', '<item><![CDATA[b]]></item>'],
  ],
];
for (const [xml, expected] of rows) {
  test(`${xml} holds ${expected.length} records`, () => assert.deepEqual(cut(xml), expected));
}

test('records are found wherever they stand among other elements', () => {
  const filler = fc.constantFrom('', ' ', '<x/>', '<!-- <item> -->', '<y>item</y>', 'text > <');
  const body = fc.constantFrom('', 'text', '<b>x</b>', '<![CDATA[<item>]]>', '<!--</item>-->');
  fc.assert(
    fc.property(fc.array(fc.tuple(filler, body), { maxLength: 8 }), (parts) => {
      const records = parts.map(([, inside], i) => `<item n="${i}">${inside}</item>`);
      const xml = parts.map(([before], i) => `${before}${records[i]}`).join('');
      assert.deepEqual(cut(xml), records);
      const around = aroundSpans(xml, [...recordSpans(xml, names)]);
      assert.equal(around, parts.map(([before]) => before).join(''));
    }),
  );
});

test('lines are counted as a reader counts them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', 'bb'), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const lineAt = createLineCounter(text);
      for (let at = 0; at <= text.length; at += 3)
        assert.equal(lineAt(at), text.slice(0, at).split('\n').length);
    }),
  );
});

const hostile: readonly (readonly [string, string])[] = [
  ['openings of CDATA', '<![CDATA['],
  ['openings of comments', '<!--'],
  ['brackets', '<'],
  ['records that never end', '<item a="'],
  ['empty records', '<item/>'],
];
for (const [what, piece] of hostile) {
  test(`two megabytes of ${what} are passed over at once`, () => {
    const started = performance.now();
    const xml = `${piece.repeat(Math.ceil(2_000_000 / piece.length))}]]>-->`;
    for (const _span of recordSpans(xml, names)) assert.ok(true);
    assert.ok(performance.now() - started < 20_000);
  });
}
