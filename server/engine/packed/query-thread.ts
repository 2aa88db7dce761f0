/**
 * A query thread: opens the archive it is given when it starts, and answers questions about it one after
 * the other. A new archive gets new threads, so that no question waits while one is opened.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { limitQueries } from '../../core/query/limits.ts';
import { createArchiveSearcher } from '../archive/searcher.ts';
import { type ArchiveSource, openPublished } from './published-archive.ts';
import type { ThreadData } from './query-messages.ts';
import { QuestionClock } from './question-clock.ts';
import { answerQuestions } from './question-thread.ts';

const { abandoned, limits, ...source } = workerData as ThreadData<ArchiveSource>;
limitQueries(limits);
const clock = new QuestionClock(abandoned);
const { archive } = openPublished(source, clock.now);
answerQuestions(parentPort, {
  searcher: createArchiveSearcher(() => archive),
  version: archive.info.version,
  clock,
});
