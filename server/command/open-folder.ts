/** From a config to a searcher of its folder that is ready to be brought up to date. */
import { type Config, TAGGER_MODEL } from '../config.ts';
import type { EngineLoad } from '../core/engine-load.ts';
import { limitQueries } from '../core/query/limits.ts';
import type { Searcher } from '../core/searcher.ts';
import type { ClusterFolderOptions } from '../engine/opensearch/cluster-folder.ts';
import { IndexingFailure } from '../engine/packed/indexing-client.ts';
import type { PassReport } from '../engine/packed/indexing-messages.ts';
import { openPackedFolder, type ServedFolder } from '../engine/packed/packed-folder.ts';
import type { IndexerProgress } from '../engine/packed/published-index.ts';
import { Failure, needFolder } from './failure.ts';
import { writeLine } from './lines.ts';
import { createProgress } from './progress.ts';

export type OpenFolder = {
  readonly searcher: Searcher;
  /**
   * Brings the index up to date; resolves once searches see it. With `look` false the folder is taken as
   * it was read last: for an embargo that ends. Throws `Failure` where folder or data folder cannot be
   * used, and the signal's reason once it is aborted.
   */
  readonly update: (
    onProgress?: (progress: IndexerProgress) => void,
    signal?: AbortSignal,
    look?: boolean,
  ) => Promise<PassReport>;
  /** The folder has changed again: an update under way leaves to the next what may wait. */
  readonly hurry: () => void;
  readonly load: () => EngineLoad;
  /** Ends threads and processes. What is not on disk by then is found again at the next start. */
  readonly close: () => Promise<void>;
};

/**
 * `warn` hears what did not matter enough to fail. `patienceMs`: how long a folder that lost most of its
 * files is not believed; 0: what is gone is gone. `onLost`: what was found out of the folder is lost, and it should be
 * looked at again. Throws `Failure` where the folder is missing or no folder.
 */
export async function openFolder(
  config: Config,
  warn: (message: string) => void,
  patienceMs = 0,
  onLost: () => void = () => undefined,
): Promise<OpenFolder> {
  const { folder: root, dataFolder, maxFileSize, workers, namingWorkers, limits } = config;
  const { includeWithheld } = config;
  limitQueries(limits.query);
  await needFolder(root);
  const options = {
    root,
    dataFolder,
    maxFileSize,
    includeWithheld,
    patienceMs,
    firstWorkers: namingWorkers,
    workers,
    threads: workers,
    queryLimits: limits.query,
    serviceLimits: limits.service,
    taggerModel: TAGGER_MODEL,
  };
  const { cluster, partition, watch } = config;
  const { searcher, update, hurry, load, close } =
    cluster === null
      ? await openPackedFolder(options, warn, onLost)
      : await openInCluster({ ...options, cluster, partition, indexes: watch }, warn);
  return {
    searcher,
    hurry,
    load,
    close,
    update: async (onProgress = () => undefined, signal, look = true) => {
      try {
        return await update(onProgress, signal, look);
      } catch (error) {
        throw error instanceof IndexingFailure ? failureOf(error, root) : error;
      }
    },
  };
}

/** A folder as it is now, to be searched once. Throws `Failure` where there is nothing in it. */
export async function openToSearch(config: Config): Promise<Omit<OpenFolder, 'update'>> {
  const { stderr } = process;
  const folder = await openFolder(config, (line) => writeLine(stderr, line));
  const progress = createProgress(stderr, () => performance.now());
  const { articles } = await folder.update(progress.show).finally(progress.stop);
  if (articles === 0) throw new Failure(`There are no articles in ${config.folder}.`);
  return folder;
}

function failureOf({ message, code }: IndexingFailure, folder: string): Failure {
  return new Failure(
    code === null
      ? `The index of ${folder} could not be kept: ${message}`
      : `${folder} could not be read, or its index not be written (${code}): ${message}`,
  );
}

/** Whoever has no cluster need not load its client. Throws `Failure` where it cannot be used. */
async function openInCluster(
  options: ClusterFolderOptions,
  warn: (message: string) => void,
): Promise<ServedFolder> {
  const { openClusterFolder } = await import('../engine/opensearch/cluster-folder.ts');
  try {
    return await openClusterFolder(options, warn);
  } catch (error) {
    throw error instanceof IndexingFailure ? new Failure(error.message) : error;
  }
}
