/**
 * Finds the names that are missing in segments, one segment after the other. What is found so far is
 * written now and then, so that it shows, and is not lost with the process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article } from '../../core/article.ts';
import { withAssignedNames } from '../../entities/assigned-names.ts';
import type { NameFinder } from '../../entities/name-finder.ts';
import type { HeldSegment, HeldSegments } from './held-segments.ts';
import type { SegmentWriter } from './segment-writer.ts';

/** Milliseconds between two writings of names while they are being found. */
const WRITE_EVERY_MS = 15_000;
/** Milliseconds of finding names before others go first: however often a folder changes, names come along. */
const LEAST_MS = 500;
/** Articles between two turns of the event loop. */
const TURN_EVERY = 50;

export type Naming = {
  readonly nameFinder: NameFinder;
  readonly clock: () => Date;
  readonly signal: AbortSignal | undefined;
  /** Whether the rest may be left to another time; some names are found all the same. */
  readonly isWaitedFor: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
  /** Hears of each article, by the key of its id, whether its names could be found, and if not why. */
  readonly onFound: (key: number, problem: string | null) => void;
  readonly onWritten: () => Promise<void>;
};

/** Whether all were found. Rejects with the signal's reason once it is aborted; what was written stays. */
export async function nameSegments(
  segments: HeldSegments,
  writer: SegmentWriter,
  naming: Naming,
): Promise<boolean> {
  const missing = segments.all.map((segment) => ({ segment, documents: unnamedIn(segment) }));
  const total = missing.reduce((sum, { documents }) => sum + documents.length, 0);
  const began = naming.clock().getTime();
  let done = 0;
  for (const { segment, documents } of missing) {
    if (documents.length === 0) continue;
    const names = await writer.readNames(segment);
    let written = naming.clock().getTime();
    let next = 0;
    const articles = articlesOf(segments, segment, documents);
    for await (const found of naming.nameFinder.findNames(articles, naming.signal)) {
      naming.signal?.throwIfAborted();
      naming.onProgress(done, total);
      const document = documents[next] ?? 0;
      names[document] = withAssignedNames(found.names, found.article.assigned);
      naming.onFound(segment.ids[document] ?? -1, found.problem);
      next += 1;
      done += 1;
      if (done % TURN_EVERY === 0) await nextTurn();
      const now = naming.clock().getTime();
      if (naming.isWaitedFor() && now - began >= LEAST_MS && done < total) {
        await writer.writeNames(segment, names);
        await naming.onWritten();
        return false;
      }
      if (now - written < WRITE_EVERY_MS) continue;
      await writer.writeNames(segment, names);
      await naming.onWritten();
      written = naming.clock().getTime();
    }
    await writer.writeNames(segment, names);
    await naming.onWritten();
  }
  return true;
}

function unnamedIn({ documents, known, deleted }: HeldSegment): number[] {
  return Array.from({ length: documents }, (_, document) => document).filter(
    (document) => known[document] !== 1 && !deleted.has(document),
  );
}

function* articlesOf(
  segments: HeldSegments,
  segment: HeldSegment,
  documents: readonly number[],
): Generator<Article> {
  for (const document of documents) yield segments.article({ segment, document });
}
