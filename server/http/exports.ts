/**
 * Whole result sets as files. Each is made from one answer, so from one version of the index, and
 * written only as fast as the client reads.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { parseConcordanceCsvParams } from '../core/context-url.ts';
import { parseTrendsCsvParams } from '../core/insight-url.ts';
import type { IndexInfo, Searcher } from '../core/searcher.ts';
import { concordanceCsv, concordanceFileName } from '../export/concordance-csv.ts';
import { trendsCsv } from '../export/trends-csv.ts';
import { queryOf } from './api.ts';
import { siteBase } from './base-url.ts';
import { setValidator } from './caching.ts';

/** Sends the chunks as they are wanted. A client that goes away is no failure. */
async function send(response: Response, chunks: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(chunks), response);
  } catch (error) {
    if (!response.destroyed) throw error;
  }
}

export type ExportDeps = {
  readonly searcher: Searcher;
  /** The program's version. */
  readonly version: string;
  readonly baseUrl: string | null;
};

/** The handlers of the files. */
export function createExports({ searcher, version, baseUrl }: ExportDeps) {
  /** Answers with a file made of `chunks`; only its head where the client wants no more. */
  const answer = async (
    [request, response]: readonly [Request, Response],
    { name, index, chunks }: { name: string; index: IndexInfo; chunks: Iterable<string> },
  ): Promise<void> => {
    setValidator(request, response, `${version}/${index.version}`);
    response.attachment(name);
    response.type('text/csv; charset=utf-8; header=present');
    if (request.fresh) response.status(304).end();
    else if (request.method === 'HEAD') response.end();
    else await send(response, chunks);
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

  return { concordance, trends };
}
