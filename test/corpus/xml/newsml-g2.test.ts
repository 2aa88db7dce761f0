import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsmlG2Reader } from '../../../server/corpus/xml/newsml-g2.ts';

const context = { today: '2026-05-04' };
const read = (xml: string) => [
  ...newsmlG2Reader.read({ path: 'x.xml', bytes: Buffer.from(xml) }, context),
];
const NITF =
  '<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Inner</hl1></hedline><byline>By Ann Reeve</byline></body.head><body.content><p>The council voted.</p></body.content></body></nitf></inlineXML></contentSet>';
const XHTML =
  '<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Pier</title></head><body><h1>Pier vote</h1><p>The council <em>voted</em>.</p></body></html></inlineXML></contentSet>';

type Parts = {
  readonly meta?: string;
  readonly content?: string;
  readonly set?: string;
  readonly guid?: string;
};
const item = ({ meta = '', content = '', set = NITF, guid = 'urn:newsml:ely:1' }: Parts) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${guid}" version="2" xml:lang="en">
<rightsInfo><copyrightNotice>© Elleryside</copyrightNotice><usageTerms>Not for broadcast</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:ELY"><name>Elleryside News</name></provider>
<versionCreated>2024-03-06T09:00:00+01:00</versionCreated><firstCreated>2024-03-05T23:30:00-05:00</firstCreated>${meta}</itemMeta>
<contentMeta><headline>Pier vote</headline>${content}</contentMeta>${set}</newsItem>`;

function draft(parts: Parts) {
  const [record] = read(item(parts));
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  return record.draft;
}

test('metadata, NITF and rights are read together', () => {
  const read = draft({
    meta: '<pubStatus qcode="stat:usable"/><link rel="irel:corrects" residref="urn:newsml:ely:0"/>',
    content: `<located><name>Port Ellery</name></located><creator><name>Somebody Else</name></creator>
<subject type="cpnat:person" qcode="p:1"><name>Jane Quill</name></subject><subject type="cpnat:geoArea" qcode="g:1"/>
<subject type="cpnat:organisation"><name>Harbour Trust</name></subject>
<subject type="cpnat:abstract" qcode="medtop:1"><name xml:lang="de">Hafen</name><name xml:lang="en-GB">harbour</name></subject>
<subject qcode="medtop:2"/><keyword>ferries</keyword>`,
    set: `<assert qcode="g:1"><name>Wickmouth</name></assert>${NITF}`,
  });
  assert.equal(read.title, 'Pier vote');
  assert.equal(read.text, 'The council voted.');
  assert.deepEqual(read.authors, ['Ann Reeve']);
  assert.equal(read.source, 'Elleryside News');
  assert.equal(read.date?.day, '2024-03-05');
  assert.equal(read.modified, '2024-03-06T08:00:00.000Z');
  assert.equal(read.publisherId, 'urn:newsml:ely:1');
  assert.deepEqual(read.corrects, ['urn:newsml:ely:0']);
  assert.equal(read.datelinePlace, 'Port Ellery');
  assert.deepEqual(read.keywords, ['harbour', 'ferries']);
  assert.deepEqual(
    read.assigned.map(({ type, name }) => `${type} ${name}`),
    ['person Jane Quill', 'place Wickmouth', 'organization Harbour Trust'],
  );
  assert.equal(read.rights, '© Elleryside\nNot for broadcast');
  assert.equal(read.language, 'en');
});

test('XHTML inside is read without the title it repeats', () => {
  const { text, paragraphs } = draft({ set: XHTML });
  assert.equal(text, 'The council voted.');
  assert.equal(paragraphs.length, 1);
});

test('inline data may be text or escaped markup', () => {
  const data = (inside: string) =>
    `<contentSet><inlineData contenttype="text/html">${inside}</inlineData></contentSet>`;
  assert.equal(
    draft({ set: data('&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;') }).text,
    'One.\n\nTwo.',
  );
  assert.equal(draft({ set: data('<![CDATA[One.\n\nTwo.]]>') }).text, 'One.\n\nTwo.');
});

const states: readonly (readonly [meta: string, status: string, embargo: string | null])[] = [
  ['', 'usable', null],
  ['<pubStatus qcode="stat:withheld"/>', 'withheld', null],
  ['<pubStatus qcode="stat:canceled"/>', 'cancelled', null],
  ['<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', 'cancelled', null],
  ['<embargoed>2030-01-01T12:00:00+02:00</embargoed>', 'usable', '2030-01-01T10:00:00.000Z'],
  ['<embargoed/>', 'usable', null],
];
for (const [meta, status, embargo] of states) {
  test(`${meta || 'no status'} means ${status} until ${embargo}`, () => {
    const { publication } = draft({ meta });
    assert.equal(publication.status, status);
    if (!meta.includes('2020')) assert.equal(publication.embargo, embargo);
  });
}

test('a message gives its items one by one, and what is no article says why', () => {
  const remote = item({
    guid: 'b',
    set: '<contentSet><remoteContent href="http://example.org/a.xml"/></contentSet>',
  });
  const picture = item({ guid: 'c', set: '' }).replace('ninat:text', 'ninat:picture');
  const records = read(`<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-03-05T00:00:00Z</sent></header><itemSet>
