/** What files are called in `Content-Type`, and in `Accept` by those who know them by other names. */
import type { ArticleFormat, SearchFormat } from '../core/export-format.ts';

export type FileType = {
  /** As it is sent. */
  readonly contentType: string;
  /** Names it is accepted by, the proper one first. */
  readonly accepted: readonly [string, ...string[]];
};

const PLAIN = 'text/plain';

/** By the end of the address. */
export const FILE_TYPES: Readonly<Record<SearchFormat | ArticleFormat, FileType>> = {
  csv: { contentType: 'text/csv; charset=utf-8; header=present', accepted: ['text/csv', PLAIN] },
  jsonl: {
    contentType: 'application/x-ndjson; charset=utf-8',
    accepted: ['application/x-ndjson', 'application/jsonl', 'application/json', PLAIN],
  },
  ris: {
    contentType: 'application/x-research-info-systems; charset=utf-8',
    accepted: ['application/x-research-info-systems', PLAIN],
  },
  bib: {
    contentType: 'application/x-bibtex; charset=utf-8',
    accepted: ['application/x-bibtex', 'text/x-bibtex', PLAIN],
  },
  atom: {
    contentType: 'application/atom+xml; charset=utf-8',
    accepted: ['application/atom+xml', 'application/xml', 'text/xml'],
  },
  'manifest.json': {
    contentType: 'application/json; charset=utf-8',
    accepted: ['application/json'],
  },
  'csl.json': {
    contentType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    accepted: ['application/vnd.citationstyles.csl+json', 'application/json'],
  },
  txt: { contentType: 'text/plain; charset=utf-8', accepted: [PLAIN] },
};
