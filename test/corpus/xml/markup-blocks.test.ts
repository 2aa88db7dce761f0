import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bodyOfText,
  elementBlocks,
  htmlTextBlocks,
} from '../../../server/corpus/xml/markup-blocks.ts';
import { parseElement } from '../../../server/corpus/xml/tree.ts';

/** `p:` paragraph, `h:` heading, `i:` item. */
const shown = (blocks: ReturnType<typeof htmlTextBlocks>) =>
  blocks.map(({ kind, text }) => `${kind[0]}:${text}`);

const rows: readonly (readonly [markup: string, blocks: readonly string[]])[] = [
  ['<p>One <b>two</b>.</p><p>Three</p>', ['p:One two.', 'p:Three']],
  [
    '<h2>Ferries</h2><ul><li>one</li><li><p>two</p></li></ul>after',
    ['h:Ferries', 'i:one', 'i:two', 'p:after'],
  ],
  ['a<br/>b<br/><br/>c', ['p:a\nb', 'p:c']],
  ['<p>x</p><script>alert("p")</script><p>y</p>', ['p:x', 'p:y']],
  ['<figure><img src="a"/><figcaption>A pier</figcaption></figure><p>y</p>', ['p:y']],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', ['p:a b', 'p:c']],
  ['<p>5 &lt; 6 &amp; 7</p>', ['p:5 < 6 & 7']],
  ['<block><p>NITF</p><media><media-caption>no</media-caption></media></block>', ['p:NITF']],
];
for (const [markup, expected] of rows) {
  test(`${markup} reads the same as HTML and as XML`, () => {
    assert.deepEqual(shown(htmlTextBlocks(markup)), expected);
    const parsed = parseElement(`<x>${markup}</x>`);
    assert.ok(parsed.kind === 'element');
    assert.deepEqual(shown(elementBlocks(parsed.element)), expected);
  });
}

const broken: readonly (readonly [html: string, text: string])[] = [
  ['a < b and <p>c', 'a < b and\n\nc'],
  ['<p title="a > b">c</p>', 'c'],
  ['<P>A<BR>B', 'A\nB'],
  ['<!-- x -->a<!-- y', 'a y'],
  ['<script>a', 'a'],
  ['x<', 'x<'],
];
for (const [html, text] of broken) {
  test(`${html} is understood`, () => {
    assert.equal(
      htmlTextBlocks(html)
        .map((block) => block.text)
        .join('\n\n'),
      text,
    );
  });
}

test('text without markup keeps its lines, and what is escaped twice is opened', () => {
  assert.equal(
    bodyOfText('Standard Oil <SRD> rose.\n\nNext &amp; last.').text,
    'Standard Oil <SRD> rose.\n\nNext & last.',
  );
  assert.equal(bodyOfText('&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;').text, 'One\n\nTwo');
});

test('any string becomes blocks without tags of HTML, and no block is blank', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<',
    '>',
    '"',
    '<li',
    ' a="',
    '<!--',
    '-->',
    'x',
    '&lt;',
    '<script>',
    '</script>',
    '<br>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      for (const { text } of htmlTextBlocks(pieces.join(''))) assert.notEqual(text.trim(), '');
    }),
  );
});

for (const piece of ['<script>', '<p ', '<', '<!--', '<a title="', '<div>', '</', '&#', '<p>"']) {
  test(`a megabyte of ${piece} takes no time`, () => {
    const started = performance.now();
    htmlTextBlocks(piece.repeat(Math.ceil(1_000_000 / piece.length)));
    assert.ok(performance.now() - started < 20_000);
  });
}
