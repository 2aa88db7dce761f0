import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { ERRORS, type ErrorCode, SearchError } from '../../server/core/errors.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher, INDEX } from './scripted-searcher.ts';

const { app } = createTestApp(createScriptedSearcher());

function failing(error: unknown): Partial<Searcher> {
  return { search: () => Promise.reject(error) };
}

for (const [code, { status, title }] of Object.entries(ERRORS) as [
  ErrorCode,
  { status: number; title: string },
][]) {
  test(`a search that fails with ${code} is ${status}, as a problem and as a page`, async () => {
    const error = new SearchError(code, 'It <failed>.', { parameter: 'q' });
    const failed = createTestApp(createScriptedSearcher(failing(error))).app;

    const problem = await request(failed).get('/api/search?q=a').expect(status);
    assert.equal(problem.type, 'application/problem+json');
    assert.deepEqual(JSON.parse(problem.text), {
      type: `/errors#${code}`,
      title,
      status,
      detail: 'It <failed>.',
      instance: '/api/search',
      code,
      parameter: 'q',
    });
    assert.equal(problem.headers['cache-control'], 'no-store');

    const page = await request(failed).get('/search?q=a').accept('text/html').expect(status);
    assert.equal(page.type, 'text/html');
    assert.ok(page.text.includes(`/errors#${code}`));
    assert.ok(page.text.includes('It &lt;failed&gt;.'));
  });
}

type Row = readonly [path: string, status: number, code: ErrorCode, parameter: string | null];

const API_ERRORS: readonly Row[] = [
  ['/api/search?page=banana', 400, 'invalid-parameter', 'page'],
  ['/api/search?colour=red', 400, 'invalid-parameter', 'colour'],
  ['/api/search?__proto__=x', 400, 'invalid-parameter', '__proto__'],
  ['/api/search?q=a&q=b', 400, 'invalid-parameter', 'q'],
  ['/api/status?q=a', 400, 'invalid-parameter', 'q'],
  ['/api?q=a', 400, 'invalid-parameter', 'q'],
  ['/api/articles/gone?page=1', 400, 'invalid-parameter', 'page'],
  ['/api/facets/person?contains=a&contains=b', 400, 'invalid-parameter', 'contains'],
  ['/api/articles/%ff', 400, 'invalid-parameter', null],
  ['/api/articles/%', 400, 'invalid-parameter', null],
  ['/api/articles/nowhere', 404, 'article-not-found', null],
  ['/api/articles/%00', 404, 'article-not-found', null],
  ['/api/articles/gone', 410, 'article-gone', null],
  ['/api/facets/colour', 404, 'route-not-found', null],
  ['/api/facets/__proto__', 404, 'route-not-found', null],
  ['/api/nothing', 404, 'route-not-found', null],
  [`/api/search?q=${'a'.repeat(9000)}`, 414, 'uri-too-long', null],
];

for (const [path, status, code, parameter] of API_ERRORS) {
  test(`${path.slice(0, 60)} is ${code}`, async () => {
    const { text, type } = await request(app).get(path).accept('text/html, */*').expect(status);
    const problem = JSON.parse(text);
    assert.equal(type, 'application/problem+json');
    assert.equal(problem.code, code);
    assert.equal(problem.parameter, parameter);
    assert.ok(!problem.instance.includes('?'));
  });
}

const PAGE_ERRORS: readonly Row[] = [
  ['/search?page=banana', 400, 'invalid-parameter', 'page'],
  ['/search?from=2024-02-30', 400, 'invalid-parameter', 'from'],
  ['/facets/person?page=0', 400, 'invalid-parameter', 'page'],
  ['/articles/%ff', 400, 'invalid-parameter', null],
  ['/articles/nowhere', 404, 'article-not-found', null],
  ['/articles/gone', 410, 'article-gone', null],
  ['/facets/colour', 404, 'route-not-found', null],
  ['/nothing', 404, 'route-not-found', null],
  ['/..%2f..%2fpackage.json', 404, 'route-not-found', null],
  [`/search?q=${'a'.repeat(9000)}`, 414, 'uri-too-long', null],
];

