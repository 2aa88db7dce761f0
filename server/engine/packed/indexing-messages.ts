/** What the server and its indexing process say to each other. */
import type { PassSummary } from './indexer-options.ts';
import type { IndexerProgress, PublishedIndex } from './published-index.ts';

export type IndexingOptions = {
  /** Absolute path of the folder of articles. */
  readonly root: string;
  readonly dataFolder: string;
  /** Bytes. */
  readonly maxFileSize: number;
  readonly includeWithheld: boolean;
  /** Threads that find names: until the folder was read whole once, and then, beside searches. */
  readonly firstWorkers: number;
  readonly workers: number;
  /** The model file of the tagger. */
  readonly taggerModel: string;
  /** Milliseconds for which a folder that lost most of its files is not believed; 0 where not given. */
  readonly patienceMs?: number;
};

/** What a pass did, as far as the server needs to know it. */
export type PassReport = Omit<PassSummary, 'ledger'>;

export type ToIndexing =
  | { readonly kind: 'open'; readonly options: IndexingOptions }
  | { readonly kind: 'pass'; readonly id: number; readonly look: boolean }
  /** The folder has changed again: a pass that finds names leaves the rest of them to the next. */
  | { readonly kind: 'hurry' }
  | { readonly kind: 'abort' };

export type FromIndexing =
  | { readonly kind: 'published'; readonly index: PublishedIndex }
  | { readonly kind: 'progress'; readonly progress: IndexerProgress }
  | { readonly kind: 'warning'; readonly message: string }
  | { readonly kind: 'passed'; readonly id: number; readonly report: PassReport }
  /** `code`: of a system error, where it was one. */
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly message: string;
      readonly code: string | null;
    };
