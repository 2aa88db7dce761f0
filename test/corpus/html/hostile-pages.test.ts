import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPage } from '../../../server/corpus/html/read-page.ts';
import { parseTree } from '../../../server/corpus/html/tree.ts';
import { CONTEXT, page, prose } from './read-html.ts';

const BYTES = 5_000_000;
/** Of processor time, all threads of the runtime counted. Measured below 2 s on an idle machine. */
const MAX_MS = 6000;
const long = (piece: string) => piece.repeat(Math.ceil(BYTES / piece.length));
const START = '<!DOCTYPE html><html><body><h1>A headline here</h1>';

const hostile: Readonly<Record<string, () => string>> = {
  'elements nested a million deep': () => START + long('<div>'),
  'bylines nested': () => START + long('<div class="author byline date">a, b, '),
  'paragraphs never closed': () => START + long('<p>x, y'),
  'lists nested': () => START + long('<ul><li>'),
  'formatting never closed': () => START + long('<b><i>'),
  'closing tags alone': () => START + long('</p></div></span>'),
  'an attribute of megabytes': () => `${START}<p class="${long('author ')}">x</p>`,
  'attributes without end': () => `${START}<p ${long('a=b ')}>x</p>`,
  'a paragraph of megabytes': () => `${START}<p>${long('1 Jan, “word” ')}`,
  'a word of megabytes': () => `${START}<p>${long('a')}`,
  'a title of separators': () => `<html><title>x${long(' - ')}</title>`,
  'headings without end': () => START + long('<h1>Some headline of the page</h1>'),
  'JSON-LD nested': () => `${START}<script type="application/ld+json">${long('{"a":[')}</script>`,
  'rows without end': () => `${START}<table>${long('<tr><td>a<td>b')}`,
  'an open comment': () => `${START}<!--${long('-')}`,
  'open brackets': () => START + long('<'),
};
for (const [name, make] of Object.entries(hostile)) {
  test(`five megabytes of ${name} are read in bounded time`, () => {
    const html = make();
    const started = process.cpuUsage();
    readPage(html, { path: 'a.html', context: CONTEXT });
    const { user, system } = process.cpuUsage(started);
    assert.ok((user + system) / 1000 < MAX_MS);
  });
}

test('pictures written into a saved page do not push its text out', () => {
  const picture = `<img src="data:image/png;base64,${long('iVBORw0KGgo=').repeat(2)}">`;
  const html = page('<title>Quay</title>', `${picture}<h1>Quay</h1><p>${prose('Arnvik')}</p>`);
  const draft = readPage(html, { path: 'a.html', context: CONTEXT });
  assert.ok(draft?.text.includes('Arnvik'));
  assert.deepEqual(draft?.warnings, []);
});

test('the end of a page beyond all measure is left out, and said so', () => {
  const html = page('', `<p>${prose('Arnvik')}</p>${long('<p>word word word</p>').repeat(2)}`);
  const draft = readPage(html, { path: 'a.html', context: CONTEXT });
  assert.match(draft?.warnings.join(' ') ?? '', /end was left out/);
});

const sample = page(
  `<title>Quay | Post</title><meta property="og:title" content="Quay"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay","author":[{"name":"Ada Holm"}],"datePublished":"2024-10-29T08:00:00Z","articleBody":"x"}</script>`,
  `<article><h1>Quay</h1><p class="byline">By Ada Holm</p><time datetime="2024-10-29">29 October 2024</time><p>${prose('Arnvik')}</p><ul><li><a href="/x">More</a></li></ul><table><tr><td>a</td><td>b</td></tr></table><p>${prose('Bolsund')}</p></article>`,
);
const PIECES = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '\0',
  '</p>',
  '<p',
  '<!--',
  '<script>',
  ']]>',
  '{"',
  '\ud800',
  '<table>',
  '<br>',
  '=',
  '\n',
];

test('a page with pieces cut out and put in never throws, and its text keeps the invariants', () => {
  const edit = fc.record({
    at: fc.nat(sample.length),
    cut: fc.nat(40),
    put: fc.constantFrom(...PIECES),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      let html = sample;
      for (const { at, cut, put } of edits) html = html.slice(0, at) + put + html.slice(at + cut);
      const draft = readPage(html, { path: 'a.html', context: CONTEXT });
      if (draft === null) return;
      assert.doesNotMatch(draft.text, /[\0-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u);
      let end = 0;
      for (const paragraph of draft.paragraphs) {
        assert.ok(paragraph.start >= end && paragraph.end > paragraph.start);
        assert.equal(draft.text.slice(end, paragraph.start).trim(), '');
        end = paragraph.end;
      }
      assert.equal(draft.text.slice(end).trim(), '');
    }),
    { numRuns: 150 },
  );
});

test('any string parses, with no element before its parent and no text lost', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '<li>',
      '<td>',
      '<tr>',
      '</table>',
      '<table>',
      '<b>',
      '</b>',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { root, elements } = parseTree(pieces.join(''));
      assert.equal(elements[0], root);
      elements.forEach((element, i) => {
        assert.equal(element.index, i);
        assert.ok(element.parent === null ? i === 0 : element.parent.index < i);
        assert.ok(element.parent === null || element.parent.children.includes(element));
      });
    }),
  );
  const words = fc.array(
    fc.constantFrom('ab', 'cd', '<p>', '</p>', '<div>', '</div>', '<td>', '<b>', '</i>', ' '),
    { maxLength: 80 },
  );
  const textOf = (node: ReturnType<typeof parseTree>['root']): string =>
    node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
  fc.assert(
    fc.property(words, (pieces) => {
      const expected = pieces.filter((written) => !written.startsWith('<')).join('');
      assert.equal(textOf(parseTree(pieces.join('')).root), expected);
    }),
  );
});
