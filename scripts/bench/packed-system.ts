/**
 * Dateline's packed engine on disk, built and opened without the server around it: segments of 10,000
 * articles, a file of what is searched, one of the articles and one of their names each.
 */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { EMPTY_STATE, type SearchState } from '../../server/core/search-state.ts';
import type { SearchResult } from '../../server/core/searcher.ts';
import type { Archive } from '../../server/engine/archive/archive.ts';
import { openResultSet } from '../../server/engine/archive/result-set.ts';
import { createArchiveSearcher } from '../../server/engine/archive/searcher.ts';
import { type ArchiveMemory, openArchive } from '../../server/engine/packed/archive.ts';
import type { ArticleStore } from '../../server/engine/packed/article-reader.ts';
import { type LiveSegment, liveSegment } from '../../server/engine/packed/live-segment.ts';
import { openSections } from '../../server/engine/packed/section-file.ts';
import { openSegment, type Segment } from '../../server/engine/packed/segment.ts';
import {
  buildSegment,
  MAX_BUILT_ARTICLES,
  SEGMENT_KIND,
  SEGMENT_VERSION,
} from '../../server/engine/packed/segment-builder.ts';
import {
  NAMES_KIND,
  NAMES_VERSION,
  openNames,
  packNames,
  type SegmentNames,
} from '../../server/engine/packed/segment-names.ts';
import { NO_CURATION } from '../../server/entities/curation.ts';
import { NO_GROUPS } from '../../server/stories/article-groups.ts';
import type { BenchQuery } from './bench-query.ts';
import type { Corpus } from './corpus.ts';
import { chooseQueries } from './query-choice.ts';
import { Stopwatch } from './statistics.ts';
import { type Answers, type Asking, askAll, type BuildFigures } from './system.ts';
import { megabytes } from './table.ts';

/** Top ten and total, nothing else. */
const STATE: SearchState = { ...EMPTY_STATE, size: 10, counted: [], passages: 0 };

/** What the parts of whole searches took, milliseconds. */
export type PageTimings = {
  /** Of `matchMs`: the best found, ranked more closely and ordered. */
  readonly rankingMs: number[];
  readonly matchMs: number[];
  readonly facetsMs: number[];
  readonly passagesMs: number[];
};

export type PackedAsking = Asking & {
  /** Whole searches: twenty hits, three passages each, every facet, the timeline. */
  readonly pages: (queries: readonly BenchQuery[]) => Promise<PageTimings>;
};

export const packedSystem = {
  build,
  open: async (folder: string): Promise<PackedAsking> => {
    const parts = readParts(folder);
    const archive = archiveOf(parts);
    return {
      ask: (queries) => askResultSets(archive, queries),
      // It remembers less than one round of queries, so nothing of the round before.
      refresh: () => undefined,
      pages: (queries) => askPages(archive, queries),
    };
  },
};

/** Enough for one search: its answer is no longer known when it is asked again. */
const FORGETFUL: ArchiveMemory = { queries: 1, documents: 2_000_000, words: 8 };

async function build(corpus: Corpus, articles: number, folder: string): Promise<BuildFigures[]> {
  const [building, naming] = [new Stopwatch(), new Stopwatch()];
  let fileBytes = 0;
  for (let start = 0; start < articles; start += MAX_BUILT_ARTICLES) {
    const count = Math.min(MAX_BUILT_ARTICLES, articles - start);
    const generated = Array.from({ length: count }, (_, i) => corpus.article(start + i));
    for (const { file } of generated) fileBytes += Buffer.byteLength(file);
    const name = String(start).padStart(9, '0');
    await building.time(async () => {
      const built = await buildSegment(generated.map(({ article }) => article));
      await write(join(folder, `${name}.index`), built.index);
      await write(join(folder, `${name}.articles`), built.articles);
    });
    await naming.time(() =>
      write(join(folder, `${name}.names`), packNames(generated.map(({ names }) => names))),
    );
  }
  const bytes = (ending: string): number =>
    filesIn(folder, ending).reduce((sum, file) => sum + statSync(file).size, 0);
  const [index, stored, names] = ['.index', '.articles', '.names'].map(bytes);
  const all = (index ?? 0) + (stored ?? 0);
  const share = ((all + (names ?? 0)) / fileBytes).toFixed(2);
  const note = `${megabytes(stored ?? 0)} MB of it articles; names included ${share}× the files`;
  return [
    { name: 'Dateline, packed', spent: building.spent, bytes: all, note },
    { name: 'its names', spent: naming.spent, bytes: names ?? 0, note: 'packed, not found' },
  ];
}

