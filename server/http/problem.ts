/**
 * The only place where failures become responses: RFC 9457 problem details for the API and for
 * clients that prefer JSON, the same as a page for browsers. What is not a `SearchError` is a bug:
 * it is logged in full and told to nobody.
 */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { Abandoned, ERRORS, type ErrorCode, SearchError } from '../core/errors.ts';
import { isApi, prefersHtml } from './negotiation.ts';

/** An error as clients see it (RFC 9457, with `code` and `parameter`). */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Path of the request, without its query. */
  readonly instance: string;
  readonly code: ErrorCode;
  readonly parameter: string | null;
};

/** Seconds after which what is busy may be asked again, where nothing better is known. A guess. */
const RETRY_AFTER_SECONDS = 2;

/** How a token may be sent; browsers ask for it as the password of a login. */
const CHALLENGES = ['Basic realm="Dateline", charset="UTF-8"', 'Bearer realm="Dateline"'];

/** Methods of every address. */
export const ALLOWED_METHODS = 'GET, HEAD';

export function toProblem(error: SearchError, instance: string): Problem {
  const { status, title } = ERRORS[error.code];
  const { code, parameter, message: detail } = error;
  return { type: `/errors#${code}`, title, status, detail, instance, code, parameter };
}

/** The failure as one of ours; anything unknown becomes `internal`, without a word of what it was. */
export function toSearchError(error: unknown): SearchError {
  if (error instanceof SearchError) return error;
  return new SearchError('internal', 'The request could not be answered.', { cause: error });
}

function setHeaders(response: Response, { code, retryAfterSeconds }: SearchError): void {
  response.vary('Accept');
  response.set('Cache-Control', 'no-store');
  response.removeHeader('ETag');
  response.removeHeader('Link');
  if (code === 'method-not-allowed' && response.get('Allow') === undefined)
    response.set('Allow', ALLOWED_METHODS);
  if (ERRORS[code].status === 503 || code === 'rate-limited')
    response.set('Retry-After', String(retryAfterSeconds ?? RETRY_AFTER_SECONDS));
  if (code === 'unauthorized') response.set('WWW-Authenticate', CHALLENGES);
}

function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Shows a problem as a page; throws, or calls back with an error, where that fails. */
export type ProblemPage = (
  problem: Problem,
  request: Request,
  done: (error: Error | null, html?: string) => void,
) => void;

/** Answers every failure of the app; `showPage` writes the page for browsers. */
export function problemHandler(log: Logger, showPage: ProblemPage): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (thrown instanceof Abandoned) {
      response.destroy();
      return;
    }
    const error = toSearchError(thrown);
    if (error.code === 'internal') {
      log.error({ err: thrown, requestId: request.id, path: request.path }, 'request failed');
    }
    if (response.headersSent) {
      next(thrown);
      return;
    }
    setHeaders(response, error);
    const problem = toProblem(error, request.path);
    if (!prefersHtml(request)) {
      sendProblem(response, problem);
      return;
    }
    showPage(problem, request, (failure, html) => {
      if (failure === null && html !== undefined) {
        response.status(problem.status).type('html').send(html);
        return;
      }
      log.error({ err: failure, requestId: request.id }, 'the error page could not be shown');
      sendProblem(response, problem);
    });
  };
}

/** Nothing stands at this address. */
export const routeNotFound: RequestHandler = (request) => {
  throw new SearchError(
    'route-not-found',
    isApi(request)
      ? 'There is nothing at this address; /api lists what there is.'
      : 'There is nothing at this address.',
  );
};

/** Something stands at this address, but only to be read. */
export const methodNotAllowed: RequestHandler = (request) => {
  throw new SearchError(
    'method-not-allowed',
    `This address answers ${ALLOWED_METHODS} only, not ${request.method}.`,
  );
};
