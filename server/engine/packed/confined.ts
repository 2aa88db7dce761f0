/** What was found, as far as it is in a list of documents of the snapshot. */
import type { Confinement } from '../archive/archive.ts';
import { type FoundDocuments, foundDocuments, placeOf } from './found-documents.ts';
import { type Found, only } from './found-lists.ts';
import type { LiveSegment } from './live-segment.ts';

/** With the list's scores where it has some. O(n log n) in what was found. */
export function confinedTo(
  found: FoundDocuments,
  segments: readonly LiveSegment[],
  { documents, scores }: Confinement,
): FoundDocuments {
  return foundDocuments(
    found.parts.map((part, i): Found => {
      const base = segments[i]?.base ?? 0;
      const kept = only(
        part,
        Uint8Array.from(part.documents, (local) => (placeOf(documents, base + local) < 0 ? 0 : 1)),
      );
      if (scores === null) return kept;
      return {
        documents: kept.documents,
        scores: Float64Array.from(
          kept.documents,
          (local) => scores[placeOf(documents, base + local)] ?? 0,
        ),
      };
    }),
  );
}
