/**
 * A folder served from packed segments: an indexing process keeps the index, query threads answer from
 * the newest snapshot of it. The thread that calls this only passes messages.
 */
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineLoad } from '../../core/engine-load.ts';
import type { QueryLimits } from '../../core/query/limits.ts';
import type { Searcher } from '../../core/searcher.ts';
import type { ServiceLimits } from '../../core/service-limits.ts';
import { emptyManifest, IndexFolder, indexFile } from './index-folder.ts';
import { IndexingClient, IndexingFailure } from './indexing-client.ts';
import type { IndexingOptions, PassReport } from './indexing-messages.ts';
import { createPoolSearcher } from './pool-searcher.ts';
import type { SegmentMemory } from './published-archive.ts';
import type { IndexerProgress, PublishedIndex } from './published-index.ts';
import { QueryPool } from './query-pool.ts';

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

/** How often opening a snapshot is tried again, and milliseconds before the second time; each time longer. */
const OPENING_TRIES = 3;
const OPEN_AGAIN_MS = 500;

const NOTHING_YET: PublishedIndex = {
  manifest: emptyManifest(''),
  state: 'building',
  expected: 0,
  reports: [],
  former: new Map(),
  recogniser: 'none',
  curation: null,
};

/** Loads what is published and hands it to the query threads; of several that wait only the newest. */
class Snapshots {
  readonly #pool: QueryPool;
  readonly #root: string;
  readonly #folder: IndexFolder;
  readonly #warn: (message: string) => void;
  #memories = new Map<string, SharedArrayBuffer>();
  #next: PublishedIndex | null = null;
  /** The newest, where it could not be opened. */
  #failed: PublishedIndex | null = null;
  #wasReady = false;
  #working: Promise<void> | null = null;

  constructor(pool: QueryPool, root: string, folder: IndexFolder, warn: (message: string) => void) {
    this.#pool = pool;
    this.#root = root;
    this.#folder = folder;
    this.#warn = warn;
  }

  /** Bytes of the segments in memory. */
  get bytes(): number {
    return [...this.#memories.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  publish(published: PublishedIndex): void {
    // An index that was complete once is only brought up to date, also by a process that begins anew.
    this.#wasReady ||= published.state === 'ready';
    const index: PublishedIndex = this.#wasReady ? { ...published, state: 'ready' } : published;
    this.#failed = null;
    this.#next = index;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /**
   * Resolves when everything published so far is what answers. What could not be opened is tried again; rejects
   * with `IndexingFailure` where it still cannot.
   */
  async opened(): Promise<void> {
    for (let tried = 1; ; tried += 1) {
      while (this.#working !== null) await this.#working;
      if (this.#failed === null) return;
      if (tried > OPENING_TRIES)
        throw new IndexingFailure('What was indexed last could not be opened.', null);
      await sleep(OPEN_AGAIN_MS * (tried - 1));
      if (this.#failed !== null) this.publish(this.#failed);
    }
  }

  async serve(published: PublishedIndex): Promise<void> {
    const memories: SegmentMemory[] = [];
    const used = new Map<string, SharedArrayBuffer>();
    const load = async (file: string): Promise<SharedArrayBuffer> => {
      const memory = this.#memories.get(file) ?? (await this.#folder.shared(file));
      used.set(file, memory);
      return memory;
    };
    for (const { name, names } of published.manifest.segments) {
      memories.push({
        index: await load(indexFile(name)),
        names: names === null ? null : await load(names.file),
      });
    }
    const { groups } = published.manifest;
    const grouped = groups === null ? null : await load(groups.file);
    this.#memories = used;
    await this.#pool.serve({
      published,
      memories,
      groups: grouped,
      indexFolder: this.#folder.path('.'),
      folderName: basename(this.#root),
    });
  }

  async #work(): Promise<void> {
    while (this.#next !== null) {
      const index = this.#next;
      this.#next = null;
      try {
        await this.serve(index);
      } catch (error) {
        // A newer snapshot may have removed the files of this one; it is the next to be tried.
        const reason = error instanceof Error ? error.message : String(error);
        if (this.#next !== null) continue;
        this.#failed = index;
        this.#warn(`The newest index could not be opened: ${reason}`);
      }
    }
  }
}
