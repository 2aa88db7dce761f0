/**
 * Whole result sets as files. Each is made from one answer, so from one version of the index, and
 * written only as fast as the client reads.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler, Response } from 'express';
import { parseConcordanceCsvParams } from '../core/context-url.ts';
import type { Searcher } from '../core/searcher.ts';
import { concordanceCsv, concordanceFileName } from '../export/concordance-csv.ts';
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
  const concordance: RequestHandler = async (request, response) => {
    const { request: asked, bom } = parseConcordanceCsvParams(queryOf(request));
    const result = await searcher.concordance(asked);
    setValidator(request, response, `${version}/${result.index.version}`);
    response.attachment(concordanceFileName(result.state.q));
    response.type('text/csv; charset=utf-8; header=present');
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await send(response, concordanceCsv(result, { base: siteBase(request, baseUrl), bom }));
  };

  return { concordance };
}
