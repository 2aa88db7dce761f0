/**
 * Which pages of other sites may read answers (CORS, as the Fetch standard has it): none unless named, and
 * then the API and exports only. Cookies do not exist here, so none are allowed; a page that has the token
 * sends it in `Authorization`.
 */
import type { RequestHandler } from 'express';

/** The API, and files made of search results and articles. */
const SHARED =
  /^\/(?:api(?:\/.*)?|(?:search|concordance)\.[a-z]+|search\.manifest\.json|articles\/[^/]+\.(?:ris|bib|csl\.json|txt))\/?$/i;

/** Headers that scripts may read beside the harmless ones. */
const EXPOSED = 'Link, ETag, Retry-After, Content-Disposition, X-Request-Id';
const ALLOWED_HEADERS = 'Accept, Authorization, Content-Type, If-None-Match, X-Request-Id';
/** Seconds for which browsers remember what is allowed. */
const MAX_AGE_SECONDS = 600;

/** `origins` as browsers write them, or only `*`. Answers the questions browsers ask beforehand. */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const isForAll = origins.includes('*');
  return (request, response, next) => {
    if (!SHARED.test(request.path)) return next();
    if (!isForAll) response.vary('Origin');
    const origin = request.get('Origin');
    if (origin === undefined || !(isForAll || origins.includes(origin))) return next();
    response.set('Access-Control-Allow-Origin', isForAll ? '*' : origin);
    response.set('Access-Control-Expose-Headers', EXPOSED);
    // The answer is meant to be used elsewhere.
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    const isQuestion =
      request.method === 'OPTIONS' && request.get('Access-Control-Request-Method') !== undefined;
    if (!isQuestion) return next();
    const isBatch = /^\/api\/batch\/?$/i.test(request.path);
    response.set('Access-Control-Allow-Methods', isBatch ? 'POST' : 'GET, HEAD');
    response.set('Access-Control-Allow-Headers', ALLOWED_HEADERS);
    response.set('Access-Control-Max-Age', String(MAX_AGE_SECONDS));
    response.status(204).end();
  };
}
