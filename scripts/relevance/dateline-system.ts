/** Dateline as it serves: packed segments, the query language, `operator=or`. */
import type { LocalName } from '../../server/core/names.ts';
import { EMPTY_STATE, type SearchState } from '../../server/core/search-state.ts';
import type { Archive } from '../../server/engine/archive/archive.ts';
import { openResultSet } from '../../server/engine/archive/result-set.ts';
import { openArchive } from '../../server/engine/packed/archive.ts';
import { type LiveSegment, liveSegment } from '../../server/engine/packed/live-segment.ts';
import { openSegment } from '../../server/engine/packed/segment.ts';
import { buildSegment, MAX_BUILT_ARTICLES } from '../../server/engine/packed/segment-builder.ts';
import {
  openNames,
  packNames,
  type SegmentNames,
} from '../../server/engine/packed/segment-names.ts';
import { NO_CURATION } from '../../server/entities/curation.ts';
import { NO_GROUPS } from '../../server/stories/article-groups.ts';
import { documentArticle } from './document-article.ts';
import { DEPTH, type JudgedDocument, type RankingSystem } from './judged-collection.ts';

const STATE: SearchState = { ...EMPTY_STATE, operator: 'or', counted: [], passages: 0 };

export function datelineSystem(changes: Partial<SearchState> = {}): RankingSystem {
  return {
    name: 'Dateline',
    rank: async (documents, queries) => {
      const archive = await packedArchive(documents);
      return queries.map((q) => {
        const state = { ...STATE, ...changes, q: plainWords(q) };
        const { selection } = openResultSet(archive, state, { mayFallBack: true });
        return selection
          .ordered('relevance', 0, DEPTH)
          .map((document) => documents[document]?.id ?? '');
      });
    },
  };
}

/** What the query language would read as operators becomes blank: topics are words, not queries. */
export function plainWords(topic: string): string {
  return topic
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .replaceAll(/["“”„«»()*?~:+\n]/g, ' ')
    .replaceAll(/(?<=^|\s)[-–—]+/g, ' ')
    .replaceAll(/\b(?:AND|OR|NOT|NEAR)\b/g, (word) => word.toLowerCase());
}

/** Documents in their order, in segments held in memory; with their names by id, where they were looked for. */
export async function packedArchive(
  documents: readonly JudgedDocument[],
  names: ReadonlyMap<string, readonly LocalName[]> | null = null,
): Promise<Archive> {
  const named: (SegmentNames | null)[] = [];
  const segments: LiveSegment[] = [];
  const stores: { readonly record: (document: number) => Buffer }[] = [];
  for (let base = 0; base < documents.length; base += MAX_BUILT_ARTICLES) {
    const part = documents.slice(base, base + MAX_BUILT_ARTICLES);
    const built = await buildSegment(
      part.map((document, i) => documentArticle(document, base + i)),
    );
    segments.push(liveSegment(openSegment(memoryOf(built.index)), base, []));
    const local = part.map(({ id }) => names?.get(id) ?? null);
    named.push(names === null ? null : openNames(memoryOf(packNames(local))));
    stores.push({ record: (document) => Buffer.from(built.articles[document] ?? []) });
  }
  const articles = documents.length;
  return openArchive({
    segments,
    names: named,
    stores,
    groups: NO_GROUPS,
    curation: NO_CURATION,
    info: { version: 'judged', articles, state: 'ready', expected: articles, named: 0 },
    circumstances: { folder: 'judged', recogniser: 'none', files: [] },
    former: () => undefined,
    now: () => performance.now(),
  });
}

function memoryOf(pieces: readonly Uint8Array[]): ArrayBuffer {
  const bytes = Buffer.concat(pieces);
  const memory = new ArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}
