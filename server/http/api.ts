/** The JSON API: each handler reads the address, asks the searcher and writes the answer. */
import type { Request, RequestHandler } from 'express';
import { parseCollocatesParams, parseConcordanceParams } from '../core/context-url.ts';
import { SearchError } from '../core/errors.ts';
import { hasChanged, TEXT_HASH_PARAMETER, withTextHash } from '../core/permalink.ts';
import { ARTICLE_PARAMETERS } from '../core/search-parameters.ts';
import { FACETS, type Facet } from '../core/search-state.ts';
import { articleApiHref, parseFacetListParams, parseSearchParams } from '../core/search-url.ts';
import type { Searcher } from '../core/searcher.ts';
import { apiArticle } from '../view/api-article.ts';
import { apiCollocates, apiConcordance } from '../view/api-concordance.ts';
import { apiFacetList } from '../view/api-facet.ts';
import { apiSearch } from '../view/api-search.ts';
import { apiIndexOfLinks, apiStatus } from '../view/api-status.ts';
import { findArticle, redirectFor } from './articles.ts';
import { type RelatedLink, setLinks, setValidator } from './caching.ts';
import { openApiDocument } from './openapi.ts';

/** The query of a request, as it was sent. */
export function queryOf(request: Request): URLSearchParams {
  const at = request.originalUrl.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : request.originalUrl.slice(at + 1));
}

/** A part of the path; the route guarantees that there is one. */
export function pathPart(request: Request, name: string): string {
  const part = request.params[name];
  return typeof part === 'string' ? part : '';
}

/** The facet a path names; throws `route-not-found`. */
export function facetOf(request: Request): Facet {
  const name = pathPart(request, 'facet');
  const facet = FACETS.find((one) => one === name);
  if (facet !== undefined) return facet;
  throw new SearchError('route-not-found', `The facets are ${FACETS.join(', ')}.`);
}

/** Milliseconds since `started`, to the microsecond. */
function elapsedMs(started: number): number {
  return Math.round((performance.now() - started) * 1000) / 1000;
}

/** The page that an answer is the twin of, and the answers around it. */
export function pageLinks(links: {
  readonly self: string;
  readonly html: string;
  readonly first: string;
  readonly prev: string | null;
  readonly next: string | null;
  readonly last: string | null;
}): RelatedLink[] {
  return [
    { href: links.self, rel: 'self' },
    { href: links.html, rel: 'alternate', type: 'text/html' },
    { href: links.first, rel: 'first' },
    { href: links.prev, rel: 'prev' },
    { href: links.next, rel: 'next' },
    { href: links.last, rel: 'last' },
  ];
}

/** The handlers of `/api`; `version` is the program's. */
export function createApi(searcher: Searcher, version: string) {
  const validator = (indexVersion: string) => `${version}/${indexVersion}`;

  const links: RequestHandler = (request, response) => {
    parseSearchParams(queryOf(request), 'strict', []);
    setValidator(request, response, version);
    response.json(apiIndexOfLinks(version));
  };

  const search: RequestHandler = async (request, response) => {
    const state = parseSearchParams(queryOf(request), 'strict');
    const started = performance.now();
    const result = await searcher.search(state);
    const answer = apiSearch(result, elapsedMs(started));
    setValidator(request, response, validator(result.index.version));
    setLinks(response, pageLinks(answer.links));
    response.json(answer);
  };

  const article: RequestHandler = async (request, response) => {
    const params = queryOf(request);
    const known = [...ARTICLE_PARAMETERS, TEXT_HASH_PARAMETER];
    const state = parseSearchParams(params, 'strict', known);
    const found = await findArticle(searcher, pathPart(request, 'id'), state);
    if (found.kind === 'moved') {
      redirectFor(response, withTextHash(articleApiHref(found.to, state), params));
      return;
    }
    const answer = apiArticle(found.article, state, hasChanged(found.article.sha256, params));
    setValidator(request, response, validator(found.index.version));
    setLinks(response, [{ href: answer.links.html, rel: 'alternate', type: 'text/html' }]);
    response.json(answer);
  };

  const facet: RequestHandler = async (request, response) => {
    const asked = parseFacetListParams(facetOf(request), queryOf(request), 'strict');
    const list = await searcher.facet(asked);
    const answer = apiFacetList(list, asked);
    setValidator(request, response, validator(list.index.version));
    setLinks(response, [
      { href: answer.links.html, rel: 'alternate', type: 'text/html' },
      { href: answer.links.prev, rel: 'prev' },
      { href: answer.links.next, rel: 'next' },
    ]);
    response.json(answer);
  };

  const concordance: RequestHandler = async (request, response) => {
    const asked = parseConcordanceParams(queryOf(request), 'strict');
    const result = await searcher.concordance(asked);
    const answer = apiConcordance(result, asked);
    setValidator(request, response, validator(result.index.version));
    setLinks(response, pageLinks(answer.links));
    response.json(answer);
  };

  const collocates: RequestHandler = async (request, response) => {
    const asked = parseCollocatesParams(queryOf(request), 'strict');
    const result = await searcher.collocates(asked);
    const answer = apiCollocates(result, asked);
    setValidator(request, response, validator(result.index.version));
    setLinks(response, pageLinks(answer.links));
    response.json(answer);
  };

  const status: RequestHandler = async (request, response) => {
    parseSearchParams(queryOf(request), 'strict', []);
    const report = await searcher.status();
    setValidator(request, response, validator(report.index.version));
    response.json(apiStatus(report, version));
  };

  const document = openApiDocument(version);
  const openapi: RequestHandler = (request, response) => {
    setValidator(request, response, version);
    response.json(document);
  };

  return { links, search, article, facet, concordance, collocates, status, openapi };
}
