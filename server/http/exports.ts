/**
 * Whole result sets as files, each from one version of the index, written only as fast as the client
 * reads.
 */
import type { Request, RequestHandler, Response } from 'express';
import { parseConcordanceCsvParams } from '../core/context-url.ts';
import { parseExportParams, type SearchExport, type SearchFormat } from '../core/export-format.ts';
import { parseTrendsCsvParams } from '../core/insight-url.ts';
import { withChanges } from '../core/search-state.ts';
import { apiHref, searchHref } from '../core/search-url.ts';
import type { IndexInfo, ReadForm, ReadResult, Searcher } from '../core/searcher.ts';
import { atomFeed } from '../export/atom.ts';
import { concordanceCsv, concordanceFileName } from '../export/concordance-csv.ts';
import { type ExportWriter, exportChunks } from '../export/export-writer.ts';
import { fileName } from '../export/file-name.ts';
import { readAll } from '../export/read-all.ts';
import { trendsCsv } from '../export/trends-csv.ts';
import { queryOf } from './api.ts';
import { siteBase } from './base-url.ts';
import { setLinks, setValidator } from './caching.ts';
import { withWriter } from './export-writers.ts';
import { feedPart, readFeedPart } from './feed-part.ts';
import { FILE_TYPES } from './file-types.ts';
import { sendFile } from './send-file.ts';

export type ExportDeps = {
  readonly searcher: Searcher;
  /** The program's version. */
  readonly version: string;
  readonly baseUrl: string | null;
};

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** The handlers of the files. */
export function createExports({ searcher, version, baseUrl }: ExportDeps) {
  /** Answers with a file made of `chunks`; only its head where the client wants no more. */
  const answer = async (
    [request, response]: readonly [Request, Response],
    { name, index, chunks }: { name: string; index: IndexInfo; chunks: Iterable<string> },
  ): Promise<void> => {
    setValidator(request, response, `${version}/${index.version}`);
    response.attachment(name);
    response.type(FILE_TYPES.csv.contentType);
    await sendFile(request, response, chunks);
  };

  const concordance: RequestHandler = async (request, response) => {
    const { request: asked, bom } = parseConcordanceCsvParams(queryOf(request));
    const result = await searcher.concordance(asked);
    const chunks = concordanceCsv(result, { base: siteBase(request, baseUrl), bom });
    const name = concordanceFileName(result.state.q);
    await answer([request, response], { name, index: result.index, chunks });
  };

  const trends: RequestHandler = async (request, response) => {
    const { request: asked, bom } = parseTrendsCsvParams(queryOf(request));
    const result = await searcher.trends(asked);
    const chunks = trendsCsv(result, { base: siteBase(request, baseUrl), bom });
    await answer([request, response], { name: 'trends.csv', index: result.index, chunks });
  };

  /** What all files have in common, once the first stretch has been read. */
  const announce = (
    request: Request,
    response: Response,
    { format }: SearchExport,
    first: ReadResult,
  ): void => {
    const { index, state } = first;
    setValidator(request, response, `${version}/${index.version}`);
    // A feed is read where it is.
    if (format !== 'atom') response.attachment(fileName('search', state.q, format));
    response.type(FILE_TYPES[format].contentType);
    setLinks(response, searchLinks(first));
  };

  const whole = async <Form extends ReadForm>(
    request: Request,
    response: Response,
    asked: SearchExport,
    writer: ExportWriter<Form>,
  ): Promise<void> => {
    const { first, stretches } = await readAll(asked.state, {
      searcher,
      form: writer.form,
      pause,
    });
    announce(request, response, asked, first);
    await sendFile(request, response, exportChunks(first, stretches, writer));
  };

  const feed = async (request: Request, response: Response, asked: SearchExport): Promise<void> => {
    const base = siteBase(request, baseUrl);
    const { folder } = await searcher.status();
    if (asked.state.cursor === null) {
      await whole(request, response, asked, atomFeed({ base, folder, part: null }));
      return;
    }
    const stretch = await readFeedPart(searcher, asked.state);
    const part = feedPart(asked.state, stretch);
    announce(request, response, asked, stretch);
    setLinks(response, [
      ...searchLinks(stretch),
      { href: part.first, rel: 'first' },
      { href: part.previous, rel: 'prev' },
      { href: part.next, rel: 'next' },
    ]);
    async function* once() {
      yield stretch;
    }
    const chunks = exportChunks(stretch, once(), atomFeed({ base, folder, part }));
    await sendFile(request, response, chunks);
  };

  const search =
    (format: SearchFormat): RequestHandler =>
    (request, response) => {
      const asked = parseExportParams(format, queryOf(request));
      if (format === 'atom') return feed(request, response, asked);
      const write = <Form extends ReadForm>(writer: ExportWriter<Form>): Promise<void> =>
        whole(request, response, asked, writer);
      const base = siteBase(request, baseUrl);
      return withWriter(format, asked, base, { hits: write, articles: write, cards: write });
    };

  return { concordance, trends, search };
}

/** The page of the same search, and its twin. */
function searchLinks({ state }: ReadResult) {
  const shown = withChanges(state, {});
  return [
    { href: searchHref(shown), rel: 'alternate', type: 'text/html' },
    { href: apiHref(shown), rel: 'alternate', type: 'application/json' },
  ];
}
