/** Segments held in memory, as a snapshot opens them. */
import type { Article } from '../../../server/core/article.ts';
import { type LiveSegment, liveSegment } from '../../../server/engine/packed/live-segment.ts';
import { openSections } from '../../../server/engine/packed/section-file.ts';
import { openSegment, type Segment } from '../../../server/engine/packed/segment.ts';
import {
  buildSegment,
  SEGMENT_KIND,
  SEGMENT_VERSION,
} from '../../../server/engine/packed/segment-builder.ts';

/** Pieces of a file as one piece of memory, its checksums verified. */
export function memoryOf(pieces: readonly Uint8Array[]): ArrayBuffer {
  const bytes = Buffer.concat(pieces);
  const memory = new ArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}

export async function segmentOf(articles: readonly Article[]): Promise<Segment> {
  const memory = memoryOf((await buildSegment(articles)).index);
  openSections(memory, SEGMENT_KIND, SEGMENT_VERSION);
  return openSegment(memory);
}

/** Articles in parts, a segment a part; `isDeleted` by the article's place among all. */
export async function liveSegments(
  parts: readonly (readonly Article[])[],
  isDeleted: (place: number) => boolean = () => false,
): Promise<LiveSegment[]> {
  const live: LiveSegment[] = [];
  let base = 0;
  for (const part of parts) {
    const deleted = part.map((_, i) => i).filter((i) => isDeleted(base + i));
    live.push(liveSegment(await segmentOf(part), base, deleted));
    base += part.length;
  }
  return live;
}
