/** What a run and the processes of the systems say to each other: plain data, one answer an order. */
import type { BenchQuery } from './bench-query.ts';
import type { PageTimings } from './packed-system.ts';
import type { Spent } from './statistics.ts';
import type { Answers, BuildFigures } from './system.ts';

export const SYSTEM_NAMES = ['packed', 'minisearch', 'fts5', 'fts5-prefix'] as const;
export type SystemName = (typeof SYSTEM_NAMES)[number];

export type Order =
  | {
      readonly kind: 'build';
      readonly stories: string;
      readonly articles: number;
      readonly folder: string;
    }
  /** Opens the index and asks a first query. */
  | { readonly kind: 'open'; readonly folder: string; readonly first: BenchQuery }
  | {
      readonly kind: 'choose';
      readonly folder: string;
      readonly count: number;
      readonly seed: number;
    }
  | { readonly kind: 'ask'; readonly queries: readonly BenchQuery[] }
  | { readonly kind: 'pages'; readonly queries: readonly BenchQuery[] }
  | { readonly kind: 'tag'; readonly stories: string; readonly articles: number }
  | { readonly kind: 'memory' };

/** The answer to each kind of order. */
export type Replies = {
  readonly build: readonly BuildFigures[];
  readonly open: Spent;
  readonly choose: readonly BenchQuery[];
  readonly ask: Answers;
  readonly pages: PageTimings;
  readonly tag: Spent;
  /** Bytes. */
  readonly memory: { readonly rss: number; readonly peak: number };
};

export type Reply =
  | { readonly kind: 'done'; readonly result: Replies[keyof Replies] }
  | { readonly kind: 'failed'; readonly reason: string };
