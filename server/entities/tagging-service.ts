/** The worker's side of tagging: batches in, outcomes out, one batch after the other. */
import type { MessagePort } from 'node:worker_threads';
import { type NamedArticle, namedTexts, namesFrom } from './article-names.ts';
import type { AsyncRecogniser, Recogniser } from './recogniser.ts';
import type { TaggingOutcome, TaggingReply, TaggingRequest } from './tagging-messages.ts';

/** Answers every request that comes through the port. An article that fails fails alone. */
export function serveTagging(port: MessagePort, recogniser: Recogniser | AsyncRecogniser): void {
  const reply = (message: TaggingReply): void => port.postMessage(message);
  let before = Promise.resolve();
  port.on('message', (request: TaggingRequest) => {
    before = before.then(async () => {
      switch (request.kind) {
        case 'tag': {
          const outcomes: TaggingOutcome[] = [];
          for (const article of request.articles)
            outcomes.push(await outcomeOf(article, recogniser));
          return reply({ kind: 'tagged', batch: request.batch, outcomes });
        }
        default:
          return request.kind satisfies never;
      }
    });
  });
  reply({ kind: 'ready' });
}

async function outcomeOf(
  article: NamedArticle,
  recogniser: Recogniser | AsyncRecogniser,
): Promise<TaggingOutcome> {
  try {
    const recognised = await recogniser.recognise(namedTexts(article));
    return { kind: 'named', names: namesFrom(article, recognised) };
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
