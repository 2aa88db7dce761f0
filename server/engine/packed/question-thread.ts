/** How a query thread answers: one question after the other, whatever engine it is of. */
import type { MessagePort } from 'node:worker_threads';
import { SearchError } from '../../core/errors.ts';
import type { Searcher } from '../../core/searcher.ts';
import type { FromThread, Question, ToThread } from './query-messages.ts';
import type { QuestionClock } from './question-clock.ts';

export type Answering = {
  readonly searcher: Searcher;
  /** Of the archive that is open. */
  readonly version: string;
  readonly clock: QuestionClock;
};

/** `port`: the thread's own. Throws where there is none. */
export function answerQuestions(
  port: MessagePort | null,
  { searcher, version, clock }: Answering,
): void {
  if (port === null) throw new Error('This module runs in a worker thread.');
  const say = (message: FromThread): void => port.postMessage(message);
  port.on('message', async ({ id, question }: ToThread) => {
    clock.begin(id);
    try {
      say({ kind: 'answer', id, answer: await ask(searcher, question) });
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
  say({ kind: 'open', version });
}

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
