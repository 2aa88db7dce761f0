/** Words of an index a few letters from a typed one, with how many articles hold each. */
import { createTermMatcher } from '../../core/evaluator/term-matcher.ts';
import { type LikeWord, swapped } from '../../core/query/spelling.ts';
import type { FuzzyNode } from '../../core/query/tree.ts';
import type { Lexicon } from './index-plan.ts';

/** From this length on, words two letters away are looked at where none is one away. */
const LONG = 7;

export type NamedTerms<Term> = {
  readonly textOf: (term: Term) => string;
  readonly articlesOf: (term: Term) => number;
};

/** Costs as much as a fuzzy search, or two. */
export function wordsLike<Term>(
  word: string,
  lexicon: Lexicon<Term>,
  { textOf, articlesOf }: NamedTerms<Term>,
): LikeWord[] {
  const found = new Map<string, LikeWord>();
  const add = (term: Term, edits: number): void => {
    const text = textOf(term);
    if (!found.has(text)) found.set(text, { text, edits, articles: articlesOf(term) });
  };
  for (const other of swapped(word)) {
    const term = lexicon.find(other);
    if (term !== undefined) add(term, 1);
  }
  for (const edits of [1, 2] as const) {
    if (edits === 2 && (found.size > 0 || word.length < LONG)) break;
    const node = fuzzy(word, edits);
    for (const term of lexicon.matching(node, createTermMatcher(node))) add(term, edits);
  }
  return [...found.values()].filter(({ text }) => /^\p{L}+$/u.test(text));
}

function fuzzy(term: string, edits: 1 | 2): FuzzyNode {
  const span = { start: 0, end: term.length };
  return { kind: 'fuzzy', text: term, term, edits, required: false, span };
}
