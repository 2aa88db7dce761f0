/**
 * Matching: the effective tree → every article that satisfies it, with its score. MiniSearch proposes,
 * and where it cannot decide the evaluator does.
 */
import type MiniSearch from 'minisearch';
import { createEvaluator, type Evaluator } from '../../core/evaluator/evaluator.ts';
import { type QueryLeaf, queryLeaves } from '../../core/query/describe-terms.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import type { ArticleTable } from './article-table.ts';
import type { Deadline } from './deadline.ts';
import { createIndexQuery } from './index-query.ts';

export type Matches = {
  /** Document number → score, in no order. */
  readonly scores: ReadonlyMap<number, number>;
  readonly evaluator: Evaluator;
  readonly leaves: readonly QueryLeaf[];
};

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
  const { query, exact } = createIndexQuery(root, table.vocabulary);
  const scores = new Map<number, number>();
  for (const { id, score, queryTerms } of index.search(query)) {
    const row = table.row(id);
    if (row === undefined) continue;
    deadline.check();
    if (!exact && evaluator.evaluate(table.evaluated(row)) === null) continue;
    // MiniSearch multiplies by the number of query terms found; undone, the score is plain BM25.
    scores.set(id, score / Math.max(1, queryTerms.length));
  }
  return { scores, evaluator, leaves };
}
