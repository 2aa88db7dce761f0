/** A whole concordance as CSV. The order of the columns is fixed; new ones come last. */
import type { ConcordanceLine } from '../core/concordance.ts';
import { lineHref } from '../core/context-url.ts';
import type { ConcordanceResult } from '../core/searcher.ts';
import { type CsvCell, csvChunks } from './csv.ts';
import { fileName } from './file-name.ts';

export const CONCORDANCE_COLUMNS = [
  'article',
  'url',
  'title',
  'date',
  'source',
  'field',
  'start',
  'end',
  'left',
  'match',
  'right',
  'query',
] as const;

export type ConcordanceCsvOptions = {
  /** Where the site is reached, without a final slash: a file is read elsewhere. */
  readonly base: string;
  readonly bom: boolean;
};

/** The lines of one answer in chunks of text. */
export function concordanceCsv(
  result: ConcordanceResult,
  { base, bom }: ConcordanceCsvOptions,
): Generator<string> {
  return csvChunks(CONCORDANCE_COLUMNS, rows(result, base), { bom });
}

function* rows({ lines, state }: ConcordanceResult, base: string): Generator<readonly CsvCell[]> {
  for (const line of lines) yield rowOf(line, `${base}${lineHref(line, state)}`, state.q);
}

function rowOf(line: ConcordanceLine, url: string, query: string): readonly CsvCell[] {
  const { article, title, day, source, field, start, end, left, match, right } = line;
  return [article, url, title, day, source, field, start, end, left, match, right, query];
}

/** `concordance-ferry-strike.csv`. */
export function concordanceFileName(query: string): string {
  return fileName('concordance', query, 'csv');
}
