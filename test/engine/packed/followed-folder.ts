/**
 * A folder followed by a packed index in this process, as the indexing process does it, with everything
 * counted: files read, articles read for names, segments written, what was warned of.
 */
import type { Searcher } from '../../../server/core/searcher.ts';
import { EMPTY_LEDGER, type LedgerData } from '../../../server/corpus/ledger.ts';
import { createArchiveSearcher } from '../../../server/engine/archive/searcher.ts';
import { FolderIndexer } from '../../../server/engine/packed/folder-indexer.ts';
import { IndexFolder, indexFile } from '../../../server/engine/packed/index-folder.ts';
import type { PassSummary } from '../../../server/engine/packed/indexer-options.ts';
import type { GroupingLimits } from '../../../server/engine/packed/kept-groups.ts';
import {
  type OpenedArchive,
  openPublished,
  type SegmentMemory,
} from '../../../server/engine/packed/published-archive.ts';
import type { PublishedIndex } from '../../../server/engine/packed/published-index.ts';
import { createNameFinder } from '../../../server/entities/name-finder.ts';
import { newCounts, READ, scriptedRecogniser } from '../../entities/scripted-recogniser.ts';

export type FollowedOptions = {
  readonly root: string;
  /** The index itself, or one that fails; else a plain one in `dataFolder`. */
  readonly folder?: IndexFolder;
  readonly dataFolder: string;
  readonly ledger?: LedgerData;
  readonly naming?: string;
  readonly patienceMs?: number;
  readonly clock?: () => Date;
  readonly grouping?: { readonly limits: GroupingLimits };
};

export type Followed = {
  readonly pass: (isWaitedFor?: () => boolean) => Promise<PassSummary>;
  readonly merge: (isWaitedFor?: () => boolean) => Promise<void>;
  readonly published: () => PublishedIndex;
  /** How often a snapshot was published. */
  readonly snapshots: () => number;
  readonly warnings: readonly string[];
  readonly filesRead: () => number;
  /** Articles that were read for names. */
  readonly namesRead: () => number;
  /** Answers from the newest snapshot; throws where there is none. */
  readonly open: () => Promise<OpenedArchive & { readonly searcher: Searcher }>;
};

export const NOW = (): Date => new Date('2026-01-05T00:00:00Z');

export async function follow(options: FollowedOptions): Promise<Followed> {
  const { root, dataFolder, ledger = EMPTY_LEDGER, naming = 'scripted 1' } = options;
  const { folder = new IndexFolder(dataFolder), clock = NOW, patienceMs = 0 } = options;
  const warnings: string[] = [];
  const counts = newCounts();
  let newest: PublishedIndex | null = null;
  let [filesRead, snapshots] = [0, 0];
  const indexer = await FolderIndexer.open(
    folder,
    ledger,
    {
      root,
      dataFolder,
      maxFileSize: 100_000,
      nameFinder: createNameFinder(scriptedRecogniser(counts, () => undefined)),
      naming,
      clock,
      patienceMs,
      ...(options.grouping !== undefined && { grouping: options.grouping }),
    },
    {
      onPublish: (index) => {
        newest = index;
        snapshots += 1;
      },
      onProgress: ({ phase }) => {
        if (phase === 'reading') filesRead += 1;
      },
      warn: (message) => warnings.push(message),
    },
  );
  const published = (): PublishedIndex => {
    if (newest === null) throw new Error('Nothing was published.');
    return newest;
  };
  return {
    pass: (isWaitedFor) => indexer.pass(undefined, true, isWaitedFor),
    merge: (isWaitedFor) => indexer.merge(undefined, isWaitedFor),
    published,
    snapshots: () => snapshots,
    warnings,
    filesRead: () => filesRead,
    namesRead: () => counts[READ] ?? 0,
    open: () => openSnapshot(folder, published()),
  };
}

/** Opens a snapshot as query threads do. */
export async function openSnapshot(
  folder: IndexFolder,
  published: PublishedIndex,
): Promise<OpenedArchive & { readonly searcher: Searcher }> {
  const memories: SegmentMemory[] = [];
  for (const { name, names } of published.manifest.segments)
    memories.push({
      index: await folder.shared(indexFile(name)),
      names: names === null ? null : await folder.shared(names.file),
    });
  const { groups: kept } = published.manifest;
  const groups = kept === null ? null : await folder.shared(kept.file);
  const source = {
    published,
    memories,
    groups,
    indexFolder: folder.path('.'),
    folderName: 'articles',
  };
  const opened = openPublished(source, () => 0);
  return { ...opened, searcher: createArchiveSearcher(() => opened.archive) };
}
