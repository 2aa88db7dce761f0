import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import request from 'supertest';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import { SITEMAP_SIZE } from '../../server/export/sitemap.ts';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher, INDEX } from './scripted-searcher.ts';

const CARD = { state: EMPTY_STATE, form: 'card' } as const;
const BASE = 'https://news.example';
const xml = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' });

test('the sitemap leads to every article', async () => {
  const { app } = createTestApp(createArchive(), BASE);
  const { text, type } = await request(app).get('/sitemap.xml').expect(200);
  assert.equal(type, 'application/xml');
  assert.equal(XMLValidator.validate(text), true);
  const { url } = xml.parse(text).urlset as { url: { loc: string; lastmod: string }[] };
  assert.deepEqual(
    url.map(({ loc }) => loc).sort(),
    ARTICLES.map(({ article }) => `${BASE}/articles/${article.id}`).sort(),
  );
  for (const { loc, lastmod } of url) {
    assert.ok(!Number.isNaN(Date.parse(lastmod)));
    await request(app).get(loc.slice(BASE.length)).expect(200);
  }
  const robots = await request(app).get('/robots.txt').expect(200);
  assert.match(robots.text, /^Sitemap: https:\/\/news\.example\/sitemap\.xml$/m);
  await request(app).get('/sitemap-1.xml').expect(200);
  for (const part of ['2', '0', 'x', '01'])
    await request(app).get(`/sitemap-${part}.xml`).expect(404);
});

test('more articles than fit in one are in parts, each article in one of them', async () => {
  const total = 2 * SITEMAP_SIZE + 3;
  const [card] = (await createArchive().read({ ...CARD, offset: 0, size: 1, version: null })).rows;
  assert.ok(card !== undefined);
  const real = createScriptedSearcher();
  const { app } = createTestApp(
    createScriptedSearcher({
      status: async () => ({ ...(await real.status()), index: { ...INDEX, articles: total } }),
      read: (async ({ offset, size, state }: { offset: number; size: number; state: object }) => {
        const rows = Array.from({ length: Math.min(size, total - offset) }, (_, i) => ({
          ...card,
          id: `id${offset + i}`,
        }));
        return { state, rows, total, index: { ...INDEX, articles: total } };
      }) as never,
    }),
    BASE,
  );
  const { text } = await request(app).get('/sitemap.xml').expect(200);
  const parts = (xml.parse(text).sitemapindex as { sitemap: { loc: string }[] }).sitemap;
  const ids = new Set<string>();
  for (const { loc } of parts) {
    const response = await request(app).get(loc.slice(BASE.length)).expect(200);
    const { url } = xml.parse(response.text).urlset as { url: { loc: string }[] };
    assert.ok(url.length <= SITEMAP_SIZE);
    for (const one of url) ids.add(one.loc);
  }
  assert.equal(ids.size, total);
});
