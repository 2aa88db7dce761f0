/**
 * Sets of documents of a snapshot, a bit for each. Every segment begins a new word, so that a set is one
 * array for all segments and a segment a range of its words. Sets that meet are of one snapshot.
 */
import type { LiveSegment } from './live-segment.ts';

/** 32 documents a word: slot s is bit `s % 32` of word `s / 32`. */
export type DocumentSet = Uint32Array;

/** The slots of a snapshot: document d of the segment at a place has slot `starts[place] + d`. */
export type Slots = {
  /** Beside the segments; multiples of 32. */
  readonly starts: Uint32Array;
  /** Of all segments; a multiple of 32. */
  readonly size: number;
};

export function slotsOf(segments: readonly LiveSegment[]): Slots {
  const starts = new Uint32Array(segments.length);
  let size = 0;
  for (const [place, { segment }] of segments.entries()) {
    starts[place] = size;
    size += (segment.size + 31) & ~31;
  }
  return { starts, size };
}

export function emptySet({ size }: Slots): DocumentSet {
  return new Uint32Array(size >>> 5);
}

/** Adds documents of one segment, whose slots begin at `start`. */
export function addAll(set: DocumentSet, start: number, documents: ArrayLike<number>): void {
  for (let i = 0; i < documents.length; i += 1) {
    const slot = start + (documents[i] as number);
    const word = slot >>> 5;
    set[word] = (set[word] as number) | (1 << (slot & 31));
  }
}

/** Leaves in `set` only what is in the other too. */
export function keepCommon(set: DocumentSet, other: DocumentSet): void {
  for (let i = 0; i < set.length; i += 1) set[i] = (set[i] as number) & (other[i] as number);
}

/** Adds to `set` what is in the other. */
export function join(set: DocumentSet, other: DocumentSet): void {
  for (let i = 0; i < set.length; i += 1) set[i] = (set[i] as number) | (other[i] as number);
}

/** Takes out of `set` what is in the other. */
export function takeOut(set: DocumentSet, other: DocumentSet): void {
  for (let i = 0; i < set.length; i += 1) set[i] = (set[i] as number) & ~(other[i] as number);
}

export function holds(set: DocumentSet, slot: number): boolean {
  return (((set[slot >>> 5] as number) >>> (slot & 31)) & 1) === 1;
}

/** Documents in the set. */
export function sizeOf(set: DocumentSet): number {
  let size = 0;
  for (let i = 0; i < set.length; i += 1) {
    const word = set[i] as number;
    if (word !== 0) size += bitsIn(word);
  }
  return size;
}

/** The slots of a set, ascending. */
export function slotsIn(set: DocumentSet): Uint32Array {
  const slots = new Uint32Array(sizeOf(set));
  let count = 0;
  for (let i = 0; i < set.length; i += 1) {
    let word = set[i] as number;
    while (word !== 0) {
      slots[count] = (i << 5) + 31 - Math.clz32(word & -word);
      count += 1;
      word &= word - 1;
    }
  }
  return slots;
}

/** Bits of a word that are set (Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
