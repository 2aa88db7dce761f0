/** Writes the files of segments, each under a name of its own, and opens them as they are held. */
import type { Article } from '../../core/article.ts';
import type { LocalName } from '../../core/names.ts';
import { type HeldSegment, holdSegment } from './held-segments.ts';
import { articlesFile, type IndexFolder, indexFile } from './index-folder.ts';
import { type LiveSegment, liveSegment } from './live-segment.ts';
import { openSegment } from './segment.ts';
import { buildSegment } from './segment-builder.ts';
import { mergeNames, mergeSegments } from './segment-merge.ts';
import { openNames, packNames, type SegmentNames } from './segment-names.ts';

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
    await this.#folder.replace(articlesFile(name), stored);
    await this.#folder.replace(indexFile(name), index);
    return holdSegment(this.#folder, { name, documents, deleted: [], names: null });
  }

  async readNames({ names, documents }: HeldSegment): Promise<NamesByDocument> {
    const opened = names === null ? null : openNames(await this.#folder.verified(names.file));
    return Array.from({ length: documents }, (_, document) => opened?.localNames(document) ?? null);
  }

  /** Gives a segment its names, in place of those it had. */
  async writeNames(segment: HeldSegment, names: NamesByDocument): Promise<void> {
    const file = this.#namesFile(segment.name);
    await this.#folder.replace(file, packNames(names));
    segment.names = { file, known: names.filter((list) => list !== null).length };
    segment.known = Uint8Array.from(names, (list) => (list === null ? 0 : 1));
  }

  /** One segment of what lives in several, with its names. They are read whole for this, and let go. */
  async merge(old: readonly HeldSegment[]): Promise<HeldSegment> {
    const parts: LiveSegment[] = [];
    const names: (SegmentNames | null)[] = [];
    let base = 0;
    for (const { name, deleted, names: named } of old) {
      const segment = openSegment(await this.#folder.verified(indexFile(name)));
      parts.push(liveSegment(segment, base, [...deleted]));
      names.push(named === null ? null : openNames(await this.#folder.verified(named.file)));
      base += segment.size;
    }
    const stores = old.map(({ store }) => store);
    const { documents, index, articles } = mergeSegments(parts, stores);
    const name = this.#newName();
    await this.#folder.replace(articlesFile(name), articles);
    await this.#folder.replace(indexFile(name), index);
    const file = this.#namesFile(name);
    await this.#folder.replace(file, mergeNames(parts, names));
    const known = old.reduce((sum, segment) => sum + knownAndLive(segment), 0);
    return holdSegment(this.#folder, { name, documents, deleted: [], names: { file, known } });
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
