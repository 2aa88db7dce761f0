/**
 * Matching: the effective tree → every article that satisfies it, with its score. MiniSearch proposes,
 * and where it cannot decide the evaluator does.
 */
import type MiniSearch from 'minisearch';
import { createEvaluator } from '../../core/evaluator/evaluator.ts';
import { queryLeaves } from '../../core/query/describe-terms.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import type { Matches } from '../archive/archive.ts';
import type { Deadline } from '../archive/deadline.ts';
import { createIndexPlan } from '../archive/index-plan.ts';
import { type MatchedRows, matchesOf } from '../archive/row-matches.ts';
import type { ArticleTable, Row } from './article-table.ts';
import { planQuery } from './plan-query.ts';

/** An index in memory: its words, its articles and what groups them. */
export type MatchedIndex = MatchedRows & {
  readonly miniSearch: MiniSearch<Row>;
  readonly table: ArticleTable;
};

/**
 * All matches of an effective tree. Linear in the candidates; inexact queries read their tokens.
 * Throws `search-timeout` past the deadline.
 */
export function matchTree(index: MatchedIndex, root: QueryNode, deadline: Deadline): Matches {
  const { table, miniSearch } = index;
  const leaves = queryLeaves(root);
  const evaluator = createEvaluator(root, leaves, deadline.anew);
  const { plan, exact } = createIndexPlan(root, table.vocabulary, { decides: false });
  const scores = new Map<number, number>();
  for (const { id, score, queryTerms } of miniSearch.search(planQuery(plan, table.languageOf))) {
    const row = table.row(id);
    if (row === undefined) continue;
    deadline.check();
    if (!exact && evaluator.evaluate(table.evaluated(row)) === null) continue;
    // MiniSearch multiplies by the number of query terms found; undone, the score is plain BM25.
    // Everything alike is no score at all.
    scores.set(id, plan.kind === 'all' ? 0 : score / Math.max(1, queryTerms.length));
  }
  return matchesOf(scores, index, { evaluator, leaves, root });
}
