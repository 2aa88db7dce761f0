/** Links to the files that a search or an article can be had as. */
import {
  ARTICLE_FORMATS,
  articleFileHref,
  exportHref,
  SEARCH_FORMATS,
} from '../core/export-format.ts';
import type { SearchState } from '../core/search-state.ts';

export type FileLink = { readonly text: string; readonly href: string };

const NAMES = {
  csv: 'CSV',
  jsonl: 'JSON Lines',
  ris: 'RIS',
  bib: 'BibTeX',
  'manifest.json': 'Manifest, to cite it',
  atom: 'Atom feed',
  'csl.json': 'CSL-JSON',
  txt: 'Plain text',
} as const;

/** All articles of a search, as it was answered. */
export function searchFiles(state: SearchState): FileLink[] {
  return SEARCH_FORMATS.map((format) => ({ text: NAMES[format], href: exportHref(format, state) }));
}

export function articleFiles(id: string): FileLink[] {
  return ARTICLE_FORMATS.map((format) => ({
    text: NAMES[format],
    href: articleFileHref(id, format),
  }));
}
