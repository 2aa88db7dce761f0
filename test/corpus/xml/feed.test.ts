import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedReader } from '../../../server/corpus/xml/feed.ts';

const read = (xml: string) => [
  ...feedReader.read({ path: 'x.xml', bytes: Buffer.from(xml) }, { today: '2026-05-04' }),
];
const rss = (items: string, channel = '') => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Elleryside News</title><link>https://ely.example/</link><language>en-gb</language><copyright>© Elleryside</copyright>${channel}
${items}</channel></rss>`;
const atom = (entries: string, feed = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenblatt</title><link href="https://hafen.example/"/>${feed}${entries}</feed>`;

function draft(xml: string) {
  const [record] = read(xml);
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  return record.draft;
}
const LONG = 'The council voted on the pier again. '.repeat(40);

test('an item of RSS with its full text gives every field', () => {
  const read = draft(
    rss(`<item><title>Pier &amp;amp; ferry</title><link>https://ely.example/a</link><guid isPermaLink="false">ely-1</guid>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><dc:creator>Ann Reeve</dc:creator><category>harbour</category><category>ferries</category>
<media:title>Not the title</media:title><description>Short.</description>
<content:encoded><![CDATA[<p>The council <b>voted</b>.</p><h2>Reaction</h2><ul><li>one</li></ul>]]></content:encoded></item>`),
  );
  assert.equal(read.title, 'Pier & ferry');
  assert.equal(read.text, 'The council voted.\n\nReaction\n\none');
  assert.deepEqual(
    read.paragraphs.map(({ kind }) => kind),
    ['paragraph', 'heading', 'item'],
  );
  assert.equal(read.date?.day, '2024-03-05');
  assert.equal(read.modified, '2024-03-06T04:30:00.000Z');
  assert.deepEqual(read.authors, ['Ann Reeve']);
  assert.equal(read.source, 'Elleryside News');
  assert.deepEqual(read.keywords, ['harbour', 'ferries']);
  assert.equal(read.url, 'https://ely.example/a');
  assert.equal(read.publisherId, 'ely-1');
  assert.equal(read.language, 'en');
  assert.equal(read.rights, '© Elleryside');
  assert.deepEqual(read.warnings, []);
});

test('an entry of Atom gives every field', () => {
  const read = draft(
    atom(
      `<entry><title type="html">Pier &amp;amp; F&amp;auml;hre</title><id>tag:hafen.example,2024:1</id><link rel="self" href="/self"/><link href="/a"/>
<published>2024-03-05T23:30:00-05:00</published><updated>2024-03-06T08:00:00Z</updated><author><name>Ann Reeve</name><email>a@b.example</email></author>
<category term="x1" label="Hafen"/><summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Rat <em>stimmt</em>.</p></div></content></entry>`,
      '<rights>© Hafenblatt</rights>',
    ),
  );
  assert.equal(read.title, 'Pier & Fähre');
  assert.equal(read.text, 'Der Rat stimmt.');
  assert.equal(read.date?.day, '2024-03-05');
  assert.equal(read.modified, '2024-03-06T08:00:00.000Z');
  assert.deepEqual(read.authors, ['Ann Reeve']);
  assert.equal(read.source, 'Hafenblatt');
  assert.deepEqual(read.keywords, ['Hafen']);
  assert.equal(read.url, 'https://hafen.example/a');
  assert.equal(read.publisherId, 'tag:hafen.example,2024:1');
  assert.equal(read.language, 'de');
  assert.equal(read.rights, '© Hafenblatt');
});

