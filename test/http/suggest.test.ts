import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { createArchive } from './archive.ts';
import { createTestApp } from './fixture.ts';

const { app } = createTestApp(createArchive());

test('names, titles and words are suggested for what is typed so far, by any of their words', async () => {
  const { body } = await request(app).get('/api/suggest?q=fer').expect(200);
  assert.equal(body.q, 'fer');
  assert.ok(body.titles.length > 0);
  for (const { title } of body.titles) assert.match(title, /\bfer/i);
  for (const { text } of body.words) assert.match(text, /^fer/);
  const { body: all } = await request(app).get('/api/entities/person').expect(200);
  const name: string = all.entities?.[0]?.name ?? all.values?.[0]?.name ?? '';
  const last = name.split(' ').at(-1) ?? '';
  const found = await request(app).get(`/api/suggest?q=${encodeURIComponent(last.slice(0, 3))}`);
  assert.ok(last !== '');
  const names: string[] = found.body.entities.map((one: { name: string }) => one.name);
  assert.ok(names.includes(name), `${name} is not among ${names}`);
  await request(app).get(found.body.entities[0].api_url).expect(200);
});

test('nothing typed, nothing suggested; no query operator is read in what is typed', async () => {
  for (const q of ['', '%20', '"', '-(', '*']) {
    const { body } = await request(app).get(`/api/suggest?q=${q}`).expect(200);
    assert.deepEqual(body.titles, []);
    assert.deepEqual(body.entities, []);
  }
  await request(app).get('/api/suggest?q=%22ferry)%20OR').expect(200);
  await request(app).get('/api/suggest?colour=red').expect(400);
});

test('browsers get the suggestions of OpenSearch', async () => {
  for (const call of [
    request(app).get('/api/suggest?q=fer&format=opensearch'),
    request(app).get('/api/suggest?q=fer').set('Accept', 'application/x-suggestions+json'),
  ]) {
    const { headers, text } = await call
      .expect(200)
      .buffer(true)
      .parse((response, done) => {
        let body = '';
        response.on('data', (piece) => {
          body += piece;
        });
        response.on('end', () => done(null, body));
      })
      .then((response) => ({ headers: response.headers, text: String(response.body) }));
    assert.match(headers['content-type'] ?? '', /^application\/x-suggestions\+json/);
    const [typed, completions, descriptions, addresses] = JSON.parse(text);
    assert.equal(typed, 'fer');
    assert.ok(completions.length > 0);
    assert.equal(descriptions.length, completions.length);
    assert.equal(addresses.length, completions.length);
  }
});
