/** Clients that send too slowly, never send, never read, leave, or send everything at once. Others are served. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, quantile, somePath } from './client.ts';

type Rude = (host: string, port: number, sockets: Socket[]) => Promise<void>;

async function open(host: string, port: number, sockets: Socket[]): Promise<Socket> {
  const socket = connect(port, host);
  socket.on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect').catch(() => undefined);
  return socket;
}

const HEAD = 'GET /search?q=water HTTP/1.1\r\nHost: localhost\r\n';

const RUDE: Readonly<Record<string, Rude>> = {
  '200 that send a header a second': async (host, port, sockets) => {
    const slow: Socket[] = [];
    for (let i = 0; i < 200; i += 1) slow.push(await open(host, port, sockets));
    for (const socket of slow) socket.write(HEAD);
    for (let i = 0; i < 6; i += 1) {
      for (const socket of slow) if (socket.writable) socket.write(`X-Slow-${i}: x\r\n`);
      await sleep(1000);
    }
  },
  '300 that connect and say nothing': async (host, port, sockets) => {
    for (let i = 0; i < 300; i += 1) await open(host, port, sockets);
    await sleep(3000);
  },
  '100 that never read their answer': async (host, port, sockets) => {
    for (let i = 0; i < 100; i += 1) {
      const socket = await open(host, port, sockets);
      socket.pause();
      socket.write(
        'GET /api/search?q=the&size=100&passages=10 HTTP/1.1\r\nHost: localhost\r\n\r\n',
      );
    }
    await sleep(3000);
  },
  '600 that ask and leave': async (host, port, sockets) => {
    for (let i = 0; i < 600; i += 1) {
      const socket = await open(host, port, sockets);
      socket.write(`GET /api/concordance?q=t*&x${i} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      socket.write('GET /api/search?q=the+NEAR/50+of HTTP/1.1\r\nHost: localhost\r\n\r\n');
      setTimeout(() => socket.destroy(), 30);
    }
    await sleep(1000);
  },
  '20 that send 1,000 requests at once and read none': async (host, port, sockets) => {
    for (let i = 0; i < 20; i += 1) {
      const socket = await open(host, port, sockets);
      socket.pause();
      socket.write(`${HEAD}\r\n`.repeat(1000));
    }
    await sleep(3000);
  },
  '50 that send rubbish': async (host, port, sockets) => {
    for (let i = 0; i < 50; i += 1) {
      const socket = await open(host, port, sockets);
      socket.write(Buffer.alloc(100_000, i));
    }
    await sleep(500);
  },
};

export type Manners = {
  readonly what: string;
  /** Milliseconds of polite searches meanwhile. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Told to come again later: the rude ones fill the queue. */
  readonly refused: number;
  readonly failed: number;
};

/** One kind after the other, while somebody polite asks five times a second. */
export async function sufferRudeClients(url: string): Promise<Manners[]> {
  const { hostname, port } = new URL(url);
  const results: Manners[] = [];
  for (const [what, rude] of Object.entries(RUDE)) {
    const sockets: Socket[] = [];
    let isOver = false;
    const times: number[] = [];
    let [refused, failed] = [0, 0];
    const polite = (async () => {
      while (!isOver) {
        const { status, ms } = await ask(url, somePath());
        if (status === 200) times.push(ms);
        else if (status === 503) refused += 1;
        else failed += 1;
        await sleep(200);
      }
    })();
    await rude(hostname, Number(port), sockets);
    isOver = true;
    await polite;
    for (const socket of sockets) socket.destroy();
    results.push({
      what,
      medianMs: quantile(times, 0.5),
      p95Ms: quantile(times, 0.95),
      refused,
      failed,
    });
    await sleep(500);
  }
  return results;
}
