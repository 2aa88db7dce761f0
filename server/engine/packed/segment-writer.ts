/** Writes the files of segments, each under a name of its own, and opens them as they are held. */
import type { Article } from '../../core/article.ts';
import type { LocalName } from '../../core/names.ts';
import { groupsChecksum, packGroups, type StoredGroups } from './groups-file.ts';
import { type HeldSegment, holdSegment } from './held-segments.ts';
import {
  articlesFile,
  type IndexFolder,
  indexFile,
  type Manifest,
  type SegmentEntry,
} from './index-folder.ts';
import { type LiveSegment, liveSegment } from './live-segment.ts';
import { mergeNames } from './names-merge.ts';
import { openSegment } from './segment.ts';
import { buildSegment } from './segment-builder.ts';
import { mergeSegments } from './segment-merge.ts';
import { openNames, packNames, type SegmentNames } from './segment-names.ts';
import { checkedRecord } from './stored-article.ts';

/** The names of a segment's articles; null where they were not looked for. */
export type NamesByDocument = (readonly LocalName[] | null)[];

export class SegmentWriter {
  readonly #folder: IndexFolder;
  #next: number;

  /** `next`: the number of the next file. */
  constructor(folder: IndexFolder, next: number) {
    this.#folder = folder;
    this.#next = next;
  }

  get next(): number {
    return this.#next;
  }

  /** A segment of articles without names. Rejects where the data folder cannot be written. */
  async build(articles: readonly Article[]): Promise<HeldSegment> {
    const { documents, index, articles: stored } = await buildSegment(articles);
    const name = this.#newName();
    const crc = await this.#write(name, index, stored);
    return holdSegment(this.#folder, { name, documents, deleted: [], crc, names: null });
  }

  /** Throws `DamagedFile`. */
  async readNames({ names, documents }: HeldSegment): Promise<NamesByDocument> {
    const opened = names === null ? null : await this.#openNames(names);
    return Array.from({ length: documents }, (_, document) => opened?.localNames(document) ?? null);
  }

  /** The names of a segment as they are kept; null where none were looked for. Throws `DamagedFile`. */
  async openNamesOf({ names }: HeldSegment): Promise<SegmentNames | null> {
    return names === null ? null : this.#openNames(names);
  }

  /** Gives a segment its names, in place of those it had. */
  async writeNames(segment: HeldSegment, names: NamesByDocument): Promise<void> {
    const file = this.#namesFile(segment.name);
    const crc = await this.#folder.replace(file, packNames(names));
    segment.names = { file, known: names.filter((list) => list !== null).length, crc };
    segment.known = Uint8Array.from(names, (list) => (list === null ? 0 : 1));
  }

  /**
   * One segment of what lives in several, with its names. They are read whole for this, and let go.
   * Throws `DamagedFile` where one of them is no longer what was written.
   */
  async merge(old: readonly HeldSegment[]): Promise<HeldSegment> {
    const parts: LiveSegment[] = [];
    const names: (SegmentNames | null)[] = [];
    let base = 0;
    for (const { name, deleted, crc, names: named } of old) {
      const segment = openSegment(await this.#folder.verified(indexFile(name), crc.index));
      parts.push(liveSegment(segment, base, [...deleted]));
      names.push(named === null ? null : await this.#openNames(named));
      base += segment.size;
    }
    // Damage must not be copied into a file whose own checksum is right.
    const stores = old.map(({ store }) => ({
      record: (document: number) => checkedRecord(store.record(document)),
    }));
    const { documents, index, articles } = mergeSegments(parts, stores);
    const name = this.#newName();
    const crc = await this.#write(name, index, articles);
    const file = this.#namesFile(name);
    const namesCrc = await this.#folder.replace(file, mergeNames(parts, names));
    const known = old.reduce((sum, segment) => sum + knownAndLive(segment), 0);
    const named = { file, known, crc: namesCrc };
    return holdSegment(this.#folder, { name, documents, deleted: [], crc, names: named });
  }

  /** Stories and copies of the index, in place of those before. */
  async writeGroups(groups: StoredGroups): Promise<NonNullable<Manifest['groups']>> {
    const file = `${this.#newName()}.groups`;
    const crc = await this.#folder.replace(file, packGroups(groups));
    return { file, crc, told: groupsChecksum(groups.groups) };
  }

  async #write(
    name: string,
    index: Iterable<Uint8Array>,
    articles: Iterable<Uint8Array>,
  ): Promise<SegmentEntry['crc']> {
    const stored = await this.#folder.replace(articlesFile(name), articles);
    return { index: await this.#folder.replace(indexFile(name), index), articles: stored };
  }

  async #openNames({ file, crc }: NonNullable<HeldSegment['names']>): Promise<SegmentNames> {
    return openNames(await this.#folder.verified(file, crc));
  }

  #newName(): string {
    return String(this.#number()).padStart(6, '0');
  }

  #namesFile(name: string): string {
    return `${name}-${this.#number()}.names`;
  }

  #number(): number {
    this.#next += 1;
    return this.#next - 1;
  }
}

function knownAndLive({ known, deleted }: HeldSegment): number {
  return known.filter((flag, document) => flag === 1 && !deleted.has(document)).length;
}
