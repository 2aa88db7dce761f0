/** What a real cluster is asked for. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Cluster } from '../../server/engine/opensearch/cluster.ts';
import { ClusterFailure } from '../../server/engine/opensearch/cluster-failure.ts';
import { indexName } from '../../server/engine/opensearch/index-layout.ts';
import { newArchive, skipWithoutCluster } from './filled-cluster.ts';

/** More than a cluster gives at once. */
const MANY = 10_050;

describe('a real cluster', { skip: skipWithoutCluster }, () => {
  test('it finds more than ten thousand, each once and in order; what is written twice is there once', async () => {
    const options = newArchive();
    const cluster = new Cluster(options);
    const index = indexName(options.name, 1);
    await cluster.create(index, 1);
    await cluster.create(index, 1);
    const put = (number: number) =>
      ({
        kind: 'put',
        id: `a${number}`,
        document: { number, text: 'ferry', forms: [`en\u001fw${number % 7}`] },
      }) as const;
    const numbers = Array.from({ length: MANY }, (_, number) => number);
    for (let from = 0; from < MANY; from += 2000)
      await cluster.bulk(index, numbers.slice(from, from + 2000).map(put));
    await cluster.bulk(index, [put(3), put(4)]);
    await cluster.refresh(index);
    await cluster.swap(index);
    const found: number[] = [];
    for await (const page of cluster.find({ term: { text: 'ferry' } }))
      for (const { number } of page) found.push(number);
    assert.deepEqual(found, numbers);
    const values = new Map<string, number>();
    for await (const page of cluster.values(index, 'forms'))
      for (const { value, articles } of page) values.set(value, articles);
    assert.equal(values.size, 7);
    assert.equal(
      [...values.values()].reduce((sum, count) => sum + count, 0),
      MANY,
    );
    await cluster.close();
  });

  test('an index that takes nothing says so, at once', async () => {
    const options = newArchive();
    const cluster = new Cluster(options);
    const index = indexName(options.name, 1);
    await cluster.create(index, 1);
    await fetch(`${options.nodes[0]}/${index}/_settings`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ 'index.blocks.write': true }),
    });
    await assert.rejects(
      cluster.bulk(index, [{ kind: 'put', id: 'a', document: { number: 1 } }]),
      (error: unknown) =>
        error instanceof ClusterFailure && !error.passes && /blocked/.test(error.message),
    );
    await cluster.close();
  });
});
