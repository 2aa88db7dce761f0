/**
 * A folder whose articles lie in a cluster: a thread keeps them up to date, query threads answer from the newest
 * state. The thread that calls this only passes messages.
 */
import { Worker } from 'node:worker_threads';
import { IndexingFailure } from '../packed/indexing-client.ts';
import type { IndexingOptions, PassReport } from '../packed/indexing-messages.ts';
import type { FolderLimits, ServedFolder } from '../packed/packed-folder.ts';
import { createPoolSearcher } from '../packed/pool-searcher.ts';
import type { IndexerProgress } from '../packed/published-index.ts';
import { QueryPool } from '../packed/query-pool.ts';
import { Cluster } from './cluster.ts';
import { ClusterFailure } from './cluster-failure.ts';
import type { Partition } from './cluster-indexer.ts';
import type {
  ClusterIndexingData,
  FromClusterIndexing,
  ToClusterIndexing,
} from './cluster-indexing-messages.ts';
import type { ClusterOptions } from './cluster-options.ts';
import { clusterState, type StoredState } from './cluster-state.ts';

/** Milliseconds between two looks whether others have changed the archive. */
const LOOK_MS = 1000;
const CLUSTER_THREAD = new URL('./cluster-thread.js', import.meta.url);
const INDEXING_THREAD = new URL('./cluster-indexing-thread.js', import.meta.url);

export type ClusterFolderOptions = IndexingOptions &
  FolderLimits & {
    readonly cluster: ClusterOptions;
    readonly partition: Partition;
    readonly threads: number;
    /** Whether the folder is read here; else only what the cluster has is served. */
    readonly indexes: boolean;
  };

type ThreadSource = { readonly options: ClusterOptions };

/** Rejects with `IndexingFailure` where the cluster cannot be used at all. */
export async function openClusterFolder(
  options: ClusterFolderOptions,
  warn: (message: string) => void,
): Promise<ServedFolder> {
  const { threads, queryLimits, serviceLimits } = options;
  const cluster = new Cluster(options.cluster);
  const pool = new QueryPool<ThreadSource>({
    threads,
    now: () => performance.now(),
    limits: serviceLimits,
    queryLimits,
    entry: CLUSTER_THREAD,
    onDeath: (error) => warn(`A query thread died and was replaced: ${error.message}`),
  });
  const served = new ServedState(cluster, pool, options.cluster, warn);
  const indexing = options.indexes ? new IndexingThread(options, warn) : null;
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

/** The state of the archive that query threads have opened. */
class ServedState {
  readonly #cluster: Cluster;
  readonly #pool: QueryPool<ThreadSource>;
  readonly #options: ClusterOptions;
  readonly #warn: (message: string) => void;
  #version: string | null = null;
  #refreshing: Promise<void> = Promise.resolve();
  #isFollowing = false;
  #problem = '';
  articles = 0;

  constructor(
    cluster: Cluster,
    pool: QueryPool<ThreadSource>,
    options: ClusterOptions,
    warn: (message: string) => void,
  ) {
    this.#cluster = cluster;
    this.#pool = pool;
    this.#options = options;
    this.#warn = warn;
  }

  /** Opens the newest state, one after the other. Rejects where the cluster cannot be asked. */
  refresh(): Promise<void> {
    const next = this.#refreshing.then(() => this.#refresh());
    this.#refreshing = next.catch(() => undefined);
    return next;
  }

  /** The same, on the way: what fails is told once, and tried again. */
  async follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const problem = await this.refresh().then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (problem !== this.#problem)
      this.#warn(problem === '' ? 'The cluster answers again.' : `${problem} It is tried again.`);
    this.#problem = problem;
    this.#isFollowing = false;
  }

  async #refresh(): Promise<void> {
    const index = await this.#cluster.current();
    const states =
      index === null
        ? new Map<string, StoredState>()
        : await this.#cluster.states<StoredState>(index);
    const { version } = clusterState(states.values());
    if (version === this.#version) return;
    await this.#pool.serve({ options: this.#options });
    this.#version = version;
    this.articles = [...states.values()].reduce(
      (sum, one) => sum + (one.kind === 'part' ? one.articles : 0),
      0,
    );
  }
}

type Asked = {
  readonly onProgress: (progress: IndexerProgress) => void;
  readonly resolve: (report: PassReport) => void;
  readonly reject: (error: unknown) => void;
};

class IndexingThread {
  readonly #worker: Worker;
  readonly #asked = new Map<number, Asked>();
  #next = 1;

  constructor(options: ClusterFolderOptions, warn: (message: string) => void) {
    const { root, dataFolder, maxFileSize, includeWithheld, workers, taggerModel } = options;
    const { patienceMs = 0, partition } = options;
    const indexing = { root, dataFolder, maxFileSize, includeWithheld, workers, taggerModel };
    this.#worker = new Worker(INDEXING_THREAD, {
      workerData: {
        cluster: options.cluster,
        indexing: { ...indexing, patienceMs, partition },
      } satisfies ClusterIndexingData,
    });
    this.#worker.on('message', (message: FromClusterIndexing) => this.#hear(message, warn));
    this.#worker.on('error', (error) => this.#died(error));
    this.#worker.on('exit', () => this.#died(new Error('The indexing thread has left.')));
    this.#worker.unref();
  }

  pass(
    onProgress: (progress: IndexerProgress) => void,
    signal: AbortSignal | undefined,
    look: boolean,
  ): Promise<PassReport> {
    return new Promise<PassReport>((resolve, reject) => {
      signal?.throwIfAborted();
      const id = this.#next;
      this.#next += 1;
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.#asked.set(id, { onProgress, resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, look } satisfies ToClusterIndexing);
    });
  }

  close(): void {
    void this.#worker.terminate();
  }

  #hear(message: FromClusterIndexing, warn: (message: string) => void): void {
    switch (message.kind) {
      case 'progress':
        for (const { onProgress } of this.#asked.values()) onProgress(message.progress);
        return;
      case 'warning':
        warn(message.message);
        return;
      case 'passed':
        this.#asked.get(message.id)?.resolve(message.report);
        break;
      case 'failed':
        this.#asked.get(message.id)?.reject(new IndexingFailure(message.message, message.code));
        break;
      default:
        message satisfies never;
    }
    this.#asked.delete(message.id);
    if (this.#asked.size === 0) this.#worker.unref();
  }

  #died(error: Error): void {
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }
}
