/**
 * The `Searcher` in memory: MiniSearch over surface forms, the evaluator behind it. The engine for what
 * is small, and the oracle that the packed engine is tested against.
 */

import type { Searcher } from '../../core/searcher.ts';
import type { Archive } from '../archive/archive.ts';
import { createArchiveSearcher } from '../archive/searcher.ts';
import { memoryArchive } from './archive.ts';
import type { ArticleIndex } from './article-index.ts';

/** `now` gives milliseconds of a steady clock. */
export function createMiniSearchSearcher(index: ArticleIndex, now: () => number): Searcher {
  let archive: Archive = memoryArchive(index, now);
  return createArchiveSearcher(() => {
    // Every commit makes a new version, and `info` is a new object with it.
    if (archive.info !== index.info) archive = memoryArchive(index, now);
    return archive;
  });
}
