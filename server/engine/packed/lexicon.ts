/** The words of a snapshot as a plan asks for them: terms are their numbers in the dictionary. */
import type { TermMatcher } from '../../core/evaluator/term-matcher.ts';
import type { FuzzyNode, PhrasePart, WildcardNode } from '../../core/query/tree.ts';
import type { LanguageSet, StemLanguage } from '../../core/stem-language.ts';
import type { Lexicon } from '../archive/index-plan.ts';
import { type Dictionary, localNumber } from './dictionary.ts';
import { termsWithinEdits } from './edit-distance.ts';
import type { LiveSegment } from './live-segment.ts';

/** Words whose forms are remembered. */
const REMEMBERED_WORDS = 1000;

export function createLexicon(
  segments: readonly LiveSegment[],
  { terms, numbers, frequencies: { title, text } }: Dictionary,
): Lexicon<number> {
  const isLive = (term: number): boolean => (title[term] as number) + (text[term] as number) > 0;
  const live = (found: Iterable<number>): number[] => {
    const kept: number[] = [];
    for (const term of found) if (isLive(term)) kept.push(term);
    return kept;
  };
  /** By language and word: what was asked before, for a page asks for the same words several times. */
  const forms = new Map<string, readonly number[]>();
  const findForms = (term: string, language: StemLanguage): number[] => {
    const found = new Set<number>();
    for (const [i, { segment }] of segments.entries()) {
      for (const local of segment.stems.formsOf(term, language))
        found.add(numbers[i]?.[local] ?? 0);
    }
    return live(found).sort((a, b) => a - b);
  };
  const languages = [...new Set(segments.flatMap(({ segment }) => segment.stems.languages))];
  return {
    languages,
    find: (term) => {
      const number = terms.find(term);
      return number >= 0 && isLive(number) ? number : undefined;
    },
    formsOf: (term, language) => {
      const key = `${language} ${term}`;
      const known = forms.get(key);
      if (known !== undefined) return known;
      if (forms.size >= REMEMBERED_WORDS) forms.clear();
      const found = findForms(term, language);
      forms.set(key, found);
      return found;
    },
    heldIn: (term) => {
      let held: LanguageSet = 0;
      for (const [i, { segment }] of segments.entries()) {
        const local = localNumber(numbers[i] ?? new Uint32Array(0), term);
        if (local >= 0) held |= segment.stems.heldIn(local);
      }
      return held;
    },
    matching: (part, matcher) => live(matchingIn(terms, part, matcher)),
  };
}

/** Everything up to the first `*` or `?` must stand as it is: only terms that begin so are looked at. */
function* matchingIn(
  terms: Dictionary['terms'],
  part: WildcardNode | FuzzyNode | PhrasePart,
  matcher: TermMatcher,
): Generator<number> {
  if (part.kind === 'fuzzy') {
    yield* termsWithinEdits(terms, part.term, part.edits);
    return;
  }
  const written = part.kind === 'term' ? part.term : part.pattern;
  const prefix = /^[^*?]*/.exec(written)?.[0] ?? '';
  const { first, end } = terms.withPrefix(prefix);
  const all = written === `${prefix}*` || part.kind === 'term';
  for (let number = first; number < end; number += 1)
    if (all || matcher.match(terms.term(number)) !== null) yield number;
}
