/** The thread that keeps a folder in a cluster up to date for a server or `dateline index`. */
import { parentPort, workerData } from 'node:worker_threads';
import { errorCode } from '../../corpus/folder.ts';
import { Cluster } from './cluster.ts';
import { ClusterIndexer } from './cluster-indexer.ts';
import type {
  ClusterIndexingData,
  FromClusterIndexing,
  ToClusterIndexing,
} from './cluster-indexing-messages.ts';

const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread.');
const say = (message: FromClusterIndexing): void => port.postMessage(message);
const { cluster: options, indexing } = workerData as ClusterIndexingData;
const cluster = new Cluster(options);

let indexer: ClusterIndexer | null = null;
/** One pass at a time. */
let working: Promise<void> = Promise.resolve();

port.on('message', ({ id, look }: ToClusterIndexing) => {
  working = working.then(() => pass(id, look));
});

async function pass(id: number, look: boolean): Promise<void> {
  try {
    indexer ??= await ClusterIndexer.open(cluster, {
      ...indexing,
      warn: (message) => say({ kind: 'warning', message }),
      onProgress: (progress) => say({ kind: 'progress', progress }),
    });
    say({ kind: 'passed', id, report: await indexer.pass(look) });
  } catch (error) {
    const code = errorCode(error);
    say({
      kind: 'failed',
      id,
      message: error instanceof Error ? error.message : String(error),
      code: /^E[A-Z]+$/.test(code) ? code : null,
    });
  }
}
