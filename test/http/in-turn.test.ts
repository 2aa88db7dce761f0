/** Clients that send many requests at once on one connection, and clients that leave. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVICE_LIMITS } from '../../server/core/service-limits.ts';
import { currentAsker } from '../../server/engine/packed/asker.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { eventually } from '../temporary-folder.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher, RESULT } from './scripted-searcher.ts';

const { pipelined: MAX_PIPELINED } = SERVICE_LIMITS;

type Site = {
  readonly socket: Socket;
  /** Texts of the queries, as they reach the searcher. */
  readonly asked: string[];
  readonly abandoned: string[];
  readonly most: () => number;
  readonly received: () => string;
  /** Answers whoever is waiting, and everybody from now on. */
  readonly answer: () => void;
};

/** A site that takes its time over every search, and a connection to it. */
async function withConnection(use: (site: Site) => Promise<void>): Promise<void> {
  const [asked, abandoned]: [string[], string[]] = [[], []];
  let [underWay, most, received] = [0, 0, ''];
  let answer = (): void => undefined;
  const answering = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const searcher = createScriptedSearcher({
    search: async (state) => {
      asked.push(state.q);
      currentAsker()?.gone.addEventListener('abort', () => abandoned.push(state.q));
      underWay += 1;
      most = Math.max(most, underWay);
      await answering;
      await pause(1);
      underWay -= 1;
      return { ...RESULT, state };
    },
  });
  const server = createHttpServer(createTestApp(searcher).app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.setEncoding('utf8');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    received += chunk;
  });
  try {
    await use({ socket, asked, abandoned, most: () => most, received: () => received, answer });
  } finally {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  }
}

const requests = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `GET /api/search?q=n${i} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  ).join('');

const statusesIn = (answers: string): string[] =>
  [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status = '']) => status);

test('requests sent at once are answered one after the other, in order, all of them', async () => {
  await withConnection(async ({ socket, asked, most, received, answer }) => {
    answer();
    socket.write(requests(MAX_PIPELINED + 1));
    await eventually(() => statusesIn(received()).length === MAX_PIPELINED + 1);
    assert.deepEqual(new Set(statusesIn(received())), new Set(['200']));
    assert.deepEqual(
      asked,
      Array.from({ length: MAX_PIPELINED + 1 }, (_, i) => `n${i}`),
    );
    assert.equal(most(), 1);
    socket.write(requests(2));
    await eventually(() => statusesIn(received()).length === MAX_PIPELINED + 3);
  });
});

test('a client that leaves is asked for no longer: not the request under way, nor those behind it', async () => {
  await withConnection(async ({ socket, asked, abandoned, answer }) => {
    socket.write(requests(20));
    await eventually(() => asked.length === 1);
    socket.destroy();
    await eventually(() => abandoned.length === 1);
    answer();
    await pause(50);
    assert.deepEqual(asked, ['n0']);
  });
});

test('a flood is answered once, told so, and closed; nothing else of it is asked', async () => {
  await withConnection(async ({ socket, asked, received, answer }) => {
    socket.write(requests(1000));
    await eventually(() => asked.length === 1);
    answer();
    await once(socket, 'close');
    assert.deepEqual(statusesIn(received()), ['200', '503']);
    const refusal = received().slice(received().lastIndexOf('HTTP/1.1'));
    assert.match(refusal, /^connection: close\r$/im);
    assert.match(refusal, /^retry-after: \d+\r$/im);
    assert.match(refusal, /"code":"overloaded"/);
    assert.match(refusal, new RegExp(`No more than ${MAX_PIPELINED} requests`));
    assert.deepEqual(asked, ['n0']);
  });
});

test('other connections are answered while one floods', async () => {
  await withConnection(async ({ socket, asked }) => {
    socket.write(requests(1000));
    await eventually(() => asked.length === 1);
    const url = `http://127.0.0.1:${socket.remotePort}/healthz`;
    assert.equal((await fetch(url)).status, 200);
  });
});
