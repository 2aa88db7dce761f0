/**
 * Requests at a given mean rate, arriving by chance as people's do, whether or not earlier ones were
 * answered. Times count from when a request was due, so that a stalled server is not spared.
 * (autocannon's own rate limit sends each connection's share at the beginning of every second.)
 */
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../ner/random.ts';

export type Load = {
  /** Milliseconds of each answer. */
  readonly latencies: readonly number[];
  /** Answers other than 200: how many of each status; 0 stands for none at all. */
  readonly failed: Readonly<Record<number, number>>;
  readonly perSecond: number;
};

export type PacedLoadOptions = {
  readonly url: string;
  readonly paths: readonly string[];
  /** Requests a second. */
  readonly rate: number;
  readonly seed: number;
  /** Milliseconds; at most, where `until` comes first. */
  readonly forMs: number;
  readonly until?: Promise<unknown>;
};

/** Milliseconds an answer may take. */
const TIMEOUT_MS = 30_000;

export async function pacedLoad(options: PacedLoadOptions): Promise<Load> {
  const { url, paths, rate, forMs, until } = options;
  const random = createRandom(options.seed);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const latencies: number[] = [];
  const failed: Record<number, number> = {};
  let over = false;
  void until?.then(() => (over = true));
  const started = performance.now();
  const pending = new Set<Promise<void>>();
  let due = started;
  for (let i = 0; !over; i += 1) {
    due += (-Math.log(1 - random()) / rate) * 1000;
    if (due - started > forMs) break;
    const wait = due - performance.now();
    // Timers are no finer than a millisecond; what is due earlier is sent at once.
    if (wait > 1) await sleep(wait - 0.5);
    const dueAt = due;
    const asking = statusOf(`${url}${paths[i % paths.length] ?? ''}`, agent).then((status) => {
      latencies.push(performance.now() - dueAt);
      if (status !== 200) failed[status] = (failed[status] ?? 0) + 1;
      pending.delete(asking);
    });
    pending.add(asking);
  }
  const lasted = performance.now() - started;
  await Promise.all(pending);
  agent.destroy();
  return { latencies, failed, perSecond: (latencies.length / lasted) * 1000 };
}

/** The status of an answer read to its end; 0 for none. */
function statusOf(address: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const request = get(address, { agent, timeout: TIMEOUT_MS }, (response) => {
      response.on('data', () => {});
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(0));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(0));
  });
}
