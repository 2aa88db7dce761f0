/**
 * The engines alone: every system builds its index of the same corpus in a process of its own, one
 * after the other; then all are open at once and asked in turn, class by class and round by round, so
 * that what else the machine does falls on all of them.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchQuery, QUERY_CLASSES, type QueryClass } from './bench-query.ts';
import type { PageTimings } from './packed-system.ts';
import { median, percentile, type Spent } from './statistics.ts';
import type { BuildFigures } from './system.ts';
import { type StartOptions, SystemClient } from './system-client.ts';
import type { SystemName } from './system-message.ts';

export type EngineRun = {
  readonly builds: readonly (BuildFigures & {
    /** Bytes the process that built it took at most. */
    readonly peak: number;
  })[];
  readonly opened: readonly {
    readonly name: SystemName;
    readonly loading: Spent;
    /** Bytes once it had answered its first query, and after all of them. */
    readonly loaded: number;
    readonly settled: number;
  }[];
  readonly queries: readonly ClassFigures[];
  readonly pages: PageTimings;
  readonly tagging: Spent | null;
};

export type ClassFigures = {
  readonly kind: QueryClass;
  /** Different queries. */
  readonly queries: number;
  /** Hits of the median query. */
  readonly hits: number;
  readonly bySystem: ReadonlyMap<SystemName, SystemFigures>;
};

export type SystemFigures = {
  /** Wall time of the median query and of the one in twenty, each the median of its rounds; ms. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** CPU time of one query, the mean of the class; ms. */
  readonly cpuMs: number;
  /** Queries with another number of hits than Dateline finds, each with both numbers. */
  readonly differing: readonly string[];
};

export type EngineRunOptions = {
  readonly stories: string;
  readonly folder: string;
  readonly articles: number;
  readonly tagged: number;
  readonly rounds: number;
  readonly queries: number;
  readonly systems: readonly SystemName[];
  readonly start: (name: SystemName) => StartOptions;
  readonly say: (line: string) => void;
};

/** Queries are drawn by lot, the same in every run. */
const SEED = 20_240_101;

export async function runEngines(options: EngineRunOptions): Promise<EngineRun> {
  const { stories, articles, systems, start, say } = options;
  const folderOf = (name: SystemName): string =>
    join(options.folder, name === 'fts5-prefix' ? 'fts5' : name);
  const using = async <T>(name: SystemName, use: (client: SystemClient) => Promise<T>) => {
    const client = new SystemClient(name, start(name));
    try {
      return await use(client);
    } finally {
      await client.stop();
    }
  };
  const builds: (BuildFigures & { peak: number })[] = [];
  for (const name of systems.filter((system) => system !== 'fts5-prefix')) {
    say(`building: ${name}`);
    const folder = folderOf(name);
    await mkdir(folder, { recursive: true });
    await using(name, async (client) => {
      const figures = await client.tell({ kind: 'build', stories, articles, folder });
      const { peak } = await client.tell({ kind: 'memory' });
      builds.push(...figures.map((one) => ({ ...one, peak })));
    });
  }
  const tagging =
    options.tagged === 0
      ? null
      : await using('packed', (client) =>
          client.tell({ kind: 'tag', stories, articles: options.tagged }),
        );
  say('choosing queries');
  const queries = await using('packed', (client) =>
    client.tell({
      kind: 'choose',
      folder: folderOf('packed'),
      count: options.queries,
      seed: SEED,
    }),
  );
  const clients = systems.map((name) => new SystemClient(name, start(name)));
  try {
    const [first] = queries;
    if (first === undefined) throw new Error('There are too few articles to draw queries from.');
    const loads = new Map<SystemName, { loading: Spent; loaded: number }>();
    for (const client of clients) {
      say(`opening: ${client.name}`);
      const loading = await client.tell({ kind: 'open', folder: folderOf(client.name), first });
      loads.set(client.name, { loading, loaded: (await client.tell({ kind: 'memory' })).rss });
    }
    const classes: ClassFigures[] = [];
    for (const kind of QUERY_CLASSES) {
      say(`asking: ${kind}`);
      const own = queries.filter((query) => query.kind === kind);
      if (own.length > 0) classes.push(await askClass(kind, own, clients, options.rounds));
    }
    const pages = await askPages(queries, clients, options.rounds);
    const opened = [];
    for (const client of clients) {
      const load = loads.get(client.name);
      const settled = (await client.tell({ kind: 'memory' })).rss;
      if (load !== undefined) opened.push({ name: client.name, ...load, settled });
    }
    return { builds, opened, queries: classes, pages, tagging };
  } finally {
    for (const client of clients) await client.stop();
  }
}

/** Rounds that warm up and are not counted. */
const WARM_UP = 8;

/** Systems take turns in going first. */
async function askClass(
  kind: QueryClass,
  queries: readonly BenchQuery[],
  clients: readonly SystemClient[],
  rounds: number,
): Promise<ClassFigures> {
  const walls = new Map<SystemName, number[][]>();
  const cpus = new Map<SystemName, number[]>();
  const totals = new Map<SystemName, readonly number[]>();
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const shift = round % clients.length;
    for (const client of [...clients.slice(shift), ...clients.slice(0, shift)]) {
      const answers = await client.tell({ kind: 'ask', queries });
      if (answers.totals.length === 0) continue;
      totals.set(client.name, answers.totals);
      if (round < WARM_UP) continue;
      walls.set(client.name, [...(walls.get(client.name) ?? []), [...answers.wallMs]]);
      cpus.set(client.name, [
        ...(cpus.get(client.name) ?? []),
        answers.cpuMs / answers.totals.length,
      ]);
    }
  }
  const expected = totals.get('packed') ?? [];
  const bySystem = new Map<SystemName, SystemFigures>();
  for (const [name, ofRounds] of walls) {
    const each = queries.map((_, i) => median(ofRounds.map((wallMs) => wallMs[i] ?? 0)));
    const own = totals.get(name) ?? [];
    bySystem.set(name, {
      medianMs: median(each),
      p95Ms: percentile(each, 0.95),
      cpuMs: median(cpus.get(name) ?? []),
      differing: queries.flatMap(({ text }, i) =>
        own[i] === expected[i] ? [] : [`${text}: ${own[i]} for ${expected[i]}`],
      ),
    });
  }
  return { kind, queries: queries.length, hits: median(expected), bySystem };
}

/** Whole searches for every second query of all classes, without the server around them. */
async function askPages(
  queries: readonly BenchQuery[],
  clients: readonly SystemClient[],
  rounds: number,
): Promise<PageTimings> {
  const packed = clients.find(({ name }) => name === 'packed');
  const own = queries.filter((_, i) => i % 2 === 0);
  const ofRounds: PageTimings[] = [];
  for (let round = 0; packed !== undefined && round < WARM_UP + rounds; round += 1) {
    const timings = await packed.tell({ kind: 'pages', queries: own });
    if (round >= WARM_UP) ofRounds.push(timings);
  }
  const each = (of: (timings: PageTimings) => readonly number[]): number[] =>
    own.map((_, i) => median(ofRounds.map((timings) => of(timings)[i] ?? 0)));
  return {
    matchMs: each(({ matchMs }) => matchMs),
    facetsMs: each(({ facetsMs }) => facetsMs),
    rankingMs: each(({ rankingMs }) => rankingMs),
    passagesMs: each(({ passagesMs }) => passagesMs),
  };
}
