/** The server's side of the thread that indexes into a cluster: one pass after the other, in a new thread where the last one died. */
import { Worker } from 'node:worker_threads';
import { IndexingFailure } from '../packed/indexing-client.ts';
import type { IndexingOptions, PassReport } from '../packed/indexing-messages.ts';
import type { IndexerProgress } from '../packed/published-index.ts';
import type { Partition } from './cluster-indexer.ts';
import type {
  ClusterIndexingData,
  FromClusterIndexing,
  ToClusterIndexing,
} from './cluster-indexing-messages.ts';
import type { ClusterOptions } from './cluster-options.ts';

const INDEXING_THREAD = new URL('./cluster-indexing-thread.js', import.meta.url);

export type ClusterIndexingOptions = Omit<IndexingOptions, 'firstWorkers'> & {
  readonly cluster: ClusterOptions;
  readonly partition: Partition;
};

export class ClusterIndexingClient {
  readonly #data: ClusterIndexingData;
  readonly #warn: (message: string) => void;
  #worker: Worker | null = null;
  #passing: Promise<unknown> = Promise.resolve();
  #passes = 0;

  constructor(options: ClusterIndexingOptions, warn: (message: string) => void) {
    const { root, dataFolder, maxFileSize, includeWithheld, workers, taggerModel } = options;
    const { cluster, patienceMs = 0, partition } = options;
    const indexing = { root, dataFolder, maxFileSize, includeWithheld, workers, taggerModel };
    this.#data = { cluster, indexing: { ...indexing, patienceMs, partition } };
    this.#warn = warn;
  }

  /** Rejects with `IndexingFailure`, also where the thread dies, and with the signal's reason once it is aborted. */
  pass(
    onProgress: (progress: IndexerProgress) => void,
    signal: AbortSignal | undefined,
    look: boolean,
  ): Promise<PassReport> {
    const passed = this.#passing.then(() => this.#pass(onProgress, signal, look));
    this.#passing = passed.catch(() => undefined);
    return passed;
  }

  #pass(
    onProgress: (progress: IndexerProgress) => void,
    signal: AbortSignal | undefined,
    look: boolean,
  ): Promise<PassReport> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#passes += 1;
    const id = this.#passes;
    const { promise, resolve, reject } = withResolvers<PassReport>();
    const hear = (message: FromClusterIndexing): void => {
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'passed' && message.id === id) resolve(message.report);
      else if (message.kind === 'failed' && message.id === id)
        reject(new IndexingFailure(message.message, message.code));
    };
    const left = (): void => reject(new IndexingFailure('The indexing thread has died.', null));
    const abort = (): void => reject(signal?.reason);
    worker.on('message', hear);
    worker.once('exit', left);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted === true) abort();
    worker.ref();
    worker.postMessage({ id, look } satisfies ToClusterIndexing);
    return promise.finally(() => {
      worker.off('message', hear);
      worker.off('exit', left);
      signal?.removeEventListener('abort', abort);
      // A thread that nothing is asked of keeps this one from nothing.
      worker.unref();
    });
  }

  /** Ends the thread at once: what it has not written is found again at the next start. */
  close(): void {
    void this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(INDEXING_THREAD, { workerData: this.#data });
    worker.on('message', (message: FromClusterIndexing) => {
      if (message.kind === 'warning') this.#warn(message.message);
    });
    worker.on('error', (error) => this.#warn(`The indexing thread died: ${error.message}`));
    worker.once('exit', () => {
      this.#worker = null;
    });
    return worker;
  }
}

/** A promise that is settled from outside. */
function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
