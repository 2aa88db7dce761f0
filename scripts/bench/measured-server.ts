/** The real server in a process group of its own, started and stopped by its number. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type GroupUse, groupUse } from './process-group.ts';

const MAIN = fileURLToPath(new URL('../../server/main.js', import.meta.url));
const LOOP_DELAY = new URL('./loop-delay.js', import.meta.url).href;
/** Milliseconds after which a server that was told to stop is ended. */
const STOP_MS = 20_000;

export type LoopDelay = { readonly p50: number; readonly p99: number; readonly max: number };

export type MeasuredServer = {
  readonly url: string;
  /** Milliseconds from the start of the process until it said that it is complete. */
  readonly readyMs: number;
  /** Of all its processes. */
  readonly use: () => GroupUse;
  /** Begins a new measurement of the event loop's delay. */
  readonly watchLoop: () => void;
  /** Milliseconds since then. */
  readonly loopDelay: () => LoopDelay;
  readonly stop: () => Promise<void>;
};

export type ServeOptions = {
  readonly folder: string;
  /** Where the server keeps what it has made. */
  readonly data: string;
  /** For files of the measurement. */
  readonly scratch: string;
  /** Milliseconds it may take until it is complete. */
  readonly patienceMs: number;
  /** Where CPU profiles of its processes and threads are written when it stops; null for none. */
  readonly profileFolder: string | null;
};

/** Resolves when the server is complete. Throws where it ends or is not complete in time. */
export async function startServer(options: ServeOptions): Promise<MeasuredServer> {
  const { folder, data, scratch, patienceMs } = options;
  const loopFile = join(scratch, 'loop-delay.json');
  const started = performance.now();
  const { profileFolder } = options;
  const profiling = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const serving = [MAIN, 'serve', folder, '--port', '0', '--data', data];
  const args = [...profiling, '--import', LOOP_DELAY, ...serving];
  const child = spawn(process.execPath, args, {
    detached: true,
    env: { ...process.env, DATELINE_BENCH_LOOP_FILE: loopFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  let url: string | undefined;
  while (url === undefined) {
    await sleep(5);
    url = /listening on (http:\S+)/.exec(said)?.[1];
    const late = performance.now() - started > patienceMs;
    if (child.exitCode === null && !late) continue;
    if (url !== undefined) break;
    await stop(child);
    throw new Error(`The server ${late ? 'was not ready in time' : 'ended'}: ${errors}`);
  }
  const readyMs = performance.now() - started;
  return {
    url,
    readyMs,
    use: () => groupUse(child.pid ?? -1),
    watchLoop: () => void child.kill('SIGUSR2'),
    loopDelay: () => JSON.parse(readFileSync(loopFile, 'utf8')) as LoopDelay,
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => endGroup(child.pid ?? 0), STOP_MS);
  await ended;
  clearTimeout(late);
}

function endGroup(pid: number): void {
  try {
    if (pid > 1) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
