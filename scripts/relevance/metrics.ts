/**
 * How good a ranking is. Definitions are trec_eval's (`ndcg_cut_10`, `map`, `P_10`, `recall_100`, `recip_rank`),
 * with the grade itself as gain; documents without a judgment count as not relevant.
 */
import type { Ranking } from './judged-collection.ts';

export const METRICS = ['nDCG@10', 'MAP', 'P@10', 'R@100', 'MRR'] as const;
export type Metric = (typeof METRICS)[number];
export type Scores = Readonly<Record<Metric, number>>;

/** Each from 0 to 1. A topic without a relevant document scores 0 throughout: leave it out before. */
export function scoreRanking(ranking: Ranking, grades: ReadonlyMap<string, number>): Scores {
  const gains = ranking.map((id) => Math.max(0, grades.get(id) ?? 0));
  const ideal = [...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  const relevant = ideal.length;
  const best = discounted(ideal.slice(0, 10));
  const first = gains.findIndex((gain) => gain > 0);
  return {
    'nDCG@10': best === 0 ? 0 : discounted(gains.slice(0, 10)) / best,
    MAP: averagePrecision(gains, relevant),
    'P@10': found(gains.slice(0, 10)) / 10,
    'R@100': relevant === 0 ? 0 : found(gains.slice(0, 100)) / relevant,
    MRR: first < 0 ? 0 : 1 / (first + 1),
  };
}

function found(gains: readonly number[]): number {
  return gains.filter((gain) => gain > 0).length;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}

function averagePrecision(gains: readonly number[], relevant: number): number {
  let seen = 0;
  let sum = 0;
  for (const [place, gain] of gains.entries()) {
    if (gain <= 0) continue;
    seen += 1;
    sum += seen / (place + 1);
  }
  return relevant === 0 ? 0 : sum / relevant;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
