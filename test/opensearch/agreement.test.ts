/** The bundled articles in a real cluster and in memory: the same but for the order of relevance, which is told. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openMemory } from '../../server/command/open-memory.ts';
import { createConfig, TAGGER_MODEL } from '../../server/config.ts';
import { tokenize } from '../../server/core/analyzer.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { createArchiveSearcher } from '../../server/engine/archive/searcher.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { BlockingCluster } from '../../server/engine/opensearch/blocking-cluster.ts';
import { Cluster } from '../../server/engine/opensearch/cluster.ts';
import { openClusterArchive } from '../../server/engine/opensearch/cluster-archive.ts';
import { ClusterIndexer } from '../../server/engine/opensearch/cluster-indexer.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { newArchive, skipWithoutCluster } from './filled-cluster.ts';
import { told } from './told.ts';

/** Every so many-th title makes queries. */
const STEP = 8;

/** Queries of every kind, from the words of a title. */
function queriesOf(title: string): string[] {
  const words = tokenize(title)
    .map(({ term }) => term)
    .filter((term) => /^\p{L}{4,}$/u.test(term));
  const [a, b, c] = words;
  if (a === undefined || b === undefined || c === undefined) return [];
  return [
    a,
    `${a} ${b}`,
    `${a} OR ${b} OR ${c}`,
    `"${a} ${b}"`,
    `${a.slice(0, 4)}*`,
    `${a} NEAR/6 ${b}`,
    `${b}~`,
    `${a} -${c}`,
    `title:${a} person:*`,
  ];
}

const best = async (searcher: Searcher, q: string): Promise<readonly string[]> => {
  const state = { ...EMPTY_STATE, q, operator: 'or', counted: [], passages: 0, size: 10 } as const;
  return (await searcher.search(state)).hits.map(({ article }) => article.id);
};

describe('the bundled articles', { skip: skipWithoutCluster }, () => {
  test('both engines find, count and mark the same; how far their best ten agree is told', async (t) => {
    const data = temporaryFolder();
    const config = createConfig(undefined, { data, workers: '1' }, { env: {}, cwd: data });
    const { index, update } = await openMemory(config, () => undefined);
    await update();
    const options = newArchive();
    const indexer = await ClusterIndexer.open(new Cluster(options), {
      root: config.folder,
      dataFolder: data,
      maxFileSize: config.maxFileSize,
      includeWithheld: false,
      workers: 1,
      taggerModel: TAGGER_MODEL,
      partition: { index: 1, of: 1 },
      warn: () => undefined,
      onProgress: () => undefined,
    });
    await indexer.pass(true);
    const memory = createMiniSearchSearcher(index, () => 0);
    const archive = openClusterArchive(new BlockingCluster(options), () => performance.now());
    const cluster = createArchiveSearcher(() => archive);
    const titles = [...index.table.rows()].map(({ article }) => article.title);
    const queries = titles.filter((_, i) => i % STEP === 0).flatMap(queriesOf);
    assert.ok(queries.length > 150);
    assert.deepEqual(await told(cluster, queries), await told(memory, queries));

    let [shared, listed, sameOrder] = [0, 0, 0];
    for (const q of queries) {
      const [one, other] = [await best(memory, q), await best(cluster, q)];
      shared += one.filter((id) => other.includes(id)).length;
      listed += one.length;
      if (one.join() === other.join()) sameOrder += 1;
    }
    t.diagnostic(
      `${queries.length} queries: ${((100 * shared) / listed).toFixed(1)} % of the best ten are in both, ${((100 * sameOrder) / queries.length).toFixed(0)} % of the lists are the same`,
    );
    assert.ok(shared / listed > 0.95);
  });
});
