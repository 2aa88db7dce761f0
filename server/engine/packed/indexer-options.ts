/** What an indexer is told, what it tells, and what it says of a pass. */
import type { CollectionOptions } from '../../corpus/collection.ts';
import type { LedgerData } from '../../corpus/ledger.ts';
import type { NameFinder } from '../../entities/name-finder.ts';
import type { GroupingLimits } from './kept-groups.ts';
import type { IndexerProgress, PublishedIndex } from './published-index.ts';

export type IndexerOptions = Omit<CollectionOptions, 'bodies'> & {
  readonly nameFinder: NameFinder;
  /** Version of what finds names: those of another are found anew. */
  readonly naming: string;
  readonly clock: () => Date;
  /** Milliseconds for which a folder that lost most of its files is not believed; 0 where not given. */
  readonly patienceMs?: number;
  /** Other limits than usual for what is grouped within a pass. */
  readonly grouping?: { readonly limits: GroupingLimits };
  /** Keeps the ledger, before a snapshot shows articles that are new in it. */
  readonly keepLedger?: (ledger: LedgerData) => Promise<void>;
};

export type PassSummary = {
  readonly articles: number;
  readonly added: number;
  readonly removed: number;
  readonly nextEmbargo: string | null;
  /** When to look again though nothing was heard, ISO 8601 in UTC; null: no need. */
  readonly recheckAt: string | null;
  readonly ledger: LedgerData;
};

export type IndexerEvents = {
  readonly onPublish: (index: PublishedIndex) => void;
  readonly onProgress: (progress: IndexerProgress) => void;
  /** Hears, for people, what did not matter enough to fail. */
  readonly warn: (message: string) => void;
};

/** How a pass is to be made. */
export type PassTurn = {
  readonly signal: AbortSignal | undefined;
  readonly look: boolean;
  readonly isWaitedFor: () => boolean;
};
