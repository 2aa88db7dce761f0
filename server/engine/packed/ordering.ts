/**
 * The order of hits: by the sort key, then by id. Only as many as a page needs are put in order: a heap
 * holds the best so far, and most documents are turned away by one comparison.
 */
import type { Sort } from '../../core/search-state.ts';
import { BestDocuments } from './best-documents.ts';
import { NO_DAY } from './day-number.ts';
import type { FoundDocuments } from './found-documents.ts';
import type { Found } from './found-lists.ts';
import type { LiveSegment } from './live-segment.ts';

/** Documents of the snapshot in order, `size` of them from `offset`. O(n log(offset + size)). */
export function orderedDocuments(
  segments: readonly LiveSegment[],
  found: FoundDocuments,
  sort: Sort,
  { offset, size }: { readonly offset: number; readonly size: number },
): number[] {
  const wanted = Math.min(found.size, offset + size);
  if (wanted <= offset) return [];
  if (sort === 'relevance' && found.best !== null)
    return found
      .best(wanted)
      .slice(offset)
      .map(({ document }) => document);
  const best = new BestDocuments(wanted);
  for (const [i, part] of found.parts.entries()) {
    const live = segments[i];
    if (live !== undefined) offerAll(best, part.documents, keysOf(live, sort, part), live);
  }
  return best
    .sorted()
    .slice(offset)
    .map(({ document }) => document);
}

/** `keys` beside the documents of a segment. */
function offerAll(
  best: BestDocuments,
  documents: Uint32Array,
  keys: Float64Array,
  { base, segment: { ids } }: LiveSegment,
): void {
  for (let at = 0; at < documents.length; at += 1) {
    const key = keys[at] as number;
    if (key < best.least) continue;
    const document = documents[at] as number;
    best.offer(key, ids[document] as number, base + document);
  }
}

/** The keys of documents, beside them; higher ones come first. */
export function keysOf(
  { segment: { days, added } }: LiveSegment,
  sort: Sort,
  found: Found,
): Float64Array {
  if (sort === 'relevance') return found.scores;
  const { documents } = found;
  const keys = new Float64Array(documents.length);
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] as number;
    const day = days[document] as number;
    if (sort === 'added') keys[at] = added[document] as number;
    else if (sort === 'newest') keys[at] = day;
    // The undated come last in either direction.
    else keys[at] = day === NO_DAY ? Number.NEGATIVE_INFINITY : -day;
  }
  return keys;
}
