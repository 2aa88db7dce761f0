/** The small files by which browsers and robots find their way. */

import type { RequestHandler } from 'express';
import { SearchError } from '../core/errors.ts';
import { EMPTY_STATE } from '../core/search-state.ts';
import { exportChunks } from '../export/export-writer.ts';
import { readAll } from '../export/read-all.ts';
import { SITEMAP_SIZE, sitemap, sitemapIndex } from '../export/sitemap.ts';
import { xmlText } from '../export/xml.ts';
import { pathPart } from './api.ts';
import { siteBase } from './base-url.ts';
import { setValidator } from './caching.ts';
import { type ExportDeps, pause } from './exports.ts';
import { sendFile } from './send-file.ts';

/** OpenSearch 1.1 description: lets a browser offer the site as a search engine. */
export function openSearchDescription(baseUrl: string): string {
  const base = xmlText(baseUrl);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Dateline</ShortName>
  <Description>Search the articles of this archive</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="${base}/search?q={searchTerms}"/>
  <Url type="application/json" template="${base}/api/search?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" rel="suggestions" template="${base}/api/suggest?q={searchTerms}&amp;format=opensearch"/>
  <Url type="application/atom+xml" template="${base}/search.atom?q={searchTerms}&amp;cursor=*"/>
</OpenSearchDescription>
`;
}

/** Robots may read articles; every combination of filters would be an endless site. */
export function robotsTxt(base: string): string {
  return `User-agent: *
Disallow: /search
Disallow: /facets/
Disallow: /concordance
Disallow: /trends
Disallow: /distinctive
Disallow: /api

Sitemap: ${base}/sitemap.xml
`;
}

/** In an order that changes least when articles come. */
const EVERYTHING = { ...EMPTY_STATE, sort: 'oldest', passages: 0 } as const;

/** The handlers of the sitemap, and of its parts where there are too many articles for one. */
export function createSitemaps({ searcher, version, baseUrl }: ExportDeps) {
  const part =
    (numberOf: (request: Parameters<RequestHandler>[0]) => number): RequestHandler =>
    async (request, response) => {
      const number = numberOf(request);
      const base = siteBase(request, baseUrl);
      const { index } = await searcher.status();
      response.type('application/xml');
      if (number === 0 && index.articles > SITEMAP_SIZE) {
        setValidator(request, response, `${version}/${index.version}`);
        await sendFile(request, response, [sitemapIndex(base, index.articles)]);
        return;
      }
      const from = Math.max(0, number - 1) * SITEMAP_SIZE;
      if (number > 0 && from >= index.articles) {
        throw new SearchError('route-not-found', 'There is no such part of the sitemap.');
      }
      const range = { from, limit: SITEMAP_SIZE, stretch: 500 };
      const { first, stretches } = await readAll(EVERYTHING, {
        searcher,
        form: 'card',
        pause,
        ...range,
      });
      setValidator(request, response, `${version}/${first.index.version}`);
      await sendFile(request, response, exportChunks(first, stretches, sitemap(base)));
    };
  return {
    whole: part(() => 0),
    part: part((request) => Number(/^[1-9]\d{0,5}$/.exec(pathPart(request, 'part'))?.[0] ?? 1e6)),
  };
}
