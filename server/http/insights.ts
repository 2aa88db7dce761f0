/** Trends and what is distinctive: their pages, their twins and the file of trends. */
import type { RequestHandler } from 'express';
import { parseDistinctiveParams, parseTrendsParams } from '../core/insight-url.ts';
import type { IndexInfo, Searcher } from '../core/searcher.ts';
import { apiDistinctive, apiTrends } from '../view/api-insights.ts';
import { distinctivePage, SHOWN_DISTINCTIVE } from '../view/distinctive-page.ts';
import { trendsPage } from '../view/trends-page.ts';
import { queryOf } from './api.ts';
import { setLinks, setValidator } from './caching.ts';
import { show } from './pages.ts';

/** The handlers; `version` is the program's. */
export function createInsights(searcher: Searcher, version: string) {
  const validator = (index: IndexInfo) => `${version}/${index.version}`;

  const trends: RequestHandler = async (request, response) => {
    const asked = parseTrendsParams(queryOf(request), 'lenient');
    const result = await searcher.trends(asked);
    const page = trendsPage(result, asked);
    setValidator(request, response, validator(result.index));
    show(response, 'trends', page, [{ href: page.csvHref, rel: 'alternate', type: 'text/csv' }]);
  };

  const trendsApi: RequestHandler = async (request, response) => {
    const asked = parseTrendsParams(queryOf(request), 'strict');
    const result = await searcher.trends(asked);
    const answer = apiTrends(result, asked);
    setValidator(request, response, validator(result.index));
    setLinks(response, [
      { href: answer.links.html, rel: 'alternate', type: 'text/html' },
      { href: answer.links.csv, rel: 'alternate', type: 'text/csv' },
    ]);
    response.json(answer);
  };

  const distinctive: RequestHandler = async (request, response) => {
    const asked = parseDistinctiveParams(queryOf(request), 'lenient');
    const result = await searcher.distinctive({ ...asked, size: SHOWN_DISTINCTIVE });
    setValidator(request, response, validator(result.index));
    show(response, 'distinctive', distinctivePage(result));
  };

  const distinctiveApi: RequestHandler = async (request, response) => {
    const asked = parseDistinctiveParams(queryOf(request), 'strict');
    const result = await searcher.distinctive(asked);
    const answer = apiDistinctive(result, asked);
    setValidator(request, response, validator(result.index));
    setLinks(response, [{ href: answer.links.html, rel: 'alternate', type: 'text/html' }]);
    response.json(answer);
  };

  return { trends, trendsApi, distinctive, distinctiveApi };
}
