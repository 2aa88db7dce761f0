/** How much the site bears, what it does with four times as much, and whether it is itself again afterwards. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Outcome, quantile, somePath } from './client.ts';

/** Answers a second when `clients` ask one after the other. */
export async function capacityOf(url: string, clients: number, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let answers = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const { status } = await ask(url, somePath());
        if (status === 200) answers += 1;
      }
    }),
  );
  return answers / seconds;
}

export type Overload = {
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  /** Neither answered nor refused. */
  readonly failed: readonly string[];
  readonly withoutRetryAfter: number;
  /** Milliseconds. */
  readonly acceptedMs: { readonly median: number; readonly p99: number; readonly most: number };
  readonly refusedMs: { readonly median: number; readonly p99: number };
  readonly healthMs: { readonly p99: number; readonly failed: number };
};

/** Asks at a steady rate, whether answers come or not. */
export async function overload(url: string, perSecond: number, seconds: number): Promise<Overload> {
  const asked: Promise<Outcome>[] = [];
  const health: Promise<Outcome>[] = [];
  const began = performance.now();
  for (let elapsed = 0; elapsed < seconds; elapsed = (performance.now() - began) / 1000) {
    while (asked.length < elapsed * perSecond) asked.push(ask(url, somePath()));
    if (health.length < elapsed)
      health.push(ask(url, health.length % 2 === 0 ? '/healthz' : '/readyz'));
    await sleep(5);
  }
  const outcomes = await Promise.all(asked);
  const watched = await Promise.all(health);
  const accepted = outcomes.filter(({ status }) => status === 200);
  const refused = outcomes.filter(({ status }) => status === 503);
  const failed = outcomes.filter(({ status }) => status !== 200 && status !== 503);
  const times = accepted.map(({ ms }) => ms);
  return {
    sent: outcomes.length,
    accepted: accepted.length,
    refused: refused.length,
    failed: [...new Set(failed.map(({ status, error }) => `${status} ${error ?? ''}`))],
    withoutRetryAfter: refused.filter(({ retryAfter }) => !/^[1-9]\d*$/.test(retryAfter ?? ''))
      .length,
    acceptedMs: {
      median: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      most: Math.max(0, ...times),
    },
    refusedMs: {
      median: quantile(
        refused.map(({ ms }) => ms),
        0.5,
      ),
      p99: quantile(
        refused.map(({ ms }) => ms),
        0.99,
      ),
    },
    healthMs: {
      p99: quantile(
        watched.map(({ ms }) => ms),
        0.99,
      ),
      failed: watched.filter(({ status }) => status !== 200).length,
    },
  };
}

/** Seconds until ten searches one after the other are answered as fast as before; null within a minute. */
export async function recovery(url: string, medianMs: number): Promise<number | null> {
  const began = performance.now();
  while (performance.now() - began < 60_000) {
    const times: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      const { status, ms } = await ask(url, somePath());
      times.push(status === 200 ? ms : Number.POSITIVE_INFINITY);
    }
    if (quantile(times, 0.5) <= 2 * medianMs + 20) return (performance.now() - began) / 1000;
  }
  return null;
}
