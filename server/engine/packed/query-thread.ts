/** A query thread of archives on disk. */
import { parentPort, workerData } from 'node:worker_threads';
import { createArchiveSearcher } from '../archive/searcher.ts';
import { type ArchiveSource, openPublished } from './published-archive.ts';
import { answerQuestions } from './question-thread.ts';

answerQuestions<ArchiveSource>(parentPort, workerData, (source, now) => {
  const { archive, close } = openPublished(source, now);
  return {
    searcher: createArchiveSearcher(() => archive),
    version: archive.info.version,
    close,
  };
});
