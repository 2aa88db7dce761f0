/** Many searches at once, over the real engine. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import request from 'supertest';
import { SERVICE_LIMITS } from '../../server/core/service-limits.ts';
import { eventually } from '../temporary-folder.ts';
import { createArchive } from './archive.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher } from './scripted-searcher.ts';

const { app } = createTestApp(createArchive());

function untimed(answer: Record<string, unknown>): unknown {
  const { took_ms: _t, timings: _s, ...rest } = answer;
  return rest;
}

test('each query has the answer it has alone, or its own problem', async () => {
  const queries = [
    'ferry',
    '/search?q=flood&size=1',
    { q: 'strike', person: ['Ada Quill'], size: 2 },
    { q: 'ferry', page: 'x' },
    '?q=a&colour=red',
    7,
    '((("',
  ];
  const alone = [
    'q=ferry',
    'q=flood&size=1',
    'q=strike&person=Ada+Quill&size=2',
    null,
    null,
    null,
    'q=(((%22',
  ];
  for (const body of [queries, { queries }]) {
    const response = await request(app).post('/api/batch').send(body).expect(200);
    assert.equal(response.headers['cache-control'], 'no-store');
    const { results } = response.body;
    assert.equal(results.length, queries.length);
    for (const [i, one] of results.entries()) {
      assert.equal(one.number, i + 1);
      assert.deepEqual(one.query, queries[i]);
      if (alone[i] === null) {
        assert.equal(one.result, null);
        assert.deepEqual([one.problem.status, one.problem.code], [400, 'invalid-parameter']);
      } else {
        const { body: single } = await request(app).get(`/api/search?${alone[i]}`).expect(200);
        assert.deepEqual(untimed(one.result), untimed(single));
        assert.equal(one.problem, null);
      }
    }
    assert.equal(results[4].problem.parameter, 'colour');
  }
});

test('lines of text are queries too', async () => {
  const { body } = await request(app)
    .post('/api/batch')
    .type('text/plain')
    .send('ferry\r\n\n/api/search?q=flood\nfoo OR\n')
    .expect(200);
  assert.deepEqual(
    body.results.map(({ query }: { query: string }) => query),
    ['ferry', '/api/search?q=flood', 'foo OR'],
  );
  assert.ok(body.results[0].result.total > 0);
});

test('a query far beyond what can be searched is refused by itself; one that has to be cut is answered', async () => {
  const queries = ['a '.repeat(400_000), `ferry ${'\u6e2f'.repeat(4200)}`, 'ferry'];
  const { body } = await request(app).post('/api/batch').send(queries).expect(200);
  const [huge, long, usual] = body.results;
  assert.deepEqual([huge.result, huge.problem.code], [null, 'invalid-parameter']);
  assert.ok(long.result.query.warnings.some(({ code }: { code: string }) => code === 'too-long'));
  assert.ok(usual.result.total > 0);
});

test('a fault of ours is told to the log, and the others are answered', async () => {
  const { app: failing, log } = createTestApp(
    createScriptedSearcher({
      search: async (state) => {
        if (state.q === 'b') throw new TypeError('secret');
        return await createArchive().search(state);
      },
    }),
  );
  const { body } = await request(failing).post('/api/batch').send(['a', 'b', 'c']).expect(200);
  assert.equal(body.results[1].problem.code, 'internal');
  assert.ok(!JSON.stringify(body).includes('secret'));
  assert.ok(log.some((line) => line.includes('secret')));
  assert.notEqual(body.results[2].result, null);
});

const REFUSED: readonly (readonly [string, string, string | object, string | null])[] = [
  ['/api/batch', 'application/json', '{', 'queries'],
  ['/api/batch', 'application/json', '{"a":1}', 'queries'],
  ['/api/batch', 'application/json', '[]', 'queries'],
  [
    '/api/batch',
    'application/json',
    JSON.stringify(Array(SERVICE_LIMITS.batch + 1).fill('a')),
    'queries',
  ],
  ['/api/batch', 'text/plain', 'x'.repeat(1_000_001), 'queries'],
  ['/api/batch', 'image/png', 'x', 'Content-Type'],
  ['/api/batch?q=a', 'text/plain', 'x', 'q'],
];

for (const [path, type, body, parameter] of REFUSED) {
  test(`${path} refuses ${String(body).slice(0, 20)} as ${type}`, async () => {
    const { text } = await request(app).post(path).set('Content-Type', type).send(body).expect(400);
    const problem = JSON.parse(text);
    assert.deepEqual([problem.code, problem.parameter], ['invalid-parameter', parameter]);
  });
}

for (const method of ['get', 'head', 'put', 'delete'] as const) {
  test(`${method} /api/batch is refused, saying what is allowed`, async () => {
    const { headers } = await request(app)[method]('/api/batch').expect(405);
    assert.equal(headers['allow'], 'POST');
  });
}

test('more batches at once than may be are refused, whether their clients send or not; then there is room again', async () => {
  const server = createTestApp(createArchive()).app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': 9,
    Expect: '100-continue',
  };
  // Each says that a body follows, is told to go on, and sends none of it.
  const slow = Array.from({ length: SERVICE_LIMITS.batches }, () => {
    const sent = httpRequest({ port, method: 'POST', path: '/api/batch', headers });
    sent.on('error', () => undefined).flushHeaders();
    return sent;
  });
  await Promise.all(slow.map((sent) => once(sent, 'continue')));
  const post = () =>
    fetch(`http://127.0.0.1:${port}/api/batch`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '["ferry"]',
    });
  const refused = await post();
  assert.equal(refused.status, 503);
  assert.equal(((await refused.json()) as { code: string }).code, 'overloaded');
  assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
  const [finished, left] = slow;
  finished?.end('["ferry"]');
  const [response] = (await once(finished ?? assert.fail(), 'response')) as [IncomingMessage];
  assert.equal(response.statusCode, 200);
  await once(response.resume(), 'end');
  assert.equal((await post()).status, 200);
  left?.destroy();
  await eventually(async () => (await Promise.all([post(), post()])).every(({ ok }) => ok));
  for (const sent of slow) sent.destroy();
  server.closeAllConnections();
  server.close();
});
