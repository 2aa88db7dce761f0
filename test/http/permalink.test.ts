/** Links to paragraphs name the text they were made for, and the page says when it is another. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';

const { app } = createTestApp(createArchive());
const article = ARTICLES[0]?.article ?? assert.fail('no article');
const CHANGED = /The text has changed since this link was made/;

test('a paragraph’s own link names the text as it is, so nothing is said', async () => {
  const { text } = await request(app).get(`/articles/${article.id}`).expect(200);
  const [, href = ''] = /class="permalink" href="([^"]+)#paragraph-1"/.exec(text) ?? [];
  const address = href.replaceAll('&#x3D;', '=');
  assert.match(address, new RegExp(`^/articles/${article.id}\\?sha256=[0-9a-f]{1,12}$`));
  const followed = await request(app).get(address).expect(200);
  assert.doesNotMatch(followed.text, CHANGED);
  const twin = await request(app).get(`/api${address}`).expect(200);
  assert.equal(twin.body.text_changed, false);
});

test('a link made for another text says so, after a redirect too', async () => {
  const { text } = await request(app)
    .get(`/articles/${article.id}?sha256=0123456789ab`)
    .expect(200);
  assert.match(text, CHANGED);
  const twin = await request(app).get(`/api/articles/${article.id}?sha256=0123456789ab`);
  assert.equal(twin.body.text_changed, true);
  const moved = await request(app).get('/articles/former?sha256=0123456789ab').expect(308);
  assert.equal(moved.headers['location'], `/articles/${article.id}?sha256=0123456789ab`);
});

test('without a hash nothing is known of it', async () => {
  const { body } = await request(app).get(`/api/articles/${article.id}`).expect(200);
  assert.equal(body.text_changed, null);
});
