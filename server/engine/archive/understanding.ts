/**
 * From the query text to the tree that is searched, and the labelled fallback: when the words
 * together find nothing in the whole archive, misspelt ones are corrected, then any of them will do, and the
 * answer says so.
 */
import { createEvaluator, type Evaluator } from '../../core/evaluator/evaluator.ts';
import { asksForWords, queryLeaves } from '../../core/query/describe-terms.ts';
import { interpret } from '../../core/query/interpretation.ts';
import { applyOperator, type Operator } from '../../core/query/operator.ts';
import { parseQuery } from '../../core/query/parser.ts';
import { sameQuery } from '../../core/query/print.ts';
import { recognisedNames } from '../../core/query/recognised-names.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import { type WithVariants, withVariants } from '../../core/query/variants.ts';
import type { SearchState } from '../../core/search-state.ts';
import type { QueryReport } from '../../core/searcher.ts';
import type { Archive, Matches } from './archive.ts';
import { correctedQuery } from './corrected-query.ts';
import { createDeadline } from './deadline.ts';
import { namesIn, spellingsIn } from './other-spellings.ts';

export type Understanding = {
  readonly matches: Matches;
  /** The state with the operator that was used after a fallback. */
  readonly state: SearchState;
  readonly report: QueryReport;
};

/** Leaves counted one by one; a longer query would spend its time on the counting. */
const MAX_COUNTED_TERMS = 20;

/** The marks of a query in an article whose address carries it. */
export function strictEvaluator(archive: Archive, state: SearchState): Evaluator {
  const { root: typed } = parseQuery(state.q);
  const { root } = effectiveTree(archive, typed, state, state.operator ?? 'and');
  return createEvaluator(root, queryLeaves(root), createDeadline(archive.now).anew);
}

/** The tree that is searched: operator and stop words applied, names in any spelling. */
function effectiveTree(
  { entities }: Archive,
  root: QueryNode,
  { variants }: SearchState,
  operator: Operator,
): WithVariants {
  const effective = applyOperator(root, operator);
  if (!variants) return { root: effective, variants: [] };
  return withVariants(effective, spellingsIn(entities));
}

/** Falls back, where it may, once no operator was asked for and the words together find nothing. */
export function understand(
  archive: Archive,
  state: SearchState,
  mayFallBack: boolean,
): Understanding {
  const { root, warnings } = parseQuery(state.q);
  const { root: strict, variants } = effectiveTree(archive, root, state, state.operator ?? 'and');
  const deadline = createDeadline(archive.now);
  const matchesOf = (tree: QueryNode): Matches => archive.match(tree, deadline);
  const strictMatches = matchesOf(strict);
  const terms = countTerms(root, (tree) => archive.count(tree, deadline));
  const names = recognisedNames(root, namesIn(archive.entities));
  const corrected = mayFallBack
    ? correctedQuery(archive, state.q, { root, terms, names }, deadline)
    : null;
  const about = { text: state.q, warnings, terms, names, hasWords: asksForWords(root) };
  if (strictMatches.size === 0 && mayFallBack && state.operator === null) {
    if (corrected !== null) {
      const spelled = parseQuery(corrected).root;
      const respelt = effectiveTree(archive, spelled, state, 'and');
      const matches = matchesOf(respelt.root);
      if (matches.size > 0)
        return {
          matches,
          // The words searched are told by the fallback; the operator goes with them.
          state: { ...state, operator: 'and' },
          report: {
            ...about,
            interpretation: interpret(respelt.root),
            suggestion: null,
            fallback: { kind: 'spelling', searched: corrected, operator: 'and', strictTotal: 0 },
            variants: respelt.variants,
            names: recognisedNames(spelled, namesIn(archive.entities)),
          },
        };
    }
    const searched = corrected ?? state.q;
    const spelled = corrected === null ? root : parseQuery(corrected).root;
    const loose = effectiveTree(archive, spelled, state, 'or');
    const matches = sameQuery(strict, loose.root) ? strictMatches : matchesOf(loose.root);
    if (matches.size > 0)
      return {
        matches,
        state: { ...state, operator: 'or' },
        report: {
          ...about,
          interpretation: interpret(loose.root),
          suggestion: null,
          fallback: { kind: 'or', searched, operator: 'or', strictTotal: 0 },
          variants: loose.variants,
          names: [],
        },
      };
  }
  return {
    matches: strictMatches,
    state,
    report: {
      ...about,
      interpretation: interpret(strict),
      suggestion: corrected,
      fallback: null,
      variants,
    },
  };
}

/** What each word finds alone, in the field it was asked for, before filters. */
function countTerms(root: QueryNode, count: (tree: QueryNode) => number): QueryReport['terms'] {
  const counted = new Map<string, number>();
  for (const { text, scoped } of queryLeaves(root).slice(0, MAX_COUNTED_TERMS)) {
    if (!counted.has(text)) counted.set(text, count(scoped));
  }
  return [...counted].map(([text, articles]) => ({ text, articles }));
}
