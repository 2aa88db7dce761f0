/** Which reader takes which file: every sample at hand, and small ones of each format under wrong names. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { test } from 'node:test';
import { HEAD_BYTES } from '../../server/corpus/containers/container.ts';
import { containerOf } from '../../server/corpus/containers/open-file.ts';
import { findReader } from '../../server/corpus/read-article.ts';
import { sharedData, skipWithout } from '../shared-data.ts';

/** The container or reader that takes a file, or why none does. */
function takerOf(path: string, bytes: Uint8Array): string {
  const container = containerOf({ path, head: bytes.subarray(0, HEAD_BYTES) });
  if (container !== undefined) return container.format;
  const reader = findReader({ path, bytes });
  return typeof reader === 'string' ? reader : reader.format;
}

const NOT_READ = 'It is XML of a kind that is not read.';

/** The first form that a path fits says who takes it. */
const TAKERS: readonly (readonly [string, RegExp, string])[] = [
  ['formats', /(?:^|\/)(?:LICENSE|DESCRIPTION)$|urlfilter\.txt$/, 'plain-text'],
  ['formats', /\.md$/, 'markdown'],
  ['formats', /^factiva\//, 'factiva'],
  ['formats', /\.DOCX$/, 'docx'],
  ['formats', /^lexisnexis/, 'nexis'],
  ['formats', /^newsml-1\.2\/|^ninjs\/examples\/NewsML\//, 'newsml-1.2'],
  ['formats', /2\.35-spec-All-Power\.xsd$/, 'The file is empty.'],
  ['formats', /\.xsd$|sitemap-news\.xml$/, NOT_READ],
  ['formats', /^newsml-g2\//, 'newsml-g2'],
  ['formats', /^nitf\//, 'nitf'],
  ['formats', /^feeds\/node-feedparser\/(?:compressed|invalid-characters-gzipped)\.xml$/, 'gzip'],
  ['formats', /notafeed\.html$|unrecognized\.rss$/, 'html'],
  ['formats', /^feeds\//, 'feed'],
  ['formats', /extension-schema\.json$/, 'json'],
  ['formats', /^ninjs\//, 'ninjs'],
  ['seeds', /\.txt$/, 'plain-text'],
  ['reuters21578', /\.sgm$/, 'reuters-sgml'],
  ['reuters21578', /\.txt$/, 'plain-text'],
  ['reuters21578', /\.dtd$/, 'There is no reader for .dtd files.'],
  ['html', /\.json(?:\.gz)?$|\.jsonl$/, 'json'],
  ['html', /\.html\.gz$/, 'gzip'],
  ['html', /\.html$/, 'html'],
  ['html', /LICENSE|\.txt$|\.rst$/, 'plain-text'],
  ['html', /\.md$/, 'markdown'],
];

for (const folder of ['formats', 'seeds', 'reuters21578', 'html']) {
  test(`every file of ${folder} goes to its reader`, { skip: skipWithout(folder) }, () => {
    const root = sharedData(folder) ?? '';
    const wrong: string[] = [];
    const met = new Set<RegExp>();
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const file = join(root, name);
      if (!statSync(file).isFile()) continue;
      const path = name.split(sep).join('/');
      const row = TAKERS.find(([of, form]) => of === folder && form.test(path));
      const taker = takerOf(path, readFileSync(file));
      if (row !== undefined) met.add(row[1]);
      if (taker !== row?.[2]) wrong.push(`${path}: ${taker}`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(met.size > 0);
  });
}

const NEWS = 'The pier of Port Ellery opened on Monday, and many people came to see it.';
const SMALL: readonly (readonly [string, string])[] = [
  [
    'html',
    `<!DOCTYPE html><html><head><title>Pier opens</title></head><body><p>${NEWS}</p></body></html>`,
  ],
  [
    'feed',
    `<?xml version="1.0"?><rss version="2.0"><channel><title>C</title><item><title>Pier opens</title><description>${NEWS}</description></item></channel></rss>`,
  ],
  [
    'feed',
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><id>1</id><title>Pier opens</title></entry></feed>`,
  ],
  [
    'nitf',
    `<?xml version="1.0"?><nitf><head><title>Pier</title></head><body><body.content><p>${NEWS}</p></body.content></body></nitf>`,
  ],
  [
    'newsml-g2',
    `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x"><contentSet/></newsItem>`,
  ],
  ['newsml-1.2', '<?xml version="1.0"?><NewsML><NewsItem/></NewsML>'],
  [
    'reuters-sgml',
    '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1"><TEXT><TITLE>PIER</TITLE></TEXT></REUTERS>',
  ],
  [
    'mediawiki',
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/"><page><title>Pier</title></page></mediawiki>',
  ],
  [
    'ninjs',
    '{"uri":"urn:x","versioncreated":"2025-01-01T00:00:00Z","headline":"Pier","body_text":"It opened."}',
  ],
  ['json', '{"title":"Pier opens","text":"It opened."}'],
  ['rtf', '{\\rtf1\\ansi Pier opens.}'],
  ['plain-text', `Pier opens\n\n${NEWS}`],
];

test('content decides: a format is known whatever its file is called', () => {
  const extensions = ['', '.txt', '.xml', '.html', '.dat', '.json'];
  for (const [format, content] of SMALL) {
    for (const extension of extensions) {
      // These say what a file of no known content is.
      if (format === 'plain-text' && ['.xml', '.html', '.json'].includes(extension)) continue;
      assert.equal(
        takerOf(`a${extension}`, Buffer.from(content)),
        format,
        `${format} a${extension}`,
      );
    }
  }
});

test('an export of ProQuest that counts its documents is none of Nexis', () => {
  const bytes = Buffer.from(
    'Document 1 of 2\n\nPier opens\n\nAuthor: Hale, Mona\n\nFull text: The pier opened.\n\nPublication date: May 12, 2015\n\nProQuest document ID: 1\n',
  );
  const reader = findReader({ path: 'a.txt', bytes });
  assert.ok(typeof reader !== 'string');
  assert.equal(reader.format, 'proquest');
});
