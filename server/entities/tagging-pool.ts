/**
 * Finding names in worker threads. Articles travel in batches, so that messages cost little beside the
 * work; only so many batches are under way, so that articles are taken no faster than they are tagged.
 * A thread that dies is replaced: the articles it was at are tried once more, each alone, and what
 * kills its thread twice is given back with a problem. No article is dropped, none waits for ever.
 */
import type { NamedArticle } from './article-names.ts';
import { type FoundNames, type NameFinder, problemOf } from './name-finder.ts';
import type { TaggingOutcome } from './tagging-messages.ts';
import { type BatchEnd, TaggingThread } from './tagging-thread.ts';

export type TaggingPoolOptions = {
  /** Name and version of the recogniser that the threads make. */
  readonly recogniser: string;
  /** Threads at most, asked whenever there is work; they start when there is work for them. */
  readonly workers: number | (() => number);
  /** What a thread is given at its start: a `RecogniserSource` for the built-in worker file. */
  readonly workerData: unknown;
  /** The compiled worker file. */
  readonly entry?: URL;
  readonly idleMs?: number;
  readonly limitMs?: (chars: number) => number;
};

const WORKER = new URL('./tagging-worker.js', import.meta.url);
/** Characters of a batch: about 50 ms of work, where a message costs well under 1 ms. */
const BATCH_CHARS = 15_000;
/** Articles of a batch, however short. */
const BATCH_ARTICLES = 100;
/** Batches given to a thread at once, so that it need not wait for this one's turn. */
const DEPTH = 2;
/** Batches under way for each thread: while one takes long, the others do not wait. */
const AHEAD = 4;
const IDLE_MS = 10_000;

/** A guess, far beyond what even a slow recogniser needs: 60 s, and 170 words a second. */
function defaultLimitMs(chars: number): number {
  return 60_000 + chars;
}

/** One call of `findNames`; what it waits for ends with it. */
type Run = { ended: boolean };

type Job = {
  readonly run: Run;
  readonly articles: readonly NamedArticle[];
  readonly settle: (end: BatchEnd) => void;
};

export function createTaggingPool(options: TaggingPoolOptions): NameFinder {
  const pool = new TaggingPool(options);
  return {
    recogniser: options.recogniser,
    findNames: (articles, signal) => pool.findNames(articles, signal),
    close: () => pool.close(),
  };
}

class TaggingPool {
  readonly #options: TaggingPoolOptions;
  readonly #threads = new Set<TaggingThread>();
  readonly #queue: Job[] = [];
  /** What to forget when a run ends. */
  readonly #given = new Map<Run, Set<() => void>>();
  #closed = false;

  constructor(options: TaggingPoolOptions) {
    this.#options = options;
  }

  async *findNames<A extends NamedArticle>(
    articles: Iterable<A>,
    signal?: AbortSignal,
  ): AsyncGenerator<FoundNames<A>, void, undefined> {
    const run: Run = { ended: false };
    const aborted = untilAborted(signal);
    const batches = batchesOf(articles);
    const ahead: {
      readonly batch: readonly A[];
      readonly named: Promise<readonly TaggingOutcome[]>;
    }[] = [];
    try {
      for (;;) {
        signal?.throwIfAborted();
        while (ahead.length < this.#workers * AHEAD) {
          const { value: batch, done } = batches.next();
          if (done === true) break;
          const named = this.#tag(run, batch, 0);
          named.catch(() => {});
          ahead.push({ batch, named });
        }
        const first = ahead.shift();
        if (first === undefined) return;
        const outcomes = await Promise.race([first.named, aborted.promise]);
        for (const [i, article] of first.batch.entries())
          yield { article, ...foundFrom(outcomes[i]) };
      }
    } finally {
      aborted.stop();
      this.#endRun(run);
    }
  }

