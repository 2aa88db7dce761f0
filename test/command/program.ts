/** The real program as a child process, in a working directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually, temporaryFolder } from '../temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../server/main.js', import.meta.url));

export type Output = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type Running = {
  readonly process: ChildProcess;
  /** What it has written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when it has ended. */
  readonly ended: Promise<Output>;
};

export type Environment = Readonly<Record<string, string>>;

/** Starts the program; `env` is all it knows beside the path. */
export function startProgram(
  args: readonly string[],
  cwd = temporaryFolder(),
  env: Environment = {},
): Running {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout,
    stderr,
  }));
  return { process: child, stdout: () => stdout, stderr: () => stderr, ended };
}

/** Runs the program to its end. */
export function runProgram(
  args: readonly string[],
  cwd?: string,
  env?: Environment,
): Promise<Output> {
  return startProgram(args, cwd, env).ended;
}

export type Serving = Running & { readonly url: string };

/** Runs `use` with a server that has said it is complete, and stops it afterwards. */
export async function whileServing(
  args: readonly string[],
  use: (serving: Serving) => Promise<void>,
): Promise<Output> {
  const running = startProgram(['serve', '--port', '0', ...args]);
  try {
    await eventually(() => running.stdout().includes('\n') || running.process.exitCode !== null);
    const url = /http:\S+/.exec(running.stdout())?.[0];
    if (url === undefined) throw new Error(`It does not serve: ${running.stderr()}`);
    await use({ ...running, url });
  } finally {
    running.process.kill('SIGTERM');
  }
  return running.ended;
}

/** A plain article that no reader has doubts about. */
export function story(title: string, text: string): string {
  return `${title}\n\nPORT AMITY (Coast Wire) - ${text}\n`;
}
