/**
 * One worker thread of the pool, from its start to its end. It takes batches and answers them in
 * order; should it die, the batch it was at is to blame, and those waiting behind it are not. Idle, it
 * neither keeps the process alive nor stays for long.
 */
import { Worker } from 'node:worker_threads';
import type { NamedArticle } from './article-names.ts';
import type { TaggingOutcome, TaggingReply, TaggingRequest } from './tagging-messages.ts';

/** How a batch ended. */
export type BatchEnd =
  | { readonly kind: 'tagged'; readonly outcomes: readonly TaggingOutcome[] }
  /** The thread died while at it. */
  | { readonly kind: 'died'; readonly detail: string }
  /** The thread ended before it came to it. */
  | { readonly kind: 'untouched' }
  /** There is no working thread to be had. */
  | { readonly kind: 'unstarted'; readonly detail: string };

export type ThreadOptions = {
  readonly entry: URL;
  readonly workerData: unknown;
  /** A thread without work for so long ends. */
  readonly idleMs: number;
  /** How long a batch of so many characters may take. */
  readonly limitMs: (chars: number) => number;
  /** It takes no more work. Called once or twice. */
  readonly onEnd: (thread: TaggingThread) => void;
};

/** How long a thread may take to start, beyond what its work takes. A guess: it takes 0.1 s. */
const START_MS = 60_000;

type Pending = {
  readonly chars: number;
  readonly settle: (end: BatchEnd) => void;
  wanted: boolean;
};

export class TaggingThread {
  readonly #worker: Worker;
  readonly #options: ThreadOptions;
  /** In the order of their numbers: the first is the one being worked at. */
  readonly #pending = new Map<number, Pending>();
  #next = 0;
  #started = false;
  #closing = false;
  #death = 'its thread ended';
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
    // The flags of the process are its own affair: not all of them suit a thread.
    this.#worker = new Worker(options.entry, { workerData: options.workerData, execArgv: [] });
    this.#worker.on('message', (reply: TaggingReply) => this.#hear(reply));
    this.#worker.on('error', (error: unknown) => {
      this.#death = error instanceof Error ? error.message : String(error);
    });
    this.#worker.on('exit', () => this.#end());
    this.#watch();
  }

  /** Batches whose answer somebody waits for. */
  get load(): number {
    return [...this.#pending.values()].filter(({ wanted }) => wanted).length;
  }

  /** `forget`: nobody waits for the answer any more. */
  tag(articles: readonly NamedArticle[]): {
    readonly end: Promise<BatchEnd>;
    readonly forget: () => void;
  } {
    const batch = this.#next++;
    const chars = articles.reduce((sum, { text }) => sum + text.length, 0);
    let settle: (end: BatchEnd) => void = () => {};
    const end = new Promise<BatchEnd>((resolve) => {
      settle = resolve;
    });
    const pending: Pending = { chars, settle, wanted: true };
    this.#pending.set(batch, pending);
    this.#worker.postMessage({
      kind: 'tag',
      batch,
      // Only what is read: an article holds much else that would be copied.
      articles: articles.map(({ title, titleSource, text, paragraphs, language }) => ({
        title,
        titleSource,
        text,
        paragraphs,
        language,
      })),
    } satisfies TaggingRequest);
    this.#watch();
    const forget = (): void => {
      pending.wanted = false;
      this.#watch();
    };
    return { end, forget };
  }

  /** Ends the thread whatever it is at. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }

  #hear(reply: TaggingReply): void {
    switch (reply.kind) {
      case 'ready':
        this.#started = true;
        this.#watch();
        return;
      case 'tagged': {
        const pending = this.#pending.get(reply.batch);
        this.#pending.delete(reply.batch);
        this.#watch();
        pending?.settle({ kind: 'tagged', outcomes: reply.outcomes });
        return;
      }
      default:
        reply satisfies never;
    }
  }

  /** Sets what holds until the next message: whether the process waits for it, and for how long. */
  #watch(): void {
    if (this.#closing) return;
    clearTimeout(this.#timer);
    const [at] = this.#pending.values();
    if (this.load > 0) this.#worker.ref();
    else this.#worker.unref();
    const { limitMs, idleMs } = this.#options;
    const starting = this.#started ? 0 : START_MS;
    const ms = starting + (at === undefined ? idleMs : limitMs(at.chars));
    this.#timer = setTimeout(() => {
      if (at !== undefined) this.#death = `it took longer than ${Math.round(ms / 1000)} s`;
      this.#options.onEnd(this);
      void this.close();
    }, ms).unref();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#options.onEnd(this);
    const died: BatchEnd = this.#started
      ? { kind: 'died', detail: this.#death }
      : { kind: 'unstarted', detail: this.#death };
    let first = true;
    for (const { settle } of this.#pending.values()) {
      settle(first || !this.#started ? died : { kind: 'untouched' });
      first = false;
    }
    this.#pending.clear();
  }
}
