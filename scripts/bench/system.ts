/** A system under measurement: it builds an index of a corpus in a folder, opens it and is asked. */
import type { BenchQuery } from './bench-query.ts';
import type { Corpus } from './corpus.ts';
import type { Spent } from './statistics.ts';

export type BuildFigures = {
  readonly name: string;
  readonly spent: Spent;
  /** Of all files of the index. */
  readonly bytes: number;
  /** What the figures do not say by themselves. */
  readonly note: string;
};

/** What a batch of queries took. */
export type Answers = {
  /** Beside the queries, milliseconds; empty where the system cannot answer such queries. */
  readonly wallMs: readonly number[];
  /** Of the whole batch. */
  readonly cpuMs: number;
  /** Hits, beside the queries. */
  readonly totals: readonly number[];
};

export type Asking = {
  /** Exact total and top ten of each query, none of which was asked since `refresh`. */
  readonly ask: (queries: readonly BenchQuery[]) => Promise<Answers>;
  /** Forgets the answers of earlier queries; not measured. */
  readonly refresh: () => void;
};

export interface System {
  readonly build: (corpus: Corpus, articles: number, folder: string) => Promise<BuildFigures[]>;
  /** Opens what `build` left in the folder. */
  readonly open: (folder: string) => Promise<Asking>;
}

/** Asks one query after the other and takes the time. `total` answers it and gives its hits. */
export async function askAll(
  queries: readonly BenchQuery[],
  total: (query: BenchQuery) => number | Promise<number>,
): Promise<Answers> {
  const wallMs: number[] = [];
  const totals: number[] = [];
  const cpu = process.cpuUsage();
  for (const query of queries) {
    const started = performance.now();
    const hits = total(query);
    totals.push(typeof hits === 'number' ? hits : await hits);
    wallMs.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, totals, cpuMs: (user + system) / 1000 };
}

/** What a system answers that has no such queries. */
export const CANNOT: Answers = { wallMs: [], cpuMs: 0, totals: [] };
