/**
 * What is asked and told of the words around matches: concordances and collocates. Plain data, kept
 * beside the `Searcher` seam that carries it.
 */
import type { CollocateSort, Collocates } from './collocates.ts';
import type { ConcordanceLine, ConcordanceSort } from './concordance.ts';
import type { SearchState } from './search-state.ts';
import type { IndexInfo, QueryReport } from './searcher.ts';

/** Lines of a concordance; `size` null asks for all of them, for an export. */
export type ConcordanceRequest = {
  readonly state: SearchState;
  /** Null: in the order of the articles and their text. */
  readonly sort: ConcordanceSort | null;
  /** UTF-16 code units of context on each side, at most. */
  readonly chars: number;
  /** From 1. */
  readonly page: number;
  readonly size: number | null;
};

export type ConcordanceResult = {
  readonly state: SearchState;
  readonly query: QueryReport;
  /** Articles in the result set. */
  readonly articles: number;
  /** Lines in all. */
  readonly total: number;
  readonly lines: readonly ConcordanceLine[];
  readonly index: IndexInfo;
};

export type CollocatesRequest = {
  readonly state: SearchState;
  /** Tokens on either side of a match. */
  readonly span: number;
  readonly sort: CollocateSort;
  /** Least number of times near a match. */
  readonly minimum: number;
  /** From 1. */
  readonly page: number;
  readonly size: number;
};

export type CollocatesResult = Collocates & {
  readonly state: SearchState;
  readonly query: QueryReport;
  readonly articles: number;
  /** Collocates in all; `collocates` is one page of them. */
  readonly total: number;
  readonly index: IndexInfo;
};
