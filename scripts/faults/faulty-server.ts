/** The real server as a process that may be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.js', import.meta.url));

export type FaultyServer = {
  readonly pid: number;
  readonly url: () => string;
  readonly stderr: () => string;
  /** Its exit code; null while it runs, or where a signal ended it. */
  readonly exitCode: () => number | null;
  readonly isRunning: () => boolean;
  /** Resolves when it has said that it is complete; rejects where it ends, or takes too long. */
  readonly complete: (patienceMs: number) => Promise<void>;
  /** Ends it as a system does that has no memory left. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type Circumstances = {
  /** Beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** The user it runs as. */
  readonly uid?: number;
  /** Largest file it may write, in bytes; what goes beyond fails as on a disk with a quota. */
  readonly maxWrittenBytes?: number;
};

/** Those that run: none outlives this process, however it ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

export async function startServer(
  root: string,
  data: string,
  { env = {}, uid, maxWrittenBytes }: Circumstances = {},
): Promise<FaultyServer> {
  const program = [
    process.execPath,
    MAIN,
    'serve',
    root,
    '--port',
    '0',
    '--data',
    data,
    '--workers',
    '1',
  ];
  const [command = '', ...args] =
    maxWrittenBytes === undefined ? program : ['prlimit', `--fsize=${maxWrittenBytes}`, ...program];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child, 'spawn');
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!isRunning()) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    pid: child.pid ?? 0,
    url: () => /(?:listening on|open at) (http:\S+)/.exec(stdout + stderr)?.[1] ?? '',
    stderr: () => stderr,
    exitCode: () => child.exitCode,
    isRunning,
    complete: async (patienceMs) => {
      for (let waited = 0; !stdout.includes('\n'); waited += 20) {
        if (!isRunning() || waited > patienceMs)
          throw new Error(`The server was not complete: ${stderr}`);
        await sleep(20);
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** The indexing process of a server, which names itself in the index; null where there is none yet. */
export function indexingPid(server: number, data: string): number | null {
  try {
    const [pid, parent] = readFileSync(join(data, 'index', 'writer.pid'), 'utf8').split(' ');
    return Number(parent) === server ? Number(pid) : null;
  } catch {
    return null;
  }
}
