/**
 * Query threads behind the `Searcher` seam: the HTTP thread asks, threads answer. All threads of one
 * archive share its memory. A new archive is opened by other threads; once they are ready they take over,
 * and the old ones wait for the next archive when their last answer is given. Of an archive that somebody is reading through,
 * one thread stays as long as it is asked (`HeldArchives`).
 */
import { cursorExpired } from '../../core/cursor.ts';
import type { EngineLoad } from '../../core/engine-load.ts';
import { SearchError } from '../../core/errors.ts';
import type { QueryLimits } from '../../core/query/limits.ts';
import type { SearchResult } from '../../core/searcher.ts';
import type { ServiceLimits } from '../../core/service-limits.ts';
import { HeldArchives } from './held-archives.ts';
import { type Answered, startThread, type Thread, UNUSED } from './pool-thread.ts';
import type { ArchiveSource } from './published-archive.ts';
import type { Question, ToThread } from './query-messages.ts';
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
  /** Threads that have answered from an archive, and open the next much faster than new ones. */
  readonly #spare: Thread[] = [];
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
   * Opens an archive in threads that wait for one, or new ones. Resolves when they have taken over, or a newer one has. Rejects where
   * it cannot be opened; the one before then goes on answering.
   */
  async serve(source: Source): Promise<void> {
    if (this.#closed) return;
    this.#newest += 1;
    const generation = this.#newest;
    const threads = Array.from({ length: this.#options.threads }, () =>
      this.#start(source, generation),
    );
    try {
      await Promise.all(threads);
    } catch (error) {
      for (const thread of [...this.#threads])
        if (thread.generation === generation) this.#retire(thread);
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
    const all = [...this.#threads, ...this.#spare];
    await Promise.all(all.map(({ worker }) => worker.terminate()));
  }

  /** Resolves when a thread has opened the archive; rejects where it cannot. */
  #start(source: Source, generation: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const thread = this.#spare.pop() ?? this.#newThread(source);
      const isNew = thread.generation === UNUSED;
      Object.assign(thread, { generation, version: null, retired: false });
      thread.opening = { resolve, reject };
      this.#threads.push(thread);
      thread.worker.ref();
      if (!isNew) thread.worker.postMessage({ kind: 'open', source } satisfies ToThread<Source>);
    });
  }

  #newThread(source: Source): Thread {
    const { entry = QUERY_THREAD, queryLimits: limits } = this.#options;
    return startThread(
      entry,
      { source, limits },
      {
        onOpen: (thread, version) => this.#opened(thread, version),
        onAnswer: (thread, message) => this.#answered(thread, message),
        onLeft: (thread, death) => this.#left(thread, death),
      },
    );
  }

  #opened(thread: Thread, version: string): void {
    const { opening } = thread;
    thread.version = version;
    thread.opening = null;
    // A thread that waits for questions keeps no process alive.
    thread.worker.unref();
    opening?.resolve();
    this.#dispatch();
  }

  #answered(thread: Thread, message: Answered): void {
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
    if (this.#spare.includes(thread)) this.#spare.splice(this.#spare.indexOf(thread), 1);
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
      if (thread.busy === null) this.#retire(thread);
    }
  }

  /** It closes its archive and waits for another; where enough wait already, or it never opened one, it leaves. */
  #retire(thread: Thread): void {
    if (thread.retired) return;
    thread.retired = true;
    if (thread.version === null || this.#spare.length >= this.#options.threads || this.#closed) {
      void thread.worker.terminate();
      return;
    }
    this.#threads = this.#threads.filter((one) => one !== thread);
    this.#spare.push(thread);
    thread.worker.postMessage({ kind: 'close' } satisfies ToThread<Source>);
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

function withQueueTime(question: Question, answer: unknown, queueMs: number): unknown {
  if (question.method !== 'search') return answer;
  const result = answer as SearchResult;
  return { ...result, timings: { ...result.timings, queueMs } };
}