async function write(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'w');
  for (let at = 0; at < pieces.length; at += 1000) await file.writev(pieces.slice(at, at + 1000));
  await file.sync();
  await file.close();
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => join(folder, file));
}

type Parts = {
  readonly segments: readonly LiveSegment[];
  readonly names: readonly (SegmentNames | null)[];
  readonly stores: readonly ArticleStore[];
};

function readParts(folder: string): Parts {
  const segments: LiveSegment[] = [];
  const stores: ArticleStore[] = [];
  let base = 0;
  for (const file of filesIn(folder, '.index')) {
    const segment = openSegment(verified(file, SEGMENT_KIND, SEGMENT_VERSION));
    segments.push(liveSegment(segment, base, []));
    stores.push(storeOf(file.replace(/index$/, 'articles'), segment));
    base += segment.size;
  }
  const names = filesIn(folder, '.names').map((file) =>
    openNames(verified(file, NAMES_KIND, NAMES_VERSION)),
  );
  return { segments, names, stores };
}

/** A file in memory that threads could share, its checksums verified. */
function verified(file: string, kind: string, version: number): SharedArrayBuffer {
  const { size } = statSync(file);
  const memory = new SharedArrayBuffer(size);
  const descriptor = openSync(file, 'r');
  for (let at = 0; at < size; )
    at += readSync(descriptor, new Uint8Array(memory), at, size - at, at);
  closeSync(descriptor);
  openSections(memory, kind, version);
  return memory;
}

function storeOf(file: string, { stored }: Segment): ArticleStore {
  const descriptor = openSync(file, 'r');
  return {
    record: (document) => {
      const record = Buffer.alloc(stored.lengths[document] ?? 0);
      readSync(descriptor, record, 0, record.length, stored.offsets[document] ?? 0);
      return record;
    },
  };
}

function archiveOf(parts: Parts): Archive {
  const articles = parts.segments.reduce((sum, { size }) => sum + size, 0);
  return openArchive({
    ...parts,
    groups: NO_GROUPS,
    curation: NO_CURATION,
    info: { version: 'bench', articles, state: 'ready', expected: articles, named: articles },
    circumstances: { folder: 'bench', recogniser: 'none', files: [] },
    former: () => undefined,
    now: () => performance.now(),
    memory: FORGETFUL,
  });
}

/** What `match_ms` of an answer tells: the query understood, exact total, the ordered page. */
function askResultSets(archive: Archive, queries: readonly BenchQuery[]): Promise<Answers> {
  return askAll(queries, ({ text }) => {
    const found = openResultSet(archive, { ...STATE, q: text }, { mayFallBack: true });
    found.rows(0, STATE.size);
    return found.selection.total;
  });
}

async function askPages(archive: Archive, queries: readonly BenchQuery[]): Promise<PageTimings> {
  const searcher = createArchiveSearcher(() => archive);
  const results: SearchResult[] = [];
  const rankingMs: number[] = [];
  for (const { text } of queries) {
    const state = { ...EMPTY_STATE, q: text };
    results.push(await searcher.search(state));
    const { documents } = openResultSet(archive, state, { mayFallBack: true });
    const started = performance.now();
    documents(0, state.size);
    rankingMs.push(performance.now() - started);
  }
  return {
    rankingMs,
    matchMs: results.map(({ timings }) => timings.matchMs),
    facetsMs: results.map(({ timings }) => timings.facetsMs),
    passagesMs: results.map(({ timings }) => timings.passagesMs),
  };
}

/** Queries drawn from the segments that `build` left in a folder. */
export function choosePackedQueries(folder: string, count: number, seed: number): BenchQuery[] {
  return chooseQueries(readParts(folder).segments, count, seed);
}
