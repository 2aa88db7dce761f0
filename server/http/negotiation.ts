/**
 * Which representation a client gets. Pages are HTML, `/api` is JSON, files say what they are, each under its own address;
 * `Accept` decides only the form of an error, and whether there is an answer at all.
 */
import type { Request, RequestHandler } from 'express';
import { SearchError } from '../core/errors.ts';

/** Whether the address belongs to the API, whose errors are always JSON. */
export function isApi(request: Request): boolean {
  return /^\/api(?:\/|$)/i.test(request.path);
}

/** Whether a program asks: the API's clients, and what watches over the server. */
function isForPrograms(request: Request): boolean {
  return isApi(request) || /^\/(?:healthz|readyz|metrics)\/?$/i.test(request.path);
}

/** Whether the address is a file's, as `/search.csv`. */
function isFile(request: Request): boolean {
  return /\.\w+$/.test(request.path);
}

/** Whether an error is shown to this client as a page. */
export function prefersHtml(request: Request): boolean {
  if (isForPrograms(request)) return false;
  // Whoever takes anything gets what the address is for: a page has errors to read, a file has none.
  const forms = ['html', 'application/problem+json', 'json'];
  return request.accepts(isFile(request) ? forms.reverse() : forms) === 'html';
}

/** What is offered by default, by the names it is accepted under; the proper one first. */
export const HTML = ['text/html'] as const;
export const JSON_ANSWER = ['application/json'] as const;

/** Lets only clients through that accept one of the names; the answer is marked as depending on `Accept`. */
export function offering(names: readonly [string, ...string[]]): RequestHandler {
  const [name] = names;
  return (request, response, next) => {
    response.vary('Accept');
    if (request.accepts([...names]) === false) {
      throw new SearchError('not-acceptable', `This address answers as ${name} only.`);
    }
    next();
  };
}
