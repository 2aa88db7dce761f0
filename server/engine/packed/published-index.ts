/** What the indexing side tells the searching side: a snapshot, and all that is said of it. */
import type { FileReport } from '../../core/searcher.ts';
import type { Former } from '../../corpus/collection.ts';
import type { Manifest } from './index-folder.ts';

export type PublishedIndex = {
  readonly manifest: Manifest;
  readonly state: 'building' | 'ready';
  /** Articles expected when the build is complete. */
  readonly expected: number;
  /** Sorted by path. */
  readonly reports: readonly FileReport[];
  readonly former: ReadonlyMap<string, Former>;
  /** Name and version of what found the names. */
  readonly recogniser: string;
  /** Text of `entities.yaml`; null where there is none. */
  readonly curation: string | null;
};

/** How far a pass over the folder has come. */
export type IndexerProgress = {
  readonly phase: 'reading' | 'naming' | 'grouping';
  readonly done: number;
  readonly total: number;
};
