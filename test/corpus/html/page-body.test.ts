import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page, prose, readHtml } from './read-html.ts';

const three = `<p>${prose('Arnvik')}</p><p>${prose('Bolsund')}</p><p>${prose('Crain')}</p>`;
const squash = (text: string) => text.replace(/\s+/g, ' ').trim();

test('the text is the article without menus, sidebars, bylines, share bars, related links and comments', () => {
  const { text, paragraphs } = readHtml(
    page(
      '<title>Quay to be rebuilt | Northern Post</title>',
      `<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
      <main><article><h1>Quay to be rebuilt</h1><div class="byline">By Ada Holm</div>
      <div class="share-bar"><a href="#">Facebook</a><a href="#">X</a></div>
      <div class="article-body"><p>${prose('Arnvik')}</p>
      <p><a href="/old">Read more: the quay that sank in the storms of last year</a></p>
      <figure><img src="q.jpg"><figcaption>The quay on Monday.</figcaption></figure>
      <h2>What comes next</h2><p>${prose('Bolsund')}</p><ul><li>Works begin in May, the mayor said.</li><li>They end in October, she added.</li></ul>
      <div class="newsletter-box"><p>Sign up to our newsletter and never miss a quay again.</p></div>
      <p>${prose('Crain')}</p></div>
      <div class="related-stories"><h3>Related</h3><ul><li><a href="/1">Storm takes roof</a></li><li><a href="/2">Ferry late again</a></li></ul></div>
      <section id="comments"><p>${prose('Nowhere')}</p><p>${prose('Elsewhere')}</p></section></article></main>
      <aside><p>${prose('Sidebar')}</p></aside><footer><p>Copyright 2024 Northern Post</p></footer>`,
    ),
  );
  assert.deepEqual(text.split(/\n+/).length, 6);
  for (const part of ['Arnvik', 'Bolsund', 'Crain', 'What comes next', 'Works begin', 'They end'])
    assert.ok(text.includes(part), part);
  for (const part of [
    'Home',
    'Sport',
    'Ada Holm',
    'Facebook',
    'Read more',
    'on Monday.\n',
    'newsletter',
    'Related',
    'Nowhere',
    'Sidebar',
    'Copyright',
  ])
    assert.ok(!text.includes(part), part);
  assert.deepEqual(
    paragraphs.map(({ kind }) => kind),
    ['paragraph', 'heading', 'paragraph', 'item', 'item', 'paragraph'],
  );
  for (const { start, end } of paragraphs)
    assert.equal(text.slice(start, end).trim(), text.slice(start, end));
});

test('what is set apart inside the article is kept as boilerplate', () => {
  const { boilerplate } = readHtml(
    page('', `<article><h1>Quay to be rebuilt</h1>${three}<p>All rights reserved.</p></article>`),
  );
  assert.ok(
    boilerplate.some(({ kind, text }) => kind === 'rights' && text === 'All rights reserved.'),
  );
});

test('an article cut into boxes of one name is read whole', () => {
  const box = (topic: string) =>
    `<div class="grid-7"><div><p>${prose(topic)}</p><p>${prose(topic)} Again, and again.</p></div></div>`;
  const { text } = readHtml(
    page(
      '',
      `<div class="chunks">${['Arnvik', 'Bolsund', 'Crain'].map(box).join('<div class="ad-slot">Advertisement</div>')}</div>`,
    ),
  );
  for (const part of ['Arnvik', 'Bolsund', 'Crain']) assert.ok(text.includes(part), part);
  assert.ok(!text.includes('Advertisement'));
});

test('text parted by line breaks becomes paragraphs', () => {
  const { paragraphs } = readHtml(
    page('', `<div>${prose('Arnvik')}<br><br>${prose('Bolsund')}<br> <br>${prose('Crain')}</div>`),
  );
  assert.equal(paragraphs.length, 3);
});

test('a page of old tables is read like any other, and rows of data stay rows', () => {
  const { text } = readHtml(
    page(
      '',
      `<table><tr><td><a href="/">Home</a></td><td><h1>Storm counts</h1>${three}
      <table><tr><th>Town</th><th>Boats lost</th></tr><tr><td>Arnvik</td><td>12</td></tr></table><p>${prose('Dale')}</p></td></tr></table>`,
    ),
  );
  assert.ok(text.includes('Town | Boats lost\nArnvik | 12'));
  assert.ok(text.includes('Dale'));
});

test('a text hidden from readers without a subscription is found by what JSON-LD says', () => {
  const body = `${prose('Arnvik')}\n${prose('Bolsund')}`;
  const ld = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'Quay',
    articleBody: squash(body),
  });
  const { text } = readHtml(
    page(
      `<script type="application/ld+json">${ld}</script>`,
      `<h1>Quay</h1><div style="display:none"><p>${prose('Arnvik')}</p><p>${prose('Bolsund')}</p></div><p>Subscribe to read this story, and many others, every day.</p>`,
    ),
  );
  assert.ok(text.includes('Arnvik') && text.includes('Bolsund'));
  assert.ok(!text.includes('Subscribe'));
});

test('a text that stands in JSON-LD alone is taken from there', () => {
  const body = `${squash(prose('Arnvik'))}\n${squash(prose('Bolsund'))}`;
  const ld = JSON.stringify({ '@type': 'NewsArticle', headline: 'Quay', articleBody: body });
  const { paragraphs, text } = readHtml(
    page(`<script type="application/ld+json">${ld}</script>`, '<h1>Quay</h1><div id="app"></div>'),
  );
  assert.equal(text, body.replace('\n', '\n\n'));
  assert.equal(paragraphs.length, 2);
});

test('references are decoded, and nothing without width or soft hyphens stay', () => {
  const { text } = readHtml(
    page(
      '',
      `<p>Fish &amp; chips &lt;b&gt; caf&eacute; &#8220;so&shy;ft&#8221;&nbsp;&hellip; ${prose('Arnvik')}</p>${three}`,
    ),
  );
  assert.ok(text.startsWith('Fish & chips <b> café “soft” …'));
});
