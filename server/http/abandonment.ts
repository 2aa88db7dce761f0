/** Requests whose client goes away: what they asked of query threads is given up. */
import type { RequestHandler } from 'express';
import { askingFor } from '../engine/packed/asker.ts';

/** Log, metrics, compression and a streamed file all wait for the end of an answer: more than Node expects. */
const MAX_LISTENERS = 20;

/** Everything that is asked while the request is answered is asked for its client. */
export const askForClient: RequestHandler = (_request, response, next) => {
  response.setMaxListeners(MAX_LISTENERS);
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  askingFor(gone.signal, next);
};
