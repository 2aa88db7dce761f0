/** The server's side of the indexing process: starts it, asks it for passes, hears what it publishes. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromIndexing, IndexingOptions, PassReport, ToIndexing } from './indexing-messages.ts';
import type { IndexerProgress, PublishedIndex } from './published-index.ts';

/** The process failed for a reason of the system (`ENOSPC`, `EACCES`), or for no reason it could tell. */
export class IndexingFailure extends Error {
  /** Of a system error, or null. */
  readonly code: string | null;

  constructor(message: string, code: string | null) {
    super(message);
    this.code = code;
  }
}

export type IndexingEvents = {
  readonly onPublish: (index: PublishedIndex) => void;
  /** A process died of which nothing was asked: the folder should be looked at again. */
  readonly onLost: () => void;
  readonly warn: (message: string) => void;
};

type Asked = {
  readonly onProgress: (progress: IndexerProgress) => void;
  readonly resolve: (report: PassReport) => void;
  readonly reject: (error: unknown) => void;
};

/** How often a pass is tried again in a new process when the old one died in it. */
const MAX_DEATHS = 3;

export class IndexingClient {
  readonly #options: IndexingOptions;
  readonly #events: IndexingEvents;
  readonly #asked = new Map<number, Asked>();
  /** Null where it died too often; the next pass starts another. */
  #child: ChildProcess | null;
  #nextId = 1;
  /** Since a pass was last answered, and in all. */
  #deaths = 0;
  #allDeaths = 0;
  #closed = false;

  constructor(options: IndexingOptions, events: IndexingEvents) {
    this.#options = options;
    this.#events = events;
    this.#child = this.#start();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Processes that died since the start. */
  get deaths(): number {
    return this.#allDeaths;
  }

  /** Rejects with `IndexingFailure`, and with the signal's reason once it is aborted. */
  pass(
    onProgress: (progress: IndexerProgress) => void,
    signal: AbortSignal | undefined,
    look: boolean,
  ): Promise<PassReport> {
    return new Promise<PassReport>((resolve, reject) => {
      signal?.throwIfAborted();
      const id = this.#nextId;
      this.#nextId += 1;
      const abort = (): void => {
        this.#asked.delete(id);
        this.#say({ kind: 'abort' });
        reject(signal?.reason);
      };
      const settled = (): void => signal?.removeEventListener('abort', abort);
      signal?.addEventListener('abort', abort, { once: true });
      this.#asked.set(id, {
        onProgress,
        resolve: (report) => {
          settled();
          resolve(report);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      if (this.#child === null) {
        this.#child = this.#start();
      }
      this.#keepAlive(this.#child);
      this.#say({ kind: 'pass', id, look });
    });
  }

  /** Has the pass that is at work leave to the next what may wait. */
  hurry(): void {
    if (this.#asked.size > 0) this.#say({ kind: 'hurry' });
  }

  /** Ends the process at once: what it has not published is found again at the next start. */
  close(): void {
    this.#closed = true;
    this.#child?.kill('SIGKILL');
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./indexing-process.js', import.meta.url)), [], {
      serialization: 'advanced',
      // Its own standard output must never reach the server's.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (message: FromIndexing) => this.#hear(message));
    child.on('exit', (code, signal) => this.#died(child, signal ?? `exit code ${code}`));
    child.on('error', (error) => {
      // One that could not be started may never say that it ended.
      if (child.pid === undefined) this.#died(child, error.message);
    });
    this.#keepAlive(child);
    child.send({ kind: 'open', options: this.#options } satisfies ToIndexing, () => undefined);
    return child;
  }

  /** A process that nothing is asked of keeps this one from nothing. */
  #keepAlive(child: ChildProcess): void {
    if (this.#asked.size > 0) {
      child.ref();
      child.channel?.ref();
    } else {
      child.unref();
      child.channel?.unref();
    }
  }

  #say(message: ToIndexing): void {
    // What does not arrive is said again to the process that takes over.
    if (this.#child?.connected === true) this.#child.send(message, () => undefined);
  }

  #hear(message: FromIndexing): void {
    switch (message.kind) {
      case 'published':
        this.#events.onPublish(message.index);
        break;
      case 'progress':
        for (const { onProgress } of this.#asked.values()) onProgress(message.progress);
        break;
      case 'warning':
        this.#events.warn(message.message);
        break;
      case 'passed':
        this.#deaths = 0;
        this.#asked.get(message.id)?.resolve(message.report);
        this.#asked.delete(message.id);
        break;
      case 'failed':
        this.#deaths = 0;
        this.#asked.get(message.id)?.reject(new IndexingFailure(message.message, message.code));
        this.#asked.delete(message.id);
        break;
      default:
        message satisfies never;
    }
    if (this.#child !== null) this.#keepAlive(this.#child);
  }

  /** A process that died (killed, out of memory) is replaced, and goes on from its last snapshot. */
  #died(child: ChildProcess, why: string): void {
    if (this.#closed || child !== this.#child) return;
    this.#deaths += 1;
    this.#allDeaths += 1;
    if (this.#deaths > MAX_DEATHS) {
      this.#deaths = 0;
      this.#child = null;
      const failure = new IndexingFailure(
        `The indexing process died again and again (${why}).`,
        null,
      );
      for (const { reject } of this.#asked.values()) reject(failure);
      this.#asked.clear();
      return;
    }
    this.#events.warn(`The indexing process died (${why}); another takes over.`);
    this.#child = this.#start();
    // What it had found out of the folder beside the index died with it.
    for (const id of this.#asked.keys()) this.#say({ kind: 'pass', id, look: true });
    if (this.#asked.size === 0) this.#events.onLost();
  }
}
