/**
 * What of an index on disk can still be used. Damage costs what it hit and no more: names alone, single
 * articles, or a segment; all of it is made again from the folder.
 */
import { messageOf } from './error-message.ts';
import {
  damagedDocuments,
  type HeldSegment,
  type HeldSegments,
  holdSegment,
} from './held-segments.ts';
import {
  articlesFile,
  emptyManifest,
  type IndexFolder,
  indexFile,
  type Manifest,
  type SegmentEntry,
} from './index-folder.ts';
import { DamagedFile } from './section-file.ts';

type Warn = (message: string) => void;

/** The manifest of an earlier run, or an empty one. Rejects where it is there and cannot be read. */
export async function soundManifest(
  folder: IndexFolder,
  naming: string,
  warn: Warn,
): Promise<Manifest> {
  try {
    const manifest = await folder.manifest();
    if (manifest !== null) return manifest;
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    warn(`The index is built anew: ${error.message}`);
  }
  return { ...emptyManifest(naming), next: await folder.freeNumber() };
}

/** A segment as far as it is sound; null where it is not. Rejects where its files cannot be read. */
export async function holdSound(
  folder: IndexFolder,
  entry: SegmentEntry,
  warn: Warn,
): Promise<HeldSegment | null> {
  const withoutNames = entry.names === null ? [] : [{ ...entry, names: null }];
  let first: DamagedFile | null = null;
  for (const one of [entry, ...withoutNames]) {
    try {
      const held = await holdSegment(folder, one);
      if (first !== null) warn(namesLost(first.message));
      return held;
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      first ??= error;
    }
  }
  warn(segmentLost(messageOf(first)));
  return null;
}

/**
 * Lets go of what can no longer be read. `all`: also of what was verified when it was opened. Reads
 * every file once.
 */
export async function dropDamaged(
  folder: IndexFolder,
  segments: HeldSegments,
  { all, warn }: { readonly all: boolean; readonly warn: Warn },
): Promise<void> {
  const present = await folder.files();
  for (const segment of [...segments.all]) {
    const { name, crc, names, documents } = segment;
    const isSearchable = !all || (await folder.isWhole(indexFile(name), crc.index));
    const lost = !isSearchable
      ? indexFile(name)
      : present.has(articlesFile(name))
        ? null
        : articlesFile(name);
    if (lost !== null) {
      segments.drop(segment);
      warn(segmentLost(`${lost} is missing or damaged.`));
      continue;
    }
    if (all && names !== null && !(await folder.isWhole(names.file, names.crc))) {
      segment.names = null;
      segment.known = new Uint8Array(documents);
      warn(namesLost(`${names.file} is missing or damaged.`));
    }
    const damaged = await damagedDocuments(folder, segment);
    if (damaged.length === 0) continue;
    for (const document of damaged) segments.delete(segment.ids[document] ?? -1);
    warn(`The index is damaged; ${damaged.length} of its articles are read again.`);
  }
  segments.dropEmpty();
}

function segmentLost(reason: string): string {
  return `A part of the index is damaged and is built anew: ${reason}`;
}

function namesLost(reason: string): string {
  return `A part of the index is damaged and its names are found again: ${reason}`;
}