  get #workers(): number {
    const { workers } = this.#options;
    return typeof workers === 'number' ? workers : workers();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.settle(CLOSED);
    await Promise.all([...this.#threads].map((thread) => thread.close()));
  }

  /** `deaths`: how many threads these articles have cost so far. */
  async #tag(
    run: Run,
    articles: readonly NamedArticle[],
    deaths: number,
  ): Promise<readonly TaggingOutcome[]> {
    for (;;) {
      if (run.ended) return [];
      const end = await new Promise<BatchEnd>((settle) => {
        this.#queue.push({ run, articles, settle });
        this.#dispatch();
      });
      switch (end.kind) {
        case 'tagged':
          return end.outcomes;
        case 'untouched':
          break;
        case 'unstarted':
          throw new Error(`Names cannot be found: ${end.detail}`);
        case 'died': {
          if (deaths > 0) return articles.map(() => ({ kind: 'failed', detail: end.detail }));
          const each = articles.map((article) => this.#tag(run, [article], 1));
          return (await Promise.all(each)).flat();
        }
        default:
          end satisfies never;
      }
    }
  }

  /** Gives waiting batches to the threads with least to do, and starts threads while there may be more. */
  #dispatch(): void {
    while (this.#queue.length > 0) {
      const thread = this.#closed ? null : this.#freeThread();
      if (thread === null && !this.#closed) return;
      const job = this.#queue.shift();
      if (job === undefined) return;
      if (thread === null) job.settle(CLOSED);
      else this.#give(thread, job);
    }
  }

  #freeThread(): TaggingThread | null {
    const [least] = [...this.#threads].sort((a, b) => a.load - b.load);
    if (least !== undefined && least.load === 0) return least;
    if (this.#threads.size < this.#workers) return this.#start();
    return least !== undefined && least.load < DEPTH ? least : null;
  }

  #start(): TaggingThread {
    const thread = new TaggingThread({
      entry: this.#options.entry ?? WORKER,
      workerData: this.#options.workerData,
      idleMs: this.#options.idleMs ?? IDLE_MS,
      limitMs: this.#options.limitMs ?? defaultLimitMs,
      onEnd: (ended) => void this.#threads.delete(ended),
    });
    this.#threads.add(thread);
    return thread;
  }

  #give(thread: TaggingThread, { run, articles, settle }: Job): void {
    const { end, forget } = thread.tag(articles);
    const given = this.#given.get(run) ?? new Set();
    this.#given.set(run, given.add(forget));
    void end.then((ended) => {
      given.delete(forget);
      settle(this.#closed && ended.kind !== 'tagged' ? CLOSED : ended);
      this.#dispatch();
    });
  }

  #endRun(run: Run): void {
    run.ended = true;
    for (const forget of this.#given.get(run) ?? []) forget();
    this.#given.delete(run);
    const kept = this.#queue.filter((job) => job.run !== run);
    this.#queue.splice(0, this.#queue.length, ...kept);
  }
}

const CLOSED: BatchEnd = { kind: 'unstarted', detail: 'the threads were closed' };

function foundFrom(outcome: TaggingOutcome | undefined): Omit<FoundNames<never>, 'article'> {
  if (outcome?.kind === 'named') return { names: outcome.names, problem: null };
  return { names: [], problem: problemOf(outcome?.detail ?? 'there was no answer') };
}

/** Articles in batches of like size, as they are asked for. */
function* batchesOf<A extends NamedArticle>(articles: Iterable<A>): Generator<readonly A[], void> {
  let batch: A[] = [];
  let chars = 0;
  for (const article of articles) {
    batch.push(article);
    chars += article.text.length;
    if (chars < BATCH_CHARS && batch.length < BATCH_ARTICLES) continue;
    yield batch;
    [batch, chars] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** A promise that only ever rejects, with the signal's reason. */
function untilAborted(signal: AbortSignal | undefined): {
  readonly promise: Promise<never>;
  readonly stop: () => void;
} {
  let stop = (): void => {};
  const promise = new Promise<never>((_, reject) => {
    const abort = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    stop = () => signal?.removeEventListener('abort', abort);
  });
  promise.catch(() => {});
  return { promise, stop };
}
