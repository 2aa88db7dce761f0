/**
 * Who asks, beside what is asked: a question whose asker has gone needs no answer. It travels beside the
 * calls (`AsyncLocalStorage`), so that no method of the `Searcher` has to carry it through.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';

const askers = new AsyncLocalStorage<AbortSignal>();

/** Runs `ask`; whatever it asks of query threads, at once or later, is given up once `gone` is aborted. */
export function askingFor<Result>(gone: AbortSignal, ask: () => Result): Result {
  // Each of its questions listens, however many it asks: more than Node expects.
  setMaxListeners(0, gone);
  return askers.run(gone, ask);
}

/** Aborted once nobody waits for the answer; undefined where somebody always does. */
export function currentAsker(): AbortSignal | undefined {
  return askers.getStore();
}
