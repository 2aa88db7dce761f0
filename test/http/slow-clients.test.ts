/** Clients that dawdle: over the head of a request, over its body, over reading the answer. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVICE_LIMITS } from '../../server/core/service-limits.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher, RESULT } from './scripted-searcher.ts';

/** Milliseconds of patience, and far more than them: on a busy machine. */
const PATIENCE_MS = 400;
const LONG_MS = 20_000;

const limits = {
  ...SERVICE_LIMITS,
  headMs: PATIENCE_MS,
  requestMs: PATIENCE_MS,
  unreadMs: PATIENCE_MS,
};

/** A connection to a site whose searches take three times the patience, and answers that fill any buffer. */
async function withConnection(
  use: (socket: Socket, closed: Promise<string>) => Promise<void>,
): Promise<void> {
  const long = 'x'.repeat(4_000_000);
  const searcher = createScriptedSearcher({
    search: async (state) => {
      if (state.q === 'slow') await pause(3 * PATIENCE_MS);
      const query = { ...RESULT.query, interpretation: state.q === 'long' ? long : 'short' };
      return { ...RESULT, state, query };
    },
  });
  const server = createHttpServer(createTestApp(searcher).app, {
    limits,
    isFull: () => false,
    onTooMany: () => undefined,
    onShed: () => undefined,
  });
  server.keepAliveTimeout = PATIENCE_MS;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('error', () => undefined);
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  const closed = once(socket, 'close').then(() => answer);
  socket.setTimeout(LONG_MS, () => socket.destroy());
  try {
    await use(socket, closed);
  } finally {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  }
}

test('a head that does not come to its end is answered with 408, and closed', async () => {
  await withConnection(async (socket, closed) => {
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n');
    const dripping = setInterval(() => socket.write('X-More: x\r\n'), 50);
    assert.match(await closed, /^HTTP\/1\.1 408 /);
    clearInterval(dripping);
  });
});

test('a body that does not come to its end is answered with 408, and closed', async () => {
  await withConnection(async (socket, closed) => {
    socket.write(
      'POST /api/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n',
    );
    const dripping = setInterval(() => socket.write('a'), 50);
    assert.match(await closed, /^HTTP\/1\.1 408 |^$/);
    clearInterval(dripping);
  });
});

test('a client that takes nothing of its answer is let go', async () => {
  await withConnection(async (socket, closed) => {
    socket.pause();
    // More than the buffers of the system between the two hold.
    socket.write('GET /api/search?q=long HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(4));
    await pause(8 * PATIENCE_MS);
    socket.resume();
    const answer = await closed;
    assert.ok(answer.length < 16_000_000, `${answer.length} bytes came`);
  });
});

test('a client that waits for its answer is not', async () => {
  await withConnection(async (socket, closed) => {
    socket.write('GET /api/search?q=slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    assert.match(await closed, /^HTTP\/1\.1 200 /);
  });
});

test('a connection on which nothing is asked any more is closed', async () => {
  await withConnection(async (socket, closed) => {
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const started = performance.now();
    assert.match(await closed, /^HTTP\/1\.1 200 /);
    assert.ok(performance.now() - started < LONG_MS / 2);
  });
});

test('a connection on which nothing is ever asked is closed', async () => {
  await withConnection(async (_, closed) => {
    const started = performance.now();
    assert.match(await closed, /^HTTP\/1\.1 408 |^$/);
    assert.ok(performance.now() - started < LONG_MS / 2);
  });
});
