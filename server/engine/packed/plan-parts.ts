/** A plan made ready for a snapshot: its words are terms of the dictionary, with the weights of their scores. */
import type { TextField } from '../../core/article.ts';
import type { LanguageSet } from '../../core/stem-language.ts';
import type { ConditionNode, IndexPlan } from '../archive/index-plan.ts';
import type { Dictionary } from './dictionary.ts';
import type { Scoring } from './scoring.ts';
import { chooseTerms, type TermChoice } from './term-lists.ts';

export type PlanPart =
  | { readonly kind: 'all' }
  | { readonly kind: 'where'; readonly condition: ConditionNode }
  | { readonly kind: 'terms'; readonly choice: TermChoice }
  | {
      readonly kind: 'in-languages';
      readonly choice: TermChoice;
      readonly languages: LanguageSet;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly PlanPart[] }
  | { readonly kind: 'and-not'; readonly base: PlanPart; readonly without: readonly PlanPart[] }
  | {
      readonly kind: 'phrase';
      /** Of each position, what may stand there. */
      readonly words: readonly TermChoice[];
      readonly fields: readonly TextField[];
    };

/** Looks up weights and frequencies. Linear in the terms of the plan. */
export function planParts(
  plan: IndexPlan<number>,
  dictionary: Dictionary,
  scoring: Scoring,
): PlanPart {
  const inner = (part: IndexPlan<number>): PlanPart => planParts(part, dictionary, scoring);
  switch (plan.kind) {
    case 'all':
    case 'where':
      return plan;
    case 'terms':
      return { kind: 'terms', choice: chooseTerms([plan], dictionary, scoring) };
    case 'in-languages': {
      const { kind, languages } = plan;
      return { kind, choice: chooseTerms([plan], dictionary, scoring), languages };
    }
    case 'phrase': {
      const { fields } = plan;
      const words = plan.parts.map((terms) =>
        chooseTerms([{ ...terms, fields }], dictionary, scoring),
      );
      return { kind: 'phrase', words, fields };
    }
    case 'and': {
      const [only] = plan.parts;
      if (plan.parts.length === 1 && only !== undefined) return inner(only);
      return { kind: 'and', parts: plan.parts.map(inner) };
    }
    case 'or': {
      // Terms under an OR are one choice of terms: their scores add up either way.
      const alternatives = plan.parts.flatMap((part) => (part.kind === 'or' ? part.parts : [part]));
      const terms = alternatives.flatMap((part) => (part.kind === 'terms' ? [part] : []));
      const parts = alternatives.filter(({ kind }) => kind !== 'terms').map(inner);
      if (terms.length > 0)
        parts.push({ kind: 'terms', choice: chooseTerms(terms, dictionary, scoring) });
      const [only] = parts;
      return parts.length === 1 && only !== undefined ? only : { kind: 'or', parts };
    }
    case 'and-not':
      return { kind: 'and-not', base: inner(plan.base), without: plan.without.map(inner) };
    default:
      return plan satisfies never;
  }
}
