/** A thread that is behind refuses what comes, unread; nothing is refused that way otherwise. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { shedding, watchThread } from '../../server/http/shedding.ts';

/** A server that is as far behind as the test says, whose app answers once it may. */
async function withServer(
  use: (given: {
    get: (path: string, accept?: string) => Promise<Response>;
    setBehind: (ms: number) => void;
    setFull: (full: boolean) => void;
    refused: () => number;
    finish: () => void;
  }) => Promise<void>,
): Promise<void> {
  let [behind, refused] = [0, 0];
  let isFull = false;
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const onRefused = (): void => {
    refused += 1;
  };
  const server = createServer(
    shedding((_request, response) => void finished.then(() => response.end('answered')), {
      behindMs: () => behind,
      least: 3,
      isFull: () => isFull,
      onRefused,
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    await use({
      get: (path, accept = '*/*') =>
        fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } }),
      setBehind: (ms) => {
        behind = ms;
      },
      setFull: (full) => {
        isFull = full;
      },
      refused: () => refused,
      finish,
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('what comes while the thread is behind is refused at once, and told when to come again', async () => {
  await withServer(async ({ get, setBehind, refused, finish }) => {
    const first = [get('/search'), get('/search'), get('/search')];
    await pause(200);
    setBehind(10_000);
    for (const accept of ['*/*', 'text/html']) {
      const response = await get('/search?q=a', accept);
      assert.equal(response.status, 503);
      assert.match(response.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.match(await response.text(), accept === '*/*' ? /"code":"overloaded"/ : /<h1>/);
    }
    assert.equal(refused(), 2);
    const watched = [get('/healthz'), get('/readyz'), get('/metrics')];
    await pause(100);
    setBehind(0);
    const later = get('/search');
    await pause(100);
    finish();
    for (const answer of [...first, ...watched, later])
      assert.equal(await (await answer).text(), 'answered');
    assert.equal(refused(), 2);
  });
});

test('what comes while the queue is full is refused at once, but for what asks nothing of the index', async () => {
  await withServer(async ({ get, setFull, refused, finish }) => {
    finish();
    setFull(true);
    for (const path of ['/', '/search?q=a', '/api/search?q=style.css', '/articles/a.txt'])
      assert.equal((await get(path)).status, 503, path);
    assert.equal(refused(), 4);
    for (const path of [
      '/healthz',
      '/readyz',
      '/metrics',
      '/style.css',
      '/search.js?v=1',
      '/favicon.svg',
    ])
      assert.equal((await get(path)).status, 200, path);
    setFull(false);
    assert.equal((await get('/search?q=a')).status, 200);
    assert.equal(refused(), 4);
  });
});

test('where few requests are under way none is refused, however late everything is', async () => {
  await withServer(async ({ get, setBehind, refused, finish }) => {
    setBehind(10_000);
    const answers = [get('/search'), get('/search'), get('/search')];
    await pause(100);
    finish();
    for (const answer of answers) assert.equal((await answer).status, 200);
    assert.equal(refused(), 0);
  });
});

test('a thread that is kept busy is behind by as long, and not any more afterwards', async () => {
  const behindMs = watchThread(() => performance.now());
  const until = performance.now() + 700;
  while (performance.now() < until);
  assert.ok(behindMs() >= 500, String(behindMs()));
  await pause(300);
  assert.ok(behindMs() < 500, String(behindMs()));
});
