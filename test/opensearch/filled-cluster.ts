/** Archives in a real cluster, filled with given articles and names. The cluster is one that `npm run test:opensearch` started. */
import type { Article, ArticleId } from '../../server/core/article.ts';
import type { LocalName } from '../../server/core/names.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { createArchiveSearcher } from '../../server/engine/archive/searcher.ts';
import { articleDocument } from '../../server/engine/opensearch/article-document.ts';
import { BlockingCluster } from '../../server/engine/opensearch/blocking-cluster.ts';
import { Cluster } from '../../server/engine/opensearch/cluster.ts';
import { openClusterArchive } from '../../server/engine/opensearch/cluster-archive.ts';
import {
  type ClusterOptions,
  parseClusterUrl,
} from '../../server/engine/opensearch/cluster-options.ts';
import { GROUPS, type StoredState } from '../../server/engine/opensearch/cluster-state.ts';
import { indexName } from '../../server/engine/opensearch/index-layout.ts';
import { naturalGroups } from '../engine/natural-groups.ts';

const { DATELINE_TEST_CLUSTER: url = '' } = process.env;

/** What `skip` of a test takes: false, or the reason. */
export const skipWithoutCluster: string | false =
  url === '' ? 'no cluster here: npm run test:opensearch starts one' : false;

let archives = 0;

/** The cluster, of an archive of its own. */
export function newArchive(): ClusterOptions {
  archives += 1;
  const options = parseClusterUrl(`${url}test-${process.pid}-${archives}`);
  if (options === null) throw new Error(`${url} is no address of a cluster.`);
  return options;
}

export async function filledSearcher(
  articles: readonly Article[],
  names: ReadonlyMap<ArticleId, readonly LocalName[]>,
): Promise<Searcher> {
  const options = newArchive();
  const cluster = new Cluster(options);
  const index = indexName(options.name, 1);
  await cluster.create(index, 2);
  await cluster.bulk(
    index,
    articles.map((article, number) => ({
      kind: 'put',
      id: article.id,
      document: articleDocument(article, names.get(article.id) ?? [], {
        number,
        part: '1/1',
        standing: '',
      }),
    })),
  );
  await cluster.refresh(index);
  const { stories, copies, former } = naturalGroups(articles, names);
  const states: readonly (readonly [string, StoredState])[] = [
    [
      '1/1',
      {
        kind: 'part',
        part: '1/1',
        folder: 'test',
        recogniser: 'none',
        curation: null,
        files: [],
        former: [],
        articles: articles.length,
        version: '1',
      },
    ],
    [GROUPS, { kind: 'groups', stories, copies, former: [...former], of: '1' }],
  ];
  for (const [name, state] of states) await cluster.putState(index, name, state);
  await cluster.swap(index);
  await cluster.close();
  const archive = openClusterArchive(new BlockingCluster(options), () => performance.now());
  return createArchiveSearcher(() => archive);
}
