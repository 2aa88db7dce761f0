/** How answers and pages tell of versions, corrections, rights and what a publisher takes back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import type { Article, ArticleId } from '../../server/core/article.ts';
import type { LocalName } from '../../server/core/names.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { plainArticle } from '../plain-article.ts';
import { createTestApp } from './fixture.ts';

const TEXT = 'Ada Quill said the ferry crews had left.';
const NAMES: readonly LocalName[] = [
  {
    type: 'person',
    name: 'Ada Quill',
    mentions: [{ field: 'text', start: 0, end: 9 }],
    assigned: true,
  },
  { type: 'place', name: 'Marlow', mentions: [], assigned: true },
];

function appOf(article: Partial<Article>, names = NAMES) {
  const index = new ArticleIndex();
  index.put(plainArticle({ name: 'ferry', text: TEXT, ...article }), names);
  index.rememberAll(new Map([['taken', { kind: 'withdrawn' }]]));
  index.commit({
    folder: 'articles',
    state: 'ready',
    expected: 1,
    files: [{ path: 'b.xml', status: 'withheld', reason: 'Its publisher has cancelled it.' }],
  });
  return createTestApp(createMiniSearchSearcher(index, () => 0)).app;
}

const other = { id: 'other' as ArticleId, title: 'Ferry <crews> stay' };

test('the API tells how an article stands', async () => {
  const app = appOf({
    url: 'https://www.coast.example/ferry',
    publisherId: 'urn:ferry',
    modified: '2026-01-02T10:00:00Z',
    rights: 'For one year.',
    corrected: ['title', 'date'],
    versions: [{ id: 'old' as ArticleId, modified: null, path: 'old.xml' }],
    correctionOf: [other],
    correctedBy: [other],
    publication: { status: 'usable', embargo: '2027-01-01T00:00:00Z' },
    withheld: 'embargoed',
  });
  const { body } = await request(app).get('/api/articles/ferry').expect(200);
  const link = {
    ...other,
    url: '/articles/other',
    api_url: '/api/articles/other',
  };
  const expected = {
    source_url: 'https://www.coast.example/ferry',
    publisher_id: 'urn:ferry',
    modified: '2026-01-02T10:00:00Z',
    rights: 'For one year.',
    corrected: ['title', 'date'],
    versions: [{ id: 'old', modified: null, path: 'old.xml' }],
    corrects: [link],
    corrected_by: [link],
    publication: { status: 'usable', embargo: '2027-01-01T00:00:00Z' },
    withheld: 'embargoed',
    assigned: { person: ['Ada Quill'], place: ['Marlow'], organization: [] },
  };
  assert.deepEqual({ ...body, ...expected }, body);
  const found = await request(app).get('/api/search?q=ferry').expect(200);
  assert.equal(found.body.hits[0].withheld, 'embargoed');
});

test('the page tells it to people', async () => {
  const app = appOf({
    url: 'https://www.coast.example/ferry',
    modified: '2026-01-02T10:00:00Z',
    corrected: ['title', 'date'],
    versions: [{ id: 'old' as ArticleId, modified: '2026-01-01T09:30:00Z', path: 'old.xml' }],
    correctionOf: [other],
    correctedBy: [other],
    publication: { status: 'usable', embargo: '2027-01-01T00:00:00Z' },
    withheld: 'embargoed',
  });
  const { text } = await request(app).get('/articles/ferry').expect(200);
  for (const part of [
    'This article is under embargo until 1 January 2027, 00:00 UTC.',
    'Corrected by <a href="/articles/other"',
    'A correction of <a href="/articles/other"',
    'Ferry &lt;crews&gt; stay',
    '<a href="https://www.coast.example/ferry">coast.example</a>',
    'title, date (in articles.yaml)',
    '1 January 2026, 09:30 UTC (old.xml)',
    '1×, assigned',
    'assigned by the publisher',
  ])
    assert.ok(text.includes(part), part);
  const search = await request(app).get('/search?q=ferry').expect(200);
  assert.match(search.text, /<strong>embargoed<\/strong>/);
});

test('an article of which nothing of that is known says nothing of it', async () => {
  const { text } = await request(appOf({}, [])).get('/articles/ferry').expect(200);
  assert.doesNotMatch(text, /embargo|Corrected|Other versions|On the web|class="notice"/);
});

test('what was taken back is gone, and the status says which files that are', async () => {
  const app = appOf({});
  const gone = await request(app).get('/api/articles/taken').expect(410);
  assert.equal(JSON.parse(gone.text).code, 'article-gone');
  assert.match(JSON.parse(gone.text).detail, /withdrawn/);
  const page = await request(app).get('/status').expect(200);
  assert.match(page.text, /Not shown \(1\)[\s\S]*b\.xml[\s\S]*Its publisher has cancelled it\./);
});
