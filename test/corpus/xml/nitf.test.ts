import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleDraft } from '../../../server/core/article.ts';
import type { SourceFile } from '../../../server/corpus/reader.ts';
import { nitfReader } from '../../../server/corpus/xml/nitf.ts';

const context = { today: '2026-05-04' };
const read = (xml: string, path = 'pier.xml') => [
  ...nitfReader.read({ path, bytes: Buffer.from(xml) }, context),
];

function draft(xml: string): ArticleDraft {
  const [record] = read(xml);
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  return record.draft;
}

/** A report with the parts given. */
const nitf = (docdata = '', body = '<p>The council voted.</p>', head = '') => `<?xml version="1.0"?>
<nitf xml:lang="en-GB"><head>${head}<docdata ${docdata}</docdata></head><body>
<body.head><hedline><hl1>Pier vote</hl1></hedline></body.head>
<body.content>${body}</body.content></body></nitf>`;

test('a whole document gives every field', () => {
  const read = draft(`<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf baselang="en"><head><title>Ignored</title>
 <tobject><tobject.subject tobject.subject.type="Politics" tobject.subject.matter="Local government"/></tobject>
 <docdata management-status="usable">
  <correction id-string="ely-0077" regsrc="elleryside.example"/>
  <evloc city="Port Ellery"/>
  <doc-id id-string="ely-0078" regsrc="elleryside.example"/>
  <date.issue norm="20240305T233000-0500"/>
  <doc.copyright year="2024" holder="Elleryside News"/>
  <key-list><keyword key="harbour"/><keyword key="ferries"/></key-list>
  <identified-content><person>Jane Quill</person><org>Harbour Trust</org><location><city>Wickmouth</city><country>Norland</country></location></identified-content>
 </docdata>
 <pubdata position.section="Local" name="Elleryside Courier"/></head>
<body><body.head>
 <hedline><hl1>Council votes
   for the pier</hl1><hl2>By one vote</hl2></hedline>
 <byline>By <person>Ann Reeve</person>, <byttl>Harbour Correspondent</byttl></byline>
 <distributor>Elleryside News</distributor>
 <dateline><location><city>Port Ellery</city></location></dateline>
 <abstract><p>A short summary.</p></abstract></body.head>
<body.content><block><p>The council voted on Tuesday.</p><hl2>Reaction</hl2><p>Nobody <person>Tom Oar</person> asked.</p>
<ul><li>one</li><li>two</li></ul></block><media><media-caption>A pier.</media-caption></media></body.content></body></nitf>`);
  assert.equal(read.title, 'Council votes for the pier');
  assert.equal(
    read.text,
    'The council voted on Tuesday.\n\nReaction\n\nNobody Tom Oar asked.\n\none\ntwo',
  );
  assert.deepEqual(
    read.paragraphs.map(({ kind }) => kind),
    ['paragraph', 'heading', 'paragraph', 'item', 'item'],
  );
  // The day as printed, in the zone of the paper.
  assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'metadata' });
  assert.equal(read.modified, '2024-03-06T04:30:00.000Z');
  assert.deepEqual(read.authors, ['Ann Reeve']);
  assert.equal(read.source, 'Elleryside News');
  assert.equal(read.section, 'Local');
  assert.equal(read.datelinePlace, 'Port Ellery');
  assert.deepEqual(read.keywords, ['Politics', 'Local government', 'harbour', 'ferries']);
  assert.deepEqual(
    read.assigned.map(({ type, name }) => `${type} ${name}`),
    [
      'person Jane Quill',
      'place Wickmouth, Norland',
      'organization Harbour Trust',
      'place Port Ellery',
      'person Tom Oar',
    ],
  );
  assert.equal(read.rights, '© 2024 Elleryside News');
  assert.equal(read.publisherId, 'ely-0078');
  assert.deepEqual(read.corrects, ['ely-0077']);
  assert.equal(read.language, 'en');
  assert.deepEqual(read.boilerplate, [{ kind: 'summary', text: 'A short summary.' }]);
});

const states: readonly (readonly [docdata: string, status: string, embargo: string | null])[] = [
  ['>', 'usable', null],
  ['management-status="embargoed">', 'withheld', null],
  ['management-status="canceled">', 'cancelled', null],
  ['management-status="killed">', 'cancelled', null],
  ['><date.release norm="20270101T060000Z"/>', 'usable', '2027-01-01T06:00:00.000Z'],
  ['><date.issue norm="20240101T060000Z"/><date.release norm="20240101T060000Z"/>', 'usable', null],
  [
    '><date.issue norm="20240101T060000Z"/><date.release norm="20240101T090000Z"/>',
    'usable',
    '2024-01-01T09:00:00.000Z',
  ],
];
for (const [docdata, status, embargo] of states) {
  test(`docdata ${docdata} is ${status} until ${embargo}`, () => {
    assert.deepEqual(draft(nitf(docdata)).publication, { status, embargo });
  });
}

