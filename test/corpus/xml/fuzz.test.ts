import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ninjsReader } from '../../../server/corpus/ninjs.ts';
import type { ArticleRecord, ReadContext, SourceFile } from '../../../server/corpus/reader.ts';
import { feedReader } from '../../../server/corpus/xml/feed.ts';
import { mediawikiReader } from '../../../server/corpus/xml/mediawiki.ts';
import { newsmlG2Reader } from '../../../server/corpus/xml/newsml-g2.ts';
import { newsml1Reader } from '../../../server/corpus/xml/newsml1.ts';
import { nitfReader } from '../../../server/corpus/xml/nitf.ts';
import { reutersReader } from '../../../server/corpus/xml/reuters.ts';

type XmlReader = {
  readonly format: string;
  read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord>;
};

/** Invented, and small, so that a bare checkout fuzzes too; beside each the samples to mutate where they are present. */
const SEEDS: readonly (readonly [
  reader: XmlReader,
  invented: string,
  samples: readonly string[],
])[] = [
  [
    nitfReader,
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE nitf><nitf><head><title>A</title><docdata><date.issue norm="20240305T101010Z"/></docdata></head><body><body.head><hedline><hl1>A &amp; b</hl1></hedline><byline>By Ann Reeve</byline></body.head><body.content><p>One<br/>two.</p></body.content></body></nitf>',
    ['nitf/aap.xml', 'nitf/efe_nitf.xml'],
  ],
  [
    newsmlG2Reader,
    '<newsMessage><itemSet><newsItem guid="a"><itemMeta><versionCreated>2024-03-05T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>A</headline></contentMeta><contentSet><inlineXML><html><body><p>One.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>',
    [
      'newsml-g2/examples/LISTING_2_NewsML-G2_Text_Document.xml',
      'newsml-g2/examples/LISTING_22_Sports_story_in_NewsML-G2NITF.xml',
    ],
  ],
  [
    newsml1Reader,
    '<NewsML><NewsItem><Identification/><NewsComponent><NewsLines><HeadLine>A</HeadLine></NewsLines><ContentItem><DataContent><p>One.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>',
    ['newsml-1.2/afp20.xml', 'ninjs/examples/NewsML/businesswire-newsml-20130605006126.xml'],
  ],
  [
    reutersReader,
    '<!DOCTYPE lewis><REUTERS NEWID="1"><DATE>5-MAR-1987 10:00:00</DATE><PLACES><D>usa</D></PLACES><TEXT><TITLE>A</TITLE><DATELINE> X, March 5 - </DATELINE><BODY>One.\n Reuter\n&#3;</BODY></TEXT></REUTERS>',
    [],
  ],
  [
    mediawikiReader,
    '<mediawiki xml:lang="en"><siteinfo><sitename>W</sitename></siteinfo><page><title>A</title><ns>0</ns><id>1</id><revision><timestamp>2024-03-05T10:00:00Z</timestamp><text>{{date|March 5, 2024}} [[A|b]]\n== C ==\n* d</text></revision></page></mediawiki>',
    [],
  ],
  [
    feedReader,
    '<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><title>A</title><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>One &amp; two</p>]]></description></item></channel></rss>',
    ['feeds/node-feedparser/intertwingly.atom', 'feeds/rss-parser/content-encoded.rss'],
  ],
  [
    ninjsReader,
    '{"uri":"a","versioncreated":"2024-03-05T10:00:00Z","headline":"A","body_xhtml":"<p>One.</p>","place":[{"name":"B"}]}',
    ['ninjs/examples/3.0/tt_text_image_3.json', 'ninjs/examples/1.4/ninjsExComplex2.json'],
  ],
];
const folder = join(process.cwd(), '..', 'shared', 'data', 'formats');
const context = { today: '2026-05-04' };
/** A file of any size must be done by then; a sample is far smaller. */
const MAX_MS = 20_000;

type Mutation = { readonly at: number; readonly length: number; readonly bytes: Uint8Array };
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat({ max: 1_000_000 }),
  length: fc.oneof(fc.constant(0), fc.nat({ max: 8 }), fc.nat({ max: 2000 })),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .constantFrom(
        '<',
        '>',
        '&',
        ']]>',
        '<![CDATA[',
        '<!--',
        '"',
        '</p>',
        '<p>',
        '&#0;',
        '&#xD800;',
        '<item>',
        '\u0000',
        '{',
        '}',
      )
      .map((text) => Buffer.from(text)),
  ),
});

function mutated(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  let result = Buffer.from(bytes);
  for (const { at, length, bytes: inserted } of mutations) {
    const place = at % (result.length + 1);
    result = Buffer.concat([result.subarray(0, place), inserted, result.subarray(place + length)]);
  }
  return result;
}

/** What the rest of the program relies on. */
function checkRecords(reader: XmlReader, bytes: Uint8Array): void {
  const started = performance.now();
  for (const record of reader.read({ path: 'x.xml', bytes }, context)) {
    if (record.kind === 'skipped') {
      assert.match(record.reason, /\.$/);
      continue;
    }
    const { text, title, paragraphs, assigned, keywords } = record.draft;
    assert.ok(record.bytes.length > 0);
    assert.ok(title.trim() !== '');
    assert.doesNotMatch(`${title}${text}`, /[\0-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u);
    let end = 0;
    for (const paragraph of paragraphs) {
      assert.ok(paragraph.start >= end && paragraph.end > paragraph.start);
      assert.equal(text.slice(end, paragraph.start).trim(), '');
      end = paragraph.end;
    }
    assert.equal(text.slice(end).trim(), '');
    assert.ok(
      [...assigned.map(({ name }) => name), ...keywords].every((name) => name.trim() !== ''),
    );
  }
  assert.ok(performance.now() - started < MAX_MS);
}

for (const [reader, invented, samples] of SEEDS) {
  const present = samples.filter((path) => existsSync(join(folder, path)));
  const seeds = [Buffer.from(invented), ...present.map((path) => readFileSync(join(folder, path)))];
  test(`a mutated ${reader.format} file is read or refused, whatever was done to it`, () => {
    for (const seed of seeds) {
      checkRecords(reader, seed);
      fc.assert(
        fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) =>
          checkRecords(reader, mutated(seed, mutations)),
        ),
        { numRuns: 60 },
      );
    }
  });

  test(`a ${reader.format} file that was cut short is read or refused`, () => {
    const bytes = Buffer.from(invented);
    for (let length = 0; length < bytes.length; length += 1)
      checkRecords(reader, bytes.subarray(0, length));
  });

  test(`a ${reader.format} file of one line, or nested without end, does not hang`, () => {
    const half = Math.floor(invented.length / 2);
    for (const piece of ['<p>', '&amp;', 'word ', '<a b="c"/>', ']]>', '[[', '{{']) {
      const filler = piece.repeat(Math.ceil(500_000 / piece.length));
      checkRecords(reader, Buffer.from(invented.slice(0, half) + filler + invented.slice(half)));
    }
  });
}
