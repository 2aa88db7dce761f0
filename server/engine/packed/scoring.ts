/**
 * What BM25+ needs of a snapshot, counted once: statistics are of all segments together, so that many
 * segments rank as one index does.
 */
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { TITLE_WEIGHT } from '../archive/index-plan.ts';
import type { LiveSegment } from './live-segment.ts';

/** Parameters of BM25+ (Lv and Zhai 2011); with d = 0 it is plain BM25. */
export type Bm25 = { readonly k: number; readonly b: number; readonly d: number };

/** Textbook BM25 (Robertson and Zaragoza 2009). */
export const BM25: Bm25 = { k: 1.2, b: 0.75, d: 0 };

export type FieldWeights = Readonly<Record<TextField, number>>;
export const FIELD_WEIGHTS: FieldWeights = { title: TITLE_WEIGHT, text: 1 };

/** The part of a term's score that depends on a document's length alone, by document. */
export type LengthNorms = Readonly<Record<TextField, Float64Array>>;

export type Scoring = {
  readonly bm25: Bm25;
  readonly weights: FieldWeights;
  /** Beside the segments: k·(1 − b + b·length/average). */
  readonly norms: readonly LengthNorms[];
  /** Inverse document frequency of a term in so many live documents, one at least. */
  readonly idf: (frequency: number) => number;
};

/** Linear in the documents. */
export function createScoring(
  segments: readonly LiveSegment[],
  { bm25 = BM25, weights = FIELD_WEIGHTS }: { bm25?: Bm25; weights?: FieldWeights } = {},
): Scoring {
  const sum = (of: (live: LiveSegment) => number): number =>
    segments.reduce((total, live) => total + of(live), 0);
  const documents = sum(({ size }) => size);
  const normsOf = (live: LiveSegment, field: TextField): Float64Array => {
    const average = documents === 0 ? 0 : sum(({ tokens }) => tokens[field]) / documents;
    const fixed = bm25.k * (1 - bm25.b);
    const perToken = average === 0 ? 0 : (bm25.k * bm25.b) / average;
    const { offsets } = live.segment.fields[field].forward;
    const norms = new Float64Array(live.segment.size);
    for (let i = 0; i < norms.length; i += 1)
      norms[i] = fixed + perToken * ((offsets[i + 1] as number) - (offsets[i] as number));
    return norms;
  };
  const [title, text] = TEXT_FIELDS;
  return {
    bm25,
    weights,
    norms: segments.map((live) => ({ title: normsOf(live, title), text: normsOf(live, text) })),
    idf: (frequency) => Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5)),
  };
}
