import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mediawikiReader } from '../../../server/corpus/xml/mediawiki.ts';
import { readWikitext } from '../../../server/corpus/xml/wikitext.ts';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const revision = (text: string, timestamp = '2010-01-06T10:00:00Z') =>
  `<revision><id>9</id><timestamp>${timestamp}</timestamp><contributor><username>A</username></contributor><text xml:space="preserve">${escaped(text)}</text></revision>`;
const page = (title: string, revisions: string, ns = 0, extra = '') =>
  `<page><title>${title}</title><ns>${ns}</ns><id>12</id>${extra}${revisions}</page>`;
const dump = (pages: string) =>
  `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" version="0.10" xml:lang="en"><siteinfo><sitename>Wikinews</sitename><dbname>enwikinews</dbname><base>https://en.wikinews.org/wiki/Main_Page</base></siteinfo>\n${pages}</mediawiki>`;
const read = (xml: string) => [
  ...mediawikiReader.read({ path: 'x.xml', bytes: Buffer.from(xml) }, { today: '2026-05-04' }),
];

const SOURCE = `{{date|January 5, 2010}}
{{London}}
[[File:Pier.jpg|thumb|The [[pier]]. {{image source|Flickr}}]]
The '''council''' of {{w|Port Ellery}} voted on the [[w:Pier|old pier]], [http://ely.example/ a paper] said.<ref>Note</ref>

{{QuoteLeft|Words}}
== Reaction ==
* ''First'' item
* Second & last
{| class="wikitable"
| a table
|}

== Sources ==
*{{source|url=http://ely.example/a|title=Pier vote|author=A}}
* [http://ely.example/b Another report]

{{publish}}
[[Category:Harbours]]
[[Category:January 5, 2010]]
[[Category:Published]]
[[de:Der Pier]]`;

test('a page of the main namespace is an article', () => {
  const [record] = read(dump(page('Council votes: the pier', revision(SOURCE))));
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  const { draft } = record;
  assert.equal(draft.title, 'Council votes: the pier');
  assert.equal(
    draft.text,
    'The council of Port Ellery voted on the old pier, a paper said.\n\nReaction\n\nFirst item\nSecond & last',
  );
  assert.deepEqual(
    draft.paragraphs.map(({ kind }) => kind),
    ['paragraph', 'heading', 'item', 'item'],
  );
  assert.deepEqual(draft.date, { day: '2010-01-05', precision: 'day', source: 'text' });
  assert.equal(draft.modified, '2010-01-06T10:00:00.000Z');
  assert.deepEqual(draft.keywords, ['Harbours']);
  assert.equal(draft.source, 'Wikinews');
  assert.equal(draft.language, 'en');
  assert.equal(draft.publisherId, 'enwikinews:12');
  assert.equal(draft.url, 'https://en.wikinews.org/wiki/Council_votes:_the_pier');
  assert.deepEqual(draft.boilerplate, [
    { kind: 'sources', text: 'A, “Pier vote”\nAnother report' },
  ]);
  assert.deepEqual(draft.authors, []);
});

test('redirects and other namespaces are counted, not read; the newest revision is', () => {
  const records = read(
    dump(
      page('Talk:A', revision('Chatter.'), 1) +
        page('Old', revision('#REDIRECT [[New]]')) +
        page('Older', revision('#redirect [[New]]'), 0, '<redirect title="New"/>') +
        page(
          'New',
          revision('First.', '2010-01-06T10:00:00Z') +
            revision('Third.', '2010-03-06T10:00:00Z') +
            revision('Second.', '2010-02-06T10:00:00Z'),
        ) +
        page('Empty', revision('{{delete}}')),
    ),
  );
  assert.deepEqual(
    records.map((record) => (record.kind === 'article' ? record.draft.text : record.reason)),
    [
      'Third.',
      'There is no text in it.',
      '3 pages are no articles: a redirect, or outside of the main namespace.',
    ],
  );
  const [first] = records;
  assert.ok(first?.kind === 'article');
  assert.equal(first.draft.date?.day, '2010-01-06');
});

test('a date that is only that of the last edit is doubtful', () => {
  const [record] = read(dump(page('A', revision('Text.'))));
  assert.ok(record?.kind === 'article');
  assert.equal(record.draft.warnings.length, 1);
});

const rows: readonly (readonly [wikitext: string, text: string])[] = [
  ["'''''a''''' b", 'a b'],
  ['[[A|b]] [[C]]', 'b C'],
  ['[https://a.example b c] [https://a.example]', 'b c'],
  ['[sic] and [[Image:x.jpg|thumb|a [[b]] c]]', '[sic] and'],
  ['{{w|A|b}} {{unknown|{{nested|x}}}}c', 'b c'],
  ['a <!-- b --> c<br/>d', 'a c d'],
  ['a<ref name="x"/> b<ref>c</ref>', 'a b'],
  [':indented', 'indented'],
  ['a &amp; b &lt;', 'a & b <'],
  ['{{unclosed', 'unclosed'],
  ['[[unclosed', '[[unclosed'],
  ['__NOTOC__a', 'a'],
];
for (const [wikitext, text] of rows) {
  test(`${wikitext} reads ${text}`, () => {
    assert.equal(
      readWikitext(wikitext)
        .blocks.map((block) => block.text)
        .join('\n'),
      text,
    );
  });
}

test('any wikitext is read, and in little time', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '[[',
    ']]',
    '|',
    '=',
    '\n',
    '* ',
    "''",
    'a',
    '<ref>',
    '</ref>',
    '<!--',
    '-->',
    '{|',
    '|}',
    'w',
    ':',
    'File:',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      for (const { text } of readWikitext(pieces.join('')).blocks) assert.notEqual(text.trim(), '');
    }),
  );
  for (const repeated of [
    '{{',
    '[[',
    '<!--',
    '<ref>',
    "''",
    '{|\n',
    '{{a|',
    '[[a|',
    '==',
    '[http://a ',
  ]) {
    const started = performance.now();
    readWikitext(repeated.repeat(Math.ceil(1_000_000 / repeated.length)));
    assert.ok(performance.now() - started < 20_000, repeated);
  }
});
