/** Clusters that cannot be used: one clear line, and no credentials in it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { TAGGER_MODEL } from '../../server/config.ts';
import { Cluster } from '../../server/engine/opensearch/cluster.ts';
import { ClusterFailure } from '../../server/engine/opensearch/cluster-failure.ts';
import { ClusterIndexingClient } from '../../server/engine/opensearch/cluster-indexing-client.ts';
import { parseClusterUrl } from '../../server/engine/opensearch/cluster-options.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../server/main.js', import.meta.url));

function index(url: string, ...flags: readonly string[]) {
  const folder = temporaryFolder({ 'a.txt': 'Ferry crews walk out\n\nThey left on Monday.\n' });
  return spawnSync(
    process.execPath,
    [MAIN, 'index', folder, '--engine', 'opensearch', '--data', temporaryFolder(), ...flags],
    { encoding: 'utf8', env: { ...process.env, DATELINE_OPENSEARCH_URL: url } },
  );
}

test('a cluster that does not answer is said in one line, without the password', () => {
  const { status, stderr } = index('http://reader:s3cret@127.0.0.1:1/archive');
  assert.equal(status, 1);
  assert.match(stderr, /^.*The cluster does not answer \(ConnectionError\)\.\n$/);
  assert.doesNotMatch(stderr, /s3cret/);
});

test('an address that is none, and parts that are none, are wrong usage', () => {
  const wrong = index('http://reader:s3cret@:x');
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /--opensearch-url cannot be that/);
  assert.doesNotMatch(wrong.stderr, /s3cret/);
  for (const partition of ['0/3', '4/3', '1', 'a/b'])
    assert.equal(index('http://127.0.0.1:1', '--partition', partition).status, 2, partition);
});

test('what is no OpenSearch of a known version is not written to', async () => {
  const asked: string[] = [];
  let version: object = { distribution: 'opensearch', number: '1.3.2' };
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ version }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cluster = new Cluster({
    nodes: [`http://127.0.0.1:${port}`],
    auth: null,
    apiKey: null,
    name: 'a',
  });
  await assert.rejects(cluster.check(), /OpenSearch 2 or 3 is needed, not opensearch 1\.3\.2/);
  version = { number: '8.1.0' };
  await assert.rejects(cluster.check(), ClusterFailure);
  version = { distribution: 'opensearch', number: '2.19.1' };
  await cluster.check();
  assert.deepEqual(new Set(asked), new Set(['GET /']));
  await cluster.close();
  server.close();
  server.closeAllConnections();
});

test('credentials go with every request, and whoever is not let in is told so', async () => {
  const given: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    given.push(request.headers.authorization);
    response.statusCode = 401;
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (const [user, expected] of [
    ['reader:s%40cret', `Basic ${Buffer.from('reader:s@cret').toString('base64')}`],
    ['apikey:abc%3D', 'ApiKey abc='],
  ] as const) {
    const options = parseClusterUrl(`http://${user}@127.0.0.1:${port}/a`);
    assert.ok(options !== null);
    const cluster = new Cluster(options);
    await assert.rejects(cluster.check(), /^Error: The cluster does not let us in \(401\)\.$/);
    assert.equal(given.at(-1), expected);
    await cluster.close();
  }
  server.close();
  server.closeAllConnections();
});

test('passes that fail leave nothing behind, and a thread that died is followed by another', async () => {
  const cluster = parseClusterUrl('http://127.0.0.1:1/a');
  assert.ok(cluster !== null);
  const client = new ClusterIndexingClient(
    {
      root: temporaryFolder({ 'a.txt': 'Ferry\n\nIt left.\n' }),
      dataFolder: temporaryFolder(),
      maxFileSize: 1000,
      includeWithheld: false,
      workers: 1,
      taggerModel: TAGGER_MODEL,
      cluster,
      partition: { index: 1, of: 1 },
    },
    () => undefined,
  );
  const warnings: string[] = [];
  const hear = (warning: Error): void => void warnings.push(warning.message);
  process.on('warning', hear);
  const stopping = new AbortController();
  const pass = () => client.pass(() => undefined, stopping.signal, true);
  for (let i = 0; i < 12; i += 1) await assert.rejects(pass(), /does not answer/);
  client.close();
  await assert.rejects(pass(), /does not answer|has died/);
  await assert.rejects(pass(), /does not answer/);
  const last = pass();
  stopping.abort(new Error('enough'));
  await assert.rejects(last, /enough/);
  client.close();
  process.off('warning', hear);
  assert.deepEqual(warnings, []);
});
