/**
 * What a plan found, kept as a set. Most searches need how many there are and the best of them: lists of
 * documents and of scores are made when they are first asked for.
 */
import type { IndexPlan } from '../archive/index-plan.ts';
import { type DocumentSet, sizeOf, slotsIn } from './document-set.ts';
import { type FoundDocuments, scoreIn } from './found-documents.ts';
import type { Found } from './found-lists.ts';
import type { PlanSearcher } from './plan-search.ts';

/** `set`: live documents that fulfil the plan; it must not change any more. */
export function foundSet(
  set: DocumentSet,
  plan: IndexPlan<number>,
  searcher: PlanSearcher,
): FoundDocuments {
  const size = sizeOf(set);
  const known = new Map<number, number>();
  let scores: Float64Array | null = null;
  let parts: readonly Found[] | null = null;
  const allScores = (): Float64Array => {
    scores ??= searcher.scores(plan, set);
    return scores;
  };
  const allParts = (): readonly Found[] => {
    parts ??= partsOf(set, searcher, allScores);
    return parts;
  };
  return {
    get parts() {
      return allParts();
    },
    size,
    best: (count) => {
      const best = searcher.best(plan, set, count);
      for (const { document, key } of best) known.set(document, key);
      return best;
    },
    scoreOf: (segment, document) =>
      known.get(searcher.baseOf(segment) + document) ?? scoreIn(allParts()[segment], document),
  };
}

function partsOf(
  set: DocumentSet,
  searcher: PlanSearcher,
  scores: () => Float64Array,
): readonly Found[] {
  let next = 0;
  return searcher.rangesOf(set).map((words): Found => {
    const documents = slotsIn(words);
    const first = next;
    next += documents.length;
    const end = next;
    return {
      documents,
      get scores() {
        return scores().subarray(first, end);
      },
    };
  });
}
