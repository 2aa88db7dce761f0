/** A query thread of a cluster: opens the archive as it is now, and answers questions about it. */
import { parentPort, workerData } from 'node:worker_threads';
import { limitQueries } from '../../core/query/limits.ts';
import { createArchiveSearcher } from '../archive/searcher.ts';
import type { ThreadData } from '../packed/query-messages.ts';
import { QuestionClock } from '../packed/question-clock.ts';
import { answerQuestions } from '../packed/question-thread.ts';
import { BlockingCluster } from './blocking-cluster.ts';
import { openClusterArchive } from './cluster-archive.ts';
import type { ClusterOptions } from './cluster-options.ts';

const { abandoned, limits, options } = workerData as ThreadData<{
  readonly options: ClusterOptions;
}>;
limitQueries(limits);
const clock = new QuestionClock(abandoned);
const archive = openClusterArchive(new BlockingCluster(options), clock.now);
answerQuestions(parentPort, {
  searcher: createArchiveSearcher(() => archive),
  version: archive.info.version,
  clock,
});
