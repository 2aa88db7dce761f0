/**
 * English words too common to narrow a search. They are indexed and count in phrases; beside other
 * plain words they need not stand (see `operator.ts`).
 */

/**
 * Folded terms: the 33 of Lucene's `EnglishAnalyzer.ENGLISH_STOP_WORDS_SET`, and `from`, `has` and
 * `its`, as common in news prose.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be but by for from has if in into is it its no not of on or ' +
    'such that the their then there these they this to was will with'
  ).split(' '),
);
