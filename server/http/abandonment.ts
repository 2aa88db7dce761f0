/** Requests whose client goes away: what they asked of query threads is given up. */
import type { RequestHandler } from 'express';
import { askingFor } from '../engine/packed/asker.ts';

/** Everything that is asked while the request is answered is asked for its client. */
export const askForClient: RequestHandler = (_request, response, next) => {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  askingFor(gone.signal, next);
};
