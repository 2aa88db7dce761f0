/** Stories as they are served: of the bundled archive then with the seeds among it, over HTTP, while the folder changes. */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import supertest from 'supertest';
import { readStoryList } from '../../scripts/corpus/archive-stories.ts';
import { type OpenFolder, openFolder } from '../../server/command/open-folder.ts';
import { createConfig, PACKAGE_ROOT } from '../../server/config.ts';
import { createTestApp } from '../http/fixture.ts';
import { sharedData, skipWithout } from '../shared-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const LIST = join(PACKAGE_ROOT, 'test', 'corpus', 'archive-stories.json');
const root = temporaryFolder();
const data = temporaryFolder();
let open: OpenFolder;

type Hit = {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly story: { readonly id: string; readonly size: number; readonly matching: number } | null;
  readonly copies: number;
};

before(async () => {
  cpSync(join(PACKAGE_ROOT, 'corpus'), root, { recursive: true });
  const config = createConfig(root, { data }, { env: {}, cwd: data });
  open = await openFolder(config, () => undefined);
  await open.update();
});
after(async () => {
  await open.close();
  rmSync(root, { recursive: true, force: true });
});

const get = (address: string) => supertest(createTestApp(open.searcher).app).get(address);

/** Every article of a search. */
async function everyHit(parameters = ''): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await get(
      `/api/search?size=100&passages=0&facets=none&page=${page}${parameters}`,
    ).expect(200);
    hits.push(...body.hits);
    if (body.links.next === null) return hits;
  }
}

test('the stories of the bundled archive are found, and hardly anything beside them', async () => {
  const hits = await everyHit();
  const list = readStoryList(LIST);
  const groupsOf = (files: readonly string[]) =>
    new Set(
      hits.filter(({ path }) => files.includes(path)).map(({ id, story }) => story?.id ?? id),
    );
  const whole = list.filter(({ files }) => groupsOf(files).size === 1);
  assert.ok(whole.length >= 42, `${whole.length} of ${list.length} are whole`);
  const storyOf = new Map(
    list.flatMap(({ story, files, further }) =>
      [...files, ...further].map((file) => [file, story] as const),
    ),
  );
  const groups = new Map<string, Set<string>>();
  for (const { id, path, story } of hits) {
    const told = groups.get(story?.id ?? id) ?? new Set();
    groups.set(story?.id ?? id, told.add(storyOf.get(path) ?? path));
  }
  const mixed = [...groups.values()].filter((told) => told.size > 1);
  assert.ok(mixed.length <= 3, mixed.map((told) => [...told].join(' + ')).join('; '));
});

test('the seeds are one story, and nothing else is in it', {
  skip: skipWithout('seeds'),
}, async () => {
  // The archive has reports of the same event, which would rightly join them.
  const own = readStoryList(LIST).find(({ story }) => story.startsWith('North Korean foreign'));
  assert.equal(own?.files.length, 5);
  for (const file of own?.files ?? []) rmSync(join(root, file));
  cpSync(sharedData('seeds') ?? '', join(root, 'seeds'), { recursive: true });
  await open.update();
  const seeds = (await everyHit()).filter(({ path }) => path.startsWith('seeds/'));
  assert.equal(seeds.length, 5);
  const [id] = seeds.map(({ story }) => story?.id ?? null);
  assert.deepEqual(
    seeds.map(({ story }) => story),
    seeds.map(() => ({ id, size: 5, matching: 5 })),
  );
  const { body } = await get(`/api/stories/${id}`).expect(200);
  assert.equal(body.size, 5);
  assert.ok(body.summary.length >= 2);
  for (const { id: report, start, text } of body.summary) {
    const { body: article } = await get(`/api/articles/${report}`).expect(200);
    assert.equal(article.text.slice(start, start + text.length), text);
  }
});

test('collapsed by story, there are as many groups as stories, and each hit speaks for its own', async () => {
  const plain = await everyHit();
  const collapsed = await everyHit('&collapse=story');
  const { body } = await get('/api/search?collapse=story&size=0').expect(200);
  assert.equal(body.total, plain.length);
  assert.equal(body.groups, body.stories);
  assert.equal(collapsed.length, body.groups);
  assert.equal(new Set(collapsed.map(({ id, story }) => story?.id ?? id)).size, collapsed.length);
  for (const { story } of collapsed) assert.equal(story?.matching, story?.size);
});

