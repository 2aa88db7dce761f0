/** How far each value of a facet stands out in the articles counted, and the order that follows from it. */
import { distinctiveness } from '../../core/distinctiveness.ts';
import type { Distinctiveness } from '../../core/searcher.ts';
import type { ValueTotals } from './value-totals.ts';

export type FacetComparison = {
  readonly at: (value: number) => Distinctiveness;
  /** Strongest first, then most frequent, then by name, which is by number. */
  readonly order: (a: number, b: number) => number;
};

/** `counts` of the `articles` counted, by number of the value. Linear in the values. */
export function createComparison(
  counts: Uint32Array,
  articles: number,
  totals: ValueTotals,
): FacetComparison {
  const sizes = { articles, archive: totals.articles };
  const of = (value: number): Distinctiveness => {
    const [count, inArchive] = [counts[value] ?? 0, totals.counts[value] ?? 0];
    return { inArchive, logLikelihood: distinctiveness({ count, inArchive }, sizes) };
  };
  const strengths = Float64Array.from(counts, (_, value) => of(value).logLikelihood);
  return {
    at: of,
    order: (a, b) =>
      (strengths[b] ?? 0) - (strengths[a] ?? 0) || (counts[b] ?? 0) - (counts[a] ?? 0) || a - b,
  };
}
