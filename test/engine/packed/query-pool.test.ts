/** The pool of query threads: too many questions, threads that die, snapshots that change under way. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { writeCursor } from '../../../server/core/cursor.ts';
import { Abandoned } from '../../../server/core/errors.ts';
import { QUERY_LIMITS } from '../../../server/core/query/limits.ts';
import { EMPTY_STATE } from '../../../server/core/search-state.ts';
import type { Searcher } from '../../../server/core/searcher.ts';
import { SERVICE_LIMITS } from '../../../server/core/service-limits.ts';
import { createDeadline } from '../../../server/engine/archive/deadline.ts';
import { askingFor } from '../../../server/engine/packed/asker.ts';
import { MAX_HELD } from '../../../server/engine/packed/held-archives.ts';
import { emptyManifest } from '../../../server/engine/packed/index-folder.ts';
import { createPoolSearcher } from '../../../server/engine/packed/pool-searcher.ts';
import type { ArchiveSource } from '../../../server/engine/packed/published-archive.ts';
import { QueryPool } from '../../../server/engine/packed/query-pool.ts';
import { QuestionClock } from '../../../server/engine/packed/question-clock.ts';
import { createTestApp } from '../../http/fixture.ts';

/** Long enough for the slowest machine to ask again in time. */
const HOLD_MS = 1000;

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
  groups: null,
  indexFolder: '',
  folderName,
});

async function whilePooling(
  threads: number,
  use: (given: { pool: QueryPool; searcher: Searcher; deaths: string[] }) => Promise<void>,
  { stuckMs = 30_000, waiting = SERVICE_LIMITS.waiting, waitMs = SERVICE_LIMITS.waitMs } = {},
): Promise<void> {
  const deaths: string[] = [];
  const pool = new QueryPool({
    threads,
    now: () => performance.now(),
    limits: { waiting, waitMs },
    queryLimits: QUERY_LIMITS,
    onDeath: ({ message }) => deaths.push(message),
    stuckMs,
    holdMs: HOLD_MS,
    entry: new URL('./scripted-query-thread.js', import.meta.url),
  });
  await pool.serve(sourceOf(1));
  try {
    await use({ pool, searcher: createPoolSearcher(pool), deaths });
  } finally {
    await pool.close();
  }
}

const ask = (searcher: Searcher, q: string, cursor: string | null = null) =>
  searcher.search({ ...EMPTY_STATE, q, cursor });