for (const [path, status, code, parameter] of PAGE_ERRORS) {
  test(`${path.slice(0, 60)} is ${code}, as a page to browsers and a problem to programs`, async () => {
    const page = await request(app).get(path).accept('text/html,*/*;q=0.8').expect(status);
    assert.equal(page.type, 'text/html');
    assert.ok(page.text.includes(`/errors#${code}`));
    if (parameter !== null) assert.ok(page.text.includes(`<code>${parameter}</code>`));

    const problem = await request(app)
      .get(path)
      .accept('application/json, text/html;q=0.5')
      .expect((response) => assert.ok(response.status === status));
    assert.equal(JSON.parse(problem.text).code, code);
  });
}

test('pages drop parameters they do not know', async () => {
  await request(app).get('/search?q=a&utm_source=x&__proto__=y').expect(200);
});

for (const path of ['/', '/search', '/articles/x', '/help', '/api/search', '/api', '/healthz']) {
  for (const method of ['post', 'put', 'delete', 'options'] as const) {
    test(`${method} ${path} is refused, saying what is allowed`, async () => {
      const response = await request(app)[method](path).accept('application/json').expect(405);
      assert.equal(response.headers['allow'], 'GET, HEAD');
      assert.equal(JSON.parse(response.text).code, 'method-not-allowed');
    });
  }
}

test('an address answers only clients that accept what it has', async () => {
  const rows: readonly (readonly [string, string, number])[] = [
    ['/search', 'image/png', 406],
    ['/search', 'application/json', 406],
    ['/search', 'text/*', 200],
    ['/search', 'text/html;q=0, */*', 406],
    ['/api/search', 'text/html', 406],
    ['/api/search', 'application/*;q=0.1', 200],
    ['/api/search', 'text/html, */*;q=0.1', 200],
    ['/api/articles/x', 'text/csv', 406],
  ];
  for (const [path, accept, status] of rows) {
    const response = await request(app).get(path).accept(accept);
    assert.equal(response.status, status, `${path} for ${accept}`);
    if (status === 406) assert.equal(JSON.parse(response.text).code, 'not-acceptable');
  }
});

test('a former id redirects for good to what replaced it, and keeps the query', async () => {
  const page = await request(app).get('/articles/moved?q=a&operator=or&page=9').expect(308);
  assert.equal(page.headers['location'], '/articles/elsewhere?q=a&operator=or');
  const twin = await request(app).get('/api/articles/moved?q=a').expect(308);
  assert.equal(twin.headers['location'], '/api/articles/elsewhere?q=a');
});

test('a bug is told to the log in full and to the client not at all', async () => {
  const bug = new TypeError('secret of the house');
  const { app: failed, log } = createTestApp(createScriptedSearcher(failing(bug)));
  for (const path of ['/search?q=hush', '/api/search?q=hush']) {
    const response = await request(failed).get(path).accept('*/*').expect(500);
    assert.ok(!response.text.includes('secret'));
    const id = response.headers['x-request-id'] ?? '';
    const line = log.find((entry) => entry.includes('"level":50') && entry.includes(id));
    assert.ok(line?.includes('secret of the house'));
    assert.ok(JSON.parse(line ?? '{}').err.stack.includes('errors.test'));
  }
  assert.ok(log.every((line) => !line.includes('hush')));
});

test('the server is alive at once, and ready when the index is', async () => {
  await request(app).get('/healthz').expect(200);
  await request(app).get('/readyz').expect(200);
  const status = await createScriptedSearcher().status();
  const building = createTestApp(
    createScriptedSearcher({
      status: async () => ({ ...status, index: { ...INDEX, state: 'building', expected: 99 } }),
    }),
  ).app;
  await request(building).get('/healthz').expect(200);
  const response = await request(building).get('/readyz').expect(503);
  assert.equal(JSON.parse(response.text).code, 'index-not-ready');
  assert.match(response.headers['retry-after'] ?? '', /^\d+$/);
  await request(building).get('/search').expect(200);
  await request(building).get('/api/search').expect(200);
});
