/** A client of the site under load: asks, measures, and sorts what came. */
import { Agent, request } from 'node:http';

export type Outcome = {
  /** 0 where no answer came. */
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: string | null;
  readonly error: string | null;
};

const agent = new Agent({ keepAlive: true, maxSockets: 4000, maxFreeSockets: 4000 });
/** Milliseconds after which an answer counts as none. */
const PATIENCE_MS = 30_000;

/** Resolves with the whole answer read, or with why there is none. */
export function ask(url: string, path: string): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const done = (status: number, retryAfter: string | null, error: string | null): void =>
      resolve({ status, ms: performance.now() - started, retryAfter, error });
    const sent = request(`${url}${path}`, { agent, headers: { 'accept-encoding': 'gzip' } });
    sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error('no answer')));
    sent.on('error', (error) => done(0, null, error.message));
    sent.on('response', (response) => {
      response.on('error', (error) => done(0, null, error.message));
      response.on('end', () =>
        done(response.statusCode ?? 0, response.headers['retry-after'] ?? null, null),
      );
      response.resume();
    });
    sent.end();
  });
}

export function closeClient(): void {
  agent.destroy();
}

/** What people ask for, in about their proportions. */
const WORDS = [
  'minister',
  'flood',
  'court',
  'election',
  'company',
  'police',
  'market',
  'water',
  'strike',
  'health',
];
export function somePath(): string {
  const word = (): string => WORDS[Math.floor(Math.random() * WORDS.length)] ?? '';
  const kind = Math.random();
  if (kind < 0.35) return `/search?q=${word()}`;
  if (kind < 0.55) return `/api/search?q=${word()}+${word()}`;
  if (kind < 0.65) return `/api/search?q=%22the+${word()}%22`;
  if (kind < 0.75) return `/api/search?q=${word().slice(0, 3)}*&sort=newest`;
  if (kind < 0.85) return `/search?q=${word()}+OR+${word()}&page=2`;
  if (kind < 0.9) return `/api/concordance?q=${word()}`;
  if (kind < 0.95) return `/api/facets/person?q=${word()}`;
  return '/';
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}
