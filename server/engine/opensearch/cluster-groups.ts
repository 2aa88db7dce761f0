/** Stories and copies of an archive in a cluster: grouped by whoever completes it, from all of its articles. */
import type { ArticleId } from '../../core/article.ts';
import { ArticleGrouping, groupingTraits } from '../../stories/article-grouping.ts';
import type { CopyText } from '../../stories/copy-text.ts';
import type { IndexerProgress } from '../packed/published-index.ts';
import { FULL_FIELDS, type FullDocument } from './article-document.ts';
import type { Cluster } from './cluster.ts';
import { clusterState, GROUPS, partsVersion, type StoredState } from './cluster-state.ts';

/** Documents with their texts that are read at once. */
const PAGE = 500;

/**
 * Groups anew where the articles are others than those grouped last. Linear in the articles, whose runs of words are held meanwhile:
 * some two kilobytes each.
 */
export async function groupsOf(
  cluster: Cluster,
  index: string,
  stored: ReadonlyMap<string, StoredState>,
  onProgress: (progress: IndexerProgress) => void,
): Promise<void> {
  const of = partsVersion(stored.values());
  const known = stored.get(GROUPS);
  if (known?.kind === 'groups' && known.of === of) return;
  const before = clusterState(stored.values()).groups;
  const texts = new Map<ArticleId, CopyText | null>();
  const grouping = new ArticleGrouping((id) => texts.get(id) ?? null);
  let done = 0;
  const all = cluster.scan<FullDocument>(index, { match_all: {} }, FULL_FIELDS, { size: PAGE });
  for await (const page of all) {
    for (const { source } of page) {
      const traits = groupingTraits({ ...source.head, ...source.body }, source.names);
      texts.set(source.head.id, traits.copyText);
      grouping.collect(traits);
      done += 1;
    }
    onProgress({ phase: 'grouping', done, total: done });
  }
  for (const _ of grouping.build());
  const { stories, copies, former } = grouping.groups(before);
  await cluster.putState(index, GROUPS, {
    kind: 'groups',
    stories,
    copies,
    former: [...former],
    of,
  } satisfies StoredState);
}
