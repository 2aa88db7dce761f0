import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsml1Reader } from '../../../server/corpus/xml/newsml1.ts';

const read = (xml: string) => [
  ...newsml1Reader.read({ path: 'x.xml', bytes: Buffer.from(xml) }, { today: '2026-05-04' }),
];

const BODY =
  '<NewsComponent><Role FormalName="Main"/><ContentItem><Format FormalName="NITF"/><DataContent><p>The council voted.</p><p>By one vote.</p></DataContent></ContentItem></NewsComponent>';
const item = (parts: {
  body?: string;
  status?: string;
  management?: string;
  lines?: string;
  descriptive?: string;
}) =>
  `<NewsItem><Identification><NewsIdentifier><ProviderId>ely.example</ProviderId><DateId>20240305</DateId><NewsItemId>pier</NewsItemId><RevisionId PreviousRevision="1" Update="N">2</RevisionId><PublicIdentifier>urn:newsml:ely.example:20240305:pier:2</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20240305T233000-0500</FirstCreated><ThisRevisionCreated>20240306T080000Z</ThisRevisionCreated><Status FormalName="${parts.status ?? 'Usable'}"/>${parts.management ?? ''}</NewsManagement>
<NewsComponent><NewsLines><HeadLine>Pier vote</HeadLine><ByLine>Ann Reeve, Elleryside News</ByLine><DateLine>Port Ellery, 5 March 2024 (ELY)</DateLine><CopyrightLine>© Elleryside</CopyrightLine>${parts.lines ?? ''}</NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="ELY"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/>${parts.descriptive ?? ''}</DescriptiveMetadata>${parts.body ?? BODY}</NewsComponent></NewsItem>`;
const wrap = (items: string) =>
  `<?xml version="1.0"?><NewsML><NewsEnvelope><DateAndTime>20240306T080000Z</DateAndTime></NewsEnvelope>\n${items}</NewsML>`;

function draft(parts: Parameters<typeof item>[0]) {
  const [record] = read(wrap(item(parts)));
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  return record.draft;
}

test('a news item gives every field', () => {
  const read = draft({
    lines: '<KeywordLine>harbour, ferries</KeywordLine>',
    descriptive:
      '<Location><Property FormalName="City" Value="Port Ellery"/><Property FormalName="Country" Value="Norland"/></Location>',
  });
  assert.equal(read.title, 'Pier vote');
  assert.equal(read.text, 'The council voted.\n\nBy one vote.');
  assert.equal(read.date?.day, '2024-03-05');
  assert.equal(read.modified, '2024-03-06T08:00:00.000Z');
  assert.deepEqual(read.authors, ['Ann Reeve']);
  assert.equal(read.source, 'ELY');
  assert.equal(read.datelinePlace, 'Port Ellery');
  assert.equal(read.rights, '© Elleryside');
  assert.equal(read.publisherId, 'urn:newsml:ely.example:20240305:pier');
  assert.equal(read.language, 'en');
  assert.deepEqual(read.keywords, ['harbour', 'ferries']);
  assert.deepEqual(read.assigned, [
    { type: 'place', name: 'Port Ellery' },
    { type: 'place', name: 'Norland' },
  ]);
});

const states: readonly (readonly [written: string, status: string])[] = [
  ['Usable', 'usable'],
  ['Canceled', 'cancelled'],
  ['Embargoed', 'withheld'],
  ['Withheld', 'withheld'],
];
for (const [written, status] of states) {
  test(`status ${written} is ${status}`, () => {
    assert.equal(draft({ status: written }).publication.status, status);
  });
}

test('an embargo lasts until the status changes', () => {
  const management =
    '<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20300101T060000Z</DateAndTime></StatusWillChange>';
  assert.equal(draft({ management }).publication.embargo, '2030-01-01T06:00:00.000Z');
});

test('an instruction to correct names what is corrected', () => {
  const management =
    '<DerivedFrom NewsItem="urn:newsml:ely.example:20240304:old:1"/><Instruction FormalName="Correction"/>';
  assert.deepEqual(draft({ management }).corrects, ['urn:newsml:ely.example:20240304:old']);
  assert.deepEqual(draft({ management: management.replace('Correction', 'Read') }).corrects, []);
});

test('pictures, captions, style sheets and contacts stand beside the text', () => {
  const part = (role: string, inside: string, format = 'XHTML') =>
    `<NewsComponent><Role FormalName="${role}"/><ContentItem><Format FormalName="${format}"/>${inside}</ContentItem></NewsComponent>`;
  const read = draft({
    body: [
      part(
        'StyleSheet',
        '<DataContent>.a { color: red } .b { margin: 0 } .c { margin: 0 }</DataContent>',
        'CSS',
      ),
      part(
        'Caption',
        '<DataContent><p>A caption that is much longer than the text of the whole article.</p></DataContent>',
      ),
      part('Contact', '<DataContent><p>Call Jane.</p></DataContent>'),
      part('Photo', '', 'JPEG Baseline'),
      part(
        'Body',
        '<DataContent><html><head><title>x</title></head><body><p>The text.</p></body></html></DataContent>',
      ),
    ].join(''),
  });
  assert.equal(read.text, 'The text.');
  assert.deepEqual(read.boilerplate, [{ kind: 'contact', text: 'Call Jane.' }]);
});

test('escaped and plain character data are read', () => {
  const data = (text: string) =>
    `<NewsComponent><ContentItem><DataContent>${text}</DataContent></ContentItem></NewsComponent>`;
  assert.equal(
    draft({ body: data('&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;') }).text,
    'One.\n\nTwo.',
  );
  assert.equal(draft({ body: data('<![CDATA[One.\n\nTwo.]]>') }).text, 'One.\n\nTwo.');
});

test('several items are several articles; remote ones and broken ones are reported', () => {
  const remote = item({
    body: '<NewsComponent><ContentItem Href="http://example.org/a.jpg"/></NewsComponent>',
  });
  const records = read(
    wrap(`${item({})}\n${remote}\n<NewsItem><NewsComponent></NewsItem>\n${item({})}`),
  );
  assert.deepEqual(
    records.map((record) => (record.kind === 'article' ? 'article' : record.place)),
    ['article', 'NewsItem 2, line 7', 'NewsItem 3, line 12', 'article'],
  );
});
