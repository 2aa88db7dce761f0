import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { createArchive } from './archive.ts';
import { createTestApp } from './fixture.ts';

const { app } = createTestApp(createArchive());

type Offer = { text: string; type: string; name: string; url: string; api_url: string };

async function namesIn(q: string): Promise<Offer[]> {
  const { body } = await request(app).get('/api/search').query({ q }).expect(200);
  return body.query.names;
}

test('a name among the words is offered as a filter, which finds articles without the words', async () => {
  const names = await namesIn('ferry "Ada Quill"');
  const person = names.find(({ type }) => type === 'person');
  assert.equal(person?.name, 'Ada Quill');
  const address = new URL(person?.api_url ?? '', 'http://localhost');
  assert.equal(address.searchParams.get('q'), 'ferry');
  assert.equal(address.searchParams.get('person'), 'Ada Quill');
  const filtered = await request(app)
    .get(person?.api_url ?? '')
    .expect(200);
  assert.ok(filtered.body.total > 0);
  assert.deepEqual(
    filtered.body.facets.person.values.filter((value: { selected: boolean }) => value.selected)
      .length,
    1,
  );
});

test('no name is offered among words of which any will do, or that must not stand', async () => {
  assert.deepEqual(await namesIn('ferry OR Quill'), []);
  assert.deepEqual(await namesIn('ferry -Quill'), []);
  assert.deepEqual(await namesIn('the of and'), []);
});

test('the page offers the name as a link, until it is chosen', async () => {
  const page = await request(app).get('/search?q=Ada+Quill').expect(200);
  assert.match(
    page.text,
    /Only articles that name <a href="\/search\?person&#x3D;Ada\+Quill"[^>]*>the person Ada Quill<\/a>\?/,
  );
  const chosen = await request(app).get('/search?q=Ada+Quill&person=Ada+Quill').expect(200);
  assert.doesNotMatch(chosen.text, /Only articles that name/);
});
