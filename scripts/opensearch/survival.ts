/** Kills nodes of a real cluster, as by a power cut, and proves that nothing is lost and nothing wrong is said. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChangingFolder, Refused } from '../faults/changing-folder.ts';
import { type FaultyServer, startServer } from '../faults/faulty-server.ts';
import type { TestCluster } from './test-cluster.ts';

const ARTICLES = 150;
const START_MS = 240_000;
const SETTLE_MS = 120_000;
/** Milliseconds of asking, and after which a node is killed meanwhile. */
const ASKING_MS = 20_000;
const KILL_AFTER_MS = 3000;

/** Lines for people, and what was wrong. */
export type Survival = { readonly told: readonly string[]; readonly wrong: readonly string[] };

export async function survive(cluster: TestCluster, kills: number): Promise<Survival> {
  const scratch = mkdtempSync(join(tmpdir(), 'dateline-survival-'));
  const [told, wrong]: [string[], string[]] = [[], []];
  const note = (what: string, found: readonly string[]): void => {
    told.push(`${what}: ${found.length === 0 ? 'nothing lost' : found.join('; ')}`);
    wrong.push(...found.map((one) => `${what}: ${one}`));
  };
  try {
    for (let round = 0; round < kills; round += 1) {
      const node = round % cluster.nodes.length;
      note(
        `node ${node + 1} killed while articles are indexed`,
        await killedInIndexing(cluster, join(scratch, `indexing-${round}`), node),
      );
    }
    const folder = new ChangingFolder(join(scratch, 'served'), ARTICLES);
    const server = await serving(cluster, folder, join(scratch, 'data'), 'served');
    try {
      await server.complete(START_MS);
      for (let round = 0; round < kills; round += 1)
        note(
          `node ${(round % cluster.nodes.length) + 1} killed while it is asked`,
          await killedInSearching(cluster, folder, server, round % cluster.nodes.length, told),
        );
      note('all nodes killed, and started again', await allKilled(cluster, folder, server));
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { told, wrong };
}

function serving(
  cluster: TestCluster,
  folder: ChangingFolder,
  data: string,
  archive: string,
): Promise<FaultyServer> {
  const env = { DATELINE_ENGINE: 'opensearch', DATELINE_OPENSEARCH_URL: cluster.url(archive) };
  return startServer(folder.root, data, { env });
}

async function killedInIndexing(
  cluster: TestCluster,
  scratch: string,
  node: number,
): Promise<readonly string[]> {
  const folder = new ChangingFolder(join(scratch, 'articles'), ARTICLES);
  const archive = `indexing-${process.pid}-${node}-${Date.now()}`;
  const server = await serving(cluster, folder, join(scratch, 'data'), archive);
  try {
    await sleep(1500 + Math.random() * 3000);
    await cluster.nodes[node]?.kill();
    await server.complete(START_MS);
    return await folder.settles(server.url(), SETTLE_MS);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await server.stop();
    await cluster.nodes[node]?.restart();
    await cluster.green();
  }
}

async function killedInSearching(
  cluster: TestCluster,
  folder: ChangingFolder,
  server: FaultyServer,
  node: number,
  told: string[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const began = performance.now();
  let [right, refused, lastRefused] = [0, 0, 0];
  let isKilled = false;
  while (performance.now() - began < ASKING_MS) {
    if (!isKilled && performance.now() - began > KILL_AFTER_MS) {
      await cluster.nodes[node]?.kill();
      isKilled = true;
    }
    const found = await folder
      .differences(server.url())
      .catch((error: Error) => (error instanceof Refused ? null : [error.message]));
    if (found === null) {
      refused += 1;
      lastRefused = performance.now() - began;
    } else if (found.length === 0) right += 1;
    else wrong.push(...found);
  }
  const seconds = Math.max(0, (lastRefused - KILL_AFTER_MS) / 1000).toFixed(1);
  told.push(
    `  ${right} rounds of questions answered right, ${refused} refused (503), the last ${seconds} s after the kill`,
  );
  folder.change();
  wrong.push(...(await folder.settles(server.url(), SETTLE_MS)));
  await cluster.nodes[node]?.restart();
  await cluster.green();
  wrong.push(...(await folder.settles(server.url(), SETTLE_MS)));
  return wrong;
}

async function allKilled(
  cluster: TestCluster,
  folder: ChangingFolder,
  server: FaultyServer,
): Promise<readonly string[]> {
  await Promise.all(cluster.nodes.map(({ kill }) => kill()));
  const response = await fetch(`${server.url()}/api/search?q=unheardof+ferry+${Date.now()}`);
  const problem = (await response.json()) as { code?: string; detail?: string };
  const wrong: string[] = [];
  if (response.status !== 503 || problem.code !== 'engine-unavailable')
    wrong.push(`answered ${response.status} ${problem.code} without a cluster`);
  const health = await fetch(`${server.url()}/healthz`);
  if (health.status !== 200) wrong.push('the server itself is not well');
  folder.change();
  await Promise.all(cluster.nodes.map(({ restart }) => restart()));
  await cluster.green();
  return [...wrong, ...(await folder.settles(server.url(), SETTLE_MS))];
}
