/**
 * Who asks, beside what is asked: a question whose asker has gone needs no answer. It travels beside the
 * calls (`AsyncLocalStorage`), so that no method of the `Searcher` has to carry it through.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';

/**
 * So many questions of one asker, about what a page needs, are one request that waits its turn once. Whoever
 * asks more, as exports do, waits anew each time. A guess.
 */
const ONE_REQUEST = 4;

export class Asker {
  /** Aborted once nobody waits for the answer. */
  readonly gone: AbortSignal;
  #first: number | null = null;
  #questions = 0;

  constructor(gone: AbortSignal) {
    this.gone = gone;
  }

  /** Counts a question that is asked `now`; since when its asker has been waiting for its turn. */
  turn(now: number): number {
    this.#first ??= now;
    this.#questions += 1;
    return this.#questions <= ONE_REQUEST ? this.#first : now;
  }
}

const askers = new AsyncLocalStorage<Asker>();

/** Runs `ask`; whatever it asks of query threads, at once or later, is given up once `gone` is aborted. */
export function askingFor<Result>(gone: AbortSignal, ask: () => Result): Result {
  // Each of its questions listens, however many it asks: more than Node expects.
  setMaxListeners(0, gone);
  return askers.run(new Asker(gone), ask);
}

/** Undefined where somebody always waits for the answer. */
export function currentAsker(): Asker | undefined {
  return askers.getStore();
}
