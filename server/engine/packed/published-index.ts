/** What the indexing side tells the searching side: a snapshot, and all that is said of it. */
import type { FileReport } from '../../core/searcher.ts';
import type { Contents, Former } from '../../corpus/collection.ts';
import type { Manifest } from './index-folder.ts';
import { indexReports } from './index-reports.ts';

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

/** `said`: what is reported beside the contents; `size`: articles that can be found. */
export function publishedIndex({
  contents: { articles, reports, former },
  said,
  size,
  unnamed,
  ...told
}: Pick<PublishedIndex, 'manifest' | 'state' | 'recogniser' | 'curation'> & {
  readonly contents: Contents;
  readonly said: readonly FileReport[];
  readonly size: number;
  readonly unnamed: ReadonlyMap<number, string>;
}): PublishedIndex {
  return {
    ...told,
    expected: told.state === 'ready' ? size : Math.max(articles.length, size),
    reports: indexReports({ said: [...reports, ...said], unnamed, articles }),
    former,
  };
}
