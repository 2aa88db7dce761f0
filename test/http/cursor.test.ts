/** Deep reading over HTTP, on the real engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { writeCursor } from '../../server/core/cursor.ts';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';

const { app } = createTestApp(createArchive());

test('links.next leads from cursor=* through every hit once', async () => {
  const seen: string[] = [];
  let next: string | null = '/api/search?cursor=*&size=3&sort=oldest&facets=none';
  let first = '';
  while (next !== null) {
    const { body, headers }: request.Response = await request(app).get(next).expect(200);
    first ||= body.links.self;
    assert.equal(body.total, ARTICLES.length);
    assert.equal(body.links.first, first);
    assert.deepEqual([body.links.prev, body.links.last], [null, null]);
    assert.equal(headers['link']?.includes('rel="next"'), body.links.next !== null);
    seen.push(...body.hits.map(({ id }: { id: string }) => id));
    next = body.links.next;
  }
  const { body } = await request(app).get('/api/search?size=100&sort=oldest').expect(200);
  assert.deepEqual(
    seen,
    body.hits.map(({ id }: { id: string }) => id),
  );
});

test('a looser reading is read on as what was searched', async () => {
  const { body } = await request(app).get('/api/search?q=strike+sandbags&size=1&cursor=*');
  assert.equal(body.query.fallback.kind, 'or');
  assert.match(body.links.next, /operator=or/);
  const second = await request(app).get(body.links.next).expect(200);
  assert.equal(second.body.query.fallback, null);
  assert.equal(second.body.total, body.total);
  const { cursor } = Object.fromEntries(new URL(body.links.next, 'http://x').searchParams);
  const same = await request(app).get('/api/search?q=strike+sandbags&size=1').query({ cursor });
  assert.deepEqual(same.body.hits, second.body.hits);
});

test('the page reads on as its twin does, and numbers its hits on', async () => {
  const { text } = await request(app).get('/search?cursor=*&size=2').expect(200);
  const next =
    /href="([^"]+)" rel="next"/
      .exec(text)?.[1]
      ?.replaceAll('&#x3D;', '=')
      .replaceAll('&amp;', '&') ?? '';
  assert.ok(!text.includes('rel="prev"') && !text.includes('aria-label="Page '));
  const second = await request(app).get(next).expect(200);
  assert.ok(second.text.includes('<ol class="hits" start="3">'));
  // Whatever else the page links to is another search, and begins on its own first page.
  const others = [...second.text.matchAll(/href="(\/search[^"]*)"/g)].map(([, href]) => href);
  assert.equal(others.filter((href) => href?.includes('cursor')).length, 1);
  assert.ok(others.length > 10);
});

const EXPIRED = writeCursor({ version: 'long ago', offset: 5, search: 'x' });
const ROWS: readonly (readonly [string, number, string, string])[] = [
  ['cursor=nonsense', 400, 'invalid-parameter', 'cursor'],
  ['cursor=*&page=2', 400, 'invalid-parameter', 'page'],
  ['page=501', 400, 'invalid-parameter', 'cursor'],
  [`cursor=${EXPIRED}`, 410, 'cursor-expired', 'cursor'],
];

for (const [query, status, code, parameter] of ROWS) {
  test(`?${query} is ${code}, naming ${parameter}`, async () => {
    const { text } = await request(app).get(`/api/search?${query}`).expect(status);
    const problem = JSON.parse(text);
    assert.deepEqual([problem.code, problem.parameter], [code, parameter]);
    assert.match(problem.detail, /cursor/);
    await request(app).get(`/search?${query}`).accept('html').expect(status);
  });
}

test('a cursor belongs to its search, and lists made of a search take none', async () => {
  const { body } = await request(app).get('/api/search?cursor=*&size=1');
  const { cursor } = Object.fromEntries(new URL(body.links.next, 'http://x').searchParams);
  const other = await request(app).get('/api/search?q=ferry').query({ cursor }).expect(400);
  assert.equal(JSON.parse(other.text).parameter, 'cursor');
  for (const path of ['/api/facets/person', '/api/concordance', '/api/collocates'])
    await request(app).get(`${path}?cursor=*`).expect(400);
});
