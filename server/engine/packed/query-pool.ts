/**
 * Query threads behind the `Searcher` seam: the HTTP thread asks, threads answer. All threads of one
 * archive share its memory. A new archive is opened by new threads; once they are ready they take over,
 * and the old ones leave when their last answer is given. Of an archive that somebody is reading through,
 * one thread stays as long as it is asked (`HeldArchives`).
 */
import { Worker } from 'node:worker_threads';
import { cursorExpired } from '../../core/cursor.ts';
import type { EngineLoad } from '../../core/engine-load.ts';
import { SearchError } from '../../core/errors.ts';
import type { QueryLimits } from '../../core/query/limits.ts';
import type { SearchResult } from '../../core/searcher.ts';
import type { ServiceLimits } from '../../core/service-limits.ts';
import { HeldArchives } from './held-archives.ts';
import type { ArchiveSource } from './published-archive.ts';
import type { FromThread, Question, ThreadData, ToThread } from './query-messages.ts';
import { QuestionQueue, type Waiting } from './question-queue.ts';
import { readsOn } from './question-version.ts';

/**
 * Milliseconds after which a thread that has not answered is ended. Searches give up by themselves long
 * before (`deadline.ts`): this is for what nobody foresaw. Whole files take as long as they are long.
 */
const STUCK_MS = 30_000;
const STUCK_EXPORT_MS = 600_000;
/** Milliseconds before a thread that could not start is started again. */
const RESTART_MS = 1000;
const QUERY_THREAD = new URL('./query-thread.js', import.meta.url);

type Thread = {
  readonly worker: Worker;
  readonly generation: number;
  /** The number of the question that need not be answered any more, seen by the thread at once. */
  readonly abandoned: Int32Array;
  /** Of its archive; null until that is open. */
  version: string | null;
  /** Whether it was told to leave. */
  retired: boolean;
  busy: Busy | null;
};

type Busy = {
  readonly id: number;
  readonly asked: Waiting;
  readonly started: number;
  readonly watchdog: NodeJS.Timeout;
};

export type QueryPoolOptions = {
  /** At least 1. */
  readonly threads: number;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  /** How many questions may wait, and how long; what a query may say and how long it may take. */
  readonly limits: Pick<ServiceLimits, 'waiting' | 'waitMs'>;
  readonly queryLimits: QueryLimits;
  /** Hears of threads that died, for the log. */
  readonly onDeath: (error: Error) => void;
  /** Milliseconds for which an older archive is held after it was read from, where another than usual. */
  readonly holdMs?: number;
  /** The module of a thread, where it is another than `query-thread.ts`. */
  readonly entry?: URL;
  /** Milliseconds before a thread counts as stuck, where it is another time. */
  readonly stuckMs?: number;
};

export class QueryPool<Source extends object = ArchiveSource> {
  readonly #options: QueryPoolOptions;
  readonly #queue: QuestionQueue;
  readonly #held: HeldArchives;
  #threads: Thread[] = [];
  /** The archive that answers now, and its number; the number of the newest that is being opened. */
  #source: Source | null = null;
  #serving = 0;
  #newest = 0;
  #nextId = 1;
  #closed = false;
  #replaced = 0;
  /** What the archive that answers says of itself. */
  #status: { readonly generation: number; readonly answer: Promise<unknown> } | null = null;

