/** The app as tests use it: a searcher of their choice, the real templates, and a log to read. */
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { pino } from 'pino';
import type { Searcher } from '../../server/core/searcher.ts';
import { SERVICE_LIMITS } from '../../server/core/service-limits.ts';
import { type Access, createApp } from '../../server/http/app.ts';
import { createMetrics } from '../../server/http/metrics.ts';

/** The package's own folder, from the compiled test. */
const ROOT = new URL('../../../', import.meta.url);

export const VERSION = '9.9.9';

export type TestApp = { readonly app: Express; readonly log: readonly string[] };

/** A site that anyone may read, by any name. */
const OPEN: Access = { token: null, corsOrigins: [], ownNamesOnly: false };

/** `log` gathers every line that is logged. */
export function createTestApp(
  searcher: Searcher,
  baseUrl: string | null = null,
  access: Partial<Access> = {},
  level = 'debug',
): TestApp {
  const log: string[] = [];
  const app = createApp({
    searcher,
    log: pino({ level }, { write: (line: string) => log.push(line) }),
    version: VERSION,
    baseUrl,
    trustProxy: false,
    metrics: createMetrics({
      status: () => searcher.status(),
      load: () => null,
      watchLag: () => 0,
      process: false,
    }),
    access: { ...OPEN, ...access },
    limits: SERVICE_LIMITS,
    viewsDir: fileURLToPath(new URL('views', ROOT)),
    publicDir: fileURLToPath(new URL('views/public', ROOT)),
  });
  return { app, log };
}
