/**
 * What BM25+ needs of a snapshot, counted once: statistics are of all segments together, so that many
 * segments rank as one index does.
 */
import type { TextField } from '../../core/article.ts';
import { TITLE_WEIGHT } from '../archive/index-plan.ts';
import type { LiveSegment } from './live-segment.ts';

/** Parameters of BM25+ (Lv and Zhai 2011); with d = 0 it is plain BM25. */
export type Bm25 = { readonly k: number; readonly b: number; readonly d: number };

/** Textbook BM25 (Robertson and Zaragoza 2009). */
export const BM25: Bm25 = { k: 1.2, b: 0.75, d: 0 };

export type FieldWeights = Readonly<Record<TextField, number>>;
export const FIELD_WEIGHTS: FieldWeights = { title: TITLE_WEIGHT, text: 1 };

export type Scoring = {
  readonly bm25: Bm25;
  readonly weights: FieldWeights;
  /** Mean length of a field in live documents; 0 where there are none. */
  readonly averageLength: Readonly<Record<TextField, number>>;
  /** Inverse document frequency of a term in so many live documents, one at least. */
  readonly idf: (frequency: number) => number;
};

export function createScoring(
  segments: readonly LiveSegment[],
  { bm25 = BM25, weights = FIELD_WEIGHTS }: { bm25?: Bm25; weights?: FieldWeights } = {},
): Scoring {
  const sum = (of: (live: LiveSegment) => number): number =>
    segments.reduce((total, live) => total + of(live), 0);
  const documents = sum(({ size }) => size);
  const average = (field: TextField): number =>
    documents === 0 ? 0 : sum(({ tokens }) => tokens[field]) / documents;
  return {
    bm25,
    weights,
    averageLength: { title: average('title'), text: average('text') },
    idf: (frequency) => Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5)),
  };
}
