/**
 * What was found in one segment: documents in ascending order with their scores beside them, and how
 * such lists meet. Lists are merged or, where many meet, spread out in an array with a place for every
 * document of the segment.
 */

/** Documents of one segment, ascending, and the score of each. */
export type Found = { readonly documents: Uint32Array; readonly scores: Float64Array };

export const NOTHING: Found = { documents: new Uint32Array(0), scores: new Float64Array(0) };

/** Every document, with score 1. */
export function allOf(size: number): Found {
  return {
    documents: Uint32Array.from({ length: size }, (_, i) => i),
    scores: new Float64Array(size).fill(1),
  };
}

/** Share of a segment's documents below which lists are merged rather than spread out. */
const SPARSE_SHARE = 1 / 32;

/** Any of the lists; scores add up. */
export function united(lists: readonly Found[], size: number): Found {
  const [first, second] = lists;
  if (first === undefined) return NOTHING;
  if (second === undefined) return first;
  const total = lists.reduce((sum, { documents }) => sum + documents.length, 0);
  if (lists.length === 2 && total < size * SPARSE_SHARE) return merged(first, second);
  return spread(lists, size, total);
}

function merged(a: Found, b: Found): Found {
  const documents = new Uint32Array(a.documents.length + b.documents.length);
  const scores = new Float64Array(documents.length);
  let i = 0;
  let j = 0;
  let count = 0;
  while (i < a.documents.length || j < b.documents.length) {
    const x = i < a.documents.length ? (a.documents[i] as number) : Number.MAX_SAFE_INTEGER;
    const y = j < b.documents.length ? (b.documents[j] as number) : Number.MAX_SAFE_INTEGER;
    documents[count] = Math.min(x, y);
    scores[count] = (x <= y ? (a.scores[i] as number) : 0) + (y <= x ? (b.scores[j] as number) : 0);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

function spread(lists: readonly Found[], size: number, total: number): Found {
  const sums = new Float64Array(size);
  const present = new Uint8Array(size);
  for (const { documents, scores } of lists) {
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] as number;
      sums[document] = (sums[document] as number) + (scores[i] as number);
      present[document] = 1;
    }
  }
  const documents = new Uint32Array(Math.min(size, total));
  const scores = new Float64Array(documents.length);
  let count = 0;
  for (let document = 0; document < size; document += 1) {
    if (present[document] === 0) continue;
    documents[count] = document;
    scores[count] = sums[document] as number;
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** A list this many times longer than the other is searched by halving rather than walked. */
const MUCH_LONGER = 16;

/** In both lists, `a` the shorter; scores add up. */
export function shared(a: Found, b: Found): Found {
  const documents = new Uint32Array(a.documents.length);
  const scores = new Float64Array(a.documents.length);
  const halve = b.documents.length > MUCH_LONGER * a.documents.length;
  let count = 0;
  let j = 0;
  for (let i = 0; i < a.documents.length; i += 1) {
    const document = a.documents[i] as number;
    j = halve ? firstFrom(b.documents, document, j) : advance(b.documents, document, j);
    if (b.documents[j] !== document) continue;
    documents[count] = document;
    scores[count] = (a.scores[i] as number) + (b.scores[j] as number);
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** The base without what is unwanted, with the base's scores. */
export function without(base: Found, unwanted: Found): Found {
  const documents = new Uint32Array(base.documents.length);
  const scores = new Float64Array(base.documents.length);
  let count = 0;
  let j = 0;
  for (let i = 0; i < base.documents.length; i += 1) {
    const document = base.documents[i] as number;
    j = advance(unwanted.documents, document, j);
    if (unwanted.documents[j] === document) continue;
    documents[count] = document;
    scores[count] = base.scores[i] as number;
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

function advance(documents: Uint32Array, wanted: number, from: number): number {
  let at = from;
  while (at < documents.length && (documents[at] as number) < wanted) at += 1;
  return at;
}

function firstFrom(documents: Uint32Array, wanted: number, from: number): number {
  let low = from;
  let high = documents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The documents with a 1 beside them. */
export function only(found: Found, kept: Uint8Array): Found {
  let count = 0;
  for (const keep of kept) count += keep;
  if (count === found.documents.length) return found;
  const documents = new Uint32Array(count);
  const scores = new Float64Array(count);
  let next = 0;
  for (let i = 0; i < kept.length; i += 1) {
    if (kept[i] === 0) continue;
    documents[next] = found.documents[i] as number;
    scores[next] = found.scores[i] as number;
    next += 1;
  }
  return { documents, scores };
}
