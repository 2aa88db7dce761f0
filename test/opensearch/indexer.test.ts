/** A folder in a real cluster: as it is, after it changed, and read by several machines at once. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openMemory } from '../../server/command/open-memory.ts';
import { createConfig, TAGGER_MODEL } from '../../server/config.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { createArchiveSearcher } from '../../server/engine/archive/searcher.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { BlockingCluster } from '../../server/engine/opensearch/blocking-cluster.ts';
import { Cluster } from '../../server/engine/opensearch/cluster.ts';
import { openClusterArchive } from '../../server/engine/opensearch/cluster-archive.ts';
import { ClusterIndexer, type Partition } from '../../server/engine/opensearch/cluster-indexer.ts';
import type { ClusterOptions } from '../../server/engine/opensearch/cluster-options.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { newArchive, skipWithoutCluster } from './filled-cluster.ts';
import { told } from './told.ts';

const QUERIES = ['', 'ferry', 'crews OR water', '"ferry crews"', 'fer*', 'quill~', '-ferry'];
const REPORT =
  'Ada Quill, the mayor of Port Amity, said on Monday that the ferry crews had left the harbour.';

function filesNumbered(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `wire/${i}.txt`,
      `Ferry crews walk out ${i}\nMarch ${1 + (i % 28)}, 2024\n\n${REPORT}\n\nIt was report number ${i} of the ${i % 2 === 0 ? 'water' : 'night'} desk.\n`,
    ]),
  );
}

async function indexerOf(
  root: string,
  data: string,
  options: ClusterOptions,
  partition: Partition = { index: 1, of: 1 },
): Promise<ClusterIndexer> {
  return ClusterIndexer.open(new Cluster(options), {
    root,
    dataFolder: data,
    maxFileSize: 1_000_000,
    includeWithheld: false,
    workers: 1,
    taggerModel: TAGGER_MODEL,
    partition,
    warn: () => undefined,
    onProgress: () => undefined,
  });
}

function searcherOf(options: ClusterOptions): Searcher {
  const archive = openClusterArchive(new BlockingCluster(options), () => performance.now());
  return createArchiveSearcher(() => archive);
}

/** What the engine in memory says of the folder; the ledger in `data` says when each article came. */
async function inMemory(root: string, data: string): Promise<unknown> {
  const config = createConfig(root, { data, workers: '1' }, { env: {}, cwd: data });
  const { index, update } = await openMemory(config, () => undefined);
  await update();
  return told(
    createMiniSearchSearcher(index, () => 0),
    QUERIES,
  );
}

describe('a folder in a cluster', { skip: skipWithoutCluster }, () => {
  test('it says what the engine in memory says, also after files came, changed and went', async () => {
    const root = temporaryFolder();
    const data = temporaryFolder();
    writeFiles(root, filesNumbered(30));
    const options = newArchive();
    const indexer = await indexerOf(root, data, options);
    const first = await indexer.pass(true);
    assert.deepEqual([first.articles, first.added, first.removed], [30, 30, 0]);
    assert.deepEqual(await told(searcherOf(options), QUERIES), await inMemory(root, data));

    writeFiles(root, {
      'wire/3.txt': `Another title\n\n${REPORT} Nobody came.\n`,
      'new/1.txt': `The bridge\n\nBram Oster looked at the water below the bridge near Port Amity.\n`,
      'entities.yaml': 'rename:\n  - { type: person, from: Ada Quill, to: Ada Marr }\n',
    });
    rmSync(join(root, 'wire/7.txt'));
    const second = await indexer.pass(true);
    assert.deepEqual([second.articles, second.added, second.removed], [30, 2, 2]);
    assert.deepEqual(await told(searcherOf(options), QUERIES), await inMemory(root, data));
    const third = await indexer.pass(true);
    assert.deepEqual([third.added, third.removed], [0, 0]);
  });

  test('three machines that read a folder in parts, in any order, make what one makes', async () => {
    const root = temporaryFolder();
    const data = temporaryFolder();
    writeFiles(root, { ...filesNumbered(40), 'copy/1.txt': filesNumbered(1)['wire/0.txt'] ?? '' });
    await inMemory(root, data);
    const options = newArchive();
    for (const index of [3, 1, 2]) {
      const before = await new Cluster(options).aliased();
      assert.equal(before, null, 'it is not searched before all parts are there');
      const indexer = await indexerOf(root, data, options, { index, of: 3 });
      await indexer.pass(true);
    }
    const whole = await inMemory(root, data);
    assert.deepEqual(await told(searcherOf(options), QUERIES), whole);

    // Another number of parts is another index; until it is whole the one before is searched.
    const [half, other] = await Promise.all(
      [1, 2].map((index) => indexerOf(root, data, options, { index, of: 2 })),
    );
    const before = await new Cluster(options).aliased();
    await half?.pass(true);
    assert.equal(await new Cluster(options).aliased(), before);
    await other?.pass(true);
    assert.notEqual(await new Cluster(options).aliased(), before);
    assert.deepEqual(await told(searcherOf(options), QUERIES), whole);
  });
});
