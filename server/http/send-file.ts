/** Sending a file piece by piece, as fast as the client reads. */
import type { Request, Response } from 'express';
import { Abandoned } from '../core/errors.ts';

/**
 * Answers with the chunks, or without where the client has them already or wants the headers alone. The
 * validator and the headers have been set. A client that goes away is no failure, and ends the making of
 * chunks; where that fails on the way the connection is cut, so that nobody takes half a file for a whole.
 */
export async function sendFile(
  request: Request,
  response: Response,
  chunks: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  let wake = (): void => undefined;
  // One listener for the whole file: the compressing response cannot take a `drain` listener off again.
  response.on('drain', () => wake());
  response.on('close', () => wake());
  try {
    for await (const chunk of chunks) {
      if (response.destroyed) return;
      if (response.write(chunk)) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (response.destroyed) resolve();
      });
    }
    response.end();
  } catch (error) {
    if (error instanceof Abandoned || response.destroyed) return;
    response.destroy();
    throw error;
  }
}
