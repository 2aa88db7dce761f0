/**
 * Limits on a query. They keep the worst text cheap, and lie far beyond what a person types: past
 * them the query is cut and says so. All are guesses, with room for a pasted paragraph.
 */

/** UTF-16 code units of query text. */
export const MAX_QUERY_CHARS = 4000;
/** Words, each part of a phrase counted as one. */
export const MAX_TERMS = 200;
/** Parentheses inside parentheses. */
export const MAX_DEPTH = 50;
/** Positions, of NEAR and of the slop of a phrase. */
export const MAX_DISTANCE = 1000;
/** The distance of `NEAR` without a number, as in Lexis and Lucene-based archives. */
export const DEFAULT_DISTANCE = 10;
/** Warnings of one code: a text with a thousand stray parentheses needs no thousand notes. */
export const MAX_WARNINGS_PER_CODE = 5;
