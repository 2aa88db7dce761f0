/** The pages: each handler reads the address, asks the searcher and shows a view model. */
import type { RequestHandler, Response } from 'express';
import { parseConcordanceParams } from '../core/context-url.ts';
import { ARTICLE_FORMATS, articleFileHref, exportHref } from '../core/export-format.ts';
import { hasChanged, withTextHash } from '../core/permalink.ts';
import { queryLimits } from '../core/query/limits.ts';
import { ARTICLE_PARAMETERS } from '../core/search-parameters.ts';
import { EMPTY_STATE, type SearchState } from '../core/search-state.ts';
import { articleHref, parseFacetListParams, parseSearchParams } from '../core/search-url.ts';
import type { Searcher } from '../core/searcher.ts';
import type { ServiceLimits } from '../core/service-limits.ts';
import { articlePage } from '../view/article-page.ts';
import { concordancePage, SHOWN_COLLOCATES } from '../view/concordance-page.ts';
import { errorPage, errorsPage } from '../view/error-page.ts';
import { facetPage } from '../view/facet-page.ts';
import { frontPage } from '../view/front-page.ts';
import type { PageName } from '../view/handlebars.ts';
import { helpPage } from '../view/help-page.ts';
import { newestState } from '../view/new-names.ts';
import { searchPage } from '../view/search-page.ts';
import { statusPage } from '../view/status-page.ts';
import { facetOf, pathPart, queryOf } from './api.ts';
import { findArticle, redirectFor } from './articles.ts';
import { type RelatedLink, setLinks, setValidator } from './caching.ts';
import { FILE_TYPES } from './file-types.ts';
import type { ProblemPage } from './problem.ts';

/** Lets browsers offer the site as a search engine. */
const SEARCH_LINK: RelatedLink = {
  href: '/opensearch.xml',
  rel: 'search',
  type: 'application/opensearchdescription+xml',
};

/** What the front page shows: a few of the newest articles, and where to start from. */
const FRONT: SearchState = {
  ...EMPTY_STATE,
  sort: 'newest',
  size: 8,
  passages: 1,
  counted: ['person', 'place', 'organization', 'source'],
};

/** The stories of the front page. */
const FRONT_STORIES = { sort: 'newest', page: 1, size: 5 } as const;

/** What the front page asks of the newest articles: names that no other has. */
const NEW_NAMES = { size: 5, words: false, unique: true };

/** What every view model has: the twin's address stands in its frame. */
type PageModel = { readonly frame: { readonly twinHref: string | null } };

/** Shows one of our own view models; nothing of the request is ever among the template's data. */
export function show(
  response: Response,
  page: PageName,
  model: PageModel,
  links: readonly RelatedLink[] = [],
): void {
  const twin = { href: model.frame.twinHref, rel: 'alternate', type: 'application/json' };
  setLinks(response, [SEARCH_LINK, twin, ...links]);
  response.render(page, model);
}

/** The handlers of the pages; `version` is the program's, `limits` what the help page tells. */
export function createPages(searcher: Searcher, version: string, limits: ServiceLimits) {
  const validator = (indexVersion: string) => `${version}/${indexVersion}`;

  const front: RequestHandler = async (request, response) => {
    const [result, status] = await Promise.all([searcher.search(FRONT), searcher.status()]);
    const newest = newestState(result.chart);
    const [fresh, stories] = await Promise.all([
      newest === null ? null : searcher.distinctive({ state: newest, ...NEW_NAMES }),
      searcher.storyList(FRONT_STORIES),
    ]);
    setValidator(request, response, validator(result.index.version));
    show(response, 'front', frontPage(result, status, { newest: fresh, stories }));
  };

  const search: RequestHandler = async (request, response) => {
    const state = parseSearchParams(queryOf(request), 'lenient');
    const result = await searcher.search(state);
    const page = searchPage(result, state);
    setValidator(request, response, validator(result.index.version));
    const feed = exportHref('atom', result.state);
    show(response, 'search', page, [
      { href: feed, rel: 'alternate', type: 'application/atom+xml' },
      { href: page.pagination?.prevHref ?? null, rel: 'prev' },
      { href: page.pagination?.nextHref ?? null, rel: 'next' },
    ]);
  };

  const article: RequestHandler = async (request, response) => {
    const params = queryOf(request);
    const state = parseSearchParams(params, 'lenient', ARTICLE_PARAMETERS);
    const found = await findArticle(searcher, pathPart(request, 'id'), state);
    if (found.kind === 'moved') {
      redirectFor(response, withTextHash(articleHref(found.to, state), params));
      return;
    }
    setValidator(request, response, validator(found.index.version));
    const changed = hasChanged(found.article.sha256, params);
    show(response, 'article', articlePage(found.article, state, found.index, changed), [
      ...ARTICLE_FORMATS.map((format) => ({
        href: articleFileHref(found.article.id, format),
        rel: 'alternate',
        type: FILE_TYPES[format].accepted[0],
      })),
    ]);
  };

  const facet: RequestHandler = async (request, response) => {
    const asked = parseFacetListParams(facetOf(request), queryOf(request), 'lenient');
    const list = await searcher.facet(asked);
    const page = facetPage(list, asked);
    setValidator(request, response, validator(list.index.version));
    show(response, 'facet', page, [
      { href: page.pagination?.prevHref ?? null, rel: 'prev' },
      { href: page.pagination?.nextHref ?? null, rel: 'next' },
    ]);
  };

  const concordance: RequestHandler = async (request, response) => {
    const asked = parseConcordanceParams(queryOf(request), 'lenient');
    const [lines, collocates] = await Promise.all([
      searcher.concordance(asked),
      searcher.collocates({ state: asked.state, ...SHOWN_COLLOCATES }),
    ]);
    const page = concordancePage(lines, collocates, asked);
    setValidator(request, response, validator(lines.index.version));
    show(response, 'concordance', page, [
      { href: page.pagination?.prevHref ?? null, rel: 'prev' },
      { href: page.pagination?.nextHref ?? null, rel: 'next' },
      { href: page.csvHref, rel: 'alternate', type: 'text/csv' },
    ]);
  };

  const status: RequestHandler = async (request, response) => {
    const report = await searcher.status();
    setValidator(request, response, validator(report.index.version));
    show(response, 'status', statusPage(report));
  };

  const help: RequestHandler = async (request, response) => {
    const { index } = await searcher.status();
    setValidator(request, response, validator(index.version));
    show(response, 'help', helpPage(index, { query: queryLimits(), service: limits }));
  };

  const errors: RequestHandler = async (request, response) => {
    const { index } = await searcher.status();
    setValidator(request, response, validator(index.version));
    show(response, 'errors', errorsPage(index));
  };

  return { front, search, article, facet, concordance, status, help, errors };
}

/** Shows a problem as a page. The index is not asked: it may be what failed. */
export const showProblem: ProblemPage = (problem, request, done) => {
  const { code, detail, parameter } = problem;
  const requestId = typeof request.id === 'string' ? request.id : null;
  const model = errorPage({ code, message: detail, parameter }, { requestId });
  const page: PageName = 'error';
  request.app.render(page, model, done);
};
