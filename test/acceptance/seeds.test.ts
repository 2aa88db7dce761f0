/** The main job on real input: five reports of one event, each laid out differently. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import supertest from 'supertest';
import { openFolder } from '../../server/command/open-folder.ts';
import { createConfig } from '../../server/config.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { createTestApp } from '../http/fixture.ts';
import { sharedData, skipWithout } from '../shared-data.ts';

const skip = skipWithout('seeds');
const data = mkdtempSync(join(tmpdir(), 'dateline-seeds-'));
let searcher: Searcher;

type Answer = {
  readonly total: number;
  readonly hits: readonly {
    readonly id: string;
    readonly date: string | null;
    readonly authors: readonly string[];
    readonly title_highlights: readonly unknown[];
    readonly passages: readonly {
      readonly text: string;
      readonly highlights: readonly unknown[];
    }[];
  }[];
};

before(async () => {
  if (skip !== false) return;
  const config = createConfig(sharedData('seeds') ?? '', { data }, { env: {}, cwd: data });
  const open = await openFolder(config, assert.fail);
  await open.update();
  searcher = open.searcher;
});
after(() => rmSync(data, { recursive: true, force: true }));

async function search(parameters: Readonly<Record<string, string>>): Promise<Answer> {
  const query = new URLSearchParams(parameters);
  const { body } = await supertest(createTestApp(searcher).app)
    .get(`/api/search?${query}`)
    .expect(200);
  return body;
}

/** Query → articles it finds. */
const COUNTS: readonly (readonly [string, number])[] = [
  ['', 5],
  ['troops', 5],
  ['"military reconnaissance satellite"', 1],
  ['"satellite reconnaissance military"', 0],
  ['troops -Kursk', 2],
  ['Kursk', 3],
  ['"Subscribe to get the latest posts"', 0],
  ['"Image is licensed"', 0],
];
for (const [q, total] of COUNTS) {
  test(`“${q}” finds ${total} of the five reports`, { skip }, async () => {
    assert.equal((await search({ q, operator: 'and' })).total, total);
  });
}

test('every report of the troops shows marked passages', { skip }, async () => {
  const { hits } = await search({ q: 'troops' });
  assert.equal(hits.length, 5);
  for (const { passages } of hits) {
    assert.ok(passages.some(({ highlights }) => highlights.length > 0));
  }
});

test('the report by Mei has its date and author', { skip }, async () => {
  const { hits } = await search({ author: 'Mei' });
  assert.deepEqual(
    hits.map(({ date, authors }) => [date, authors]),
    [['2024-10-29', ['Mei']]],
  );
});

test('what the publisher put around the text is kept on the article alone', { skip }, async () => {
  const { hits } = await search({ q: '' });
  const { app } = createTestApp(searcher);
  const kept = await Promise.all(
    hits.map(async ({ id }) => (await supertest(app).get(`/api/articles/${id}`)).body.boilerplate),
  );
  assert.ok(kept.flat().some(({ text }) => text.startsWith('Subscribe to get')));
});

test('a script in the query comes back as text', { skip }, async () => {
  const { app } = createTestApp(searcher);
  const page = await supertest(app).get('/search?q=<script>alert(1)</script>').expect(200);
  assert.ok(!page.text.includes('<script>alert'));
  assert.ok(page.text.includes('&lt;script&gt;alert'));
});

test('page=banana is a problem naming the parameter', { skip }, async () => {
  const { app } = createTestApp(searcher);
  const { body, type } = await supertest(app).get('/api/search?page=banana').expect(400);
  assert.equal(type, 'application/problem+json');
  assert.deepEqual([body.code, body.parameter], ['invalid-parameter', 'page']);
});
