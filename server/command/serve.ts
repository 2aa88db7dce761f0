/** `dateline serve`: listens at once, indexes, says when it is complete, follows the folder. */
import { spawn } from 'node:child_process';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { type Config, PACKAGE_ROOT } from '../config.ts';
import { type FolderWatch, watchFolder } from '../corpus/watch-folder.ts';
import type { PassReport } from '../engine/packed/indexing-messages.ts';
import { createApp } from '../http/app.ts';
import { createMetrics } from '../http/metrics.ts';
import { createHttpServer } from '../http/server.ts';
import { createEmbargoTimer } from './embargo-timer.ts';
import { Failure } from './failure.ts';
import { writeLine } from './lines.ts';
import { openFolder } from './open-folder.ts';
import { createProgress } from './progress.ts';
import { summaryLines } from './summary.ts';

/** Time for requests under way to finish after SIGTERM. */
const DRAIN_MS = 10_000;
/**
 * Connections that the system holds until they are accepted: those beyond are tried again by their clients after
 * one second, three, seven …, which is longer than any refusal takes. As much as Linux allows unless told otherwise.
 */
const BACKLOG = 4096;
/** Milliseconds after which the folder is looked at again when a look has failed. */
const AGAIN_MS = 5000;
/** Time for which a folder that lost most of its files is still shown as it was: a disk may come back. */
const PATIENCE_MS = 60_000;

/** Resolves when the server has been told to stop and has drained. Throws `Failure`. */
export async function serve(config: Config, version: string): Promise<void> {
  const { stdout, stderr } = process;
  const say = (line: string): void => writeLine(stderr, line);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const started = performance.now();
  let lookAgain = (): void => undefined;
  const { searcher, update, hurry, load, close } = await openFolder(config, say, PATIENCE_MS, () =>
    lookAgain(),
  );
  /** When changes were noticed that searches do not show yet, oldest first. */
  let noticed: number[] = [];
  const metrics = createMetrics({
    status: () => searcher.status(),
    load,
    watchLag: () => (noticed[0] === undefined ? 0 : (performance.now() - noticed[0]) / 1000),
    process: true,
  });
  const app = createApp({
    searcher,
    log,
    version,
    baseUrl: config.baseUrl,
    trustProxy: config.trustProxy,
    access: config,
    limits: config.limits.service,
    metrics,
    viewsDir: join(PACKAGE_ROOT, 'views'),
    publicDir: join(PACKAGE_ROOT, 'views', 'public'),
  });
  const server = createHttpServer(app, {
    limits: config.limits.service,
    isFull: () => {
      const { waiting, mayWait } = load();
      return waiting >= mayWait;
    },
    onTooMany: (closed) => log.warn({ closed }, 'connections were closed: there are too many'),
    onShed: metrics.shed,
  });
  const stopping = new AbortController();
  const stopped = untilStopped(server, () => stopping.abort());
  const url = await listen(server, config);
  say(`Indexing ${config.folder}; the site is already open at ${url}`);

  let watch: FolderWatch | null = null;
  let passing: Promise<void> = Promise.resolve();
  let isComplete = false;
  /** Whether the next pass that nobody asked for has to look at the folder. */
  let isLookDue = false;
  const passed = async ({ nextEmbargo, recheckAt }: PassReport): Promise<void> => {
    isLookDue = recheckAt !== null;
    embargoes.set([nextEmbargo, recheckAt].filter((at) => at !== null).sort(byTime)[0] ?? null);
    if (isComplete) return;
    isComplete = true;
    const seconds = (performance.now() - started) / 1000;
    const status = await searcher.status();
    for (const line of summaryLines(status, seconds)) say(line);
    if (status.index.articles === 0)
      say(`There are no articles in ${config.folder} yet; files put there will show.`);
    stdout.write(`Dateline is listening on ${url}\n`);
    if (config.open) openBrowser(url, say);
  };
  const pass = async (look: boolean, since: number): Promise<void> => {
    try {
      await passed(await update(undefined, stopping.signal, look));
      noticed = noticed.filter((at) => at > since);
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.error({ err: error }, 'the index was not brought up to date');
      setTimeout(lookAgain, AGAIN_MS).unref();
    }
  };
  // One pass at a time, whoever asks for it.
  const follow = (look: boolean): Promise<void> => {
    const since = performance.now();
    noticed.push(since);
    passing = passing.then(() => pass(look, since));
    return passing;
  };
  lookAgain = () => {
    if (watch !== null) watch.look();
    else if (isComplete) void follow(true);
  };
  const embargoes = createEmbargoTimer(
    () => (watch === null ? void follow(isLookDue) : watch.look()),
    () => Date.now(),
  );

  const progress = createProgress(stderr, () => performance.now());
  try {
    await passed(await update(progress.show, stopping.signal).finally(progress.stop));
  } catch (error) {
    if (stopping.signal.aborted) {
      await stopped;
      return close();
    }
    const isServing = (await searcher.status()).index.articles > 0;
    // What an earlier run left is better than nothing; the folder is tried again.
    if (isServing && config.watch && error instanceof Failure)
      say(`${error.message} What was indexed before is served.`);
    else {
      server.close();
      server.closeAllConnections();
      await close();
      throw error;
    }
  }

  if (config.watch) watch = await watchFolder(config.folder, () => follow(true), hurry);
  await stopped;
  embargoes.set(null);
  watch?.close();
  await close();
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

/** The address it listens on. */
async function listen(server: Server, { host, port }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(listenProblem(error, host, port));
  });
  const { port: actual } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}

function listenProblem(
  { code, message }: NodeJS.ErrnoException,
  host: string,
  port: number,
): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken; choose another with --port, or 0 for a free one.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user; choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}.`;
    default:
      return `Cannot listen on ${host}:${port}: ${message}`;
  }
}

/** Settles once a signal has come and the requests under way have been answered. */
function untilStopped(server: Server, onSignal: () => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      onSignal();
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}

function openBrowser(url: string, say: (line: string) => void): void {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  const child = spawn(command, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`No browser could be opened; the site is at ${url}`));
  child.unref();
}
