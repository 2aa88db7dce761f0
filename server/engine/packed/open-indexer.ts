/**
 * From options to an indexer that has opened what an earlier run left, with ledger and names beside it.
 * Where another process keeps the index it is shown as that one has it, until that one is gone.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../../corpus/folder.ts';
import type { LedgerData } from '../../corpus/ledger.ts';
import { loadLedger, saveLedger } from '../../corpus/ledger-file.ts';
import { type OpenNameFinder, openNameFinder } from '../../entities/open-name-finder.ts';
import { messageOf } from './error-message.ts';
import { FolderIndexer } from './folder-indexer.ts';
import { IndexFolder } from './index-folder.ts';
import { type IndexLock, lockIndex } from './index-lock.ts';
import type { IndexerEvents } from './indexer-options.ts';
import type { IndexingOptions, PassReport } from './indexing-messages.ts';
import { openReadOnly } from './read-only-index.ts';

export type OpenIndexer = {
  /** One pass over the folder, with what must be written after it. Rejects as `FolderIndexer.pass`. */
  readonly pass: (
    signal?: AbortSignal,
    look?: boolean,
    isWaitedFor?: () => boolean,
  ) => Promise<PassReport>;
  /** What may be done between passes, as long as nobody waits. */
  readonly merge: (signal?: AbortSignal, isWaitedFor?: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Milliseconds a writer that is leaving is waited for, and between two looks whether it has left. */
const LEAVING_MS = 15_000;
const LEAVING_STEP_MS = 50;

export async function openIndexer(
  options: IndexingOptions,
  events: IndexerEvents,
): Promise<OpenIndexer> {
  const { dataFolder } = options;
  const lock = await lockWhenLeft(dataFolder);
  if (lock.kind === 'held') return openWriting(options, events, lock.release);
  if (lock.kind === 'unwritable' && !(await hasSnapshot(dataFolder))) throw lock.error;
  events.warn(
    lock.kind === 'taken'
      ? `Process ${lock.pid} keeps the index in ${dataFolder}; here it is opened for reading only.`
      : `The index in ${dataFolder} cannot be written (${errorCode(lock.error)}) and is opened for reading only.`,
  );
  let current = openReadOnly(options, events);
  let isWriting = false;
  return {
    pass: async (signal, look, isWaitedFor) => {
      const again = isWriting ? null : tryLock(dataFolder);
      if (again?.kind === 'held') {
        current = await openWriting(options, events, again.release);
        isWriting = true;
        events.warn(`The index in ${dataFolder} is kept by this process now.`);
      }
      return current.pass(signal, look, isWaitedFor);
    },
    merge: (signal, isWaitedFor) => current.merge(signal, isWaitedFor),
    close: () => current.close(),
  };
}

type Lock = IndexLock | { readonly kind: 'unwritable'; readonly error: unknown };

function tryLock(dataFolder: string): Lock {
  try {
    return lockIndex(dataFolder);
  } catch (error) {
    return { kind: 'unwritable', error };
  }
}

/** A server that was killed leaves an indexing process that is about to notice. */
async function lockWhenLeft(dataFolder: string): Promise<Lock> {
  let lock = tryLock(dataFolder);
  for (let waited = 0; waited < LEAVING_MS; waited += LEAVING_STEP_MS) {
    if (lock.kind !== 'taken' || !lock.leaving) return lock;
    await sleep(LEAVING_STEP_MS);
    lock = tryLock(dataFolder);
  }
  return lock;
}

async function hasSnapshot(dataFolder: string): Promise<boolean> {
  const manifest = await new IndexFolder(dataFolder).manifest().catch(() => null);
  return manifest !== null;
}

async function openWriting(
  options: IndexingOptions,
  events: IndexerEvents,
  release: () => void,
): Promise<OpenIndexer> {
  const { dataFolder } = options;
  const { warn } = events;
  const { ledger, problem } = await loadLedger(dataFolder);
  if (problem !== null) warn(problem);
  let saved = JSON.stringify(ledger);
  const keepLedger = async (current: LedgerData): Promise<void> => {
    const text = JSON.stringify(current);
    if (text === saved) return;
    try {
      await saveLedger(dataFolder, current);
      saved = text;
    } catch (error) {
      const reason = messageOf(error);
      warn(`The ledger could not be written, so former addresses will not lead on: ${reason}`);
    }
  };
  let isComplete = false;
  const nameFinder: OpenNameFinder = await openNameFinder({
    ...options,
    workers: () => (isComplete ? options.workers : options.firstWorkers),
    warn,
  });
  const indexer = await FolderIndexer.open(
    new IndexFolder(dataFolder),
    ledger,
    {
      ...options,
      nameFinder,
      naming: nameFinder.version,
      clock: () => new Date(),
      keepLedger,
    },
    events,
  );
  return {
    pass: async (signal, look, isWaitedFor) => {
      const { ledger: current, ...report } = await indexer.pass(signal, look, isWaitedFor);
      isComplete = true;
      await nameFinder.tidy(report.articles);
      await keepLedger(current);
      return report;
    },
    merge: (signal, isWaitedFor) => indexer.merge(signal, isWaitedFor),
    close: async () => {
      await nameFinder.close();
      release();
    },
  };
}
