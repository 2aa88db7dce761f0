/**
 * Every address of the site on one screen. The app holds no state of its own: it reads requests,
 * asks the searcher and shows the answer.
 */
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { SearchError } from '../core/errors.ts';
import { ARTICLE_FORMATS, SEARCH_FORMATS } from '../core/export-format.ts';
import type { Searcher } from '../core/searcher.ts';
import type { ServiceLimits } from '../core/service-limits.ts';
import { comparedWith } from '../core/story-url.ts';
import { createViewEngine, pagesDir, TEMPLATE_EXTENSION } from '../view/handlebars.ts';
import { askForClient } from './abandonment.ts';
import { ownNamesOnly, requireToken } from './access.ts';
import { createApi } from './api.ts';
import { createArticleFiles } from './article-files.ts';
import { siteBase } from './base-url.ts';
import { createBatch, postOnly } from './batch.ts';
import { crossOrigin } from './cross-origin.ts';
import { createSitemaps, openSearchDescription, robotsTxt } from './discovery.ts';
import { createEntityApi, createEntityPages } from './entities.ts';
import { createExports } from './exports.ts';
import { FILE_TYPES } from './file-types.ts';
import { createTurns } from './in-turn.ts';
import { createInsights } from './insights.ts';
import type { Metrics } from './metrics.ts';
import { HTML, JSON_ANSWER, offering } from './negotiation.ts';
import { createPages, showProblem } from './pages.ts';
import { methodNotAllowed, problemHandler, routeNotFound } from './problem.ts';
import { publicFiles } from './public-files.ts';
import { requestLog } from './request-log.ts';
import { checkAddress, securityHeaders } from './security.ts';
import { createStoryApi, createStoryPages, orBeside } from './stories.ts';
import { createSuggest, SUGGESTIONS } from './suggest.ts';

export type AppDeps = {
  readonly searcher: Searcher;
  readonly log: Logger;
  /** The program's version, as in `package.json`. */
  readonly version: string;
  /** Where the site is reached from outside, without a final slash; null: as the request says. */
  readonly baseUrl: string | null;
  /** Whether a proxy in front may say which scheme and client a request has. */
  readonly trustProxy: boolean;
  readonly access: Access;
  readonly metrics: Metrics;
  readonly limits: ServiceLimits;
  /** Templates: `pages`, `partials`, `layouts`. */
  readonly viewsDir: string;
  /** Files served as they are. */
  readonly publicDir: string;
};

/** Who is answered; see `Config` for what each means. */
export type Access = {
  readonly token: string | null;
  readonly corsOrigins: readonly string[];
  readonly ownNamesOnly: boolean;
};

const noIndex: RequestHandler = (_request, response, next) => {
  response.set('X-Robots-Tag', 'noindex');
  next();
};

