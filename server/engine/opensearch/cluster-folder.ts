/**
 * A folder whose articles lie in a cluster: a thread keeps them up to date, query threads answer from the newest
 * state. The thread that calls this only passes messages.
 */
import { IndexingFailure } from '../packed/indexing-client.ts';
import type { FolderLimits, ServedFolder } from '../packed/packed-folder.ts';
import { createPoolSearcher } from '../packed/pool-searcher.ts';
import { QueryPool } from '../packed/query-pool.ts';
import { Cluster } from './cluster.ts';
import { ClusterFailure } from './cluster-failure.ts';
import { ClusterIndexingClient, type ClusterIndexingOptions } from './cluster-indexing-client.ts';
import { type ClusterSource, ServedState } from './served-state.ts';

/** Milliseconds between two looks whether others have changed the archive. */
const LOOK_MS = 1000;
const CLUSTER_THREAD = new URL('./cluster-thread.js', import.meta.url);

export type ClusterFolderOptions = ClusterIndexingOptions &
  FolderLimits & {
    readonly threads: number;
    /** Whether the folder is read here; else only what the cluster has is served. */
    readonly indexes: boolean;
  };

/** Rejects with `IndexingFailure` where the cluster cannot be used at all. */
export async function openClusterFolder(
  options: ClusterFolderOptions,
  warn: (message: string) => void,
): Promise<ServedFolder> {
  const { threads, queryLimits, serviceLimits } = options;
  const cluster = new Cluster(options.cluster);
  const pool = new QueryPool<ClusterSource>({
    threads,
    now: () => performance.now(),
    limits: serviceLimits,
    queryLimits,
    entry: CLUSTER_THREAD,
    onDeath: (error) => warn(`A query thread died and was replaced: ${error.message}`),
  });
  const served = new ServedState(cluster, pool, options.cluster, warn);
  const indexing = options.indexes ? new ClusterIndexingClient(options, warn) : null;
  try {
    await cluster.check();
    await served.refresh();
  } catch (error) {
    await pool.close();
    indexing?.close();
    throw asFailure(error);
  }
  const looking = setInterval(() => void served.follow(), LOOK_MS);
  looking.unref();
  return {
    searcher: createPoolSearcher(pool),
    update: async (onProgress, signal, look) => {
      try {
        const report = indexing === null ? null : await indexing.pass(onProgress, signal, look);
        await served.refresh();
        return report ?? { articles: served.articles, ...NOTHING_CHANGED };
      } catch (error) {
        throw asFailure(error);
      }
    },
    // Names are found before articles are written: nothing of a pass may wait.
    hurry: () => undefined,
    load: () => ({ ...pool.load(), indexBytes: 0, indexingDeaths: 0 }),
    close: async () => {
      clearInterval(looking);
      indexing?.close();
      await pool.close();
      await cluster.close();
    },
  };
}

const NOTHING_CHANGED = { added: 0, removed: 0, nextEmbargo: null, recheckAt: null };

function asFailure(error: unknown): unknown {
  return error instanceof ClusterFailure ? new IndexingFailure(error.message, null) : error;
}
