/**
 * What stands out in a result set: the names, keywords and words that are more frequent in its
 * articles than in the rest of the archive. Words are counted by article, as they are written
 * (folded, without inflections), so that each count is what searching the word, quoted, finds there.
 */
import { tokenize } from './analyzer.ts';
import { type Comparison, distinctiveness, type Occurrence } from './distinctiveness.ts';
import { stem } from './inflection.ts';
import type { SearchState } from './search-state.ts';
import type { IndexInfo, QueryReport } from './searcher.ts';

/** The facets that are looked at: what articles are about, not where they come from. */
export const DISTINCTIVE_FACETS = ['person', 'place', 'organization', 'keyword'] as const;
export type DistinctiveFacet = (typeof DISTINCTIVE_FACETS)[number];

/** Something that stands out: a value of a facet, or a word. Strength is signed G², here above 0. */
export type Distinctive = Occurrence & { readonly text: string; readonly logLikelihood: number };

export type DistinctiveRequest = {
  readonly state: SearchState;
  /** Values of each facet, and words, at most. */
  readonly size: number;
  /** Whether words are looked at too, which costs most of the time. */
  readonly words: boolean;
  /** Only what no other article of the archive has. */
  readonly unique: boolean;
};

export type DistinctiveResult = {
  readonly state: SearchState;
  readonly query: QueryReport;
  /** Articles in the result set, and in the archive. */
  readonly articles: number;
  readonly archive: number;
  /** Strongest first. */
  readonly values: Readonly<Record<DistinctiveFacet, readonly Distinctive[]>>;
  readonly words: readonly Distinctive[];
  readonly index: IndexInfo;
};

/** Articles of the result set in which a word must stand: once may always be chance. */
export const MIN_ARTICLES = 2;

/** A word proper: two letters or more. */
const WORD = /\p{L}.*\p{L}/u;

/** Whether a word tells anything new: no figure, and no form of a word that was searched for. */
export function createWordFilter(searched: readonly string[]): (word: string) => boolean {
  const stems = new Set(searched.flatMap((text) => tokenize(text).map(({ term }) => stem(term))));
  return (word) => WORD.test(word) && !stems.has(stem(word));
}

/** Those more frequent here than elsewhere: strongest first, then most frequent, then by text. */
export function strongest(
  found: Iterable<Occurrence & { readonly text: string }>,
  sizes: Comparison,
  most: number,
): Distinctive[] {
  const compared: Distinctive[] = [];
  for (const { text, count, inArchive } of found) {
    const logLikelihood = distinctiveness({ count, inArchive }, sizes);
    if (logLikelihood > 0) compared.push({ text, count, inArchive, logLikelihood });
  }
  compared.sort(
    (a, b) => b.logLikelihood - a.logLikelihood || b.count - a.count || (a.text < b.text ? -1 : 1),
  );
  return compared.slice(0, most);
}
