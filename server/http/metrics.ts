/**
 * What watches over the server may know, in the text format of Prometheus: requests and how long they took,
 * the index, the queue and its threads, how far the folder is ahead, files that gave no article. Labels are
 * routes, never addresses: nothing of what people search for is in them, and their number is bounded.
 */
import type { Request, RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineLoad } from '../core/engine-load.ts';
import type { StatusReport } from '../core/searcher.ts';
import { ALLOWED_METHODS } from './problem.ts';

export type MetricsSources = {
  readonly status: () => Promise<StatusReport>;
  /** Null for an engine that has no threads. */
  readonly load: () => EngineLoad | null;
  /** Seconds since the oldest change of the folder that searches do not show yet; 0 where they show all. */
  readonly watchLag: () => number;
  /** Whether memory, handles and CPU time of this process are told as well. */
  readonly process: boolean;
};

export type Metrics = {
  /** Counts a request; to be put before everything that may answer one. */
  readonly observe: RequestHandler;
  readonly expose: RequestHandler;
  /** Counts a request that was refused before anything else saw it. */
  readonly shed: () => void;
};

/** Seconds, from a cached page to the search timeout. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A client that went away before it was answered; the status nginx logs for it. */
const WENT_AWAY = 499;

const FILE_STATUSES = ['skipped', 'doubtful', 'withheld'] as const;

export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (sources.process) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'dateline_http_requests_total',
    help: 'Requests answered; status 499 stands for clients that went away.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'dateline_http_request_duration_seconds',
    help: 'Time from a request to its whole answer.',
    labelNames: ['route'],
    buckets: BUCKETS,
    registers,
  });
  const underWay = new Gauge({
    name: 'dateline_http_requests_in_progress',
    help: 'Requests that are being answered.',
    registers,
  });
  const shed = new Counter({
    name: 'dateline_http_requests_shed_total',
    help: 'Requests refused unread, as the server was behind.',
    registers,
  });
  const describe = describeIndex(registers);

  const observe: RequestHandler = (request, response, next) => {
    const started = performance.now();
    underWay.inc();
    response.once('close', () => {
      underWay.dec();
      const route = routeOf(request);
      const status = response.writableFinished ? response.statusCode : WENT_AWAY;
      requests.inc({ method: methodOf(request), route, status });
      seconds.observe({ route }, (performance.now() - started) / 1000);
    });
    next();
  };
  const expose: RequestHandler = async (_request, response) => {
    describe(await sources.status().catch(() => null), sources.load(), sources.watchLag());
    response.set('Cache-Control', 'no-store');
    response.set('Content-Type', registry.contentType).end(await registry.metrics());
  };
  return { observe, expose, shed: () => shed.inc() };
}

/** The route's pattern, as `/articles/:id`; `other` for files and for what is nowhere. */
function routeOf(request: Request): string {
  const route: unknown = request.route;
  const isRoute = typeof route === 'object' && route !== null && 'path' in route;
  return isRoute && typeof route.path === 'string' ? route.path : 'other';
}

function methodOf({ method }: Request): string {
  return [...ALLOWED_METHODS.split(', '), 'POST', 'OPTIONS'].includes(method) ? method : 'other';
}

type Settable = { readonly set: (value: number) => void };

/** Sets everything that is read rather than counted. */
function describeIndex(registers: Registry[]) {
  const gauge = (name: string, help: string, ...labelNames: string[]): Gauge =>
    new Gauge({ name: `dateline_${name}`, help, labelNames, registers });
  const counter = (name: string, help: string): Settable => {
    const of = new Counter({ name: `dateline_${name}`, help, registers });
    return {
      set: (value: number) => {
        of.reset();
        of.inc(value);
      },
    };
  };
  const articles = gauge('index_articles', 'Articles that can be found.');
  const expected = gauge('index_expected_articles', 'Articles when the build is complete.');
  const named = gauge('index_named_articles', 'Articles whose names are in the facets.');
  const ready = gauge('index_ready', '1 once the first build is complete.');
  const entities = gauge('index_entities', 'Names, by type.', 'type');
  const files = gauge('files', 'Files that gave no article, or a doubtful one.', 'status');
  const lag = gauge('watch_lag_seconds', 'Age of the oldest change not yet searchable; 0: none.');
  const ofLoad: Readonly<Record<keyof EngineLoad, Settable>> = {
    waiting: gauge('queue_waiting', 'Questions that wait for a thread.'),
    mayWait: gauge('queue_limit', 'Questions that may wait; more are refused.'),
    threads: gauge('query_threads', 'Threads that answer.'),
    busy: gauge('query_threads_busy', 'Threads that are answering.'),
    replaced: counter('query_threads_replaced_total', 'Threads that died and were replaced.'),
    overloaded: counter('queue_refused_total', 'Questions refused as too many waited.'),
    abandoned: counter('queue_abandoned_total', 'Questions whose asker went away.'),
    indexBytes: gauge('index_bytes', 'Memory of the segments, shared by the threads.'),
    indexingDeaths: counter('indexing_deaths_total', 'Indexing processes that died.'),
  };
  return (status: StatusReport | null, load: EngineLoad | null, lagSeconds: number): void => {
    lag.set(lagSeconds);
    for (const key of Object.keys(ofLoad) as (keyof EngineLoad)[])
      if (load !== null) ofLoad[key].set(load[key]);
    if (status === null) return;
    articles.set(status.index.articles);
    expected.set(status.index.expected);
    named.set(status.index.named);
    ready.set(status.index.state === 'ready' ? 1 : 0);
    for (const [type, count] of Object.entries(status.entities)) entities.set({ type }, count);
    for (const one of FILE_STATUSES)
      files.set({ status: one }, status.files.filter((file) => file.status === one).length);
  };
}
