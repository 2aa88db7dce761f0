/**
 * The segments of an index as the indexing side knows them: which article lies where, what is deleted,
 * and the bodies that can be read back. The arrays that searches need are not kept here.
 */
import type { Article, ArticleBody, ArticleId } from '../../core/article.ts';
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
import { openSegment } from './segment.ts';
import { openNames } from './segment-names.ts';
import { openArticle } from './stored-article.ts';

export type HeldSegment = {
  readonly name: string;
  readonly documents: number;
  readonly ids: Float64Array;
  readonly standings: Float64Array;
  readonly deleted: Set<number>;
  readonly store: OpenStore;
  names: { readonly file: string; readonly known: number } | null;
  /** 1 for each article whose names are in the file. */
  known: Uint8Array;
};

/** Where an article lies. */
export type HeldPlace = { readonly segment: HeldSegment; readonly document: number };

/**
 * Opens a segment whose files are whole: every checksum of what is searched is verified, and that each
 * stored article can be there. Rejects otherwise.
 */
export async function holdSegment(folder: IndexFolder, entry: SegmentEntry): Promise<HeldSegment> {
  const { name, documents, names } = entry;
  const segment = openSegment(await folder.verified(indexFile(name)));
  const store = openStore(folder.path(articlesFile(name)), segment);
  try {
    if (segment.size !== documents) throw new Error(`Segment ${name} is of another size.`);
    const bytes = segment.stored.offsets[documents] ?? 0;
    if (store.size() !== bytes) throw new Error(`The articles of segment ${name} are cut off.`);
    const opened = names === null ? null : openNames(await folder.verified(names.file));
    return {
      name,
      documents,
      // Copies: the file's memory is not to be held for these alone.
      ids: segment.ids.slice(),
      standings: segment.standings.slice(),
      deleted: new Set(entry.deleted),
      store,
      names,
      known: opened === null ? new Uint8Array(documents) : Uint8Array.from(opened.known),
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

export function entryOf({ name, documents, deleted, names }: HeldSegment): SegmentEntry {
  return { name, documents, deleted: [...deleted].sort((a, b) => a - b), names };
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
