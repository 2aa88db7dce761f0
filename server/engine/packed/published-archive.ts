/** A published index → an archive: files in memory are opened, and what was said beside them is added. */
import { createHash } from 'node:crypto';
import { ANALYZER_VERSION } from '../../core/analyzer.ts';
import type { IndexInfo } from '../../core/searcher.ts';
import { NO_CURATION } from '../../entities/curation.ts';
import { parseCuration } from '../../entities/curation-file.ts';
import { NO_GROUPS } from '../../stories/article-groups.ts';
import type { Archive } from '../archive/archive.ts';
import { openArchive } from './archive.ts';
import { groupsChecksum, openGroups } from './groups-file.ts';
import { articlesFile, type OpenStore, openStore } from './index-folder.ts';
import { type LiveSegment, liveSegment } from './live-segment.ts';
import type { PublishedIndex } from './published-index.ts';
import { openSegment } from './segment.ts';
import { openNames, type SegmentNames } from './segment-names.ts';

/** Everything that can be sent to another thread. */
export type ArchiveSource = {
  readonly published: PublishedIndex;
  /** Beside the segments of the manifest. */
  readonly memories: readonly SegmentMemory[];
  /** The file of stories and copies; null where there is none. */
  readonly groups: ArrayBufferLike | null;
  /** Absolute path of the index. */
  readonly indexFolder: string;
  /** The folder's name as it is shown. */
  readonly folderName: string;
};

export type SegmentMemory = {
  readonly index: ArrayBufferLike;
  readonly names: ArrayBufferLike | null;
};

export type OpenedArchive = { readonly archive: Archive; readonly close: () => void };

/** Throws `DamagedFile`, or where a file of articles is missing. */
export function openPublished(source: ArchiveSource, now: () => number): OpenedArchive {
  const { published, memories } = source;
  const segments: LiveSegment[] = [];
  const names: (SegmentNames | null)[] = [];
  const stores: OpenStore[] = [];
  const close = (): void => {
    for (const store of stores) store.close();
  };
  try {
    let base = 0;
    for (const [i, entry] of published.manifest.segments.entries()) {
      const memory = memories[i];
      if (memory === undefined) throw new RangeError(`Segment ${entry.name} was not loaded.`);
      const segment = openSegment(memory.index);
      segments.push(liveSegment(segment, base, entry.deleted));
      names.push(memory.names === null ? null : openNames(memory.names));
      stores.push(openStore(`${source.indexFolder}/${articlesFile(entry.name)}`, segment));
      base += segment.size;
    }
  } catch (error) {
    close();
    throw error;
  }
  const { folderName: folder } = source;
  const { reports: files, former, recogniser, curation } = published;
  const archive = openArchive({
    segments,
    names,
    stores,
    curation: curation === null ? NO_CURATION : parseCuration(curation).curation,
    groups: source.groups === null ? NO_GROUPS : openGroups(source.groups).groups,
    info: infoOf(source, segments, names),
    circumstances: { folder, recogniser, files },
    former: (id) => former.get(id),
    now,
  });
  return { archive, close };
}

function infoOf(
  source: ArchiveSource,
  segments: readonly LiveSegment[],
  names: readonly (SegmentNames | null)[],
): IndexInfo {
  const { state, expected } = source.published;
  const articles = segments.reduce((sum, { size }) => sum + size, 0);
  let named = 0;
  const told = new Float64Array(4 * articles);
  const rows: number[] = [];
  for (const [i, { segment, deleted }] of segments.entries()) {
    for (let document = 0; document < segment.size; document += 1) {
      if (deleted?.[document] === 1) continue;
      const known = names[i]?.known[document] ?? 0;
      named += known;
      const at = 4 * rows.length;
      told.set(
        [
          segment.ids[document] ?? 0,
          segment.standings[document] ?? 0,
          segment.added[document] ?? 0,
          known,
        ],
        at,
      );
      rows.push(at);
    }
  }
  return { version: fingerprint(source, told, rows), articles, state, expected, named };
}

/**
 * The same articles give the same version on every machine, however they lie in segments, so that
 * caches survive a restart. An id stands for all that was read from the bytes.
 */
function fingerprint(
  { published, folderName }: ArchiveSource,
  told: Float64Array,
  rows: number[],
): string {
  const { manifest, state, expected, reports, former, recogniser, curation } = published;
  const hash = createHash('sha256');
  const grouped = manifest.groups?.told ?? groupsChecksum(NO_GROUPS);
  const beside = [ANALYZER_VERSION, state, expected, reports, [...former], curation, grouped];
  hash.update(JSON.stringify([...beside, folderName, recogniser]));
  rows.sort((a, b) => (told[a] ?? 0) - (told[b] ?? 0));
  const sorted = new Float64Array(told.length);
  for (const [i, row] of rows.entries()) sorted.set(told.subarray(row, row + 4), 4 * i);
  hash.update(new Uint8Array(sorted.buffer));
  return hash.digest('hex').slice(0, 16);
}
