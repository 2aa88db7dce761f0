/**
 * A real OpenSearch cluster on this machine, one JVM a node, so that a node can be killed as by a power cut. Needs
 * Java and Maven, which fetches OpenSearch once.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PACKAGE_ROOT } from '../../server/config.ts';

const NODE = join(PACKAGE_ROOT, 'scripts', 'opensearch', 'node');
const HEAP = '400m';
const START_MS = 180_000;
const run = promisify(execFile);

export type TestNode = {
  readonly name: string;
  /** Where it answers. */
  readonly url: string;
  /** As by a power cut: nothing is written any more. */
  readonly kill: () => Promise<void>;
  /** Starts it again with the data it had. */
  readonly restart: () => Promise<void>;
};

export type TestCluster = {
  readonly nodes: readonly TestNode[];
  /** All nodes as one address, of an archive of that name. */
  readonly url: (archive: string) => string;
  /** Resolves once every shard has all its copies. */
  readonly green: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Why no cluster can be started here; null where one can. */
export async function missingForCluster(): Promise<string | null> {
  for (const [program, argument] of [
    ['java', '-version'],
    ['mvn', '-version'],
  ] as const)
    if (
      !(await run(program, [argument]).then(
        () => true,
        () => false,
      ))
    )
      return `there is no ${program}`;
  return null;
}

/** Rejects where the nodes do not find each other. */
export async function startCluster(count: number, classPath: string): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-opensearch-'));
  const places = await Promise.all(
    Array.from({ length: count }, async (_, i) => ({
      name: `node-${i + 1}`,
      http: await freePort(),
      transport: await freePort(),
    })),
  );
  const seeds = places.map(({ transport }) => `127.0.0.1:${transport}`).join(',');
  const names = places.map(({ name }) => name).join(',');
  const nodes = places.map(({ name, http, transport }) => {
    let child: ChildProcess | null = null;
    const url = `http://127.0.0.1:${http}`;
    const start = (): void => {
      const home = join(folder, name);
      mkdirSync(home, { recursive: true });
      child = spawn(
        'java',
        [
          `-Xms${HEAP}`,
          `-Xmx${HEAP}`,
          '-cp',
          classPath,
          join(NODE, 'OpenSearchNode.java'),
          name,
          String(http),
          String(transport),
          home,
          seeds,
          names,
        ],
        { stdio: ['pipe', 'ignore', 'ignore'], cwd: home },
      );
    };
    start();
    return {
      name,
      url,
      kill: async () => {
        child?.kill('SIGKILL');
        await sleep(100);
      },
      restart: async () => start(),
    };
  });
  const hosts = places.map(({ http }) => `127.0.0.1:${http}`).join(',');
  const cluster: TestCluster = {
    nodes,
    url: (archive) => `http://${hosts}/${archive}`,
    green: () => untilHealthy(nodes, count),
    stop: async () => {
      await Promise.all(nodes.map(({ kill }) => kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  process.once('exit', () => {
    for (const { kill } of nodes) void kill();
  });
  try {
    await cluster.green();
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

/** Where OpenSearch is, once Maven has fetched it; null where it cannot. */
export async function fetchedClassPath(): Promise<string | null> {
  const file = join(tmpdir(), `dateline-opensearch-${process.getuid?.() ?? 0}.classpath`);
  const given = ['-q', '-B', '-f', join(NODE, 'pom.xml'), 'dependency:build-classpath'];
  await run('mvn', [...given, `-Dmdep.outputFile=${file}`]).catch((error: unknown) => {
    process.stderr.write(`${String(error).slice(0, 2000)}\n`);
    rmSync(file, { force: true });
  });
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

async function untilHealthy(nodes: readonly TestNode[], count: number): Promise<void> {
  for (let waited = 0; waited < START_MS; waited += 500) {
    for (const { url } of nodes) {
      const health = await fetch(`${url}/_cluster/health`)
        .then((response) => response.json() as Promise<{ status: string; number_of_nodes: number }>)
        .catch(() => null);
      if (health?.status === 'green' && health.number_of_nodes === count) return;
    }
    await sleep(500);
  }
  throw new Error(`${count} nodes did not become a healthy cluster.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
