/** What a query matched, over all segments: per segment, and addressed by the document's number in the snapshot. */

import type { Found } from './found-lists.ts';
import type { LiveSegment } from './live-segment.ts';

export type FoundDocuments = {
  /** By segment, as in the snapshot. */
  readonly parts: readonly Found[];
  readonly size: number;
  /** So many of them by score, best first; null where only the parts tell their scores. */
  readonly best: ((count: number) => readonly { readonly document: number }[]) | null;
  /** ≥ 0; 0 where it was not found. */
  readonly scoreOf: (segment: number, document: number) => number;
};

export function foundDocuments(parts: readonly Found[]): FoundDocuments {
  return {
    parts,
    size: parts.reduce((sum, { documents }) => sum + documents.length, 0),
    best: null,
    scoreOf: (segment, document) => scoreIn(parts[segment], document),
  };
}

/** Logarithmic. */
export function scoreIn(part: Found | undefined, document: number): number {
  const at = part === undefined ? -1 : placeOf(part.documents, document);
  return at < 0 ? 0 : (part?.scores[at] ?? 0);
}

/** Where a document of the snapshot stands: its segment, and its number there. Logarithmic. */
export function locate(
  segments: readonly LiveSegment[],
  document: number,
): { readonly segment: number; readonly local: number } | null {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segments[middle]?.base ?? 0) <= document) low = middle + 1;
    else high = middle;
  }
  const live = segments[low - 1];
  if (live === undefined) return null;
  const local = document - live.base;
  if (local < 0 || local >= live.segment.size || live.deleted?.[local] === 1) return null;
  return { segment: low - 1, local };
}

/** Place of a document in an ascending list; -1 where it is not in it. Logarithmic. */
export function placeOf(documents: Uint32Array, document: number): number {
  let low = 0;
  let high = documents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return documents[low] === document ? low : -1;
}
