/**
 * A cluster as a query thread asks it: the thread waits, another asks. What is made of articles is written once,
 * for all engines, and knows of no waiting.
 */
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import { SearchError } from '../../core/errors.ts';
import type { Answer, Ask, Asked, AskingThreadData } from './blocking-messages.ts';
import type { ClusterOptions } from './cluster-options.ts';

const ASKING_THREAD = new URL('./asking-thread.js', import.meta.url);
/** Milliseconds that an answer is waited for; reading a whole archive takes as long as it is large. */
const ANSWER_MS = 25_000;
const OPENING_MS = 3_600_000;

export class BlockingCluster {
  readonly #port: MessagePort;
  readonly #answered = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  constructor(options: ClusterOptions) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#worker = new Worker(ASKING_THREAD, {
      workerData: { options, port: port2, answered: this.#answered } satisfies AskingThreadData,
      transferList: [port2],
    });
    this.#worker.unref();
    port1.unref();
  }

  /** Throws `engine-unavailable` where the cluster cannot answer. */
  ask<Kind extends keyof Asked>(kind: Kind, given: Asked[Kind]['given']): Asked[Kind]['answer'] {
    Atomics.store(this.#answered, 0, 0);
    this.#port.postMessage({ kind, ...given } as Ask);
    const waited = Atomics.wait(this.#answered, 0, 0, kind === 'open' ? OPENING_MS : ANSWER_MS);
    const received = receiveMessageOnPort(this.#port)?.message as Answer | undefined;
    if (waited === 'timed-out' || received === undefined)
      throw new SearchError('engine-unavailable', 'The cluster took too long to answer.');
    if (received.kind === 'failed') throw new SearchError('engine-unavailable', received.message);
    return received.answer as Asked[Kind]['answer'];
  }
}
