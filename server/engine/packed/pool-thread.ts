/** A query thread as its pool sees it: started, heard, and told when it leaves. */
import { Worker } from 'node:worker_threads';
import type { FromThread, ThreadData } from './query-messages.ts';
import type { Waiting } from './question-queue.ts';

/** The generation of a thread that has not been given an archive yet. */
export const UNUSED = -1;

/** A thread as its pool knows it. */
export type Thread = {
  readonly worker: Worker;
  /** Of the archive that it opens, or has opened. */
  generation: number;
  /** The number of the question that need not be answered any more, seen by the thread at once. */
  readonly abandoned: Int32Array;
  /** Of its archive; null until that is open. */
  version: string | null;
  /** Whether nobody asks it any more: it leaves, or waits to open another archive. */
  retired: boolean;
  busy: Busy | null;
  /** Hears whether the archive could be opened. */
  opening: Opening | null;
};

export type Opening = { readonly resolve: () => void; readonly reject: (error: Error) => void };

/** The question it is at. */
export type Busy = {
  readonly id: number;
  readonly asked: Waiting;
  readonly started: number;
  readonly watchdog: NodeJS.Timeout;
};

/** What comes of a question. */
export type Answered = Exclude<FromThread, { kind: 'open' }>;

export type ThreadEvents = {
  /** It has opened an archive of that version. */
  readonly onOpen: (thread: Thread, version: string) => void;
  readonly onAnswer: (thread: Thread, message: Answered) => void;
  /** `death`: what it died of, where it did. */
  readonly onLeft: (thread: Thread, death: Error | null) => void;
};

/** `entry`: the module that it runs. */
export function startThread<Source extends object>(
  entry: URL,
  data: Pick<ThreadData<Source>, 'source' | 'limits'>,
  { onOpen, onAnswer, onLeft }: ThreadEvents,
): Thread {
  const abandoned = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(entry, {
    workerData: { ...data, abandoned } satisfies ThreadData<Source>,
  });
  const thread: Thread = {
    worker,
    generation: UNUSED,
    abandoned,
    version: null,
    retired: false,
    busy: null,
    opening: null,
  };
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'open') onOpen(thread, message.version);
    else onAnswer(thread, message);
  });
  let death: Error | null = null;
  worker.on('error', (error: unknown) => {
    death = error instanceof Error ? error : new Error(String(error));
  });
  worker.on('exit', () => {
    const { opening } = thread;
    onLeft(thread, death);
    opening?.reject(death ?? new Error('A query thread left before it was ready.'));
  });
  return thread;
}
