/**
 * Questions that wait for a query thread; requests are served in the order in which they came: what one asks
 * once its first answer is there goes before those that came later. The queue is short: an answer that comes
 * after people have given up is work for nothing, and keeps others waiting.
 */
import { Abandoned, SearchError } from '../../core/errors.ts';
import type { ServiceLimits } from '../../core/service-limits.ts';
import { currentAsker } from './asker.ts';
import type { Question } from './query-messages.ts';
import { versionAsked } from './question-version.ts';

/** Longest wait that is proposed to those who are refused, in seconds. A guess. */
const MAX_RETRY_SECONDS = 30;
/** The part that the newest answer has in the smoothed time of an answer. */
const SMOOTHING = 0.1;

export type Waiting = {
  readonly question: Question;
  /** The version of the index that must answer; null: the newest. */
  readonly version: string | null;
  /** On the clock of the queue. */
  readonly since: number;
  /** When the first question of the same request was asked: the order in which they are taken. */
  readonly turn: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
};

export type QueueOptions = {
  /** How many threads there are to answer, at least 1. */
  readonly threads: number;
  /** How many may wait for each thread, and for how many milliseconds. */
  readonly limits: Pick<ServiceLimits, 'waiting' | 'waitMs'>;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  /** Hears of a question that was taken and whose asker has gone. */
  readonly onAbandoned: (asked: Waiting) => void;
};

export class QuestionQueue {
  readonly #options: QueueOptions;
  readonly #waiting: Waiting[] = [];
  #answerMs = 0;
  #overloaded = 0;
  #abandoned = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /**
   * Rejects with `overloaded` where too many wait, or it waited too long; with `Abandoned` once whoever asked
   * is gone. `arrived` is called when it waits to be taken.
   */
  ask(question: Question, arrived: () => void): Promise<unknown> {
    const asker = currentAsker();
    const client = asker?.gone;
    if (client?.aborted) return Promise.reject(new Abandoned());
    const since = this.#options.now();
    const turn = asker?.turn(since) ?? since;
    // What has been begun is brought to its end.
    const isFirst = turn === since;
    if (isFirst && this.#waiting.length >= this.#mayWait) return Promise.reject(this.#refusal());
    return new Promise((resolve, reject) => {
      const gone = (): void => this.#abandon(asked);
      const settled = (): void => client?.removeEventListener('abort', gone);
      const asked: Waiting = {
        question,
        version: versionAsked(question),
        since,
        turn,
        resolve: (answer) => {
          settled();
          resolve(answer);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      };
      client?.addEventListener('abort', gone, { once: true });
      const before = this.#waiting.findLastIndex((other) => other.turn <= turn);
      this.#waiting.splice(before + 1, 0, asked);
      arrived();
    });
  }

  /** Waits before all others, whether there is room or not: for what watches over the server. */
  askFirst(question: Question, arrived: () => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.unshift({
        question,
        version: null,
        since: this.#options.now(),
        turn: Number.NEGATIVE_INFINITY,
        resolve,
        reject,
      });
      arrived();
    });
  }

  /** Takes the question of those `suits` accepts whose turn it is; those that waited too long are refused. */
  take(suits: (asked: Waiting) => boolean): Waiting | undefined {
    for (;;) {
      const at = this.#waiting.findIndex(suits);
      const [asked] = at < 0 ? [] : this.#waiting.splice(at, 1);
      if (asked === undefined || this.#options.now() - asked.since <= this.#options.limits.waitMs)
        return asked;
      asked.reject(this.#refusal());
    }
  }

  /** Those that `suits` accepts are answered with an error. */
  refuse(suits: (asked: Waiting) => boolean, error: () => Error): void {
    for (const asked of this.#waiting.filter(suits)) {
      this.#waiting.splice(this.#waiting.indexOf(asked), 1);
      asked.reject(error());
    }
  }

  /** Notes how long a thread was at an answer: from that follows when to ask again. */
  answered(tookMs: number): void {
    this.#answerMs += SMOOTHING * (tookMs - this.#answerMs);
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  rejectAll(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  load() {
    return {
      waiting: this.#waiting.length,
      mayWait: this.#mayWait,
      overloaded: this.#overloaded,
      abandoned: this.#abandoned,
    };
  }

  get #mayWait(): number {
    return this.#options.limits.waiting * this.#options.threads;
  }

  #refusal(): SearchError {
    this.#overloaded += 1;
    const waitMs = (this.#waiting.length * this.#answerMs) / this.#options.threads;
    const seconds = Math.min(MAX_RETRY_SECONDS, Math.max(1, Math.ceil(waitMs / 1000)));
    return new SearchError('overloaded', 'Too many searches are waiting. Please try again.', {
      retryAfterSeconds: seconds,
    });
  }

  #abandon(asked: Waiting): void {
    this.#abandoned += 1;
    const at = this.#waiting.indexOf(asked);
    if (at >= 0) this.#waiting.splice(at, 1);
    else this.#options.onAbandoned(asked);
    asked.reject(new Abandoned());
  }
}
