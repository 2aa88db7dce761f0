/**
 * Requests that are refused unread. Searches wait in a queue that is short, but what is read of requests, and
 * written of refusals, is work of one thread: when more come than it can even refuse in full, all of them
 * would wait where nobody counts them, and connections would not even be accepted (libuv accepts one at a time,
 * between requests). So while the queue is full or the thread is behind, what comes is refused with next to
 * no work. Whoever watches over the server is answered always, and so are style sheets and scripts.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { SearchError } from '../core/errors.ts';
import { toProblem } from './problem.ts';

/** Milliseconds between two looks at how far the thread is behind, and how far it may be. Guesses. */
const LOOK_MS = 100;
const MAX_BEHIND_MS = 500;
/** Seconds after which those that are refused may ask again. A guess. */
const RETRY_SECONDS = 5;
/** What asks nothing of the index. */
const ALWAYS = /^\/(?:(?:healthz|readyz|metrics)\b|[^/?]+\.(?:css|js|svg|ico)(?:\?|$))/;

const problem = toProblem(
  new SearchError('overloaded', 'Too many requests came at once. Please try again.'),
  '/',
);
const JSON_BODY = JSON.stringify(problem);
/** The page has no style sheet, which would be one more request; its link asks for the same address again. */
const HTML_BODY = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${problem.title} – Dateline</title><h1>${problem.title}</h1><p>${problem.detail}</p><p><a href="">Try again</a></p></html>`;

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const isPage = request.headers.accept?.includes('text/html') === true;
  const body = isPage ? HTML_BODY : JSON_BODY;
  response.writeHead(problem.status, {
    'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    Vary: 'Accept',
    'Retry-After': String(RETRY_SECONDS),
  });
  response.end(body);
}

export type Shedding = {
  /** Milliseconds by which the thread is behind what it should have done. */
  readonly behindMs: () => number;
  /** Requests under way below which lateness does not count: after the sleep of a machine everything is late, once. */
  readonly least: number;
  /** Whether so many searches wait that one more would be refused. */
  readonly isFull: () => boolean;
  /** Hears of each that is refused. */
  readonly onRefused: () => void;
};

/** The app, with requests refused before it while the queue is full or the thread is behind. */
export function shedding(
  app: RequestListener,
  { behindMs, least, isFull, onRefused }: Shedding,
): RequestListener {
  let underWay = 0;
  return (request, response) => {
    const isTooMuch = isFull() || (underWay >= least && behindMs() > MAX_BEHIND_MS);
    if (isTooMuch && !ALWAYS.test(request.url ?? '')) {
      onRefused();
      refuse(request, response);
      return;
    }
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    app(request, response);
  };
}

/**
 * How far this thread is behind, by a timer that should go off every `LOOK_MS`. Also between two of them: what
 * has been waiting since then is late by as much.
 */
export function watchThread(now: () => number): () => number {
  let looked = now();
  setInterval(() => {
    looked = now();
  }, LOOK_MS).unref();
  return () => Math.max(0, now() - looked - LOOK_MS);
}
