/**
 * What a search found, to cite it: the search in its canonical form, the index it was asked of, and every
 * article with the hash of its text. `dateline verify` says whether a folder still gives the same.
 */
import { withChanges } from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type { ExportWriter } from './export-writer.ts';

/** Version of the format. */
export const MANIFEST_FORMAT = 1;

export function searchManifest(): ExportWriter<'card'> {
  let count = 0;
  return {
    form: 'card',
    start: ({ state, query, total, index }) => {
      const head = {
        dateline_manifest: MANIFEST_FORMAT,
        search: searchHref(withChanges(state, {})),
        query: state.q,
        interpretation: query.interpretation,
        total,
        index: { version: index.version, articles: index.articles },
      };
      return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "articles": [`;
    },
    row: ({ id, sha256, path, title, date }) => {
      count += 1;
      const line = JSON.stringify({ id, sha256, path, title, date: date?.day ?? null });
      return `${count === 1 ? '' : ','}\n  ${line}`;
    },
    end: '\n ]\n}\n',
  };
}
