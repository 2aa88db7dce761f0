/**
 * The numbers of the closer ranking. Tuned on Cranfield and on half of Reuters-21578 (headlines, and names
 * of its topics as queries), then frozen; docs/relevance.md has what each was worth.
 */

/** Articles ranked more closely: the best by BM25. 600 gave nothing more; one word needs fewer. */
export const WINDOW = 300;
export const WINDOW_OF_ONE_WORD = 50;

/** Saturation and length of the score over title and text as one field. */
export const K = 1.2;
export const B = 0.75;
/** A word of the title counts as so many of the text. */
export const TITLE_TIMES = 3;
/** An inflection beside the word as typed. */
export const INFLECTION = 0.7;

/** A word said n times weighs n to this power of one said once. */
export const REPETITION_POWER = 0.75;

/** What each feature is multiplied by, against BM25 over single forms at 1. */
export const WHOLE = 6;
export const LEAD = 3;
export const PASSAGE = 1.5;
export const PAIRS = 0.6;

/** Tokens of the lead, and of a passage. */
export const LEAD_TOKENS = 30;
export const PASSAGE_TOKENS = 50;
/** Two words of a pair stand fewer tokens apart. */
export const PAIR_REACH = 8;
/** Tokens of a text that are read. A guess: ten times the news article, so that a book costs no more. */
export const MAX_TOKENS = 4000;

/** Queries of so many words are sentences, in which words such as “what” and “about” tell nothing. */
export const SENTENCE_WORDS = 9;

/** Feedback (RM3, Abdul-Jaleel and others 2004): articles it learns from, terms it learns. */
export const FEEDBACK_ARTICLES = 10;
export const FEEDBACK_TERMS = 40;
/** Articles that are scored by it, of those ranked closely. */
export const FEEDBACK_WINDOW = 150;
/** Tokens of a text that it learns from. */
export const MAX_LEARNT_TOKENS = 600;
/** Share of the score that stays with the query; more where it is short. */
export const QUERY_SHARE = 0.6;
export const SHORT_QUERY_SHARE = 0.8;
export const SHORT_QUERY_WORDS = 3;
/** An article this share of the best score below the best weighs 1/e. */
export const FEEDBACK_FALL = 0.1;
/** Terms looked at more closely, the most frequent in what it learns from; and the largest share of articles holding one. */
export const FEEDBACK_CANDIDATES = 150;
export const MAX_FREQUENCY = 0.2;
export const RARITY_POWER = 0.5;