const bylines: readonly (readonly [byline: string, authors: readonly string[]])[] = [
  ['By John Doe', ['John Doe']],
  ['gr/bp', []],
  ['By JANE DOE and John Roe', ['Jane Doe', 'John Roe']],
  ['Von Karl Anders, dpa', ['Karl Anders']],
  ['<byttl>Sports Network</byttl>', []],
  ['By Meredith Jameson, <byttl>Staff Reporter</byttl>', ['Meredith Jameson']],
];
for (const [byline, authors] of bylines) {
  test(`the byline ${byline} names ${authors.length}`, () => {
    const xml = nitf('>').replace('</hedline>', `</hedline><byline>${byline}</byline>`);
    assert.deepEqual(draft(xml).authors, authors);
  });
}

test('lines that a terminal broke are joined, and those of a list are not', () => {
  const wrapped = `<p>More extreme weather is forecast over the next few days and the <br/>situation is likely to get worse with a front that is spanning <br/>a huge area of the coast between the two old harbours of the <br/>bay.</p>`;
  assert.ok(!draft(nitf('>', wrapped)).text.includes('\n'));
  assert.equal(
    draft(nitf('>', '<p>Won: 3<br/>Lost: 2<br/>Drawn: 1<br/>Left: 4</p>')).text,
    'Won: 3\nLost: 2\nDrawn: 1\nLeft: 4',
  );
});

test('an abstract stands in for a missing text, and that is said', () => {
  const read = draft(
    nitf('>', '').replace('</body.head>', '<abstract><p>Short.</p></abstract></body.head>'),
  );
  assert.equal(read.text, 'Short.');
  assert.equal(read.warnings.length, 1);
});

test('a document of a newspaper’s archive has its lead once and its names in order', () => {
  const read =
    draft(`<nitf><head><meta name="online_sections" content="Local; Front"/><docdata><doc-id id-string="77"/>
<identified-content><classifier type="general_descriptor">Harbours</classifier><classifier type="taxonomic_classifier">Top/News/Local</classifier>
<person class="indexing_service">QUILL, JANE A (MAYOR)</person></identified-content></docdata>
<pubdata date.publication="20040305T000000" name="The Elleryside Courier" ex-ref="http://ely.example/77"/></head>
<body><body.head><hedline><hl1>Pier vote</hl1></hedline><byline class="print_byline">By ANN REEVE</byline><byline class="normalized_byline">Reeve, Ann</byline></body.head>
<body.content><block class="lead_paragraph"><p>Lead.</p></block><block class="full_text"><p>Lead.</p><p>Rest.</p></block></body.content></body></nitf>`);
  assert.equal(read.text, 'Lead.\n\nRest.');
  assert.deepEqual(read.authors, ['Ann Reeve']);
  assert.deepEqual(read.assigned, [{ type: 'person', name: 'Jane A Quill' }]);
  assert.deepEqual(read.keywords, ['Harbours']);
  assert.equal(read.section, 'Local');
  assert.equal(read.date?.day, '2004-03-05');
  assert.equal(read.url, 'http://ely.example/77');
  assert.equal(read.source, 'The Elleryside Courier');
});

test('several documents in a file are several articles, and a broken one loses itself', () => {
  const one = '<nitf><body><body.content><p>One.</p></body.content></body></nitf>';
  const records = read(`<all>${one}<nitf><body></nitf>\n${one.replace('One', 'Two')}</all>`);
  assert.deepEqual(
    records.map((record) => (record.kind === 'article' ? record.draft.text : record.place)),
    ['One.', 'nitf 2, line 1', 'Two.'],
  );
  assert.ok(records[0]?.kind === 'article');
  assert.equal(Buffer.from(records[0].bytes).toString(), one);
});

test('an encoding that is declared is honoured', () => {
  const xml = nitf('>', '<p>Décès à l’aube.</p>').replace('?>', ' encoding="windows-1252"?>');
  const bytes = Buffer.from(xml.replace('’', '\u0092'), 'latin1');
  const [record] = nitfReader.read({ path: 'x.xml', bytes }, context);
  assert.ok(record?.kind === 'article');
  assert.equal(record.draft.text, 'Décès à l’aube.');
});

const others: readonly string[] = ['<rss/>', '<html><nitf/></html>', 'nitf', '{"nitf": 1}', ''];
for (const text of others) {
  test(`${JSON.stringify(text)} is no NITF`, () => {
    const file: SourceFile = { path: 'x.nitf', bytes: Buffer.from(text) };
    assert.equal(nitfReader.accepts(file), false);
  });
}

test('places marked part by part, and bylines of other languages', () => {
  const read = draft(
    nitf(
      '><identified-content><location><city>Norfolk</city>, <state>Nebraska</state></location></identified-content>',
    ).replace(
      '</hedline>',
      '</hedline><byline><bytag>Par Jeanne Dupont et Zoé Lefèvre</bytag></byline>',
    ),
  );
  assert.deepEqual(read.assigned, [{ type: 'place', name: 'Norfolk, Nebraska' }]);
  assert.deepEqual(read.authors, ['Jeanne Dupont', 'Zoé Lefèvre']);
});
