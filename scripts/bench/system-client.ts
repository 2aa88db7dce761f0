/** The other end of `system-process.ts`: a system in a process of its own, so that each has its own memory. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order, Replies, Reply, SystemName } from './system-message.ts';

const PROCESS = fileURLToPath(new URL('./system-process.js', import.meta.url));
/** Megabytes of heap: stock MiniSearch needs some 10 KB an article, its snapshot three times that. */
const HEAP_MB = 12_000;

/** Milliseconds an order may take: a hundred thousand articles are built in well under half of it. */
const PATIENCE_MS = 3_600_000;

export type StartOptions = {
  /** The Node that runs it. */
  readonly node: string;
  /** Where CPU profiles are written; null for none. */
  readonly profileFolder: string | null;
};

export class SystemClient {
  readonly name: SystemName;
  readonly #child: ChildProcess;

  constructor(name: SystemName, { node, profileFolder }: StartOptions) {
    this.name = name;
    const profiling =
      profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
    this.#child = fork(PROCESS, [name], {
      execPath: node,
      execArgv: ['--no-warnings', `--max-old-space-size=${HEAP_MB}`, ...profiling],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  /** One order at a time. Rejects where it fails or the process ends. */
  async tell<Kind extends Order['kind']>(
    order: Extract<Order, { kind: Kind }>,
  ): Promise<Replies[Kind]> {
    const ended = new AbortController();
    const left = once(this.#child, 'exit', { signal: ended.signal }).then(() => {
      throw new Error(`The process of ${this.name} has ended.`);
    });
    left.catch(() => {});
    this.#child.send(order);
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS);
    const [answer] = await Promise.race([once(this.#child, 'message'), left]);
    clearTimeout(impatience);
    ended.abort();
    const reply = answer as Reply;
    if (reply.kind === 'failed') throw new Error(`${this.name}: ${reply.reason}`);
    return reply.result as Replies[Kind];
  }

  /** Ends the process; a profile is written then. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}