/** The whole site, for a server to listen with. */
export function createApp(deps: AppDeps): Express {
  const { searcher, log, version, baseUrl, trustProxy, access, metrics, limits } = deps;
  const { viewsDir, publicDir } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // One proxy: what it adds is believed, what the client sent it is not.
  app.set('trust proxy', trustProxy ? 1 : false);
  app.set('query parser', false);
  app.engine(TEMPLATE_EXTENSION, createViewEngine(viewsDir).engine);
  app.set('view engine', TEMPLATE_EXTENSION);
  app.set('views', pagesDir(viewsDir));
  app.enable('view cache');

  const turns = createTurns(limits.pipelined);
  app.use(turns.take);
  app.use(requestLog(log));
  app.use(metrics.observe);
  app.use(securityHeaders(baseUrl?.startsWith('https:') ?? false));
  app.use(turns.refuseFlood);
  app.use(crossOrigin(access.corsOrigins));
  if (access.ownNamesOnly) app.use(ownNamesOnly(baseUrl));
  if (access.token !== null)
    app.use(
      requireToken({
        token: access.token,
        log,
        now: () => performance.now(),
        maxWrong: limits.wrongTokens,
      }),
    );
  app.use(compression());
  app.use(checkAddress(limits.urlBytes));
  app.use(askForClient);

  const read = (path: string, ...handlers: RequestHandler[]): void => {
    app.route(path).get(handlers).all(methodNotAllowed);
  };
  const html = offering(HTML);
  const json = offering(JSON_ANSWER);
  const file = (format: keyof typeof FILE_TYPES) => offering(FILE_TYPES[format].accepted);

  const pages = createPages(searcher, version, limits);
  read('/', html, pages.front);
  read('/search', html, noIndex, pages.search);
  const articleFile = createArticleFiles({ searcher, version, baseUrl });
  for (const format of ARTICLE_FORMATS)
    read(`/articles/:id.${format}`, file(format), noIndex, articleFile(format));
  const tales = createStoryPages(searcher, version);
  read('/stories', html, tales.list);
  read('/stories/:id', html, tales.story);
  const shown = orBeside(pages.article, tales.comparison, (params) =>
    comparedWith(params, 'lenient'),
  );
  read('/articles/:id', html, shown);
  read('/facets/:facet', html, noIndex, pages.facet);
  read('/concordance', html, noIndex, pages.concordance);
  const insights = createInsights(searcher, version);
  read('/trends', html, noIndex, insights.trends);
  read('/distinctive', html, noIndex, insights.distinctive);
  const names = createEntityPages(searcher, version);
  read('/people', html, names.list('person'));
  read('/people/:name', html, names.entity('person'));
  read('/places', html, names.list('place'));
  read('/places/:name', html, names.entity('place'));
  read('/organizations', html, names.list('organization'));
  read('/organizations/:name', html, names.entity('organization'));
  read('/help', html, pages.help);
  read('/status', html, noIndex, pages.status);
  read('/errors', html, pages.errors);

  const api = createApi(searcher, version);
  read('/api', json, noIndex, api.links);
  read('/api/search', json, noIndex, api.search);
  const stories = createStoryApi(searcher, version);
  read('/api/stories', json, noIndex, stories.list);
  read('/api/stories/:id', json, noIndex, stories.story);
  const told = orBeside(api.article, stories.comparison, (params) =>
    comparedWith(params, 'strict'),
  );
  read('/api/articles/:id', json, noIndex, told);
  read('/api/facets/:facet', json, noIndex, api.facet);
  const entities = createEntityApi(searcher, version);
  read('/api/entities/:type', json, noIndex, entities.list);
  read('/api/entities/:type/:name', json, noIndex, entities.entity);
  read('/api/concordance', json, noIndex, api.concordance);
  read('/api/collocates', json, noIndex, api.collocates);
  read('/api/trends', json, noIndex, insights.trendsApi);
  read('/api/distinctive', json, noIndex, insights.distinctiveApi);
  read('/api/suggest', offering(SUGGESTIONS), noIndex, createSuggest(searcher, version, baseUrl));
  read('/api/status', json, noIndex, api.status);
  read('/api/openapi.json', json, noIndex, api.openapi);
  app.route('/api/batch').post(json, noIndex, createBatch({ searcher, log, limits })).all(postOnly);

  const files = createExports({ searcher, version, baseUrl });
  read('/concordance.csv', file('csv'), noIndex, files.concordance);
  read('/trends.csv', file('csv'), noIndex, files.trends);
  for (const format of SEARCH_FORMATS)
    read(`/search.${format}`, file(format), noIndex, files.search(format));

  read('/opensearch.xml', (request, response) => {
    response
      .type('application/opensearchdescription+xml')
      .send(openSearchDescription(siteBase(request, baseUrl)));
  });
  read('/robots.txt', (request, response) => {
    response.type('text/plain').send(robotsTxt(siteBase(request, baseUrl)));
  });
  const sitemaps = createSitemaps({ searcher, version, baseUrl });
  read('/sitemap.xml', sitemaps.whole);
  read('/sitemap-:part.xml', sitemaps.part);
  read('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  read('/readyz', async (_request, response) => {
    const { index } = await searcher.status();
    if (index.state !== 'ready') {
      throw new SearchError(
        'index-not-ready',
        `${index.articles} of ${index.expected} articles can be found so far.`,
      );
    }
    response.set('Cache-Control', 'no-store').json({ status: 'ready' });
  });

  read('/metrics', metrics.expose);

  app.use(publicFiles(publicDir));
  app.use(routeNotFound);
  app.use(problemHandler(log, showProblem));
  return app;
}
