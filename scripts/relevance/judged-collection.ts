/** Judged collections: documents, topics that were asked of them, and which documents answer each. */

export type JudgedDocument = { readonly id: string; readonly title: string; readonly text: string };

/** A topic as it is searched. */
export type Topic = { readonly id: string; readonly query: string };

/** Of each topic the grades of its documents; above 0 is relevant. */
export type Judgments = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Topics with their judgments: a collection may have several sets of them. */
export type TopicSet = {
  readonly name: string;
  readonly topics: readonly Topic[];
  readonly judgments: Judgments;
  /** What was odd in reading, one plain sentence each. */
  readonly notes: readonly string[];
};

export type JudgedCollection = {
  readonly name: string;
  readonly documents: readonly JudgedDocument[];
  readonly sets: readonly TopicSet[];
};

/** Document ids, the best first. */
export type Ranking = readonly string[];

/** Documents of a ranking that are looked at, as trec_eval does by default. */
export const DEPTH = 1000;

/** Puts documents into an index, and gives the way to ask it. */
export type RankingSystem = {
  readonly name: string;
  /** Rankings beside the queries, `DEPTH` documents each at most. */
  readonly rank: (
    documents: readonly JudgedDocument[],
    queries: readonly string[],
  ) => Promise<readonly Ranking[]>;
};
