/** What is said to the thread that indexes into a cluster, and by it. */
import type { IndexingOptions, PassReport } from '../packed/indexing-messages.ts';
import type { IndexerProgress } from '../packed/published-index.ts';
import type { Partition } from './cluster-indexer.ts';
import type { ClusterOptions } from './cluster-options.ts';

export type ClusterIndexingData = {
  readonly cluster: ClusterOptions;
  readonly indexing: IndexingOptions & { readonly partition: Partition };
};

export type ToClusterIndexing = { readonly id: number; readonly look: boolean };

export type FromClusterIndexing =
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
