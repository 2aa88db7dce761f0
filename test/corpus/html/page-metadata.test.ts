import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page, prose, readHtml } from './read-html.ts';

const body = `<p>${prose('Arnvik')}</p><p>${prose('Bolsund')}</p>`;
const ld = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;

/** [what it shows, head, body before the text, expected fields]. */
const rows: readonly (readonly [string, string, string, Readonly<Record<string, unknown>>])[] = [
  [
    'a graph with references between its nodes',
    ld({
      '@graph': [
        { '@type': 'WebSite', name: 'Northern Post' },
        { '@type': 'Person', '@id': '#ada', name: 'Ada Holm' },
        { '@type': 'Organization', '@id': '#post', name: 'Northern Post' },
        {
          '@type': 'NewsArticle',
          headline: 'Quay to be rebuilt',
          author: { '@id': '#ada' },
          datePublished: '2024-10-29T23:30:00-05:00',
          dateModified: '2024-10-30T12:00:00+01:00',
          articleSection: ['Local'],
          keywords: ['harbours', 'Arnvik'],
          publisher: { '@id': '#post' },
          about: [
            { '@type': 'Person', name: 'Ola Berg' },
            { '@type': 'Thing', name: 'quays' },
          ],
          inLanguage: 'en-GB',
          copyrightNotice: '© Northern Post',
        },
      ],
    }),
    '',
    {
      title: 'Quay to be rebuilt',
      authors: ['Ada Holm'],
      date: { day: '2024-10-29', precision: 'day', source: 'metadata' },
      modified: '2024-10-30T11:00:00.000Z',
      section: 'Local',
      keywords: ['harbours', 'Arnvik'],
      source: 'Northern Post',
      language: 'en',
      rights: '© Northern Post',
      assigned: [{ type: 'person', name: 'Ola Berg' }],
    },
  ],
  [
    'broken JSON with line breaks in strings and a trailing comma',
    ld(
      '{"@type": "NewsArticle", "headline": "Quay to\nbe rebuilt", "author": [{"name": "Ada Holm"}, {"name": "Ben Lie"},], "datePublished": "2024-10-29",};',
    ),
    '',
    { title: 'Quay to be rebuilt', authors: ['Ada Holm', 'Ben Lie'] },
  ],
  [
    'teasers in a list are not the article',
    ld([
      {
        '@type': 'ItemList',
        itemListElement: [
          {
            '@type': 'NewsArticle',
            headline: 'Another story',
            author: 'Nobody Else',
            datePublished: '2020-01-01',
          },
        ],
      },
      {
        '@type': 'Article',
        headline: 'Quay to be rebuilt',
        author: 'Ada Holm',
        datePublished: '2024-10-29',
      },
    ]),
    '',
    { title: 'Quay to be rebuilt', authors: ['Ada Holm'] },
  ],
  [
    'Open Graph and article: meta elements',
    `<meta property="og:title" content="Quay to be rebuilt &amp; widened"><meta property="og:site_name" content="Northern Post">
     <meta property="article:published_time" content="2024-10-29T08:00:00+02:00"><meta property="article:author" content="https://facebook.com/ada">
     <meta name="author" content="By Ada Holm and BEN LIE, Staff Writers"><meta property="article:section" content="Local">
     <meta property="article:tag" content="harbours"><meta property="article:tag" content="Arnvik">
     <link rel="canonical" href="https://post.example/2024/10/quay">`,
    '',
    {
      title: 'Quay to be rebuilt & widened',
      authors: ['Ada Holm', 'Ben Lie'],
      date: { day: '2024-10-29', precision: 'day', source: 'metadata' },
      source: 'Northern Post',
      section: 'Local',
      keywords: ['harbours', 'Arnvik'],
      url: 'https://post.example/2024/10/quay',
    },
  ],
  [
    'Dublin Core and Highwire',
    '<meta name="DC.title" content="Quay to be rebuilt"><meta name="DC.creator" content="Holm, Ada"><meta name="citation_author" content="Lie, Ben"><meta name="DC.date.issued" content="2024-10-29"><meta name="DC.rights" content="CC BY 4.0">',
    '',
    {
      title: 'Quay to be rebuilt',
      authors: ['Ben Lie'],
      date: { day: '2024-10-29', precision: 'day', source: 'metadata' },
      rights: 'CC BY 4.0',
    },
  ],
  [
    'byline and date as shown, site name cut from the title',
    '<title>Quay to be rebuilt - Northern Post</title><meta property="og:site_name" content="Northern Post">',
    '<p class="meta"><span class="author">By <a href="/authors/ada-holm">Ada Holm</a></span> <span class="date">Published: 29 October 2024, 10:15</span></p>',
    {
      title: 'Quay to be rebuilt',
      authors: ['Ada Holm'],
      date: { day: '2024-10-29', precision: 'day', source: 'text' },
    },
  ],
  [
    'a rubric in the heading is no part of the headline',
    ld({ '@type': 'NewsArticle', headline: 'What the quay will cost us' }),
    '<h1><span>Opinion</span> What the quay will cost us</h1>',
    { title: 'What the quay will cost us' },
  ],
  [
    'an outlet is no author, and the staff are none',
    '<meta property="og:site_name" content="Northern Post"><meta name="author" content="Northern Post Staff"><meta name="parsely-author" content="Ada Holm">',
    '<h1>Quay to be rebuilt soon</h1>',
    { authors: ['Ada Holm'], source: 'Northern Post' },
  ],
  [
    'the day shown goes before a stamp in UTC of the next day',
    ld({
      '@type': 'NewsArticle',
      headline: 'Quay to be rebuilt',
      datePublished: '2024-10-30T03:10:00Z',
    }),
    '<h1>Quay to be rebuilt</h1><time>October 29, 2024 10:10 PM EST</time>',
    { date: { day: '2024-10-29', precision: 'day', source: 'metadata' } },
  ],
  [
    'a template that says English above a Russian text is not believed',
    '',
    `<h1>Причал восстановят</h1><p>${'Городской совет собрался в понедельник и решил, что северный причал восстановят. '.repeat(6)}</p>`,
    { language: null },
  ],
];

