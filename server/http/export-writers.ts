/** Which writer makes which file; the command line writes its files with the same ones. */
import type { SearchExport, SearchFormat } from '../core/export-format.ts';
import { citedName } from '../entities/cited-name.ts';
import { bibtexEntry } from '../export/bibtex.ts';
import type { ExportWriter } from '../export/export-writer.ts';
import { jsonLines } from '../export/json-lines.ts';
import { searchManifest } from '../export/manifest.ts';
import type { CitingOptions } from '../export/reference.ts';
import { references } from '../export/references.ts';
import { risRecord } from '../export/ris.ts';
import { searchCsv } from '../export/search-csv.ts';
import { articleLine } from '../view/api-article.ts';

/** Files of a search: all formats but the feed, which is read where it is. */
export type FileFormat = Exclude<SearchFormat, 'atom'>;

/** Makes a file of a search with the writer of its format, whatever that reads. */
export type WithWriter<Result> = {
  readonly hits: (writer: ExportWriter<'hit'>) => Result;
  readonly articles: (writer: ExportWriter<'article'>) => Result;
  readonly cards: (writer: ExportWriter<'card'>) => Result;
};

/** `base`: where the site is reached, without a final slash. */
export function withWriter<Result>(
  format: FileFormat,
  { bom, text }: Pick<SearchExport, 'bom' | 'text'>,
  base: string,
  use: WithWriter<Result>,
): Result {
  switch (format) {
    case 'csv':
      return use.hits(searchCsv(base, bom));
    case 'jsonl':
      return use.articles(jsonLines((article) => articleLine(article, text)));
    case 'ris':
      return use.cards(references(risRecord, citing(base)));
    case 'manifest.json':
      return use.cards(searchManifest());
    case 'bib':
      return use.cards(references(bibtexEntry, citing(base)));
    default:
      return format satisfies never;
  }
}

/** How articles are cited from here. */
export function citing(base: string): CitingOptions {
  return { base, splitName: citedName };
}
