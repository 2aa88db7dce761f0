/**
 * The segments of an index as the indexing side knows them: which article lies where, what is deleted,
 * and the bodies that can be read back. The arrays that searches need are not kept here.
 */
import type { Article, ArticleBody, ArticleHead, ArticleId } from '../../core/article.ts';
import type { BodyStore } from '../../corpus/body-store.ts';
import { idKey } from './identity-key.ts';
import {
  articlesFile,
  type IndexFolder,
  indexFile,
  type OpenStore,
  openStore,
  type SegmentEntry,
} from './index-folder.ts';
import { DamagedFile } from './section-file.ts';
import { openSegment, type Segment } from './segment.ts';
import { openNames } from './segment-names.ts';
import { isWholeRecord, openArticle } from './stored-article.ts';

export type HeldSegment = {
  readonly name: string;
  readonly documents: number;
  readonly ids: Float64Array;
  readonly standings: Float64Array;
  readonly deleted: Set<number>;
  readonly store: OpenStore;
  readonly crc: SegmentEntry['crc'];
  names: SegmentEntry['names'];
  /** 1 for each article whose names are in the file. */
  known: Uint8Array;
};

/** Where an article lies. */
export type HeldPlace = { readonly segment: HeldSegment; readonly document: number };

/**
 * Opens a segment. What is searched is verified here; its stored articles only by `damagedDocuments`,
 * since reading all of them takes longer than anything else. Throws `DamagedFile`.
 */
export async function holdSegment(folder: IndexFolder, entry: SegmentEntry): Promise<HeldSegment> {
  const { name, documents, crc, names } = entry;
  const segment = openSegment(await folder.verified(indexFile(name), crc.index));
  if (segment.size !== documents) throw new DamagedFile(`Segment ${name} is of another size.`);
  const opened = names === null ? null : openNames(await folder.verified(names.file, names.crc));
  return {
    name,
    documents,
    // Copies: the file's memory is not to be held for these alone.
    ids: segment.ids.slice(),
    standings: segment.standings.slice(),
    deleted: new Set(entry.deleted),
    store: openStored(folder, name, segment),
    crc,
    names,
    known: opened === null ? new Uint8Array(documents) : Uint8Array.from(opened.known),
  };
}

function openStored(folder: IndexFolder, name: string, segment: Segment): OpenStore {
  try {
    return openStore(folder.path(articlesFile(name)), segment);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new DamagedFile(`${articlesFile(name)} is missing.`);
    throw error;
  }
}

/** Live documents whose stored articles can no longer be read. Reads the file of articles once. */
export async function damagedDocuments(
  folder: IndexFolder,
  { name, crc, documents, deleted, store, ids }: HeldSegment,
): Promise<number[]> {
  if (await folder.isWhole(articlesFile(name), crc.articles)) return [];
  const live = Array.from({ length: documents }, (_, document) => document).filter(
    (document) => !deleted.has(document),
  );
  // Rare, so that it may take its time: a record that is whole may still be another's.
  return live.filter((document) => {
    const record = store.record(document);
    return (
      !isWholeRecord(record) || idKey(openArticle(record).article.id) !== (ids[document] ?? -1)
    );
  });
}

export function entryOf({ name, documents, deleted, crc, names }: HeldSegment): SegmentEntry {
  return { name, documents, deleted: [...deleted].sort((a, b) => a - b), crc, names };
}

export class HeldSegments {
  #segments: HeldSegment[] = [];
  /** Live articles by the key of their id. */
  readonly #places = new Map<number, HeldPlace>();

  get all(): readonly HeldSegment[] {
    return this.#segments;
  }

  /** Live articles. */
  get size(): number {
    return this.#places.size;
  }

  get places(): Iterable<readonly [number, HeldPlace]> {
    return this.#places;
  }

  /** Articles among these that lie in no segment, because their body is lost. */
  lacking(articles: readonly Pick<ArticleHead, 'id'>[]): Set<ArticleId> {
    return new Set(articles.flatMap(({ id }) => (this.find(idKey(id)) === undefined ? [id] : [])));
  }

  find(key: number): HeldPlace | undefined {
    return this.#places.get(key);
  }

  add(segment: HeldSegment): void {
    this.#segments.push(segment);
    for (let document = 0; document < segment.documents; document += 1)
      if (!segment.deleted.has(document))
        this.#places.set(segment.ids[document] ?? -1, { segment, document });
  }

  delete(key: number): void {
    const place = this.#places.get(key);
    if (place === undefined) return;
    place.segment.deleted.add(place.document);
    this.#places.delete(key);
  }

  /** Puts one segment in place of several that hold the same live articles. Their files stay open no longer. */
  replace(old: readonly HeldSegment[], merged: HeldSegment): void {
    this.#segments = this.#segments.filter((segment) => !old.includes(segment));
    for (const { store } of old) store.close();
    this.add(merged);
  }

  /** Forgets a segment, and all that lives in it. */
  drop(segment: HeldSegment): void {
    for (const key of segment.ids)
      if (this.#places.get(key)?.segment === segment) this.#places.delete(key);
    this.#segments = this.#segments.filter((one) => one !== segment);
    segment.store.close();
  }

  /** Forgets segments of which nothing lives. */
  dropEmpty(): void {
    const empty = this.#segments.filter(({ deleted, documents }) => deleted.size === documents);
    this.#segments = this.#segments.filter((segment) => !empty.includes(segment));
    for (const { store } of empty) store.close();
  }

  article({ segment, document }: HeldPlace): Article {
    return openArticle(segment.store.record(document)).article;
  }
}

/** Bodies of articles just read, and of those that lie in a segment, deleted or not. */
export class SegmentBodies implements BodyStore {
  readonly #segments: HeldSegments;
  readonly #fresh = new Map<ArticleId, ArticleBody>();

  constructor(segments: HeldSegments) {
    this.#segments = segments;
  }

  /** Bodies held in memory. */
  get fresh(): number {
    return this.#fresh.size;
  }

  has(id: ArticleId): boolean {
    return this.#fresh.has(id) || this.#segments.find(idKey(id)) !== undefined;
  }

  put(id: ArticleId, body: ArticleBody): void {
    this.#fresh.set(id, body);
  }

  get(id: ArticleId): ArticleBody | undefined {
    const fresh = this.#fresh.get(id);
    if (fresh !== undefined) return fresh;
    const place = this.#segments.find(idKey(id));
    if (place === undefined) return undefined;
    const { text, paragraphs, boilerplate } = this.#segments.article(place);
    return { text, paragraphs, boilerplate };
  }

  /** To be called once all that is shown lies in segments. */
  dropFresh(): void {
    this.#fresh.clear();
  }
}
