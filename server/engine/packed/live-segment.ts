/**
 * A segment within a snapshot: which of its documents still live, and its numbers counted without the
 * dead ones. A deletion costs a walk over the article's own terms; nothing is rewritten.
 */
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { rowOf } from './csr.ts';
import type { Segment } from './segment.ts';

export type LiveSegment = {
  readonly segment: Segment;
  /** Number of its first document in the snapshot. */
  readonly base: number;
  /** 1 for each document that is deleted; null where none is. */
  readonly deleted: Uint8Array | null;
  /** Documents that live. */
  readonly size: number;
  /** Of each field, how many deleted documents hold each term; null where none is deleted. */
  readonly lost: Readonly<Record<TextField, Uint32Array>> | null;
  /** Tokens of each field in live documents. */
  readonly tokens: Readonly<Record<TextField, number>>;
};

/** `deleted`: numbers of documents within the segment. Linear in their tokens. */
export function liveSegment(
  segment: Segment,
  base: number,
  deleted: readonly number[],
): LiveSegment {
  const tokens = { title: 0, text: 0 };
  for (const field of TEXT_FIELDS) tokens[field] = segment.fields[field].forward.numbers.length;
  if (deleted.length === 0)
    return { segment, base, deleted: null, size: segment.size, lost: null, tokens };
  const flags = new Uint8Array(segment.size);
  const lost = {
    title: new Uint32Array(segment.terms.size),
    text: new Uint32Array(segment.terms.size),
  };
  let size = segment.size;
  for (const document of deleted) {
    if (document >= segment.size || flags[document] === 1) continue;
    flags[document] = 1;
    size -= 1;
    for (const field of TEXT_FIELDS) {
      const terms = rowOf(segment.fields[field].forward, document);
      tokens[field] -= terms.length;
      for (const term of new Set(terms)) lost[field][term] = (lost[field][term] ?? 0) + 1;
    }
  }
  return { segment, base, deleted: flags, size, lost, tokens };
}

/** Live documents that hold a term in a field. */
export function documentFrequency(
  { segment, lost }: LiveSegment,
  field: TextField,
  term: number,
): number {
  const { offsets } = segment.fields[field].postings;
  return (offsets[term + 1] ?? 0) - (offsets[term] ?? 0) - (lost?.[field][term] ?? 0);
}

/** Live documents that hold a term in either field, at most: enough to tell whether it lives. */
export function isLive(live: LiveSegment, term: number): boolean {
  return TEXT_FIELDS.some((field) => documentFrequency(live, field, term) > 0);
}
