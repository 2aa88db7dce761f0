/**
 * From a config to an index of its folder in memory: for what looks at all names of a folder, once. The
 * site is served from packed segments (`open-folder.ts`).
 */
import { basename } from 'node:path';
import { type Config, TAGGER_MODEL } from '../config.ts';
import { errorCode } from '../corpus/folder.ts';
import { loadLedger, saveLedger } from '../corpus/ledger-file.ts';
import { ArticleIndex } from '../engine/minisearch/article-index.ts';
import {
  FolderSync,
  type SyncProgress,
  type SyncSummary,
} from '../engine/minisearch/folder-sync.ts';
import { openNameFinder } from '../entities/open-name-finder.ts';
import { Failure, needFolder } from './failure.ts';

export type OpenMemory = {
  readonly index: ArticleIndex;
  /**
   * Brings the index up to date and keeps the ledger; `warn` hears what did not matter enough to fail.
   * With `look` false the folder is taken as it was read last: for an embargo that ends.
   * Throws `Failure` where the folder cannot be read, and the signal's reason once it is aborted.
   */
  readonly update: (
    onProgress?: (progress: SyncProgress) => void,
    signal?: AbortSignal,
    look?: boolean,
  ) => Promise<SyncSummary>;
};

/** Throws `Failure` where the folder is missing or no folder. */
export async function openMemory(
  config: Config,
  warn: (message: string) => void,
): Promise<OpenMemory> {
  const { folder, dataFolder, maxFileSize, workers, includeWithheld } = config;
  await needFolder(folder);
  const { ledger, problem } = await loadLedger(dataFolder);
  if (problem !== null) warn(problem);
  const taggerModel = TAGGER_MODEL;
  const nameFinder = await openNameFinder({ taggerModel, workers, dataFolder, warn });
  const index = new ArticleIndex();
  const sync = new FolderSync(index, ledger, {
    root: folder,
    folderName: basename(folder),
    maxFileSize,
    dataFolder,
    includeWithheld,
    nameFinder,
    clock: () => new Date(),
    onCurationProblems: (lines) => lines.forEach(warn),
    onRuleProblems: (lines) => lines.forEach(warn),
  });
  let saved = JSON.stringify(ledger);
  return {
    index,
    update: async (onProgress, signal, look) => {
      const summary = await sync.run(onProgress, signal, look).catch((error: unknown) => {
        const code = errorCode(error);
        throw /^E[A-Z]+$/.test(code)
          ? new Failure(`${folder} could not be read (${code}).`)
          : error;
      });
      await nameFinder.tidy(summary.articles);
      const current = JSON.stringify(summary.ledger);
      if (current !== saved) {
        try {
          await saveLedger(dataFolder, summary.ledger);
          saved = current;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          warn(`The ledger could not be written, so former addresses will not lead on: ${reason}`);
        }
      }
      return summary;
    },
  };
}
