/** What watches over the server is told, and the log. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import request from 'supertest';
import type { Searcher } from '../../server/core/searcher.ts';
import { eventually } from '../temporary-folder.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher, RESULT } from './scripted-searcher.ts';

async function metricsOf({ app }: ReturnType<typeof createTestApp>): Promise<string> {
  const { text, headers } = await request(app).get('/metrics').expect(200);
  assert.match(headers['content-type'] ?? '', /^text\/plain; version=0\.0\.4/);
  return text;
}

test('requests are counted by route and status, never by what was asked', async () => {
  const site = createTestApp(createScriptedSearcher());
  await request(site.app).get('/search?q=confidential').expect(200);
  await request(site.app).get('/articles/secret-id').expect(404);
  await request(site.app).get('/people/Hidden%20Name');
  await request(site.app).get('/nowhere-confidential').expect(404);
  await request(site.app).post('/api/search').expect(405);
  await request(site.app).get('/api/search?page=x').expect(400);
  const text = await metricsOf(site);
  assert.match(text, /requests_total\{method="GET",route="\/search",status="200"\} 1\n/);
  assert.match(text, /requests_total\{method="GET",route="\/articles\/:id",status="404"\} 1\n/);
  assert.match(text, /requests_total\{method="GET",route="other",status="404"\} 1\n/);
  assert.match(text, /requests_total\{method="POST",route="\/api\/search",status="405"\} 1\n/);
  assert.match(text, /requests_total\{method="GET",route="\/api\/search",status="400"\} 1\n/);
  assert.match(text, /duration_seconds_count\{route="\/search"\} 1\n/);
  assert.doesNotMatch(text, /confidential|secret-id|Hidden/);
});

test('the index, its names and its files are told', async () => {
  const searcher = createScriptedSearcher();
  const { index, entities, files } = await searcher.status();
  const text = await metricsOf(createTestApp(searcher));
  const value = (name: string): number =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
  assert.equal(value('dateline_index_articles'), index.articles);
  assert.equal(value('dateline_index_entities{type="person"}'), entities.person);
  assert.equal(
    value('dateline_files{status="skipped"}'),
    files.filter(({ status }) => status === 'skipped').length,
  );
  assert.equal(value('dateline_watch_lag_seconds'), 0);
});

test('metrics are told even where the index does not answer', async () => {
  const failing: Partial<Searcher> = { status: () => Promise.reject(new Error('no threads')) };
  assert.match(await metricsOf(createTestApp(createScriptedSearcher(failing))), /requests_total/);
});

test('with a token, metrics need it as well', async () => {
  const { app } = createTestApp(createScriptedSearcher(), null, { token: 's3cret' });
  await request(app).get('/metrics').expect(401);
  await request(app).get('/metrics').set('Authorization', 'Bearer s3cret').expect(200);
});

test('a client that goes away is no failure, and counts as one that went away', async () => {
  let [asked, answer] = [0, (): void => undefined];
  const waiting = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const site = createTestApp(
    createScriptedSearcher({
      search: async (state) => {
        asked += 1;
        await waiting;
        return { ...RESULT, state };
      },
    }),
  );
  const server = site.app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = httpRequest({ port, path: '/search?q=a' });
  client.on('error', () => undefined).end();
  await eventually(() => asked === 1);
  client.destroy();
  await eventually(async () =>
    (await metricsOf(site)).includes('{method="GET",route="/search",status="499"} 1'),
  );
  answer();
  server.close();
  assert.ok(site.log.every((line) => JSON.parse(line).level < 40));
});

test('queries are logged only where they are asked for', async () => {
  for (const [level, isLogged] of [
    ['trace', true],
    ['debug', false],
    ['info', false],
  ] as const) {
    const { app, log } = createTestApp(createScriptedSearcher(), null, {}, level);
    await request(app).get('/search?q=hush').expect(200);
    assert.equal(log.length, 1, level);
    assert.equal(
      log.some((line) => line.includes('q=hush')),
      isLogged,
      level,
    );
  }
});