test('RSS 1.0 keeps its items outside of the channel', () => {
  const read =
    draft(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://ely.example/"><title>Elleryside News</title><link>https://ely.example/</link></channel>
<item rdf:about="https://ely.example/a"><title>Pier vote</title><link>https://ely.example/a</link><d:date>2024-03-05</d:date><d:creator>Reeve, A. B.</d:creator><description>Short.</description></item></rdf:RDF>`);
  assert.equal(read.title, 'Pier vote');
  assert.equal(read.publisherId, 'https://ely.example/a');
  assert.equal(read.date?.day, '2024-03-05');
  assert.deepEqual(read.authors, ['A. B. Reeve']);
  assert.equal(read.source, 'Elleryside News');
});

const teasers: readonly (readonly [what: string, item: string, warned: boolean])[] = [
  ['a short description', '<description>Short.</description>', true],
  ['a long one', `<description>${LONG}</description>`, false],
  [
    'a long one that goes on elsewhere',
    `<description>${LONG} Continue reading</description>`,
    true,
  ],
  [
    'content beside a description',
    '<description>S.</description><content:encoded>Full.</content:encoded>',
    false,
  ],
  ['nothing', '', true],
];
for (const [what, item, warned] of teasers) {
  test(`${what} is ${warned ? '' : 'not '}taken for a teaser`, () => {
    const read = draft(rss(`<item><title>A</title>${item}</item>`));
    assert.equal(read.warnings.length, warned ? 1 : 0);
  });
}

const dates: readonly (readonly [written: string, day: string | null])[] = [
  ['Tue, 05 Mar 2024 10:00:00 GMT', '2024-03-05'],
  ['Tue, 5 Mar 2024 10:00 EST', '2024-03-05'],
  ['05 Mar 24 1000 GMT', '2024-03-05'],
  ['Ter, 24 Set 2018 19:42:40 -0300', '2018-09-24'],
  ['2024-03-05T23:30:00-05:00', '2024-03-05'],
  ['soon', null],
];
for (const [written, day] of dates) {
  test(`pubDate ${written} is ${day}`, () => {
    const { date } = draft(rss(`<item><title>A</title><pubDate>${written}</pubDate></item>`));
    assert.equal(date?.day ?? null, day);
  });
}

const authors: readonly (readonly [written: string, names: readonly string[]])[] = [
  ['<author>jane@ely.example (Jane Doe)</author>', ['Jane Doe']],
  ['<author>jane@ely.example</author>', []],
  ['<dc:creator>Jane Doe and John Roe</dc:creator>', ['Jane Doe', 'John Roe']],
  ['<dc:creator>David Smith in Washington</dc:creator>', ['David Smith']],
  ['<dc:creator>tobi</dc:creator>', ['tobi']],
];
for (const [written, names] of authors) {
  test(`${written} names ${names.join(', ') || 'nobody'}`, () => {
    assert.deepEqual(draft(rss(`<item><title>A</title>${written}</item>`)).authors, names);
  });
}

test('addresses are resolved against the nearest base', () => {
  const url = (item: string) => draft(rss(item)).url;
  assert.equal(
    url('<item xml:base="https://b.example/x/"><title>A</title><link>c</link></item>'),
    'https://b.example/x/c',
  );
  assert.equal(url('<item><title>A</title><link>c</link></item>'), 'https://ely.example/c');
  assert.equal(
    url('<item><title>A</title><guid>https://ely.example/g</guid></item>'),
    'https://ely.example/g',
  );
  assert.equal(url('<item><title>A</title><link>javascript:alert(1)</link></item>'), null);
});

test('prefixes are what their declarations make of them', () => {
  const read = draft(
    `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>F</a:title><a:entry><a:title>A</a:title><a:content>One.</a:content></a:entry></a:feed>`,
  );
  assert.equal(read.title, 'A');
  assert.equal(read.text, 'One.');
  const own = draft(
    atom('<p:entry xmlns:p="http://www.w3.org/2005/Atom"><p:title>B</p:title></p:entry>'),
  );
  assert.equal(own.title, 'B');
});

test('a broken item loses only itself, and its place is said', () => {
  const records = read(
    rss(`<item><title>A</title></item>
<item><title>B</item>
<item><title>C</title>
<item><title>D & more</title></item>
<item></item>`),
  );
  assert.deepEqual(
    records.map((record) => (record.kind === 'article' ? record.draft.title : record.place)),
    ['A', 'item 2, line 5', 'item 3, line 6', 'D & more', 'item 5, line 8'],
  );
});

test('what a feed says of itself may stand behind its items', () => {
  const xml = rss('<item><title>A</title></item>')
    .replace(/<title>Elleryside News<\/title>/, '')
    .replace('</channel>', '<title>Late News</title></channel>');
  assert.equal(draft(xml).source, 'Late News');
});

const files: readonly (readonly [text: string, accepted: boolean])[] = [
  ['<rss version="2.0">', true],
  ['<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', true],
  ['<rdf:RDF xmlns="http://purl.org/rss/1.0/">', true],
  ['<rdf:RDF xmlns="http://xmlns.com/foaf/0.1/">', false],
  ['<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', false],
  ['<html><head><title>rss</title>', false],
  ['rss feed', false],
];
for (const [text, accepted] of files) {
  test(`${text} is ${accepted ? 'a' : 'no'} feed`, () => {
    assert.equal(feedReader.accepts({ path: 'x.rss', bytes: Buffer.from(text) }), accepted);
  });
}

test('ten thousand items are read one by one in bounded time', () => {
  const started = performance.now();
  const item = (i: number) =>
    `<item><title>T${i}</title><guid>https://ely.example/${i}</guid><description>${LONG}</description></item>`;
  const xml = rss(Array.from({ length: 10_000 }, (_, i) => item(i)).join('\n'));
  let count = 0;
  for (const record of feedReader.read(
    { path: 'x', bytes: Buffer.from(xml) },
    { today: '2026-05-04' },
  ))
    if (record.kind === 'article') count += 1;
  assert.equal(count, 10_000);
  assert.ok(performance.now() - started < 30_000);
});

test('an aggregator names the outlet of each entry', () => {
  const item = `<item><title>A</title><source url="https://wire.example/">Coast &amp;amp; Wire</source><description>${LONG}</description></item>`;
  assert.equal(draft(rss(item)).source, 'Coast & Wire');
  const entry = `<entry><title>A</title><id>1</id><source><title>Küstenbote</title></source><content>${LONG}</content></entry>`;
  assert.equal(draft(atom(entry)).source, 'Küstenbote');
});

test('names and titles that are escaped twice are read as they are meant', () => {
  const creator = '<dc:creator><![CDATA[Lena Holt, Sam O&#8217;Dea]]></dc:creator>';
  const read = draft(
    rss(
      `<item><title>A</title>${creator}<category><![CDATA[Arts &amp; Life]]></category><description>${LONG}</description></item>`,
    ),
  );
  assert.deepEqual(read.authors, ['Lena Holt', 'Sam O’Dea']);
  assert.deepEqual(read.keywords, ['Arts & Life']);
});

test('what blog software adds at the end of a text stands beside it', () => {
  const text =
    '<p>The council voted.</p><p>The post <a href="x">Pier</a> appeared first on <a>Elleryside</a>.</p>';
  const read = draft(
    rss(`<item><title>A</title><content:encoded><![CDATA[${text}]]></content:encoded></item>`),
  );
  assert.equal(read.text, 'The council voted.');
  assert.equal(read.boilerplate[0]?.text, 'The post Pier appeared first on Elleryside.');
});
