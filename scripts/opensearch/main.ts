/**
 * `npm run test:opensearch`: starts a real OpenSearch cluster of three nodes on this machine, runs the contract of
 * every engine and the tests of indexing against it, then kills nodes while articles are indexed and searched.
 * Exits 1 where anything was wrong; 0, saying why, where no cluster can be started.
 *
 *   npm run test:opensearch -- --kills 3     kills of each kind; 2 unless told otherwise
 *   npm run test:opensearch -- --no-tests    kills alone
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PACKAGE_ROOT } from '../../server/config.ts';
import { survive } from './survival.ts';
import { fetchedClassPath, missingForCluster, startCluster } from './test-cluster.ts';

const NODES = 3;
const TESTS = join(PACKAGE_ROOT, 'dist', 'test', 'opensearch');

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '2' },
    'no-tests': { type: 'boolean', default: false },
  },
});

const missing = await missingForCluster();
if (missing === null) process.exitCode = (await tried()) ? 0 : 1;
else console.log(`OpenSearch was not tried: ${missing}.`);

async function tried(): Promise<boolean> {
  const began = performance.now();
  const classPath = await fetchedClassPath();
  if (classPath === null) {
    console.log('OpenSearch was not tried: Maven cannot fetch it here.');
    return true;
  }
  const cluster = await startCluster(NODES, classPath);
  console.log(`${NODES} nodes after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  try {
    const passed = values['no-tests'] || (await runTests(cluster.url('')));
    const { told, wrong } = await survive(cluster, Number(values.kills));
    for (const line of told) console.log(line);
    console.log(`${wrong.length} wrong`);
    return passed && wrong.length === 0;
  } finally {
    await cluster.stop();
  }
}

async function runTests(url: string): Promise<boolean> {
  const files = readdirSync(TESTS).filter((file) => file.endsWith('.test.js'));
  const child = spawn(
    process.execPath,
    ['--test', '--test-reporter=spec', ...files.map((file) => join(TESTS, file))],
    { stdio: 'inherit', env: { ...process.env, DATELINE_TEST_CLUSTER: url } },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
