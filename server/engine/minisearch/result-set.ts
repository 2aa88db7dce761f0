/**
 * The result set of an address: its query understood, its values resolved, its filters applied and
 * counted. Page, lists, concordance and exports all start from here, so they hold the same articles.
 */
import { type Counts, countMatches } from '../../core/facet-counts.ts';
import type { Facet, SearchState, Sort } from '../../core/search-state.ts';
import type { QueryReport } from '../../core/searcher.ts';
import type { FacetColumns } from '../../core/selection.ts';
import { resolveValues } from '../../core/value-resolution.ts';
import type { ArticleIndex } from './article-index.ts';
import type { ArticleTable, Row } from './article-table.ts';
import type { Matches } from './matching.ts';
import { orderDocuments } from './order.ts';
import { understand } from './understanding.ts';

export type ResultSet = {
  /** As answered: display values, and the operator of a fallback. */
  readonly state: SearchState;
  readonly report: QueryReport;
  readonly matches: Matches;
  readonly counts: Counts;
  /** All articles of the set, in the order asked for. */
  readonly rows: () => Row[];
};

/** No stories are known to this engine yet: every article stands alone and counts as one. */
export const NO_STORY = (): null => null;

export function facetColumns(table: ArticleTable): FacetColumns {
  return {
    values: (document: number, facet: Facet) => table.row(document)?.facets[facet] ?? [],
    day: (document: number) => table.row(document)?.article.date?.day ?? null,
  };
}

/** `mayFallBack`: only a search does; links and lists mean exactly what their address says. */
export function openResultSet(
  index: ArticleIndex,
  asked: SearchState,
  { mayFallBack }: { readonly mayFallBack: boolean },
): ResultSet {
  const { table, values } = index;
  const resolution = resolveValues(
    asked,
    (facet, spelling) => values.find(facet, spelling),
    (facet, spelling) => values.near(facet, spelling),
  );
  const { matches, state, report } = understand(index, resolution.state, mayFallBack);
  const candidates = handPicked(state, table, matches.scores.keys());
  const counts = countMatches(candidates, state, facetColumns(table), NO_STORY);
  const sort: Sort = state.sort ?? (report.hasWords ? 'relevance' : 'newest');
  return {
    state,
    report: { ...report, warnings: [...report.warnings, ...resolution.warnings] },
    matches,
    counts,
    rows: () => orderDocuments(counts.documents, sort, table, matches.scores),
  };
}

function handPicked(
  { ids }: SearchState,
  table: ArticleTable,
  documents: Iterable<number>,
): Iterable<number> {
  if (ids.length === 0) return documents;
  const picked = new Set(ids);
  return [...documents].filter((document) => picked.has(table.row(document)?.article.id ?? ''));
}
