/** One article as a file: to cite, or to keep. */
import type { RequestHandler } from 'express';
import { type ArticleFormat, articleFileHref } from '../core/export-format.ts';
import { parseSearchParams } from '../core/search-url.ts';
import type { ArticleDetail } from '../core/searcher.ts';
import { bibtexEntry } from '../export/bibtex.ts';
import { cslItem } from '../export/csl-json.ts';
import { plainArticle } from '../export/plain-article.ts';
import { referenceOf } from '../export/reference.ts';
import { risRecord } from '../export/ris.ts';
import { pathPart, queryOf } from './api.ts';
import { findArticle, redirectFor } from './articles.ts';
import { siteBase } from './base-url.ts';
import { setLinks, setValidator } from './caching.ts';
import { citing } from './export-writers.ts';
import type { ExportDeps } from './exports.ts';
import { FILE_TYPES } from './file-types.ts';
import { sendFile } from './send-file.ts';

function written(article: ArticleDetail, format: ArticleFormat, base: string): string {
  const reference = referenceOf(article, citing(base));
  switch (format) {
    case 'ris':
      return risRecord(reference);
    case 'bib':
      return bibtexEntry(reference);
    case 'csl.json':
      return `${JSON.stringify([cslItem(reference)], null, 2)}\n`;
    case 'txt':
      return plainArticle(article, base);
    default:
      return format satisfies never;
  }
}

/** The handlers of an article's files; they take no parameters. */
export function createArticleFiles({ searcher, version, baseUrl }: ExportDeps) {
  return (format: ArticleFormat): RequestHandler =>
    async (request, response) => {
      parseSearchParams(queryOf(request), 'strict', []);
      const found = await findArticle(searcher, pathPart(request, 'id'), null);
      if (found.kind === 'moved') {
        redirectFor(response, articleFileHref(found.to, format));
        return;
      }
      const base = siteBase(request, baseUrl);
      setValidator(request, response, `${version}/${found.index.version}`);
      const { id } = found.article;
      setLinks(response, [{ href: `/articles/${id}`, rel: 'describes', type: 'text/html' }]);
      if (format !== 'txt') response.attachment(`${id}.${format}`);
      response.type(FILE_TYPES[format].contentType);
      await sendFile(request, response, [written(found.article, format, base)]);
    };
}
