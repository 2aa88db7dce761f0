/** `POST /api/batch`: many searches at once. It writes nothing: a body has room that an address has not. */
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { batchItems, MAX_BATCH_BYTES } from '../core/batch.ts';
import { Abandoned, SearchError } from '../core/errors.ts';
import { parseSearchParams } from '../core/search-url.ts';
import type { Searcher } from '../core/searcher.ts';
import type { ServiceLimits } from '../core/service-limits.ts';
import { answerBatch, type BatchAnswer } from '../view/api-batch.ts';
import { queryOf } from './api.ts';
import { toProblem, toSearchError } from './problem.ts';
import { sendFile } from './send-file.ts';

/** The body as it comes. Throws `Abandoned` where the client goes away before it has sent all of it. */
async function* bytesOf(request: Request): AsyncGenerator<Buffer> {
  try {
    yield* request as AsyncIterable<Buffer>;
  } catch (error) {
    throw request.complete ? error : new Abandoned();
  }
}

async function bodyOf(request: Request): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of bytesOf(request)) {
    bytes += part.length;
    if (bytes > MAX_BATCH_BYTES) {
      const detail = `The body may have ${MAX_BATCH_BYTES} bytes.`;
      throw new SearchError('invalid-parameter', detail, { parameter: 'queries' });
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Whether the body says it is JSON rather than text. Throws where it says it is neither. */
function isJson(request: Request): boolean {
  const type = request.is(['json', 'text/plain', 'application/x-www-form-urlencoded']);
  if (type === 'json') return true;
  // What curl says of any data, unless told otherwise.
  if (type === 'text/plain' || type === 'application/x-www-form-urlencoded') return false;
  const detail = 'The body is a list of queries as application/json, or lines of text/plain.';
  throw new SearchError('invalid-parameter', detail, { parameter: 'Content-Type' });
}

async function* jsonList(answers: AsyncIterable<BatchAnswer>): AsyncGenerator<string> {
  let before = '{"results":[';
  for await (const answer of answers) {
    yield `${before}${JSON.stringify(answer)}`;
    before = ',';
  }
  yield ']}';
}

export type BatchDeps = {
  readonly searcher: Searcher;
  readonly log: Logger;
  readonly limits: Pick<ServiceLimits, 'batch' | 'batches'>;
};

/** Throws `overloaded` where as many batches as may be are being read or answered. */
export function createBatch({ searcher, log, limits }: BatchDeps): RequestHandler {
  let underWay = 0;
  return async (request, response) => {
    parseSearchParams(queryOf(request), 'strict', []);
    if (underWay >= limits.batches) {
      // What its client still sends is not waited for.
      response.set('Connection', 'close');
      throw new SearchError(
        'overloaded',
        `No more than ${limits.batches} batches are answered at once. Please try again.`,
      );
    }
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    const items = batchItems(await bodyOf(request), isJson(request), limits.batch);
    const problemOf = (thrown: unknown): object => {
      if (thrown instanceof Abandoned) throw thrown;
      const error = toSearchError(thrown);
      if (error.code === 'internal')
        log.error({ err: thrown, requestId: request.id }, 'a search failed');
      return toProblem(error, request.path);
    };
    const answers = answerBatch(items, { searcher, now: () => performance.now(), problemOf });
    response.set('Cache-Control', 'no-store').type('json');
    await sendFile(request, response, jsonList(answers));
  };
}

/** Only `POST` here. */
export const postOnly: RequestHandler = (request, response) => {
  response.set('Allow', 'POST');
  throw new SearchError(
    'method-not-allowed',
    `This address answers POST only, not ${request.method}.`,
  );
};
