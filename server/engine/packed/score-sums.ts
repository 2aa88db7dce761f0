/**
 * Scores being added up for one segment: a place for every document, and a bit for each that anything
 * was added to. One of these serves one search after the other; taking the result empties it.
 */

import { type DocumentSet, documentsIn, emptySet, holds } from './document-set.ts';
import type { Found } from './found-lists.ts';
import type { LiveSegment } from './live-segment.ts';
import type { Scoring } from './scoring.ts';
import type { PostingList } from './term-lists.ts';

export class ScoreSums {
  readonly #live: LiveSegment;
  readonly #norms: Scoring['norms'][number];
  readonly #bm25: Scoring['bm25'];
  readonly #sums: Float64Array;
  readonly #added: DocumentSet;

  constructor(live: LiveSegment, place: number, { norms, bm25 }: Scoring) {
    this.#live = live;
    this.#norms = norms[place] as Scoring['norms'][number];
    this.#bm25 = bm25;
    this.#sums = new Float64Array(live.segment.size);
    this.#added = emptySet(live.segment.size);
  }

  /** Adds the scores of a term to all documents that hold it. Linear in its postings. */
  addList({ field, start, end, weight }: PostingList): void {
    const { documents, frequencies } = this.#live.segment.fields[field].postings;
    const norms = this.#norms[field];
    const [sums, added] = [this.#sums, this.#added];
    const gain = weight * (this.#bm25.k + 1);
    const least = weight * this.#bm25.d;
    for (let at = start; at < end; at += 1) {
      const document = documents[at] as number;
      const frequency = frequencies[at] as number;
      const score = least + (gain * frequency) / (frequency + (norms[document] as number));
      sums[document] = (sums[document] as number) + score;
      const word = document >>> 5;
      added[word] = (added[word] as number) | (1 << (document & 31));
    }
  }

  /** Adds the scores of a term to those documents of a set that hold it; `documents` lists the set. */
  addListWithin(
    { field, start, end, weight }: PostingList,
    set: DocumentSet,
    wanted: Uint32Array,
  ): void {
    const { documents, frequencies } = this.#live.segment.fields[field].postings;
    const norms = this.#norms[field];
    const sums = this.#sums;
    const gain = weight * (this.#bm25.k + 1);
    const least = weight * this.#bm25.d;
    if (end - start > MUCH_LONGER * wanted.length) {
      let at = start;
      for (let i = 0; i < wanted.length && at < end; i += 1) {
        const document = wanted[i] as number;
        at = firstPosting(documents, document, at, end);
        if (at >= end || documents[at] !== document) continue;
        const frequency = frequencies[at] as number;
        const score = least + (gain * frequency) / (frequency + (norms[document] as number));
        sums[document] = (sums[document] as number) + score;
      }
      return;
    }
    for (let at = start; at < end; at += 1) {
      const document = documents[at] as number;
      if (!holds(set, document)) continue;
      const frequency = frequencies[at] as number;
      const score = least + (gain * frequency) / (frequency + (norms[document] as number));
      sums[document] = (sums[document] as number) + score;
    }
  }

  /** Adds what was found otherwise. */
  addFound({ documents, scores }: Found): void {
    const [sums, added] = [this.#sums, this.#added];
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] as number;
      sums[document] = (sums[document] as number) + (scores[i] as number);
      const word = document >>> 5;
      added[word] = (added[word] as number) | (1 << (document & 31));
    }
  }

  /** As `addFound`, of documents of a set alone. */
  addFoundWithin({ documents, scores }: Found, set: DocumentSet): void {
    const sums = this.#sums;
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] as number;
      if (holds(set, document)) sums[document] = (sums[document] as number) + (scores[i] as number);
    }
  }

  /** Everything that was added to, with its score. */
  take(): Found {
    const documents = documentsIn(this.#added);
    this.#added.fill(0);
    return this.takeOf(documents);
  }

  /** These documents with their scores; there must be no others. */
  takeOf(documents: Uint32Array): Found {
    const sums = this.#sums;
    const scores = new Float64Array(documents.length);
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] as number;
      scores[i] = sums[document] as number;
      sums[document] = 0;
    }
    return { documents, scores };
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
