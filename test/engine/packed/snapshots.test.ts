/** What was published answers, or it is said that it does not: a snapshot that cannot be opened is tried again. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { QUERY_LIMITS } from '../../../server/core/query/limits.ts';
import { SERVICE_LIMITS } from '../../../server/core/service-limits.ts';
import { emptyManifest, IndexFolder } from '../../../server/engine/packed/index-folder.ts';
import { IndexingFailure } from '../../../server/engine/packed/indexing-client.ts';
import { createPoolSearcher } from '../../../server/engine/packed/pool-searcher.ts';
import type { PublishedIndex } from '../../../server/engine/packed/published-index.ts';
import { QueryPool } from '../../../server/engine/packed/query-pool.ts';
import { Snapshots } from '../../../server/engine/packed/snapshots.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A folder whose files cannot be read so many times. */
class FailingFolder extends IndexFolder {
  failures = 0;

  override async shared(_file: string): Promise<SharedArrayBuffer> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('EIO');
    }
    return new SharedArrayBuffer(8);
  }
}

const pool = new QueryPool({
  threads: 1,
  now: () => performance.now(),
  limits: SERVICE_LIMITS,
  queryLimits: QUERY_LIMITS,
  onDeath: () => undefined,
  entry: new URL('./scripted-query-thread.js', import.meta.url),
});
after(() => pool.close());

/** The scripted thread tells `expected` as its version. */
function published(expected: number): PublishedIndex {
  const groups = { file: `${expected}.groups`, crc: 0, told: 0 };
  return {
    manifest: { ...emptyManifest('test'), groups },
    state: 'ready',
    expected,
    reports: [],
    former: new Map(),
    recogniser: 'test',
    curation: null,
  };
}

const answering = async (): Promise<unknown> => createPoolSearcher(pool).status();

test('a snapshot that can be opened only later answers once it is; one that never can is an error', async () => {
  const warnings: string[] = [];
  const folder = new FailingFolder(temporaryFolder());
  const snapshots = new Snapshots(pool, 'articles', folder, (line) => warnings.push(line));
  snapshots.publish(published(1));
  await snapshots.opened();
  assert.deepEqual(await answering(), { version: '1' });

  folder.failures = 2;
  snapshots.publish(published(2));
  await snapshots.opened();
  assert.deepEqual(await answering(), { version: '2' });
  assert.equal(warnings.length, 2);

  folder.failures = Number.POSITIVE_INFINITY;
  snapshots.publish(published(3));
  await assert.rejects(snapshots.opened(), IndexingFailure);
  assert.deepEqual(await answering(), { version: '2' });

  folder.failures = 0;
  snapshots.publish(published(4));
  await snapshots.opened();
  assert.deepEqual(await answering(), { version: '4' });
});
