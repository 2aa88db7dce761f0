/**
 * Scores being added up: a place for every document of the snapshot. One of these serves one search after
 * the other: scores are added to the documents of a set, then taken out of just those.
 */
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import type { BestDocuments } from './best-documents.ts';
import { type DocumentSet, holds, type Slots, sizeOf, slotsIn } from './document-set.ts';
import type { LiveSegment } from './live-segment.ts';
import type { Scoring } from './scoring.ts';
import type { Postings } from './segment.ts';
import type { PostingList } from './term-lists.ts';

export class ScoreSums {
  readonly #segments: readonly LiveSegment[];
  readonly #slots: Slots;
  readonly #scoring: Scoring;
  readonly #sums: Float64Array;
  /** Tokens of each document, by slot. */
  readonly #lengths: Readonly<Record<TextField, Uint32Array>>;

  constructor(segments: readonly LiveSegment[], slots: Slots, scoring: Scoring) {
    this.#segments = segments;
    this.#slots = slots;
    this.#scoring = scoring;
    this.#sums = new Float64Array(slots.size);
    this.#lengths = { title: new Uint32Array(slots.size), text: new Uint32Array(slots.size) };
    for (const field of TEXT_FIELDS) {
      const lengths = this.#lengths[field];
      for (const [place, { segment }] of segments.entries()) {
        const start = slots.starts[place] as number;
        const { offsets } = segment.fields[field].forward;
        for (let i = 0; i < segment.size; i += 1)
          lengths[start + i] = (offsets[i + 1] as number) - (offsets[i] as number);
      }
    }
  }

  /**
   * Adds the scores of a term to those documents of a segment that hold it and are wanted: `range` has the
   * segment's words of a set, of `size` documents.
   */
  add(
    place: number,
    { field, start, end, weight }: PostingList,
    { range, size }: { readonly range: DocumentSet; readonly size: number },
  ): void {
    const { documents, frequencies } = this.#postings(place, field);
    const base = this.#slots.starts[place] as number;
    const lengths = this.#lengths[field];
    const sums = this.#sums;
    const { gain, least, fixed, perToken } = this.#constants(field, weight);
    if (end - start <= MUCH_LONGER * size) {
      for (let at = start; at < end; at += 1) {
        const document = documents[at] as number;
        if (!holds(range, document)) continue;
        const slot = base + document;
        const frequency = frequencies[at] as number;
        const norm = fixed + perToken * (lengths[slot] as number);
        sums[slot] = (sums[slot] as number) + least + (gain * frequency) / (frequency + norm);
      }
      return;
    }
    let at = start;
    for (const document of slotsIn(range)) {
      at = firstPosting(documents, document, at, end);
      if (at === end) return;
      if (documents[at] !== document) continue;
      const slot = base + document;
      const frequency = frequencies[at] as number;
      const norm = fixed + perToken * (lengths[slot] as number);
      sums[slot] = (sums[slot] as number) + least + (gain * frequency) / (frequency + norm);
    }
  }

  /** Adds one score to all documents of a set. */
  addAlike(set: DocumentSet, score: number): void {
    const sums = this.#sums;
    for (const slot of slotsIn(set)) sums[slot] = (sums[slot] as number) + score;
  }

  /** Offers the documents of a set with their scores; nothing must have been added to others. */
  offerTo(best: BestDocuments, set: DocumentSet): void {
    const { starts, size } = this.#slots;
    const sums = this.#sums;
    for (const [place, { segment, base }] of this.#segments.entries()) {
      const start = starts[place] as number;
      const end = (starts[place + 1] ?? size) >>> 5;
      const { ids } = segment;
      for (let i = start >>> 5; i < end; i += 1) {
        let word = set[i] as number;
        while (word !== 0) {
          const slot = (i << 5) + 31 - Math.clz32(word & -word);
          word &= word - 1;
          const score = sums[slot] as number;
          sums[slot] = 0;
          if (score < best.least) continue;
          const document = slot - start;
          best.offer(score, ids[document] as number, base + document);
        }
      }
    }
  }

  /** The scores of the documents of a set, in its order; nothing must have been added to others. */
  take(set: DocumentSet): Float64Array {
    const sums = this.#sums;
    const scores = new Float64Array(sizeOf(set));
    let next = 0;
    for (let i = 0; i < set.length; i += 1) {
      let word = set[i] as number;
      while (word !== 0) {
        const slot = (i << 5) + 31 - Math.clz32(word & -word);
        word &= word - 1;
        scores[next] = sums[slot] as number;
        sums[slot] = 0;
        next += 1;
      }
    }
    return scores;
  }

  #postings(place: number, field: TextField): Postings {
    return (this.#segments[place] as LiveSegment).segment.fields[field].postings;
  }

  /** The parts of a term's score that are the same for all documents. */
  #constants(
    field: TextField,
    weight: number,
  ): { gain: number; least: number; fixed: number; perToken: number } {
    const { bm25, averageLength } = this.#scoring;
    const average = averageLength[field];
    return {
      gain: weight * (bm25.k + 1),
      least: weight * bm25.d,
      fixed: bm25.k * (1 - bm25.b),
      perToken: average === 0 ? 0 : (bm25.k * bm25.b) / average,
    };
  }
}

/** A list this many times longer than what is wanted of it is searched by halving rather than walked. */
const MUCH_LONGER = 8;

/** The first posting from `from` of this document or a later one: in growing steps, then by halving. */
function firstPosting(documents: Uint16Array, wanted: number, from: number, end: number): number {
  let step = 1;
  let low = from;
  while (low + step < end && (documents[low + step] as number) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
