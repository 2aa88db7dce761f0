/**
 * Which terms satisfy one part of a query, decided from the term and the language it is inflected in. The
 * evaluator asks it of an article's tokens, the engines of their vocabulary, so that both mean the same by a word.
 */
import { isSingleCjk } from '../analyzer.ts';
import { isExactOnly, stem } from '../inflection.ts';
import type { FuzzyNode, PhrasePart, WildcardNode, WordNode } from '../query/tree.ts';
import { DEFAULT_STEM_LANGUAGE, type StemLanguage } from '../stem-language.ts';

/** How a term satisfied a part of the query. */
export type TermMatch = 'exact' | 'inflection' | 'wildcard' | 'fuzzy';

export type TermMatcher = {
  /** Null where the term does not satisfy it. Remembers what it was asked. Only a word's inflections depend on the language. */
  readonly match: (term: string, language?: StemLanguage) => TermMatch | null;
  /** Set where only the first character of a matching token was asked for (a single Han character). */
  readonly firstCharacterOnly: boolean;
};

export function createTermMatcher(
  part: WordNode | WildcardNode | FuzzyNode | PhrasePart,
): TermMatcher {
  if (part.kind === 'word') return wordMatcher(part);
  return {
    match: remembering(decision(part)),
    firstCharacterOnly: 'term' in part && isSingleCjk(part.term),
  };
}

type Decision = (term: string) => TermMatch | null;

function remembering(decide: Decision): Decision {
  const remembered = new Map<string, TermMatch | null>();
  return (term) => {
    const known = remembered.get(term);
    if (known !== undefined) return known;
    const result = decide(term);
    remembered.set(term, result);
    return result;
  };
}

/** A word as each language inflects it; most archives are asked in one. */
function wordMatcher(part: WordNode): TermMatcher {
  const inLanguage = new Map<StemLanguage, Decision>();
  return {
    match: (term, language = DEFAULT_STEM_LANGUAGE) => {
      let decide = inLanguage.get(language);
      if (decide === undefined) {
        decide = remembering(wordDecision(part.term, language));
        inLanguage.set(language, decide);
      }
      return decide(term);
    },
    firstCharacterOnly: isSingleCjk(part.term),
  };
}

function wordDecision(wanted: string, language: StemLanguage): Decision {
  if (isSingleCjk(wanted) || isExactOnly(wanted)) return decision({ kind: 'term', term: wanted });
  const wantedStem = stem(wanted, language);
  return (term) =>
    term === wanted ? 'exact' : stem(term, language) === wantedStem ? 'inflection' : null;
}

function decision(part: WildcardNode | FuzzyNode | PhrasePart): Decision {
  switch (part.kind) {
    case 'wildcard':
    case 'pattern': {
      const { pattern } = part;
      return (term) => (matchesPattern(term, pattern) ? 'wildcard' : null);
    }
    case 'fuzzy': {
      const { term: wanted, edits } = part;
      return (term) =>
        term === wanted ? 'exact' : isWithinEdits(wanted, term, edits) ? 'fuzzy' : null;
    }
    case 'term': {
      const wanted = part.term;
      if (isSingleCjk(wanted)) return (term) => (term.startsWith(wanted) ? 'exact' : null);
      return (term) => (term === wanted ? 'exact' : null);
    }
    default:
      return part satisfies never;
  }
}

/**
 * Whether the whole term fits a pattern of literal characters, `*` (any run) and `?` (one code unit).
 * On a mismatch it backs up to the last `*` only: O(term × pattern), no recursion.
 */
export function matchesPattern(term: string, pattern: string): boolean {
  let t = 0;
  let p = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (t < term.length) {
    const wanted = pattern[p];
    if (wanted === '*') {
      starAt = p;
      resumeAt = t;
      p += 1;
    } else if (wanted === '?' || wanted === term[t]) {
      t += 1;
      p += 1;
    } else if (starAt >= 0) {
      resumeAt += 1;
      t = resumeAt;
      p = starAt + 1;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/** Whether the Levenshtein distance (insert, delete, replace; code units) is at most `edits`. */
export function isWithinEdits(a: string, b: string, edits: number): boolean {
  if (Math.abs(a.length - b.length) > edits) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      row.push(value);
      best = Math.min(best, value);
    }
    if (best > edits) return false;
    previous = row;
  }
  return (previous[b.length] ?? 0) <= edits;
}
