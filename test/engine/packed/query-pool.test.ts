/** The pool of query threads: too many questions, threads that die, snapshots that change under way. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { EMPTY_STATE } from '../../../server/core/search-state.ts';
import type { Searcher } from '../../../server/core/searcher.ts';
import { emptyManifest } from '../../../server/engine/packed/index-folder.ts';
import type { ArchiveSource } from '../../../server/engine/packed/published-archive.ts';
import { createPoolSearcher, QueryPool } from '../../../server/engine/packed/query-pool.ts';
import { createTestApp } from '../../http/fixture.ts';

const sourceOf = (version: number, folderName = 'articles'): ArchiveSource => ({
  published: {
    manifest: emptyManifest('test'),
    state: 'ready',
    expected: version,
    reports: [],
    former: new Map(),
    recogniser: 'test',
    curation: null,
  },
  memories: [],
  indexFolder: '',
  folderName,
});

async function whilePooling(
  threads: number,
  use: (given: { pool: QueryPool; searcher: Searcher; deaths: string[] }) => Promise<void>,
): Promise<void> {
  const deaths: string[] = [];
  const pool = new QueryPool({
    threads,
    now: () => performance.now(),
    onDeath: ({ message }) => deaths.push(message),
    entry: new URL('./scripted-query-thread.js', import.meta.url),
  });
  await pool.serve(sourceOf(1));
  try {
    await use({ pool, searcher: createPoolSearcher(pool), deaths });
  } finally {
    await pool.close();
  }
}

const ask = (searcher: Searcher, q: string) => searcher.search({ ...EMPTY_STATE, q });

test('more searches than can wait are refused, the others are answered and tell how long they waited', async () => {
  await whilePooling(1, async ({ searcher }) => {
    const server = createTestApp(searcher).app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // One is being answered, 64 wait.
    const served = Array.from({ length: 65 }, () => ask(searcher, 'slow'));
    const refused = await fetch(`http://127.0.0.1:${port}/api/search?q=slow`);
    const { code } = (await refused.json()) as { code: string };
    assert.deepEqual([refused.status, code], [503, 'overloaded']);
    assert.ok(refused.headers.get('retry-after') !== null);
    const waited = (await Promise.all(served)).map(({ timings }) => timings.queueMs);
    assert.ok((waited[0] ?? -1) >= 0 && (waited[0] ?? -1) < 50, `${waited[0]} ms`);
    for (const [i, ms] of waited.entries()) assert.ok(ms >= i * 49, `${ms} ms after ${i} others`);
    server.close();
  });
});

test('a thread that dies, or just leaves, fails its own question and is replaced', async () => {
  await whilePooling(2, async ({ searcher, deaths }) => {
    for (const q of ['dies', 'leaves', 'dies', 'leaves']) {
      const others = Promise.all([ask(searcher, 'a'), ask(searcher, 'slow'), ask(searcher, 'b')]);
      await assert.rejects(ask(searcher, q), /It died|left before it was done/);
      await others;
    }
    assert.equal(deaths.length, 4);
    assert.equal((await ask(searcher, 'a')).index.version, '1');
  });
});

test('a failed request is a problem without a word of what happened', async () => {
  await whilePooling(1, async ({ searcher }) => {
    const server = createTestApp(searcher).app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const get = (q: string) => fetch(`http://127.0.0.1:${port}/api/search?q=${q}`);
    const failed = await get('dies');
    const body = (await failed.json()) as { code: string; detail: string };
    assert.deepEqual([failed.status, body.code], [500, 'internal']);
    assert.doesNotMatch(body.detail, /died/);
    assert.equal((await get('a')).status, 200);
    server.close();
  });
});

test('while snapshots change every search is answered, each from one of them, never from an older again', async () => {
  await whilePooling(2, async ({ pool, searcher, deaths }) => {
    const seen: number[] = [];
    let isOver = false;
    const asking = Array.from({ length: 8 }, async () => {
      let last = 0;
      while (!isOver) {
        const { index } = await ask(searcher, 'a');
        assert.ok(Number(index.version) >= last);
        last = Number(index.version);
        seen.push(last);
      }
    });
    for (let version = 2; version <= 6; version += 1) await pool.serve(sourceOf(version));
    // Two at once: the newer one wins, whichever opens first.
    await Promise.all([pool.serve(sourceOf(7, 'slow')), pool.serve(sourceOf(8))]);
    assert.equal((await ask(searcher, 'a')).index.version, '8');
    isOver = true;
    await Promise.all(asking);
    assert.deepEqual(deaths, []);
    assert.ok(new Set(seen).size >= 5);
  });
});

test('a snapshot that cannot be opened leaves the one before in its place, and its threads cared for', async () => {
  await whilePooling(1, async ({ pool, searcher, deaths }) => {
    await assert.rejects(pool.serve(sourceOf(2, 'broken')), /It cannot be opened/);
    assert.equal((await ask(searcher, 'a')).index.version, '1');
    await assert.rejects(ask(searcher, 'dies'));
    assert.equal((await ask(searcher, 'a')).index.version, '1');
    assert.deepEqual(deaths, ['It died.']);
    await pool.serve(sourceOf(3));
    assert.equal((await ask(searcher, 'a')).index.version, '3');
  });
});
