/** How a query thread answers: one question after the other, whatever engine it is of. */
import type { MessagePort } from 'node:worker_threads';
import { SearchError } from '../../core/errors.ts';
import { limitQueries } from '../../core/query/limits.ts';
import type { Searcher } from '../../core/searcher.ts';
import type { FromThread, Question, ThreadData, ToThread } from './query-messages.ts';
import { QuestionClock } from './question-clock.ts';

/** An archive that a thread answers from. */
export type OpenArchive = {
  readonly searcher: Searcher;
  /** Of the index. */
  readonly version: string;
  /** Gives back what it holds beside memory. */
  readonly close: () => void;
};

/**
 * Answers what comes to `port`, the thread's own, of the archive that `data` names, later of others: whoever has
 * opened one opens the next much faster. Throws where there is no port, or the archive cannot be opened.
 */
export function answerQuestions<Source extends object>(
  port: MessagePort | null,
  { source, abandoned, limits }: ThreadData<Source>,
  open: (source: Source, now: () => number) => OpenArchive,
): void {
  if (port === null) throw new Error('This module runs in a worker thread.');
  limitQueries(limits);
  const clock = new QuestionClock(abandoned);
  const say = (message: FromThread): void => port.postMessage(message);
  let current: OpenArchive | null = null;
  const openNext = (next: Source): void => {
    current?.close();
    current = open(next, clock.now);
    say({ kind: 'open', version: current.version });
  };
  const answer = async (id: number, question: Question): Promise<void> => {
    clock.begin(id);
    try {
      if (current === null) throw new Error('No archive is open.');
      say({ kind: 'answer', id, answer: await ask(current.searcher, question) });
    } catch (error) {
      if (error instanceof SearchError) {
        const { code, message: detail, parameter } = error;
        say({ kind: 'refused', id, code, detail, parameter });
      } else {
        const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
        say({ kind: 'failed', id, message, stack });
      }
    }
  };
  port.on('message', (message: ToThread<Source>) => {
    switch (message.kind) {
      case 'ask':
        void answer(message.id, message.question);
        break;
      case 'open':
        openNext(message.source);
        break;
      case 'close':
        current?.close();
        current = null;
        break;
      default:
        message satisfies never;
    }
  });
  openNext(source);
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