for (const [name, head, shown, expected] of rows) {
  test(`metadata: ${name}`, () => {
    const draft = readHtml(
      page(head, `<article>${shown}${name.includes('Russian') ? '' : body}</article>`),
    );
    const found = Object.fromEntries(Object.keys(expected).map((key) => [key, Object(draft)[key]]));
    assert.deepEqual(found, expected);
  });
}

test('a saved page knows where it was saved from', () => {
  const draft = readHtml(
    `<!DOCTYPE html>\n<!-- saved from url=(0042)https://post.example/2024/10/29/quay.html -->\n<html><body><h1>Quay</h1>${body}</body></html>`,
  );
  assert.equal(draft.url, 'https://post.example/2024/10/29/quay.html');
  assert.equal(draft.date?.day, '2024-10-29');
});

test('of several articles in JSON-LD the one about this page is read', () => {
  const other = (n: number) => ({
    '@type': 'NewsArticle',
    headline: `Another story, number ${n}`,
    url: `https://post.example/${n}`,
    datePublished: '2020-01-01',
    author: 'Wrong Person',
  });
  const own = {
    '@type': 'NewsArticle',
    headline: 'Quay to be rebuilt',
    url: 'https://post.example/quay',
    datePublished: '2024-10-29',
    author: ['Ada Holm', 'Ola Berg'],
  };
  for (const head of ['<link rel="canonical" href="https://post.example/quay?x=1">', '']) {
    const read = readHtml(
      page(head + ld([other(1), own, other(2)]), `<h1>Quay to be rebuilt</h1>${body}`),
    );
    assert.deepEqual(read.authors, ['Ada Holm', 'Ola Berg']);
    assert.equal(read.date?.day, '2024-10-29');
  }
});

test('microdata says what JSON-LD would', () => {
  const read = readHtml(
    page(
      '<title>The Daily Lantern : Quay to be rebuilt</title>',
      `<div itemscope itemtype="http://schema.org/NewsArticle"><h2 itemprop="headline">Quay to be rebuilt</h2>
<p>Story by <span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Fern Abbot</span></span></p>
<meta itemprop="datePublished" content="2019-03-09"><span itemprop="articleSection">Harbour</span><div itemprop="articleBody">${body}</div>
<div itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="The Daily Lantern"></div></div>`,
    ),
  );
  assert.equal(read.title, 'Quay to be rebuilt');
  assert.deepEqual(read.authors, ['Fern Abbot']);
  assert.equal(read.date?.day, '2019-03-09');
  assert.equal(read.section, 'Harbour');
  assert.equal(read.source, 'The Daily Lantern');
});

test('an old page without any marks is read by the lines above its text', () => {
  const read = readHtml(
    `<HTML><HEAD><TITLE>CITY DESK -- Quay to be rebuilt</TITLE></HEAD><BODY><TABLE><TR><TD><A HREF=x>Home</A></TD><TD>
<FONT SIZE=5><B>Quay to be rebuilt</B></FONT><BR><I>By Al Minor<BR>Herald staff writer</I><BR>Friday, February 4, 2000<P>${prose('Arnvik')}<P>${prose('Bolsund')}</TD></TR></TABLE></BODY></HTML>`,
  );
  assert.equal(read.title, 'Quay to be rebuilt');
  assert.deepEqual(read.authors, ['Al Minor']);
  assert.deepEqual(read.date, { day: '2000-02-04', precision: 'day', source: 'text' });
});

test('dates as pages of other languages show them', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['Publié le 29 octobre 2024 à 08h15', '2024-10-29'],
    ['Dienstag, 29. Oktober 2024, 8.15 Uhr', '2024-10-29'],
    ['29 de octubre de 2024', '2024-10-29'],
    ['29 października 2024', '2024-10-29'],
  ];
  for (const [line, day] of rows) {
    const read = readHtml(
      page('', `<h1>Quay to be rebuilt</h1><p class="date">${line}</p>${body}`),
    );
    assert.equal(read.date?.day, day, line);
  }
});

test('the site is named by the part of the title that its address spells', () => {
  const read = readHtml(
    `<!-- saved from url=(0030)https://www.postbox.example/quay/ -->${page('<title>Quay to be rebuilt - Postbox</title>', `<h1>Quay to be rebuilt</h1>${body}`)}`,
  );
  assert.equal(read.source, 'Postbox');
});
