import assert from 'node:assert/strict';
import { renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import type { SyncProgress } from '../../server/engine/minisearch/folder-sync.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { FERRY, FLOOD, story, syncOf } from './synced-folder.ts';

test('the first pass makes everything findable and is done when the names are', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY, 'weather/b.txt': FLOOD });
  const { sync, searcher, paths, articles } = syncOf(root);
  assert.equal((await searcher.status()).index.state, 'building');
  const { ledger, ...summary } = await sync.run();
  assert.deepEqual(summary, {
    articles: 2,
    added: 2,
    removed: 0,
    skipped: 0,
    nextEmbargo: null,
  });
  assert.deepEqual(await paths(), ['a.txt', 'weather/b.txt']);
  assert.deepEqual(await paths('ferry'), ['a.txt']);
  assert.deepEqual((await articles('ferry'))[0]?.entities.person, ['Ada Quill']);
  const { index, folder } = await searcher.status();
  assert.deepEqual(
    [index.state, index.articles, index.expected, index.named, folder],
    ['ready', 2, 2, 2, 'articles'],
  );
  assert.equal(Object.keys(ledger.articles).length, 2);
});

test('a pass over an unchanged folder changes nothing and reads no names again', async () => {
  const { sync, searcher, recogniser } = syncOf(temporaryFolder({ 'a.txt': FERRY }));
  const first = await sync.run();
  const [{ index }, asked] = [await searcher.status(), recogniser.asked()];
  const second = await sync.run();
  assert.deepEqual(second, { ...first, added: 0 });
  assert.deepEqual((await searcher.status()).index, index);
  assert.equal(recogniser.asked(), asked);
});

test('files added, changed and removed are followed', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY });
  const { sync, paths, searcher } = syncOf(root);
  await sync.run();
  const versions = [(await searcher.status()).index.version];
  const step = async (added: number, removed: number, found: string[]): Promise<void> => {
    const summary = await sync.run();
    assert.deepEqual([summary.added, summary.removed], [added, removed]);
    assert.deepEqual(await paths(), found);
    const { version, state } = (await searcher.status()).index;
    assert.equal(state, 'ready');
    assert.ok(!versions.includes(version));
    versions.push(version);
  };
  writeFiles(root, { 'b.txt': FLOOD });
  await step(1, 0, ['a.txt', 'b.txt']);
  writeFiles(root, {
    'b.txt': story('Sun returns', 'The water went and people came back to see.'),
  });
  await step(1, 1, ['a.txt', 'b.txt']);
  assert.deepEqual([await paths('flood'), await paths('sun')], [[], ['b.txt']]);
  rmSync(join(root, 'a.txt'));
  await step(0, 1, ['b.txt']);
  rmSync(join(root, 'b.txt'));
  await step(0, 1, []);
});

test('a file of another size is read again even where its time was set back', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY });
  const { sync, paths } = syncOf(root);
  const { atime, mtime } = statSync(join(root, 'a.txt'));
  utimesSync(join(root, 'a.txt'), atime, mtime);
  await sync.run();
  writeFiles(root, { 'a.txt': FLOOD });
  utimesSync(join(root, 'a.txt'), atime, mtime);
  await sync.run();
  assert.deepEqual([await paths('ferry'), await paths('flood')], [[], ['a.txt']]);
});

test('a renamed article keeps its id and its date of arrival', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY });
  const { sync, articles, recogniser } = syncOf(root);
  await sync.run();
  const [before] = await articles();
  const asked = recogniser.asked();
  writeFiles(root, { 'later/keep.txt': FLOOD });
  renameSync(join(root, 'a.txt'), join(root, 'later/renamed.txt'));
  await sync.run();
  const [after] = await articles('ferry');
  assert.equal(after?.id, before?.id);
  assert.equal(after?.added, before?.added);
  assert.deepEqual(after?.paths, ['later/renamed.txt']);
  assert.deepEqual(after?.entities.person, ['Ada Quill']);
  // Only the new article was read for names: title and text.
  assert.ok(recogniser.asked() - asked <= 2);
});

test('the same bytes at two paths are one article, until one of them goes', async () => {
  const root = temporaryFolder({ 'b.txt': FERRY, 'a/copy.txt': FERRY });
  const { sync, articles } = syncOf(root);
  assert.equal((await sync.run()).articles, 1);
  const [both] = await articles();
  assert.deepEqual([both?.path, both?.paths], ['a/copy.txt', ['a/copy.txt', 'b.txt']]);
  rmSync(join(root, 'a/copy.txt'));
  await sync.run();
  const [one] = await articles();
  assert.deepEqual([one?.id, one?.paths], [both?.id, ['b.txt']]);
});

