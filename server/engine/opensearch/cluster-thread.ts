/** A query thread of a cluster: each archive is what the cluster holds when it is opened. */
import { parentPort, workerData } from 'node:worker_threads';
import { createArchiveSearcher } from '../archive/searcher.ts';
import { answerQuestions } from '../packed/question-thread.ts';
import { BlockingCluster } from './blocking-cluster.ts';
import { openClusterArchive } from './cluster-archive.ts';
import type { ClusterOptions } from './cluster-options.ts';

let cluster: BlockingCluster | null = null;

answerQuestions<{ readonly options: ClusterOptions }>(parentPort, workerData, (source, now) => {
  cluster ??= new BlockingCluster(source.options);
  const archive = openClusterArchive(cluster, now);
  return {
    searcher: createArchiveSearcher(() => archive),
    version: archive.info.version,
    close: () => undefined,
  };
});
