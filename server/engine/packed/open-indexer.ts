/** From options to an indexer that has opened what an earlier run left, with ledger and names beside it. */
import { loadLedger, saveLedger } from '../../corpus/ledger-file.ts';
import { type OpenNameFinder, openNameFinder } from '../../entities/open-name-finder.ts';
import { FolderIndexer, type IndexerEvents } from './folder-indexer.ts';
import { IndexFolder } from './index-folder.ts';
import { lockIndex } from './index-lock.ts';
import type { IndexingOptions, PassReport } from './indexing-messages.ts';
import { openReadOnly } from './read-only-index.ts';

export type OpenIndexer = {
  /** One pass over the folder, with what must be written after it. Rejects as `FolderIndexer.pass`. */
  readonly pass: (signal?: AbortSignal, look?: boolean) => Promise<PassReport>;
  /** What may be done between passes. */
  readonly merge: (signal?: AbortSignal) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openIndexer(
  options: IndexingOptions,
  events: IndexerEvents,
): Promise<OpenIndexer> {
  const { dataFolder } = options;
  const { warn } = events;
  const lock = lockIndex(dataFolder);
  if (lock.kind === 'taken') return openReadOnly(options, events, lock.pid);
  const { ledger, problem } = await loadLedger(dataFolder);
  if (problem !== null) warn(problem);
  const nameFinder: OpenNameFinder = await openNameFinder({ ...options, warn });
  const indexer = await FolderIndexer.open(
    new IndexFolder(dataFolder),
    ledger,
    { ...options, nameFinder, naming: nameFinder.version, clock: () => new Date() },
    events,
  );
  let saved = JSON.stringify(ledger);
  let problems = '';
  return {
    pass: async (signal, look) => {
      const { ledger: current, ruleProblems, ...report } = await indexer.pass(signal, look);
      if (ruleProblems.join('\n') !== problems) ruleProblems.forEach(warn);
      problems = ruleProblems.join('\n');
      await nameFinder.tidy(report.articles);
      const text = JSON.stringify(current);
      if (text !== saved) {
        try {
          await saveLedger(dataFolder, current);
          saved = text;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          warn(`The ledger could not be written, so former addresses will not lead on: ${reason}`);
        }
      }
      return report;
    },
    merge: (signal) => indexer.merge(signal),
    close: async () => {
      await nameFinder.close();
      lock.release();
    },
  };
}
