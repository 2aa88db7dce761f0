/**
 * Which segments are worth joining. Every segment costs each query a look into its terms; every merge
 * costs writing what it joins. Segments are joined with their like: when enough of one size have come
 * together they become one of the next size. Each article is so rewritten once a size, about five times
 * in all. A segment that is mostly deleted is rewritten alone.
 */
import { MAX_DOCUMENTS } from './segment-builder.ts';

/** Segments of one size that are joined, and how much larger the next size is. */
const TOGETHER = 8;
/** Articles of the smallest size: up to this, segments are alike. */
const SMALLEST = 64;
/** Share of a segment's documents that may be deleted. */
const MAX_DELETED_SHARE = 0.4;

export type MergeCandidate = { readonly documents: number; readonly live: number };

/** The segments to join now, in their order, or none. Each answer lowers their number or their deletions. */
export function chooseMerge<S extends MergeCandidate>(segments: readonly S[]): readonly S[] {
  const bySize = new Map<number, S[]>();
  for (const segment of segments) {
    const size = sizeClass(segment.live);
    bySize.set(size, [...(bySize.get(size) ?? []), segment]);
  }
  for (const [, alike] of [...bySize].sort(([a], [b]) => a - b)) {
    if (alike.length < TOGETHER) continue;
    const chosen = fitting(alike);
    if (chosen.length > 1) return chosen;
  }
  const wasteful = segments.find(
    ({ documents, live }) => live > 0 && documents - live > documents * MAX_DELETED_SHARE,
  );
  return wasteful === undefined ? [] : [wasteful];
}

/** As many as fit into one segment, the smallest first. */
function fitting<S extends MergeCandidate>(segments: readonly S[]): S[] {
  const smallest = [...segments].sort((a, b) => a.live - b.live).slice(0, TOGETHER);
  let total = 0;
  const chosen = smallest.filter(({ live }) => {
    if (total + live > MAX_DOCUMENTS) return false;
    total += live;
    return true;
  });
  return segments.filter((segment) => chosen.includes(segment));
}

function sizeClass(live: number): number {
  return live <= SMALLEST ? 0 : Math.ceil(Math.log(live / SMALLEST) / Math.log(TOGETHER));
}
