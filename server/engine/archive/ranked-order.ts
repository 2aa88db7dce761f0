/**
 * The order of relevance: the best by the base score are ranked more closely, the others follow in the
 * order of the base score. What is added is ≥ 0, so any page, any cursor and any grouping may go by the
 * scores alone.
 */
import type { QueryNode } from '../../core/query/tree.ts';
import { FeatureReader, type TermScore } from '../../core/ranking/features.ts';
import { rankedQuery } from '../../core/ranking/query-words.ts';
import { rankClosely, type ScoreParts, windowOf } from '../../core/ranking/rank-closely.ts';
import type { RankingIndex } from '../../core/ranking/ranking-index.ts';

/** What was found, in the order of the base score, then of ids. */
export type BaseOrder = {
  readonly best: (size: number) => readonly number[];
  readonly score: (document: number) => number;
};

/** What the scores of the best are made of, by document; of no others. */
export function closerScores(
  root: QueryNode,
  index: RankingIndex,
  base: BaseOrder,
): ReadonlyMap<number, ScoreParts> {
  const query = rankedQuery(root, index);
  if (query === null) return new Map();
  const window = base
    .best(windowOf(query))
    .map((document) => ({ document, base: base.score(document) }));
  const parts = rankClosely(query, index, window);
  return new Map(
    window.flatMap(({ document }, i): [number, ScoreParts][] => {
      const own = parts[i];
      return own === undefined ? [] : [[document, own]];
    }),
  );
}

/** What each word of the query adds to the score of a document that is ranked closely. */
export function termScores(root: QueryNode, index: RankingIndex, document: number): TermScore[] {
  const query = rankedQuery(root, index);
  const article = index.article(document);
  if (query === null || article === null) return [];
  const reader = new FeatureReader(query, index);
  try {
    return reader.terms(article);
  } finally {
    reader.close();
  }
}
