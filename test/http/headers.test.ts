import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher, INDEX, RESULT } from './scripted-searcher.ts';

const { app, log } = createTestApp(createScriptedSearcher());
const ARTICLE = ARTICLES[0]?.article.id ?? '';

const ADDRESSES: readonly string[] = [
  '/',
  '/search?q=ferry',
  `/articles/${ARTICLE}?q=ferry`,
  '/facets/person?q=ferry',
  '/concordance?q=ferry',
  '/concordance.csv?q=ferry',
  '/help',
  '/status',
  '/errors',
  '/api',
  '/api/search?q=ferry',
  `/api/articles/${ARTICLE}`,
  '/api/facets/person',
  '/api/concordance?q=ferry',
  '/api/collocates?q=ferry',
  '/api/status',
  '/api/openapi.json',
];

for (const path of ADDRESSES) {
  test(`${path} is checked again by its validator, and HEAD says the same`, async () => {
    const first = await request(app).get(path).expect(200);
    const etag = first.headers['etag'] ?? '';
    assert.match(etag, /^W\/"[\w-]+"$/);
    assert.equal(first.headers['cache-control'], 'private, no-cache');
    assert.match(first.headers['vary'] ?? '', /Accept(?:,|$)/);
    assert.match(first.headers['vary'] ?? '', /Accept-Encoding/);

    const again = await request(app).get(path).set('If-None-Match', etag).expect(304);
    assert.equal(again.text, '');
    await request(app).get(path).set('If-None-Match', 'W/"other"').expect(200);

    const head = await request(app).head(path).expect(200);
    assert.equal(head.headers['etag'], etag);
    assert.equal(head.headers['content-type'], first.headers['content-type']);
    assert.ok(!head.text);
  });
}

test('a validator changes with the index and with the address', async () => {
  const changed = createTestApp(
    createScriptedSearcher({
      search: async (state) => ({ ...RESULT, state, index: { ...INDEX, version: 'v2' } }),
    }),
  ).app;
  const etags = await Promise.all([
    request(app).get('/api/search?q=a'),
    request(app).get('/api/search?q=b'),
    request(app).get('/search?q=a'),
    request(changed).get('/api/search?q=a'),
  ]);
  assert.equal(new Set(etags.map(({ headers }) => headers['etag'])).size, 4);
});

test('only our own files may be loaded, and nothing may frame the site', async () => {
  for (const path of ['/', '/search', '/api/search', '/nothing', '/favicon.svg']) {
    const { headers } = await request(app).get(path);
    assert.equal(
      headers['content-security-policy'],
      "default-src 'self';object-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'",
    );
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'same-origin');
    assert.equal(headers['x-powered-by'], undefined);
    assert.equal(headers['strict-transport-security'], undefined);
  }
});

test('strict transport security is sent where the site is reached by https', async () => {
  const secure = createTestApp(createScriptedSearcher(), 'https://news.example').app;
  const { headers } = await request(secure).get('/');
  assert.match(headers['strict-transport-security'] ?? '', /^max-age=\d+/);
});

test('robots may read articles, not results', async () => {
  for (const path of ['/search', '/facets/person', '/api/search', '/concordance']) {
    assert.equal((await request(app).get(path)).headers['x-robots-tag'], 'noindex', path);
  }
  for (const path of ['/', `/articles/${ARTICLE}`]) {
    assert.equal((await request(app).get(path)).headers['x-robots-tag'], undefined, path);
  }
  const robots = await request(app).get('/robots.txt').expect(200);
  assert.match(robots.text, /^Disallow: \/search$/m);
  assert.match(robots.text, /^Disallow: \/concordance$/m);
});

test('page and twin point at each other and at their neighbours', async () => {
  const many = createTestApp(
    createScriptedSearcher({ search: async (state) => ({ ...RESULT, state, total: 100 }) }),
  ).app;
  const page = (await request(many).get('/search?q=a&page=2')).headers['link'] ?? '';
  assert.ok(page.includes('</api/search?q=a&page=2>; rel="alternate"; type="application/json"'));
  assert.ok(page.includes('</search?q=a>; rel="prev"'));
  assert.ok(page.includes('</search?q=a&page=3>; rel="next"'));
  assert.ok(page.includes('</opensearch.xml>; rel="search"'));
  const twin = (await request(many).get('/api/search?q=a&page=2')).headers['link'] ?? '';
  assert.ok(twin.includes('</search?q=a&page=2>; rel="alternate"; type="text/html"'));
  assert.ok(twin.includes('</api/search?q=a>; rel="first"'));
  assert.ok(twin.includes('</api/search?q=a&page=3>; rel="next"'));
});

test('a query too long to repeat in links is still answered', async () => {
  const { headers } = await request(app)
    .get(`/api/search?q=${'a'.repeat(8000)}`)
    .expect(200);
  assert.equal(headers['link'], undefined);
});

test('answers are compressed for clients that can read it', async () => {
  const { headers } = await request(app).get('/search').set('Accept-Encoding', 'gzip');
  assert.equal(headers['content-encoding'], 'gzip');
});

test('requests are logged by path and id, never by what was searched', async () => {
  const { headers } = await request(app).get('/search?q=confidential').set('X-Request-Id', 'id-7');
  assert.equal(headers['x-request-id'], 'id-7');
  const other = await request(app).get('/search').set('X-Request-Id', 'bad id "x"');
  assert.match(other.headers['x-request-id'] ?? '', /^[0-9a-f-]{36}$/);
  const line = log.find((entry) => entry.includes('"id-7"')) ?? '{}';
  assert.deepEqual(JSON.parse(line).req, { id: 'id-7', method: 'GET', path: '/search' });
  assert.ok(log.every((entry) => !entry.includes('confidential')));
});

test('browsers find the search engine under the address they used, or the configured one', async () => {
  const found = await request(app).get('/opensearch.xml').set('Host', 'news.example:8080');
  assert.ok(found.text.includes('template="http://news.example:8080/search?q={searchTerms}"'));
  const forged = await request(app).get('/opensearch.xml').set('Host', 'a"><b');
  assert.ok(!forged.text.includes('<b'));
  const configured = createTestApp(createScriptedSearcher(), 'https://news.example').app;
  const { text, type } = await request(configured).get('/opensearch.xml');
  assert.ok(text.includes('template="https://news.example/search?q={searchTerms}"'));
  assert.equal(type, 'application/opensearchdescription+xml');
});

test('static files are served, and nothing beside them', async () => {
  const icon = await request(app).get('/favicon.svg').expect(200);
  assert.equal(icon.type, 'image/svg+xml');
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/.gitignore', '/pages/']) {
    await request(app).get(path).expect(404);
  }
});
