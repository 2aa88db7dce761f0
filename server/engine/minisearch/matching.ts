/**
 * Matching: the effective tree → every article that satisfies it, with its score. MiniSearch proposes,
 * and where it cannot decide the evaluator does.
 */
import type MiniSearch from 'minisearch';
import { createEvaluator } from '../../core/evaluator/evaluator.ts';
import {
  type ArchiveCounts,
  type Counts,
  countMatches,
  listFacet,
} from '../../core/facet-counts.ts';
import { queryLeaves } from '../../core/query/describe-terms.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import type { Facet, SearchState } from '../../core/search-state.ts';
import type { FacetColumns } from '../../core/selection.ts';
import { buildTimeline } from '../../core/timeline.ts';
import type { Matches, Selection } from '../archive/archive.ts';
import { countDays } from '../archive/count-days.ts';
import type { Deadline } from '../archive/deadline.ts';
import { createIndexPlan } from '../archive/index-plan.ts';
import type { ArticleTable } from './article-table.ts';
import { orderDocuments } from './order.ts';
import { planQuery } from './plan-query.ts';

/** No stories are known to this engine: every article stands alone and counts as one. */
const NO_STORY = (): null => null;

/**
 * All matches of an effective tree. Linear in the candidates; inexact queries read their tokens.
 * Throws `search-timeout` past the deadline.
 */
export function matchTree(
  index: MiniSearch,
  table: ArticleTable,
  root: QueryNode,
  deadline: Deadline,
): Matches {
  const leaves = queryLeaves(root);
  const evaluator = createEvaluator(root, leaves);
  const { plan, exact } = createIndexPlan(root, table.vocabulary, { decides: false });
  const scores = new Map<number, number>();
  for (const { id, score, queryTerms } of index.search(planQuery(plan, table.languageOf))) {
    const row = table.row(id);
    if (row === undefined) continue;
    deadline.check();
    if (!exact && evaluator.evaluate(table.evaluated(row)) === null) continue;
    // MiniSearch multiplies by the number of query terms found; undone, the score is plain BM25.
    // Everything alike is no score at all.
    scores.set(id, plan.kind === 'all' ? 0 : score / Math.max(1, queryTerms.length));
  }
  return {
    size: scores.size,
    evaluator,
    leaves,
    score: (document) => scores.get(document) ?? 0,
    select: (state) => select(table, scores, state),
  };
}

function facetColumns(table: ArticleTable): FacetColumns {
  return {
    values: (document, facet) => table.row(document)?.facets[facet] ?? [],
    day: (document) => table.row(document)?.article.date?.day ?? null,
  };
}

function select(
  table: ArticleTable,
  scores: ReadonlyMap<number, number>,
  state: SearchState,
): Selection {
  const columns = facetColumns(table);
  const counts: Counts = countMatches(
    handPicked(state, table, scores.keys()),
    state,
    columns,
    NO_STORY,
  );
  const { documents, facets, forTimeline, undatedLeftOut } = counts;
  return {
    total: documents.length,
    undatedLeftOut,
    facet: (facet, listing) =>
      listFacet(facets[facet], state.facets[facet], {
        ...listing,
        archive: () => archiveCounts(table, facet),
      }),
    timeline: (interval) => buildTimeline(forTimeline, columns.day, interval, NO_STORY),
    days: () => countDays(forTimeline, columns.day),
    ordered: (sort, offset, size) =>
      orderDocuments(documents, sort, table, scores)
        .slice(offset, offset + size)
        .map(({ document }) => document),
  };
}

/** Linear in the articles. */
function archiveCounts(table: ArticleTable, facet: Facet): ArchiveCounts {
  const counts = new Map<string, number>();
  for (const { facets } of table.rows())
    for (const value of facets[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { articles: table.size, having: (value) => counts.get(value) ?? 0 };
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
