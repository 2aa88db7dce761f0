/** What an indexing process publishes, opened one after the other; of several that wait only the newest. */
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type IndexFolder, indexFile } from './index-folder.ts';
import { IndexingFailure } from './indexing-client.ts';
import type { SegmentMemory } from './published-archive.ts';
import type { PublishedIndex } from './published-index.ts';
import type { QueryPool } from './query-pool.ts';

/** How often opening a snapshot is tried again, and milliseconds before the second time; each time longer. */
const OPENING_TRIES = 3;
const OPEN_AGAIN_MS = 500;

/** Loads the files of a snapshot, those it shares with the one before only once, and hands them to query threads. */
export class Snapshots {
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
