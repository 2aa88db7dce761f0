/** The words of all live segments: forms of a stem, terms of a pattern, terms a few edits away. */
import type { TermMatcher } from '../../core/evaluator/term-matcher.ts';
import type { FuzzyNode, PhrasePart, WildcardNode } from '../../core/query/tree.ts';
import type { Lexicon } from '../archive/index-plan.ts';
import { termsWithinEdits } from './edit-distance.ts';
import { isLive, type LiveSegment } from './live-segment.ts';
import type { TermRange } from './term-table.ts';

export function createLexicon(segments: readonly LiveSegment[]): Lexicon {
  const gathered = (numbersIn: (live: LiveSegment) => Iterable<number>): string[] => {
    const terms = new Set<string>();
    for (const live of segments) {
      for (const number of numbersIn(live))
        if (isLive(live, number)) terms.add(live.segment.terms.term(number));
    }
    return [...terms];
  };
  const remembered = new Map<string, readonly string[]>();
  return {
    formsOf: (stem) => gathered(({ segment }) => segment.formsOf(stem)),
    matching: (part, matcher) => {
      const key = keyOf(part);
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const found = gathered((live) => matchingIn(live, part, matcher));
      remembered.set(key, found);
      return found;
    },
  };
}

function keyOf(part: WildcardNode | FuzzyNode | PhrasePart): string {
  switch (part.kind) {
    case 'wildcard':
    case 'pattern':
      return `* ${part.pattern}`;
    case 'fuzzy':
      return `~${part.edits} ${part.term}`;
    case 'term':
      return `= ${part.term}`;
    default:
      return part satisfies never;
  }
}

/** Everything up to the first `*` or `?` must stand as it is: only terms that begin so are looked at. */
function* matchingIn(
  { segment: { terms } }: LiveSegment,
  part: WildcardNode | FuzzyNode | PhrasePart,
  matcher: TermMatcher,
): Generator<number> {
  if (part.kind === 'fuzzy') {
    yield* termsWithinEdits(terms, part.term, part.edits);
    return;
  }
  const written = part.kind === 'term' ? part.term : part.pattern;
  const prefix = /^[^*?]*/.exec(written)?.[0] ?? '';
  const range = terms.withPrefix(prefix);
  if (written === `${prefix}*` || part.kind === 'term') {
    yield* numbersOf(range);
    return;
  }
  for (const number of numbersOf(range)) {
    if (matcher.match(terms.term(number)) !== null) yield number;
  }
}

function* numbersOf({ first, end }: TermRange): Generator<number> {
  for (let number = first; number < end; number += 1) yield number;
}
