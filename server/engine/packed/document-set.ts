/** Sets of documents of one segment, a bit for each. Sets that meet are of one segment, so of one length. */

/** 32 documents a word: document d is bit `d % 32` of word `d / 32`. */
export type DocumentSet = Uint32Array;

/** The empty set of a segment of so many documents. */
export function emptySet(size: number): DocumentSet {
  return new Uint32Array((size + 31) >>> 5);
}

/** The set of these documents. */
export function setOf(documents: Iterable<number>, size: number): DocumentSet {
  const set = emptySet(size);
  for (const document of documents) {
    const word = document >>> 5;
    set[word] = (set[word] as number) | (1 << (document & 31));
  }
  return set;
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

export function holds(set: DocumentSet, document: number): boolean {
  return (((set[document >>> 5] as number) >>> (document & 31)) & 1) === 1;
}

/** Documents in the set. */
export function sizeOf(set: DocumentSet): number {
  let size = 0;
  for (let i = 0; i < set.length; i += 1) size += bitsIn(set[i] as number);
  return size;
}

/** In ascending order. */
export function documentsIn(set: DocumentSet): Uint32Array {
  const documents = new Uint32Array(sizeOf(set));
  let count = 0;
  for (let i = 0; i < set.length; i += 1) {
    let word = set[i] as number;
    while (word !== 0) {
      documents[count] = (i << 5) + 31 - Math.clz32(word & -word);
      count += 1;
      word &= word - 1;
    }
  }
  return documents;
}

/** Bits of a word that are set (Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
