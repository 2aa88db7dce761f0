/** autocannon: as many requests as the server answers, a new one on each connection after every answer. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../server/config.ts';
import type { Load } from './paced-load.ts';

/** The part of autocannon 8 used here; it comes without types. */
type Autocannon = (options: AutocannonOptions) => AutocannonRun;
type AutocannonOptions = {
  readonly url: string;
  readonly connections: number;
  readonly duration: number;
  readonly timeout: number;
  readonly setupClient: (client: {
    setRequests(requests: readonly { readonly path: string }[]): void;
  }) => void;
};
type AutocannonRun = PromiseLike<{ readonly errors: number }> & {
  on(
    event: 'response',
    listener: (client: unknown, status: number, bytes: number, ms: number) => void,
  ): void;
};

/** Seconds an answer may take. */
const TIMEOUT_S = 30;

/** `npm run bench` installs it beside the sources. */
function autocannon(): Autocannon {
  const sources = join(PACKAGE_ROOT, 'scripts', 'bench', 'package.json');
  return createRequire(sources)('autocannon') as Autocannon;
}

export async function fullLoad(
  url: string,
  paths: readonly string[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const share = Math.ceil(paths.length / connections);
  let client = 0;
  const latencies: number[] = [];
  const started = performance.now();
  const run = autocannon()({
    url,
    connections,
    duration: seconds,
    timeout: TIMEOUT_S,
    // Each connection asks for addresses of its own.
    setupClient: (one) => {
      const from = client * share;
      client = (client + 1) % connections;
      one.setRequests(paths.slice(from, from + share).map((path) => ({ path })));
    },
  });
  const failed: Record<number, number> = {};
  run.on('response', (_client, status, _bytes, ms) => {
    latencies.push(ms);
    if (status !== 200) failed[status] = (failed[status] ?? 0) + 1;
  });
  const { errors } = await run;
  if (errors > 0) failed[0] = errors;
  const lasted = (performance.now() - started) / 1000;
  return { latencies, failed, perSecond: latencies.length / lasted };
}
