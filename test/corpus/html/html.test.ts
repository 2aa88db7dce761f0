import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlReader } from '../../../server/corpus/html/html.ts';
import { CONTEXT, page, prose, readBytes, readHtml } from './read-html.ts';

const body = `<h1>Quay to be rebuilt</h1><p>${prose('Arnvik')}</p><p>${prose('Bolsund')}</p>`;

/** [path, text, whether it is a page]. */
const files: readonly (readonly [string, string, boolean])[] = [
  ['a.html', '<!DOCTYPE html><title>x</title>', true],
  ['a', '\ufeff  <!-- note --><!doctype html public "x">', true],
  ['a.txt', '<html><body>text', true],
  ['a.xhtml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', true],
  ['a.htm', '<p>A fragment.</p>', true],
  ['a.txt', 'Plain text that mentions <html> in passing.', false],
  ['a.xml', '<?xml version="1.0"?><nitf><head/></nitf>', false],
  ['a.html', 'no markup at all', false],
  ['a.rss', '<rss version="2.0"><channel>', false],
];
for (const [path, text, expected] of files) {
  test(`${path} beginning “${text.slice(0, 30)}” is ${expected ? 'a' : 'no'} page`, () => {
    assert.equal(htmlReader.accepts({ path, bytes: Buffer.from(text) }), expected);
  });
}

/** Words in old encodings, as bytes: [charset, how it is declared, bytes of the word, the word]. */
const encodings: readonly (readonly [string, readonly number[], string])[] = [
  ['windows-1251', [0xcf, 0xf0, 0xe8, 0xf7, 0xe0, 0xeb], 'Причал'],
  ['koi8-r', [0xf0, 0xd2, 0xc9, 0xde, 0xc1, 0xcc], 'Причал'],
  ['iso-8859-2', [0xb3, 0xf3, 0x64, 0xbc], 'łódź'],
  ['shift_jis', [0x8d, 0x60, 0x8c, 0xfb], '港口'],
  ['gb18030', [0xb8, 0xdb, 0xbf, 0xda], '港口'],
  ['big5', [0xb4, 0xe4, 0xa4, 0x66], '港口'],
  ['euc-kr', [0xc7, 0xd7, 0xb1, 0xb8], '항구'],
  ['windows-1252', [0x93, 0x71, 0x75, 0x61, 0x79, 0x94], '“quay”'],
];
for (const [charset, bytes, word] of encodings) {
  for (const declaration of [
    `<meta charset="${charset}">`,
    `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`,
  ]) {
    test(`a page in ${charset} declared by ${declaration.slice(6, 16)} reads as written`, () => {
      const draft = readBytes(
        Buffer.concat([
          Buffer.from(`<html><head>${declaration}</head><body><h1>`),
          Buffer.from(bytes),
          Buffer.from(`</h1><p>${prose('Arnvik')} `),
          Buffer.from(bytes),
          Buffer.from(`.</p><p>${prose('Bolsund')}</p></body></html>`),
        ]),
      );
      assert.equal(draft.title, word);
      assert.ok(draft.text.includes(`${word}.`));
    });
  }
}

test('XHTML with closed empty elements is read', () => {
  const draft = readHtml(
    `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Quay</title></head><body><div class="spacer"/><a id="top"/>${body}</body></html>`,
  );
  assert.equal(draft.title, 'Quay to be rebuilt');
  assert.ok(draft.text.includes('Bolsund'));
});

/** [what the page is, its HTML, the reason]. */
const doubtful: readonly (readonly [string, string, RegExp])[] = [
  [
    'an error page',
    page(
      '<title>404 Not Found</title>',
      '<h1>Page not found</h1><p>The page you asked for is not here, or not here any more.</p>',
    ),
    /error page/,
  ],
  [
    'a picture',
    page(
      '<title>The quay on Monday evening</title>',
      '<h1>The quay on Monday evening</h1><img src="quay.jpg">',
    ),
    /hardly any text/,
  ],
  [
    'a front page',
    page(
      '<title>Northern Post</title><meta property="og:type" content="website">',
      Array.from(
        { length: 12 },
        (_, i) =>
          `<div class="card"><h2><a href="/${i}">A headline about harbour number ${i} and more</a></h2><p>A teaser of one line, about harbour ${i}, in brief.</p></div>`,
      ).join(''),
    ),
    /list articles/,
  ],
];
for (const [name, html, reason] of doubtful) {
  test(`${name} is read, and said to be doubtful`, () => {
    assert.match(readHtml(html).warnings.join(' '), reason);
  });
}

test('an ordinary article is not doubtful', () => {
  assert.deepEqual(readHtml(page('<title>Quay</title>', body)).warnings, []);
});

test('a page without title and text is skipped with a reason', () => {
  const [record] = htmlReader.read(
    { path: 'a.html', bytes: Buffer.from('<html><body></body></html>') },
    CONTEXT,
  );
  assert.deepEqual(record, {
    kind: 'skipped',
    place: '',
    reason: 'The page has neither a title nor text.',
  });
});

test('where a page was fetched from is its address, unless it names its own', () => {
  const bytes = Buffer.from(page('', body));
  const [record] = htmlReader.read(
    { path: 'a.html', bytes, url: 'https://post.example/a' },
    CONTEXT,
  );
  assert.ok(record?.kind === 'article');
  assert.equal(record.draft.url, 'https://post.example/a');
  assert.equal(record.draft.source, 'post.example');
});
