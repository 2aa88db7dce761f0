import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rootElement } from '../../../server/corpus/xml/root-element.ts';
import {
  attribute,
  childAt,
  descendants,
  type Element,
  parseElement,
  textAt,
  textOf,
} from '../../../server/corpus/xml/tree.ts';

function parsed(xml: string): Element {
  const result = parseElement(xml);
  assert.ok(result.kind === 'element', JSON.stringify(result));
  return result.element;
}

test('references are decoded once, and not at all in CDATA', () => {
  const element = parsed(
    '<a b="x &amp; y &#233;"><c>&lt;p&gt; &amp;lt;</c><d><![CDATA[&lt;]]></d></a>',
  );
  assert.equal(attribute(element, 'b'), 'x & y é');
  assert.equal(textAt(element, 'c'), '<p> &lt;');
  assert.equal(textAt(element, 'd'), '&lt;');
});

test('elements are found by their local names, under any prefix', () => {
  const element = parsed('<n:a><n:b xml:lang="de">x<c>y</c></n:b><b>z</b></n:a>');
  assert.equal(textOf(childAt(element, 'b')), 'xy');
  assert.equal(attribute(childAt(element, 'b'), 'lang'), 'de');
  assert.equal(descendants(element, 'b').length, 2);
  assert.equal(childAt(element, 'b', 'x'), null);
});

test('entities are neither declared nor fetched', () => {
  const element = parsed('<a>&xxe; &bomb;</a>');
  assert.equal(textOf(element), '&xxe; &bomb;');
  const declared = parseElement(
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyyy">]><a>&x;&y;</a>',
  );
  assert.ok(declared.kind === 'malformed' || textOf(declared.element) === '&x;&y;');
});

const malformed: readonly (readonly [xml: string, reason: RegExp])[] = [
  ['<a><b></a>', /not well-formed/],
  ['<a', /not well-formed/],
  ['', /not well-formed/],
  ['<a><![CDATA[x</a>', /not well-formed/],
  ['<a>'.repeat(300) + '</a>'.repeat(300), /levels deep/],
  ['<a><__proto__>x</__proto__></a>', /not well-formed/],
];
for (const [xml, reason] of malformed) {
  test(`${xml.slice(0, 30)} is no element`, () => {
    const result = parseElement(xml);
    assert.ok(result.kind === 'malformed');
    assert.match(result.reason, reason);
  });
}

test('a stray ampersand and an attribute without a value are forgiven', () => {
  assert.equal(textOf(parsed('<a b>x & y</a>')), 'x & y');
});

const roots: readonly (readonly [text: string, name: string | null])[] = [
  ['<?xml version="1.0"?>\n<!-- a <b> -->\n<rss version="2.0">', 'rss'],
  ['\ufeff<nitf>', 'nitf'],
  ['<a:feed xmlns:a="x">', 'feed'],
  ['<!DOCTYPE nitf [<!ENTITY a "<b>">]><nitf/>', 'nitf'],
  ['<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1">', 'REUTERS'],
  ['{"a": "<b>"}', null],
  ['text <b>', null],
  ['< 5 people', null],
  ['<!-- never closed', null],
  ['', null],
];
for (const [text, name] of roots) {
  test(`the root of ${JSON.stringify(text)} is ${name}`, () => {
    assert.equal(rootElement({ path: 'x', bytes: Buffer.from(text) })?.name ?? null, name);
  });
}

test('a root in UTF-16 is seen', () => {
  const bytes = Buffer.from('\ufeff<?xml version="1.0"?><rss>', 'utf16le');
  assert.equal(rootElement({ path: 'x', bytes })?.name, 'rss');
});
