/**
 * A query thread: opens the archive it is given when it starts, and answers questions about it one after
 * the other. A new archive gets new threads, so that no question waits while one is opened.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { SearchError } from '../../core/errors.ts';
import { limitQueries } from '../../core/query/limits.ts';
import type { Searcher } from '../../core/searcher.ts';
import { createArchiveSearcher } from '../archive/searcher.ts';
import { openPublished } from './published-archive.ts';
import type { FromThread, Question, ThreadData, ToThread } from './query-messages.ts';
import { QuestionClock } from './question-clock.ts';

const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread.');
const say = (message: FromThread): void => port.postMessage(message);

const { abandoned, limits, ...source } = workerData as ThreadData;
limitQueries(limits);
const clock = new QuestionClock(abandoned);
const { archive } = openPublished(source, clock.now);
const answering = createArchiveSearcher(() => archive);

port.on('message', async ({ id, question }: ToThread) => {
  clock.begin(id);
  try {
    say({ kind: 'answer', id, answer: await ask(answering, question) });
  } catch (error) {
    if (error instanceof SearchError) {
      const { code, message: detail, parameter } = error;
      say({ kind: 'refused', id, code, detail, parameter });
    } else {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      say({ kind: 'failed', id, message, stack });
    }
  }
});
say({ kind: 'open', version: archive.info.version });

function ask(searcher: Searcher, question: Question): Promise<unknown> {
  switch (question.method) {
    case 'search':
      return searcher.search(...question.given);
    case 'article':
      return searcher.article(...question.given);
    case 'read':
      return searcher.read(...question.given);
    case 'facet':
      return searcher.facet(...question.given);
    case 'concordance':
      return searcher.concordance(...question.given);
    case 'collocates':
      return searcher.collocates(...question.given);
    case 'trends':
      return searcher.trends(...question.given);
    case 'distinctive':
      return searcher.distinctive(...question.given);
    case 'entityList':
      return searcher.entityList(...question.given);
    case 'entity':
      return searcher.entity(...question.given);
    case 'entityPair':
      return searcher.entityPair(...question.given);
    case 'storyList':
      return searcher.storyList(...question.given);
    case 'story':
      return searcher.story(...question.given);
    case 'comparison':
      return searcher.comparison(...question.given);
    case 'status':
      return searcher.status();
    default:
      return question satisfies never;
  }
}
