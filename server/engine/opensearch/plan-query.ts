/** A plan as a cluster is asked it. Scores are BM25, summed over forms and fields as in the embedded engines. */
import type { TextField } from '../../core/article.ts';
import { type LanguageSet, languageSet, STEM_LANGUAGES } from '../../core/stem-language.ts';
import {
  type ConditionNode,
  type IndexPlan,
  TITLE_WEIGHT,
  type WeightedTerms,
} from '../archive/index-plan.ts';
import { indexedTerm } from './index-layout.ts';

/** Lucene leaves out a factor of k + 1 that BM25 as published has: scores are then those of other engines. */
const K_PLUS_1 = 2.2;
/** More forms than these are found without being weighed: each would be a query of its own. */
const MAX_WEIGHED = 400;

const NOTHING = { match_none: {} };

/** More forms than these at one place of a phrase are left to the evaluator. */
const MAX_AT_A_PLACE = 100;

/** Whether what a plan finds is what it says: places of a phrase where nearly anything may stand are not asked about. */
export function decidesAll(plan: IndexPlan<string>): boolean {
  switch (plan.kind) {
    case 'phrase':
      return plan.parts.every(({ terms }) => terms.length <= MAX_AT_A_PLACE);
    case 'and':
    case 'or':
      return plan.parts.every(decidesAll);
    case 'and-not':
      return [plan.base, ...plan.without].every(decidesAll);
    default:
      return true;
  }
}

/** Numbers of the articles of which a condition holds. */
export type Holding = (condition: ConditionNode) => readonly number[];

export function planQuery(plan: IndexPlan<string>, holding: Holding): object {
  const inner = (part: IndexPlan<string>): object => planQuery(part, holding);
  switch (plan.kind) {
    case 'all':
      return { constant_score: { filter: { match_all: {} }, boost: 0 } };
    case 'terms':
      return anyTerm(plan, plan.fields);
    case 'in-languages':
      return {
        bool: {
          must: [anyTerm(plan, plan.fields)],
          filter: [{ terms: { language: languagesIn(plan.languages) } }],
        },
      };
    case 'and':
      if (plan.parts.length === 0) return planQuery({ kind: 'all' }, holding);
      return { bool: { must: plan.parts.map(inner) } };
    case 'or':
      if (plan.parts.length === 0) return NOTHING;
      return { bool: { should: plan.parts.map(inner), minimum_should_match: 1 } };
    case 'and-not':
      return { bool: { must: [inner(plan.base)], must_not: plan.without.map(inner) } };
    case 'phrase':
      return phraseQuery(plan.parts, plan.fields);
    case 'where':
      return {
        constant_score: { filter: { terms: { number: holding(plan.condition) } }, boost: 0 },
      };
    default:
      return plan satisfies never;
  }
}

function phraseQuery(
  parts: readonly WeightedTerms<string>[],
  fields: readonly TextField[],
): object {
  if (parts.some(({ terms }) => terms.length === 0)) return NOTHING;
  const asked = parts.filter(({ terms }) => terms.length <= MAX_AT_A_PLACE);
  const must = asked.map((part) => anyTerm(part, fields));
  if (asked.length < parts.length) return { bool: { must } };
  const should = fields.map((field) => sideBySide(parts, field));
  return { bool: { must, filter: [{ bool: { should, minimum_should_match: 1 } }] } };
}

function anyTerm({ terms, weights }: WeightedTerms<string>, fields: readonly TextField[]): object {
  if (terms.length === 0) return NOTHING;
  const weighed = terms.length * fields.length <= MAX_WEIGHED;
  const should = weighed
    ? fields.flatMap((field) =>
        terms.map((term, i) => ({
          term: { [field]: { value: indexedTerm(term), boost: boostOf(field, weights[i] ?? 0) } },
        })),
      )
    : fields.map((field) => ({ terms: { [field]: terms.map(indexedTerm) } }));
  return { bool: { should, minimum_should_match: 1 } };
}

function boostOf(field: TextField, weight: number): number {
  return K_PLUS_1 * weight * (field === 'title' ? TITLE_WEIGHT : 1);
}

function sideBySide(parts: readonly WeightedTerms<string>[], field: TextField): object {
  return {
    intervals: {
      [field]: {
        all_of: {
          ordered: true,
          max_gaps: 0,
          intervals: parts.map(({ terms }) => ({
            any_of: {
              intervals: terms.map((term) => ({ match: { query: indexedTerm(term) } })),
            },
          })),
        },
      },
    },
  };
}

function languagesIn(languages: LanguageSet): string[] {
  return [...STEM_LANGUAGES, 'none' as const].filter(
    (language) => (languageSet(language) & languages) !== 0,
  );
}
