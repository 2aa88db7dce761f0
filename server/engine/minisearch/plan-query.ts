/** A plan as MiniSearch is asked it: one query a term, so that every form has its own weight. */
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { TextField } from '../../core/article.ts';
import { type IndexPlan, TITLE_WEIGHT, type WeightedTerms } from '../archive/index-plan.ts';

/** Terms are already folded: MiniSearch must not cut them again. */
export const ASKED_AS_IS = {
  tokenize: (text: string) => [text],
  processTerm: (term: string) => term,
} satisfies SearchOptions;

/** Of a plan that leaves phrases and conditions to the evaluator. Throws `RangeError` for any other. */
export function planQuery(plan: IndexPlan<string>): Query {
  switch (plan.kind) {
    case 'all':
      return MiniSearch.wildcard;
    case 'terms':
      return anyTerm(plan, plan.fields);
    case 'and':
      return { combineWith: 'AND', queries: plan.parts.map(planQuery) };
    case 'or':
      return { combineWith: 'OR', queries: plan.parts.map(planQuery) };
    case 'and-not':
      return { combineWith: 'AND_NOT', queries: [plan.base, ...plan.without].map(planQuery) };
    case 'phrase':
    case 'where':
      throw new RangeError(`MiniSearch cannot be asked a ${plan.kind}.`);
    default:
      return plan satisfies never;
  }
}

function anyTerm({ terms, weights }: WeightedTerms<string>, fields: readonly TextField[]): Query {
  return {
    combineWith: 'OR',
    queries: terms.map((term, i) => {
      const weight = weights[i] ?? 0;
      return {
        ...ASKED_AS_IS,
        queries: [term],
        fields: [...fields],
        boost: { title: TITLE_WEIGHT * weight, text: weight },
      };
    }),
  };
}
