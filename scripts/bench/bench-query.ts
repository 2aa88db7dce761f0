/** The queries of a run: classes of them, drawn from bands of document frequency. */

export const QUERY_CLASSES = [
  'rare',
  'common',
  'exact',
  'and',
  'or',
  'prefix',
  'fuzzy',
  'phrase',
] as const;
export type QueryClass = (typeof QUERY_CLASSES)[number];

/** What each class holds, for the table. */
export const CLASS_MEANING: Readonly<Record<QueryClass, string>> = {
  rare: 'one word, rare',
  common: 'one word, common',
  exact: 'one common form, in quotes',
  and: '2–3 words, AND',
  or: '2–3 words, OR',
  prefix: '3 letters*',
  fuzzy: 'word~ (one edit)',
  phrase: '"2–3 words"',
};

export type BenchQuery = {
  readonly kind: QueryClass;
  /** In Dateline's query language. */
  readonly text: string;
  /** As typed; of a prefix, its letters. */
  readonly words: readonly string[];
  /** Of each word, the terms of the corpus that it stands for: its inflections. */
  readonly forms: readonly (readonly string[])[];
};
