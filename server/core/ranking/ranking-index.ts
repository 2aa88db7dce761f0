/**
 * What an index must tell for its articles to be ranked more closely than by BM25. Terms are numbers. An
 * index of several segments numbers them twice: each segment for itself (its articles are written so), and
 * all together; an index in memory has one segment and one numbering.
 */

/** Terms by position: a run of a longer array, since a search has hundreds of them. */
export type TermRun = { readonly terms: Uint32Array; readonly start: number; readonly end: number };

/** An article's terms, in the numbering of its segment. */
export type ArticleTerms = {
  readonly segment: number;
  readonly title: TermRun;
  readonly text: TermRun;
};

/** All of an array. */
export function wholeRun(terms: Uint32Array): TermRun {
  return { terms, start: 0, end: terms.length };
}

/** Tokens of title and text. */
export function lengthOf({ title, text }: ArticleTerms): number {
  return title.end - title.start + text.end - text.start;
}

export interface RankingIndex {
  /** Articles. */
  readonly documents: number;
  /** Tokens of title and text together. */
  readonly averageLength: number;
  /** The number of a term; -1 where no article holds it. */
  find(term: string): number;
  /** Numbers of the terms that share its stem in the language of any article. */
  formsOf(term: string): readonly number[];
  text(term: number): string;
  /** The order of terms by their text: below 0 where the first comes first. */
  compare(a: number, b: number): number;
  /** Articles that hold a term in title or text, about: the larger of both counts. */
  frequency(term: number): number;
  article(document: number): ArticleTerms | null;
  /** A term in the numbering of a segment; -1 where it does not hold it. */
  inSegment(segment: number, term: number): number;
  /** The number for all of each of a segment's own numbers. */
  numbersOf(segment: number): Uint32Array;
  /**
   * A place for every term of a segment, each 0. For the use of one ranking at a time, which puts back the zeros.
   */
  scratch(segment: number): Uint16Array;
  /** The same for every term of all segments. */
  places(): Uint16Array;
  /** A place for what rankings find out about every term of all segments, 0 at first; it stays. */
  notes(): Uint8Array;
}

/** Inverse document frequency, never negative (Robertson and Zaragoza 2009, as Lucene has it). */
export function inverseFrequency(documents: number, frequency: number): number {
  return Math.log(1 + Math.max(0, documents - frequency + 0.5) / (frequency + 0.5));
}