test('the list of stories leads to each, page and twin agree, and any report leads there', async () => {
  const { body } = await get('/api/stories?size=100&sort=size').expect(200);
  assert.equal(body.stories.length, Math.min(100, body.total));
  const sizes = body.stories.map(({ reports }: { reports: number }) => reports);
  assert.deepEqual(
    sizes,
    [...sizes].sort((a: number, b: number) => b - a),
  );
  for (const { id, title, reports, url, api_url } of body.stories.slice(0, 5)) {
    const { body: story } = await get(api_url).expect(200);
    assert.deepEqual([story.id, story.title, story.size], [id, title, reports]);
    const { text } = await get(url).set('Accept', 'text/html').expect(200);
    for (const report of story.reports) assert.ok(text.includes(`/articles/${report.id}`));
    const dated = story.timeline.flatMap(({ reports: of }: { reports: unknown[] }) => of);
    assert.equal(dated.length, reports);
    const other = story.reports.find((report: { id: string }) => report.id !== id);
    await get(`/stories/${other.id}`).expect(308).expect('Location', url);
    await get(`/api/stories/${other.id}`).expect(308).expect('Location', api_url);
    const { body: within } = await get(story.links.search).expect(200);
    assert.deepEqual([within.total, within.stories], [reports, 1]);
  }
});

test('what is no story is not found, in both forms', async () => {
  const alone = (await everyHit()).find(({ story }) => story === null);
  assert.ok(alone !== undefined);
  for (const id of [alone.id, 'nothing-of-that-id']) {
    const { body } = await get(`/api/stories/${id}`).expect(404);
    assert.equal(body.code, 'story-not-found');
    await get(`/stories/${id}`).set('Accept', 'text/html').expect(404);
  }
});

test('a copy shows as one, beside what it is a copy of, and goes again', async () => {
  const [first] = (await everyHit()).filter(({ story }) => story !== null);
  const path = readdirSync(join(root, 'world')).find((file) => /\.txt$/.test(file)) ?? '';
  const original = (await everyHit()).find((hit) => hit.path === `world/${path}`);
  assert.ok(first !== undefined && original !== undefined);
  const text = readFileSync(join(root, 'world', path), 'utf8');
  writeFileSync(join(root, 'copy-of-it.txt'), `${text}\nMore to follow.\n`);
  await open.update();
  const hits = await everyHit();
  const copy = hits.find((hit) => hit.path === 'copy-of-it.txt');
  assert.ok(copy !== undefined);
  const again = hits.find(({ id }) => id === original.id);
  assert.equal(again?.copies, original.copies + 1);
  assert.equal(copy.story?.id, again?.story?.id);
  const { body } = await get(`/api/articles/${copy.id}`).expect(200);
  assert.ok(body.copy_articles.some(({ id }: { id: string }) => id === original.id));
  const beside = `/articles/${copy.id}?with=${original.id}`;
  const { body: compared } = await get(`/api${beside}`).expect(200);
  assert.ok(compared.shared > 0.9);
  const removed = compared.blocks.filter(({ kind }: { kind: string }) => kind === 'removed');
  assert.ok(
    removed.some(({ left }: { left: [number, number] }) =>
      compared.left.text.slice(...left).includes('follow'),
    ),
  );
  const { text: page } = await get(beside).set('Accept', 'text/html').expect(200);
  assert.match(page, /<mark>/);
  rmSync(join(root, 'copy-of-it.txt'));
  await open.update();
  assert.equal((await everyHit()).find(({ id }) => id === original.id)?.copies, original.copies);
});

test('the id of a story whose first report is gone leads to what became of it', async () => {
  const { body } = await get('/api/stories?sort=size&size=100').expect(200);
  const hits = await everyHit();
  const chosen = body.stories.find(({ id, reports }: { id: string; reports: number }) => {
    const path = hits.find((hit) => hit.id === id)?.path ?? '';
    return reports > 2 && path.endsWith('.txt') && !path.startsWith('seeds/');
  });
  const naming = hits.find(({ id }) => id === chosen.id);
  assert.ok(naming !== undefined);
  rmSync(join(root, naming.path));
  await open.update();
  const { headers } = await get(`/stories/${naming.id}`).expect(308);
  const { body: story } = await get(`/api${headers['location']}`).expect(200);
  assert.equal(story.size, chosen.reports - 1);
});