test('a former id leads to what replaced it, or tells its last path', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY, 'b.txt': FLOOD });
  const { sync, articles, searcher } = syncOf(root);
  await sync.run();
  const [ferry, flood] = [(await articles('ferry'))[0]?.id, (await articles('flood'))[0]?.id];
  writeFiles(root, {
    'a.txt': story('Ferry crews return', 'The ferry crews came back on Friday.'),
  });
  rmSync(join(root, 'b.txt'));
  await sync.run();
  const now = (await articles('ferry'))[0]?.id;
  assert.deepEqual(await searcher.article(ferry ?? '', null), { kind: 'moved', to: now });
  assert.deepEqual(await searcher.article(flood ?? '', null), { kind: 'gone', path: 'b.txt' });
  rmSync(join(root, 'a.txt'));
  await sync.run();
  assert.deepEqual(await searcher.article(ferry ?? '', null), { kind: 'gone', path: 'a.txt' });
  writeFiles(root, { 'c.txt': FLOOD });
  await sync.run();
  assert.equal((await searcher.article(flood ?? '', null)).kind, 'here');
});

test('what the ledger knows outlives the program', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY, 'b.txt': FLOOD });
  const first = syncOf(root);
  const [before] = [await first.sync.run(), await first.articles()];
  const addedBefore = (await first.articles()).map(({ id, added }) => [id, added]);
  rmSync(join(root, 'b.txt'));
  const restarted = syncOf(root, before.ledger);
  await restarted.sync.run();
  const [kept] = await restarted.articles();
  assert.ok(addedBefore.some(([id, added]) => id === kept?.id && added === kept?.added));
  const gone = addedBefore.find(([id]) => id !== kept?.id)?.[0] ?? '';
  assert.deepEqual(await restarted.searcher.article(gone, null), { kind: 'gone', path: 'b.txt' });
});

test('an article that went and came back was first seen when it first came', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY });
  const { sync, articles } = syncOf(root);
  await sync.run();
  const [before] = await articles();
  rmSync(join(root, 'a.txt'));
  await sync.run();
  writeFiles(root, { 'a.txt': FERRY });
  await sync.run();
  assert.equal((await articles())[0]?.added, before?.added);
});

test('files that give no article are reported, and no longer once they are gone', async () => {
  const root = temporaryFolder({
    'a.txt': FERRY,
    'empty.txt': '',
    'large.txt': 'x'.repeat(1001),
    'noise.txt': new Uint8Array([0, 1, 2, 255, 254, 0, 0, 7]),
    'picture.jpg': 'x',
  });
  const { sync, searcher } = syncOf(root);
  const reported = async () => (await searcher.status()).files.map(({ path }) => path);
  assert.equal((await sync.run()).skipped, 4);
  assert.deepEqual(await reported(), ['empty.txt', 'large.txt', 'noise.txt', 'picture.jpg']);
  const { version } = (await searcher.status()).index;
  for (const path of ['empty.txt', 'noise.txt']) rmSync(join(root, path));
  await sync.run();
  assert.deepEqual(await reported(), ['large.txt', 'picture.jpg']);
  assert.notEqual((await searcher.status()).index.version, version);
});

test('a file that vanishes while a pass runs is reported and gone with the next', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY, 'b.txt': FLOOD });
  const { sync, searcher, paths } = syncOf(root);
  await sync.run(({ phase, done }) => {
    if (phase === 'reading' && done === 0) rmSync(join(root, 'b.txt'));
  });
  assert.deepEqual(await paths(), ['a.txt']);
  assert.match((await searcher.status()).files[0]?.reason ?? '', /ENOENT/);
  await sync.run();
  assert.deepEqual((await searcher.status()).files, []);
});

test('where the folder itself is gone, the pass fails and the index stays as it was', async () => {
  const root = temporaryFolder({ 'articles/a.txt': FERRY });
  const { sync, searcher, paths } = syncOf(join(root, 'articles'));
  await sync.run();
  const { index } = await searcher.status();
  renameSync(join(root, 'articles'), join(root, 'elsewhere'));
  await assert.rejects(sync.run());
  assert.deepEqual([await paths(), (await searcher.status()).index], [['a.txt'], index]);
});

test('text can be found before names are, and the answer says how far that is', async () => {
  const files = Array.from({ length: 5 }, (_, i) => [`${i}.txt`, `Part ${i}\n\n${FERRY}`]);
  const { sync, searcher } = syncOf(temporaryFolder(Object.fromEntries(files)));
  const seen: SyncProgress[] = [];
  const during: ReturnType<typeof searcher.search>[] = [];
  await sync.run((progress) => {
    seen.push(progress);
    if (progress.phase === 'naming') during.push(searcher.search({ ...EMPTY_STATE, q: 'ferry' }));
  });
  const phases = seen.map(({ phase, done, total }) => `${phase} ${done}/${total}`);
  const counts = [0, 1, 2, 3, 4].map((done) => `${done}/5`);
  assert.deepEqual(phases, [
    ...counts.map((count) => `reading ${count}`),
    ...counts.map((count) => `naming ${count}`),
  ]);
  for (const { total, index, facets } of await Promise.all(during)) {
    assert.deepEqual([total, index.state, index.articles, index.expected], [5, 'building', 5, 5]);
    assert.ok(index.named < index.articles);
    assert.equal(facets.person?.values[0]?.count ?? 0, index.named);
  }
  const { total, index, facets } = await searcher.search({ ...EMPTY_STATE, q: 'ferry' });
  assert.deepEqual([total, index.state, index.named], [5, 'ready', 5]);
  assert.equal(facets.person?.values[0]?.count, 5);
});
