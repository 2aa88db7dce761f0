/** The real server as a process that may be killed at any moment. */
import { spawn } from 'node:child_process';
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
  /** Resolves when it has said that it is complete; rejects where it ends, or takes too long. */
  readonly complete: (patienceMs: number) => Promise<void>;
  /** Ends it as a system does that has no memory left. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startServer(root: string, data: string): Promise<FaultyServer> {
  const args = [MAIN, 'serve', root, '--port', '0', '--data', data, '--workers', '1'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child, 'spawn');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    pid: child.pid ?? 0,
    url: () => /listening on (http:\S+)/.exec(stdout)?.[1] ?? '',
    stderr: () => stderr,
    complete: async (patienceMs) => {
      for (let waited = 0; !stdout.includes('\n'); waited += 20) {
        if (child.exitCode !== null || waited > patienceMs)
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
