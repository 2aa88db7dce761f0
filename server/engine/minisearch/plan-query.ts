/** A plan as MiniSearch is asked it: one query a term, so that every form has its own weight. */
import MiniSearch, { type Query, type QueryCombination, type SearchOptions } from 'minisearch';
import type { TextField } from '../../core/article.ts';
import { type LanguageSet, languageSet, type StemLanguage } from '../../core/stem-language.ts';
import { type IndexPlan, TITLE_WEIGHT, type WeightedTerms } from '../archive/index-plan.ts';

/** Terms are already folded: MiniSearch must not cut them again. */
export const ASKED_AS_IS = {
  tokenize: (text: string) => [text],
  processTerm: (term: string) => term,
} satisfies SearchOptions;

/** In which language a document is written. */
export type LanguageOf = (document: number) => StemLanguage;

/** Of a plan that leaves phrases and conditions to the evaluator. Throws `RangeError` for any other. */
export function planQuery(plan: IndexPlan<string>, languageOf: LanguageOf): Query {
  const inner = (part: IndexPlan<string>): Query => planQuery(part, languageOf);
  switch (plan.kind) {
    case 'all':
      return MiniSearch.wildcard;
    case 'terms':
      return anyTerm(plan, plan.fields);
    case 'in-languages':
      return { ...anyTerm(plan, plan.fields), boostDocument: onlyIn(plan.languages, languageOf) };
    case 'and':
      return { combineWith: 'AND', queries: plan.parts.map(inner) };
    case 'or':
      return { combineWith: 'OR', queries: plan.parts.map(inner) };
    case 'and-not':
      return { combineWith: 'AND_NOT', queries: [plan.base, ...plan.without].map(inner) };
    case 'phrase':
    case 'where':
      throw new RangeError(`MiniSearch cannot be asked a ${plan.kind}.`);
    default:
      return plan satisfies never;
  }
}

function anyTerm(
  { terms, weights }: WeightedTerms<string>,
  fields: readonly TextField[],
): QueryCombination {
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

/** MiniSearch leaves out a document whose boost is 0. */
function onlyIn(languages: LanguageSet, languageOf: LanguageOf): (document: number) => number {
  return (document) => ((languageSet(languageOf(document)) & languages) === 0 ? 0 : 1);
}
