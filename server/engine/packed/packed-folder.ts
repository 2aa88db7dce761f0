/**
 * A folder served from packed segments: an indexing process keeps the index, query threads answer from
 * the newest snapshot of it. The thread that calls this only passes messages.
 */
import { performance } from 'node:perf_hooks';
import type { EngineLoad } from '../../core/engine-load.ts';
import type { QueryLimits } from '../../core/query/limits.ts';
import type { Searcher } from '../../core/searcher.ts';
import type { ServiceLimits } from '../../core/service-limits.ts';
import { emptyManifest, IndexFolder } from './index-folder.ts';
import { IndexingClient } from './indexing-client.ts';
import type { IndexingOptions, PassReport } from './indexing-messages.ts';
import { createPoolSearcher } from './pool-searcher.ts';
import type { IndexerProgress, PublishedIndex } from './published-index.ts';
import { QueryPool } from './query-pool.ts';
import { Snapshots } from './snapshots.ts';

export type FolderLimits = {
  readonly queryLimits: QueryLimits;
  readonly serviceLimits: ServiceLimits;
};

/** A folder as it is served, whichever engine holds its articles. */
export type ServedFolder = {
  readonly searcher: Searcher;
  /** Brings the index up to date; resolves once searches see it. Rejects as `IndexingClient.pass`. */
  readonly update: (
    onProgress: (progress: IndexerProgress) => void,
    signal: AbortSignal | undefined,
    look: boolean,
  ) => Promise<PassReport>;
  /** The folder has changed again: an update under way leaves to the next what may wait. */
  readonly hurry: () => void;
  readonly load: () => EngineLoad;
  readonly close: () => Promise<void>;
};

/** `onLost`: the indexing process died while nothing was asked of it, and the folder should be looked at again. */
export async function openPackedFolder(
  options: IndexingOptions & FolderLimits & { readonly threads: number },
  warn: (message: string) => void,
  onLost: () => void,
): Promise<ServedFolder> {
  const { root, dataFolder, threads, queryLimits, serviceLimits } = options;
  const pool = new QueryPool({
    threads,
    now: () => performance.now(),
    limits: serviceLimits,
    queryLimits,
    onDeath: (error) => warn(`A query thread died and was replaced: ${error.message}`),
  });
  const snapshots = new Snapshots(pool, root, new IndexFolder(dataFolder), warn);
  await snapshots.serve(NOTHING_YET);
  const indexing = new IndexingClient(options, {
    onPublish: (index) => snapshots.publish(index),
    onLost,
    warn,
  });
  return {
    searcher: createPoolSearcher(pool),
    update: async (onProgress, signal, look) => {
      const report = await indexing.pass(onProgress, signal, look);
      await snapshots.opened();
      return report;
    },
    hurry: () => indexing.hurry(),
    load: () => ({
      ...pool.load(),
      indexBytes: snapshots.bytes,
      indexingDeaths: indexing.deaths,
    }),
    close: async () => {
      indexing.close();
      await pool.close();
    },
  };
}

const NOTHING_YET: PublishedIndex = {
  manifest: emptyManifest(''),
  state: 'building',
  expected: 0,
  reports: [],
  former: new Map(),
  recogniser: 'none',
  curation: null,
};
