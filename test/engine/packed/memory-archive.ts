/** A packed archive whose segments lie in memory. */
import type { Article, ArticleId } from '../../../server/core/article.ts';
import type { LocalName } from '../../../server/core/names.ts';
import type { Archive } from '../../../server/engine/archive/archive.ts';
import { openArchive } from '../../../server/engine/packed/archive.ts';
import type { ArticleStore } from '../../../server/engine/packed/article-reader.ts';
import { type LiveSegment, liveSegment } from '../../../server/engine/packed/live-segment.ts';
import { openSegment } from '../../../server/engine/packed/segment.ts';
import { buildSegment } from '../../../server/engine/packed/segment-builder.ts';
import {
  openNames,
  packNames,
  type SegmentNames,
} from '../../../server/engine/packed/segment-names.ts';
import { type Curation, NO_CURATION } from '../../../server/entities/curation.ts';
import { naturalGroups } from '../natural-groups.ts';
import { memoryOf } from './segments.ts';

export type Part = {
  readonly articles: readonly Article[];
  /** Places in `articles`. */
  readonly deleted?: readonly number[];
};

export async function memoryArchive(
  parts: readonly Part[],
  names: ReadonlyMap<ArticleId, readonly LocalName[]>,
  curation: Curation = NO_CURATION,
): Promise<Archive> {
  const segments: LiveSegment[] = [];
  const stores: ArticleStore[] = [];
  const named: SegmentNames[] = [];
  let base = 0;
  for (const { articles, deleted = [] } of parts) {
    const built = await buildSegment(articles);
    segments.push(liveSegment(openSegment(memoryOf(built.index)), base, deleted));
    stores.push({ record: (document) => Buffer.from(built.articles[document] ?? []) });
    named.push(openNames(memoryOf(packNames(articles.map(({ id }) => names.get(id) ?? null)))));
    base += articles.length;
  }
  const size = segments.reduce((sum, live) => sum + live.size, 0);
  return openArchive({
    segments,
    names: named,
    stores,
    curation,
    groups: naturalGroups(
      parts.flatMap(({ articles, deleted = [] }) =>
        articles.filter((_, i) => !deleted.includes(i)),
      ),
      names,
    ),
    info: { version: 'test', articles: size, state: 'ready', expected: size, named: size },
    circumstances: { folder: 'test', recogniser: 'none', files: [] },
    former: () => undefined,
    now: () => 0,
  });
}
