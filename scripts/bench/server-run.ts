/**
 * The whole server over a generated folder: from the first file to the first answer, started again from
 * what it kept, under full and under half load, and while articles come in.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Corpus } from './corpus.ts';
import { fullLoad } from './full-load.ts';
import { type LoopDelay, type MeasuredServer, startServer } from './measured-server.ts';
import { type Load, pacedLoad } from './paced-load.ts';
import { requestMix } from './request-mix.ts';
import type { SourceStories } from './source-stories.ts';

export type ServerRun = {
  /** Milliseconds from the start until complete: the first time, and from what was kept. */
  readonly firstMs: number;
  readonly againMs: number;
  /** Milliseconds from then to the first answer. */
  readonly answerMs: number;
  /** `cpuMs`: of all processes of the server, a request. */
  readonly full: Load & { readonly cpuMs: number };
  readonly half: Load & {
    readonly cpuMs: number;
    readonly loop: LoopDelay;
    readonly memory: number;
  };
  readonly adding: Load & {
    readonly loop: LoopDelay;
    /** Bytes at most. */
    readonly peak: number;
    /** Milliseconds until all new articles were found. */
    readonly visibleMs: number;
  };
  /** Milliseconds from the writing of one file until it is found: right after, and later at rest. */
  readonly changedMs: number;
  readonly changedAtRestMs: number;
  readonly engine: string;
};

export type ServerRunOptions = {
  readonly folder: string;
  readonly scratch: string;
  readonly corpus: Corpus;
  readonly stories: SourceStories;
  readonly articles: number;
  readonly seconds: number;
  readonly profileFolder: string | null;
  readonly say: (line: string) => void;
};

const ADDED = 1000;
const CONNECTIONS = 8;
/** Different addresses asked for. */
const ADDRESSES = 6000;
/** Milliseconds a first index may take: a fixed part, and by article, finding its names included. */
const PATIENCE_MS = { fixed: 120_000, article: 120 };
const ADDING_MS = 300_000;
const SEED = 7;

/** Files `from` up to but without `to` of the corpus. */
export async function writeArticles(
  folder: string,
  corpus: Corpus,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  for (let number = from; number < to; number += 1) {
    const { article, file } = corpus.article(number);
    const path = join(folder, article.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file);
  }
}

export async function runServer(options: ServerRunOptions): Promise<ServerRun> {
  const { folder, scratch, corpus, stories, articles, seconds, say } = options;
  say(`writing ${articles} files`);
  await writeArticles(folder, corpus, { from: 0, to: articles });
  const patienceMs = PATIENCE_MS.fixed + PATIENCE_MS.article * articles;
  const { profileFolder } = options;
  const serving = { folder, data: join(scratch, 'data'), scratch, patienceMs, profileFolder };
  say('starting the server');
  const first = await startServer(serving);
  const firstMs = first.readyMs;
  await first.stop();
  say('starting it again');
  const server = await startServer(serving);
  try {
    const answerMs = await timed(() => answer(server.url, '/api/search?q=news'));
    say('drawing addresses');
    const facetLinks = (path: string): Promise<string[]> => linksOf(server.url, path);
    const paths = await requestMix(stories, { count: ADDRESSES, seed: SEED, facetLinks });
    say('warming up');
    const warmUp = Math.min(seconds, 5);
    await fullLoad(server.url, paths.slice(-500), { connections: CONNECTIONS, seconds: warmUp });
    say('full load');
    const full = await withCpu(server, () =>
      fullLoad(server.url, paths, { connections: CONNECTIONS, seconds }),
    );
    const rate = full.perSecond / 2;
    const pacing = { url: server.url, paths, rate };
    say(`half load: ${rate.toFixed(1)} requests a second`);
    server.watchLoop();
    const half = await withCpu(server, () =>
      pacedLoad({ ...pacing, seed: SEED, forMs: seconds * 1000 }),
    );
    await sleep(1100);
    const halfLoop = server.loopDelay();
    const { memory } = server.use();
    say(`half load while ${ADDED} articles are added`);
    server.watchLoop();
    const coming = addArticles(options, server);
    const added = await pacedLoad({ ...pacing, seed: SEED + 1, forMs: ADDING_MS, until: coming });
    const adding = { ...added, ...(await coming), loop: server.loopDelay() };
    say('changing one file');
    const changedMs = await changeOne(folder, server.url, 'quizzaciously');
    const { engine } = await untilAtRest(server.url);
    const changedAtRestMs = await changeOne(folder, server.url, 'zygodactylous');
    return {
      firstMs,
      againMs: server.readyMs,
      answerMs,
      full,
      half: { ...half, loop: halfLoop, memory },
      adding,
      changedMs,
      changedAtRestMs,
      engine,
    };
  } finally {
    await server.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function answer(url: string, path: string): Promise<unknown> {
  const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(60_000) });
  return response.json();
}

type SearchAnswer = {
  readonly total: number;
  readonly facets: Readonly<Record<string, { readonly values: readonly { api_url: string }[] }>>;
};

async function linksOf(url: string, path: string): Promise<string[]> {
  const { facets } = (await answer(url, path)) as SearchAnswer;
  const links = Object.values(facets ?? {}).flatMap(({ values }) =>
    values.slice(0, 3).map(({ api_url }) => api_url),
  );
  return links.map((link) => link.replace(url, ''));
}

/** Writes more articles and waits until all of them are counted. */
async function addArticles(
  { folder, corpus, articles }: ServerRunOptions,
  server: MeasuredServer,
): Promise<{ visibleMs: number; peak: number }> {
  const started = performance.now();
  await writeArticles(folder, corpus, { from: articles, to: articles + ADDED });
  let peak = 0;
  while (performance.now() - started < ADDING_MS) {
    await sleep(250);
    peak = Math.max(peak, server.use().memory);
    const { total } = (await answer(server.url, '/api/search?size=0&facets=none')) as SearchAnswer;
    if (total >= articles + ADDED) return { visibleMs: performance.now() - started, peak };
  }
  return { visibleMs: Number.NaN, peak };
}

/** `word` stands nowhere else. */
async function changeOne(folder: string, url: string, word: string): Promise<number> {
  const text = `Title: A late report\nDate: 2023-05-04\n\nIt was said ${word}. Nobody had expected that.\n`;
  const started = performance.now();
  await writeFile(join(folder, `${word}.txt`), text);
  while (performance.now() - started < ADDING_MS) {
    const path = `/api/search?q=${word}&size=0&facets=none`;
    if (((await answer(url, path)) as SearchAnswer).total > 0) return performance.now() - started;
    await sleep(20);
  }
  return Number.NaN;
}

type StatusAnswer = {
  readonly engine: string;
  readonly index: { readonly articles: number; readonly named: number };
};

/** Waits until every article has its names, and a moment more. */
async function untilAtRest(url: string): Promise<StatusAnswer> {
  const started = performance.now();
  for (;;) {
    const status = (await answer(url, '/api/status')) as StatusAnswer;
    const { articles, named } = status.index;
    if (named >= articles || performance.now() - started > ADDING_MS) {
      await sleep(3000);
      return status;
    }
    await sleep(500);
  }
}

async function withCpu(
  server: MeasuredServer,
  load: () => Promise<Load>,
): Promise<Load & { readonly cpuMs: number }> {
  const before = server.use().cpuMs;
  const result = await load();
  return { ...result, cpuMs: (server.use().cpuMs - before) / result.latencies.length };
}
