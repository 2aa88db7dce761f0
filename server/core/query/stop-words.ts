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

/**
 * Words that tell nothing in a whole sentence (“what is known about …”). They are found and marked as any
 * other; only the ranking of long queries and feedback pass them over.
 */
export const VERBOSE_WORDS: ReadonlySet<string> = new Set([
  ...STOP_WORDS,
  ...(
    'about above after again against all also am any because been before being below between both can could ' +
    'did do does doing don down during each few further had have having he her here hers herself him himself ' +
    'his how however i itself just may me might more most must my myself now off once only other our ours ' +
    'ourselves out over own same shall she should so some than theirs them themselves those through too ' +
    'under until up very we were what when where whether which while who whom why would you your yours ' +
    'yourself yourselves'
  ).split(' '),
]);
