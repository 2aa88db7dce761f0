/** What is said to the thread that indexes into a cluster, and by it. */
import type { FromIndexing, IndexingOptions } from '../packed/indexing-messages.ts';
import type { Partition } from './cluster-indexer.ts';
import type { ClusterOptions } from './cluster-options.ts';

export type ClusterIndexingData = {
  readonly cluster: ClusterOptions;
  readonly indexing: Omit<IndexingOptions, 'firstWorkers'> & { readonly partition: Partition };
};

export type ToClusterIndexing = { readonly id: number; readonly look: boolean };

/** What an indexing process says, but for what it publishes: that is in the cluster. */
export type FromClusterIndexing = Exclude<FromIndexing, { readonly kind: 'published' }>;