/** The searcher as a site; what it answers to a search. */
async function whileListening(
  searcher: Searcher,
  use: (search: (q: string) => Promise<Response>) => Promise<void>,
): Promise<void> {
  const server = createTestApp(searcher).app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    await use((q) => fetch(`http://127.0.0.1:${port}/api/search?q=${q}`));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('more searches than can wait are refused, the others are answered and tell how long they waited', async () => {
  const waiting = 8;
  const use = async ({ searcher }: { searcher: Searcher }): Promise<void> => {
    const { timings } = await ask(searcher, 'a');
    assert.ok(timings.queueMs >= 0 && timings.queueMs < 50, `${timings.queueMs} ms`);
    const gone = new AbortController();
    // It is at this one until it is told that nobody waits.
    const first = assert.rejects(
      askingFor(gone.signal, () => ask(searcher, 'wanted')),
      Abandoned,
    );
    const served = Array.from({ length: waiting }, () => ask(searcher, 'slow'));
    await whileListening(searcher, async (search) => {
      const refused = await search('slow');
      const { code } = (await refused.json()) as { code: string };
      assert.deepEqual([refused.status, code], [503, 'overloaded']);
      assert.ok(refused.headers.get('retry-after') !== null);
    });
    gone.abort();
    await first;
    const waited = (await Promise.all(served)).map((result) => result.timings.queueMs);
    for (const [i, ms] of waited.entries()) assert.ok(ms >= i * 49, `${ms} ms after ${i} others`);
  };
  await whilePooling(1, use, { waiting });
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
    await whileListening(searcher, async (search) => {
      const failed = await search('dies');
      const body = (await failed.json()) as { code: string; detail: string };
      assert.deepEqual([failed.status, body.code], [500, 'internal']);
      assert.doesNotMatch(body.detail, /died/);
      assert.equal((await search('a')).status, 200);
    });
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

test('who watches is answered before all others, and again without asking a thread', async () => {
  await whilePooling(1, async ({ searcher, pool }) => {
    const order: string[] = [];
    const others = Array.from({ length: 1 + SERVICE_LIMITS.waiting }, (_, i) =>
      ask(searcher, i === 0 ? 'slow' : 'a').then(() => order.push('search')),
    );
    const status = searcher.status().then(() => order.push('status'));
    await Promise.all([...others, status]);
    assert.equal(order.indexOf('status'), 1);
    assert.equal(await searcher.status(), await searcher.status());
    await pool.serve(sourceOf(2));
    assert.deepEqual(await searcher.status(), { version: '2' });
  });
});

test('what an asker who has gone still waited for is not answered, and a thread that is at it is told', async () => {
  await whilePooling(1, async ({ searcher, pool }) => {
    const gone = new AbortController();
    const abandoned = askingFor(gone.signal, () => [
      ask(searcher, 'wanted'),
      ...Array.from({ length: 50 }, () => ask(searcher, 'very slow')),
    ]);
    const kept = ask(searcher, 'a');
    assert.equal(pool.load().waiting, 51);
    gone.abort();
    for (const one of abandoned) await assert.rejects(one, Abandoned);
    // Fifty slow ones would take 25 s.
    const started = performance.now();
    assert.equal((await kept).index.version, '1');
    assert.ok(performance.now() - started < 5000);
    const { waiting, abandoned: counted } = pool.load();
    assert.deepEqual([waiting, counted], [0, 51]);
    await assert.rejects(
      askingFor(gone.signal, () => ask(searcher, 'a')),
      Abandoned,
    );
  });
});

test('a thread that is stuck is ended and replaced; its question took too long', async () => {
  await whilePooling(
    1,
    async ({ searcher, pool, deaths }) => {
      await assert.rejects(ask(searcher, 'hangs'), { code: 'search-timeout' });
      assert.equal((await ask(searcher, 'a')).index.version, '1');
      assert.deepEqual([deaths.length, pool.load().replaced], [1, 1]);
    },
    { stuckMs: 300 },
  );
});

test('who waited too long is refused, whoever came later is not', async () => {
  const use = async ({ searcher, pool }: { searcher: Searcher; pool: QueryPool }) => {
    // They would take 1 s.
    const answers = Array.from({ length: 20 }, () => ask(searcher, 'slow'));
    const results = await Promise.allSettled(answers);
    const first = results.findIndex(({ status }) => status === 'rejected');
    assert.ok(first >= 1 && first <= 10, `the first of 20 that was refused: ${first}`);
    for (const one of results.slice(first))
      assert.equal(one.status === 'rejected' && one.reason.code, 'overloaded');
    assert.equal((await ask(searcher, 'a')).index.version, '1');
    assert.equal(pool.load().overloaded, 20 - first);
  };
  await whilePooling(1, use, { waitMs: 400 });
});

test('for a question that nobody waits for all time is over', () => {
  const abandoned = new Int32Array(new SharedArrayBuffer(4));
  const clock = new QuestionClock(abandoned);
  clock.begin(7);
  const deadline = createDeadline(clock.now);
  deadline.check();
  Atomics.store(abandoned, 0, 7);
  assert.throws(deadline.check, { code: 'search-timeout' });
  clock.begin(8);
  createDeadline(clock.now).check();
});

test('an archive that somebody reads through answers on after newer ones came, until it is asked no more', async () => {
  await whilePooling(2, async ({ pool, searcher, deaths }) => {
    const first = await ask(searcher, 'a', '*');
    assert.equal(first.index.version, '1');
    for (let version = 2; version <= 4; version += 1) await pool.serve(sourceOf(version));
    for (let turn = 0; turn < 4; turn += 1) {
      const [held, newest] = await Promise.all([
        ask(searcher, 'a', first.nextCursor),
        ask(searcher, 'a'),
      ]);
      assert.deepEqual([held.index.version, newest.index.version], ['1', '4']);
      await pause(HOLD_MS / 3);
    }
    // Asking would hold it on.
    await pause(HOLD_MS * 1.3);
    await assert.rejects(ask(searcher, 'a', first.nextCursor), { code: 'cursor-expired' });
    assert.equal((await ask(searcher, 'a')).index.version, '4');
    assert.deepEqual(deaths, []);
  });
});

test('of the archives that are read through the ones asked last are held, and none that nobody reads', async () => {
  await whilePooling(1, async ({ pool, searcher }) => {
    const cursors: (string | null)[] = [];
    for (let version = 1; version <= MAX_HELD + 2; version += 1) {
      if (version > 1) await pool.serve(sourceOf(version));
      cursors.push((await ask(searcher, 'a', '*')).nextCursor);
    }
    await pool.serve(sourceOf(99));
    const answers = await Promise.allSettled(cursors.map((cursor) => ask(searcher, 'a', cursor)));
    assert.deepEqual(
      answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.index.version : null)),
      [null, null, ...Array.from({ length: MAX_HELD }, (_, i) => String(i + 3))],
    );
    await pool.serve(sourceOf(100));
    const unread = writeCursor({ version: '99', offset: 1, search: '' });
    await assert.rejects(ask(searcher, 'a', unread), { code: 'cursor-expired' });
  });
});

test('a thread of a held archive that dies takes what was waiting for it along, and nothing else', async () => {
  await whilePooling(1, async ({ pool, searcher }) => {
    const { nextCursor } = await ask(searcher, 'a', '*');
    await pool.serve(sourceOf(2));
    const slow = ask(searcher, 'slow', nextCursor);
    const waiting = ask(searcher, 'a', nextCursor);
    assert.equal((await ask(searcher, 'a')).index.version, '2');
    assert.deepEqual([(await slow).index.version, (await waiting).index.version], ['1', '1']);
    await assert.rejects(ask(searcher, 'leaves', nextCursor));
    await assert.rejects(ask(searcher, 'a', nextCursor), { code: 'cursor-expired' });
    assert.equal((await ask(searcher, 'a')).index.version, '2');
  });
});