<packageItem guid="p"><itemMeta/></packageItem>
${item({ guid: 'a' })}
${remote}
${picture}
<conceptItem guid="x"/>
<newsItem guid="broken"><itemMeta></newsItem>
${item({ guid: 'd', set: XHTML })}
</itemSet></newsMessage>`);
  assert.deepEqual(
    records.map((record) => (record.kind === 'article' ? record.draft.publisherId : record.reason)),
    [
      'It is a package: a list of other items, without a text of its own.',
      'a',
      'Its content stands elsewhere (remoteContent), and nothing is fetched.',
      'It is a picture item, without a text.',
      'It describes a concept; it is no article.',
      "It is not well-formed XML: expected closing tag 'itemMeta' (opened in line 1, col 25) instead of closing tag 'newsItem'.",
      'd',
    ],
  );
  assert.ok(
    records.every((record) => record.kind === 'article' || /^\w+ \d, line \d+$/.test(record.place)),
  );
});

test('a headline alone is read with a warning', () => {
  const read = draft({ set: '' });
  assert.equal(read.title, 'Pier vote');
  assert.equal(read.text, '');
  assert.equal(read.warnings.length, 1);
});

const roots: readonly (readonly [root: string, accepted: boolean])[] = [
  ['newsItem', true],
  ['newsMessage', true],
  ['packageItem', true],
  ['knowledgeItem', true],
  ['NewsItem', false],
  ['NewsML', false],
  ['nitf', false],
];
for (const [root, accepted] of roots) {
  test(`<${root}> is ${accepted ? '' : 'not '}for this reader`, () => {
    const bytes = Buffer.from(`<?xml version="1.0"?><${root} xmlns="x">`);
    assert.equal(newsmlG2Reader.accepts({ path: 'x.xml', bytes }), accepted);
  });
}

test('the main headline is the title, whatever stands before it', () => {
  const headlines =
    '<headline role="hld:slug">PIER-VOTE</headline><headline role="hld:main">Pier vote settled</headline><headline role="hld:subHeadline">At last</headline>';
  const xml = item({}).replace('<headline>Pier vote</headline>', headlines);
  const [record] = read(xml);
  assert.ok(record?.kind === 'article');
  assert.equal(record.draft.title, 'Pier vote settled');
});

test('a creator by name alone, a dateline in words, and versions that are no corrections', () => {
  const own = draft({
    meta: '<link rel="irel:previousVersion" residref="urn:newsml:ely:1"/><link rel="irel:corrects" residref="urn:newsml:ely:0"/>',
    content: '<creator literal="Klara Müller"/><dateline>Port Ellery (ELY) - </dateline>',
    set: XHTML,
  });
  assert.deepEqual(own.authors, ['Klara Müller']);
  assert.equal(own.datelinePlace, 'Port Ellery');
  assert.deepEqual(own.corrects, ['urn:newsml:ely:0']);
});

test('without a notice the holder of the copyright is told beside the terms of use', () => {
  const [record] = read(
    item({}).replace(
      '<copyrightNotice>© Elleryside</copyrightNotice>',
      '<copyrightHolder><name>Elleryside</name></copyrightHolder>',
    ),
  );
  assert.ok(record?.kind === 'article');
  assert.equal(record.draft.rights, '© Elleryside\nNot for broadcast');
});
