/** What was found, with the scores of the best as the closer ranking has them. */
import { type ScoreParts, scoreOf } from '../../core/ranking/rank-closely.ts';
import { type FoundDocuments, locate, placeOf } from './found-documents.ts';
import type { Found } from './found-lists.ts';
import type { LiveSegment } from './live-segment.ts';
import { orderedDocuments } from './ordering.ts';

/** The base score of a document that was found, else 0. Logarithmic. */
export function foundScore(
  found: FoundDocuments,
  segments: readonly LiveSegment[],
  document: number,
): number {
  const place = locate(segments, document);
  return place === null ? 0 : found.scoreOf(place.segment, place.local);
}

/**
 * `closer` holds the best by the base score, and raises theirs: they stay before all others. The scores of
 * the others are looked at only where all are asked for.
 */
export function withCloserScores(
  found: FoundDocuments,
  segments: readonly LiveSegment[],
  closer: ReadonlyMap<number, ScoreParts>,
): FoundDocuments {
  if (closer.size === 0) return found;
  const window = [...closer]
    .map(([document, parts]) => ({ document, score: scoreOf(parts), id: idOf(segments, document) }))
    .sort((a, b) => b.score - a.score || a.id - b.id);
  let parts: readonly Found[] | null = null;
  return {
    size: found.size,
    get parts() {
      parts ??= raised(found, segments, closer);
      return parts;
    },
    best: (count) => {
      if (count <= window.length) return window.slice(0, count);
      const all = orderedDocuments(segments, found, 'relevance', { offset: 0, size: count });
      return [...window, ...all.slice(window.length).map((document) => ({ document }))];
    },
    scoreOf: (segment, local) => {
      const own = closer.get((segments[segment]?.base ?? 0) + local);
      return own === undefined ? found.scoreOf(segment, local) : scoreOf(own);
    },
  };
}

function idOf(segments: readonly LiveSegment[], document: number): number {
  const place = locate(segments, document);
  return place === null ? -1 : (segments[place.segment]?.segment.ids[place.local] ?? -1);
}

/** Linear in what was found. */
function raised(
  found: FoundDocuments,
  segments: readonly LiveSegment[],
  closer: ReadonlyMap<number, ScoreParts>,
): Found[] {
  const parts = found.parts.map(({ documents, scores }) => ({ documents, scores: scores.slice() }));
  for (const [document, own] of closer) {
    const place = locate(segments, document);
    const part = place === null ? undefined : parts[place.segment];
    if (place === null || part === undefined) continue;
    const at = placeOf(part.documents, place.local);
    if (at >= 0) part.scores[at] = scoreOf(own);
  }
  return parts;
}