  constructor(options: QueryPoolOptions) {
    this.#options = options;
    this.#queue = new QuestionQueue({
      ...options,
      onAbandoned: (asked) => this.#giveUp(asked),
    });
    this.#held = new HeldArchives(() => this.#retireOld(), options.holdMs);
  }

  /**
   * Opens an archive in new threads. Resolves when they have taken over, or a newer one has. Rejects where
   * it cannot be opened; the one before then goes on answering.
   */
  async serve(source: Source): Promise<void> {
    this.#newest += 1;
    const generation = this.#newest;
    const threads = Array.from({ length: this.#options.threads }, () =>
      this.#start(source, generation),
    );
    try {
      await Promise.all(threads);
    } catch (error) {
      for (const thread of this.#threads) if (thread.generation === generation) retire(thread);
      if (generation < this.#serving || this.#closed) return;
      throw error;
    }
    if (generation < this.#serving || this.#closed) return this.#retireOld();
    this.#serving = generation;
    this.#source = source;
    this.#retireOld();
    this.#dispatch();
  }

  /**
   * Answers a question. Rejects with `overloaded` where too many wait, or it waited too long; with
   * `cursor-expired` where it must be answered from a version of the index that is no longer held; with
   * `Abandoned` once whoever asked is gone.
   */
  ask(question: Question): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error('The query threads were stopped.'));
    if (question.method === 'status') return this.#askStatus(question);
    return this.#queue.ask(question, () => this.#dispatch());
  }

  load(): Omit<EngineLoad, 'indexBytes' | 'indexingDeaths'> {
    const open = this.#threads.filter((thread) => thread.version !== null && !thread.retired);
    return {
      ...this.#queue.load(),
      threads: open.length,
      busy: open.filter(({ busy }) => busy !== null).length,
      replaced: this.#replaced,
    };
  }

  /** Asked once an archive, and before all others: whoever watches over a busy server is told so. */
  #askStatus(question: Question): Promise<unknown> {
    const generation = this.#serving;
    if (this.#status?.generation === generation) return this.#status.answer;
    const answer = this.#queue.askFirst(question, () => this.#dispatch());
    const status = { generation, answer };
    this.#status = status;
    answer.catch(() => {
      if (this.#status === status) this.#status = null;
    });
    return answer;
  }

  /** Tells the thread that is at it that nobody waits any more. */
  #giveUp(asked: Waiting): void {
    for (const { busy, abandoned } of this.#threads)
      if (busy?.asked === asked) Atomics.store(abandoned, 0, busy.id);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#held.clear();
    this.#queue.rejectAll(new Error('The server is stopping.'));
    for (const { busy } of this.#threads) clearTimeout(busy?.watchdog);
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  /** Resolves when the thread has opened its archive; rejects where it cannot. */
  #start(source: Source, generation: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const abandoned = new Int32Array(new SharedArrayBuffer(4));
      const worker = new Worker(this.#options.entry ?? QUERY_THREAD, {
        workerData: {
          ...source,
          abandoned,
          limits: this.#options.queryLimits,
        } satisfies ThreadData<Source>,
      });
      const thread: Thread = {
        worker,
        generation,
        abandoned,
        version: null,
        retired: false,
        busy: null,
      };
      this.#threads.push(thread);
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'open') {
          thread.version = message.version;
          // A thread that waits for questions keeps no process alive.
          worker.unref();
          resolve();
          this.#dispatch();
        } else this.#answered(thread, message);
      });
      let death: Error | null = null;
      worker.on('error', (error: unknown) => {
        death = error instanceof Error ? error : new Error(String(error));
      });
      worker.on('exit', () => {
        this.#left(thread, death);
        reject(death ?? new Error('A query thread left before it was ready.'));
      });
    });
  }

  #answered(thread: Thread, message: Exclude<FromThread, { kind: 'open' }>): void {
    const { busy } = thread;
    thread.busy = null;
    if (busy !== null && busy.id === message.id) {
      const { asked, started, watchdog } = busy;
      clearTimeout(watchdog);
      this.#queue.answered(this.#options.now() - started);
      if (readsOn(asked.question)) this.#held.hold(thread.generation);
      switch (message.kind) {
        case 'answer':
          asked.resolve(withQueueTime(asked.question, message.answer, started - asked.since));
          break;
        case 'refused':
          asked.reject(
            new SearchError(message.code, message.detail, {
              ...(message.parameter !== null && { parameter: message.parameter }),
            }),
          );
          break;
        case 'failed':
          asked.reject(Object.assign(new Error(message.message), { stack: message.stack }));
          break;
        default:
          message satisfies never;
      }
    }
    if (this.#queue.isEmpty) thread.worker.unref();
    this.#retireOld();
    this.#dispatch();
  }

  /** A thread is gone: its question fails, and another takes its place where it is missed. */
  #left(thread: Thread, death: Error | null): void {
    this.#threads = this.#threads.filter((one) => one !== thread);
    const cause = death ?? new Error('A query thread left before it was done.');
    clearTimeout(thread.busy?.watchdog);
    thread.busy?.asked.reject(cause);
    // It is no longer anybody's.
    thread.busy = null;
    if (thread.retired || this.#closed) return;
    if (thread.version !== null) {
      this.#replaced += 1;
      this.#options.onDeath(cause);
    }
    this.#replace(thread);
    this.#dispatch();
  }

  /** Of an archive that answers no longer nothing is replaced. */
  #replace({ generation, version }: Thread): void {
    const source = this.#source;
    if (this.#closed || source === null || generation !== this.#serving) return;
    const start = (): void => {
      if (generation !== this.#serving || this.#closed) return;
      // Where it cannot start, it leaves, and is replaced in its turn.
      this.#start(source, generation).catch(() => undefined);
    };
    if (version !== null) start();
    else setTimeout(start, RESTART_MS).unref();
  }

  /** Threads of an older archive leave as soon as they have nothing to answer; one stays of each held. */
  #retireOld(): void {
    const older = this.#threads.filter(({ generation }) => generation < this.#serving);
    const staying = this.#held.among(older.map(({ generation }) => generation));
    for (const thread of older) {
      if (thread.retired || staying.delete(thread.generation)) continue;
      if (thread.busy === null) retire(thread);
    }
  }

  /** Whether a thread may answer what must come from a version, or from the newest. */
  #mayAnswer({ generation, version, retired }: Thread, asked: string | null): boolean {
    if (retired) return false;
    return asked === null ? generation === this.#serving : version === asked;
  }

  /** Questions about versions that no thread has, and none is going to have, are answered at once. */
  #refuseExpired(): void {
    const isStarting = this.#threads.some(
      ({ version, generation }) => version === null && generation === this.#serving,
    );
    if (isStarting) return;
    this.#queue.refuse(
      ({ version }) =>
        version !== null && !this.#threads.some((thread) => this.#mayAnswer(thread, version)),
      cursorExpired,
    );
  }

  #patience({ method, given }: Question): number {
    const isExport = method === 'concordance' && given[0].size === null;
    const { stuckMs, queryLimits } = this.#options;
    if (stuckMs !== undefined) return stuckMs;
    return isExport ? STUCK_EXPORT_MS : Math.max(STUCK_MS, 2 * queryLimits.searchMs);
  }

  /** Its question fails as one that took too long; the thread is ended, and replaced as any that dies. */
  #stuck(thread: Thread): void {
    thread.busy?.asked.reject(
      new SearchError('search-timeout', 'The search took too long and was ended.'),
    );
    void thread.worker.terminate();
  }

  #dispatch(): void {
    this.#refuseExpired();
    for (const thread of this.#threads) {
      if (thread.version === null || thread.busy !== null) continue;
      const asked = this.#queue.take(({ version }) => this.#mayAnswer(thread, version));
      if (asked === undefined) continue;
      const id = this.#nextId;
      this.#nextId = (this.#nextId % MAX_ID) + 1;
      const watchdog = setTimeout(() => this.#stuck(thread), this.#patience(asked.question));
      watchdog.unref();
      thread.busy = { id, asked, started: this.#options.now(), watchdog };
      thread.worker.ref();
      thread.worker.postMessage({ kind: 'ask', id, question: asked.question } satisfies ToThread);
    }
  }
}

/** Numbers of questions begin anew beyond it: they fit what the threads share. */
const MAX_ID = 2 ** 31 - 2;

function retire(thread: Thread): void {
  if (thread.retired) return;
  thread.retired = true;
  void thread.worker.terminate();
}

function withQueueTime(question: Question, answer: unknown, queueMs: number): unknown {
  if (question.method !== 'search') return answer;
  const result = answer as SearchResult;
  return { ...result, timings: { ...result.timings, queueMs } };
}
