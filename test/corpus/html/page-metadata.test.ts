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
        {
          '@type': 'NewsArticle',
          headline: 'Quay to be rebuilt',
          author: { '@id': '#ada' },
          datePublished: '2024-10-29T23:30:00-05:00',
          dateModified: '2024-10-30T12:00:00+01:00',
          articleSection: ['Local'],
          keywords: ['harbours', 'Arnvik'],
          publisher: { '@type': 'Organization', name: 'Northern Post' },
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
