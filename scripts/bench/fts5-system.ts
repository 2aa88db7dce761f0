/**
 * SQLite's FTS5 through Node's own `node:sqlite`, given every advantage that keeps the job the same: the
 * same tokens, cut beforehand; an index of stems for plain words, one of forms for phrases and prefixes
 * and one more with a prefix index; nothing flushed, everything in its cache, optimized after building.
 */
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Token, tokenize } from '../../server/core/analyzer.ts';
import { stem } from '../../server/core/inflection.ts';
import type { BenchQuery, QueryClass } from './bench-query.ts';
import { Stopwatch } from './statistics.ts';
import { type Asking, askAll, type BuildFigures, CANNOT, type System } from './system.ts';

/** The part of `node:sqlite` used here; Node 20 has none, and so no types for it. */
type Sqlite = {
  readonly DatabaseSync: new (path: string) => Database;
};
type Database = {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
};
type Statement = {
  run(...values: readonly (string | number)[]): unknown;
  all(...values: readonly (string | number)[]): readonly Readonly<Record<string, unknown>>[];
};

function openDatabase(path: string): Database {
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as Sqlite;
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-1048576;');
  database.exec('PRAGMA mmap_size=8589934592;');
  return database;
}

/** Each a database of its own; `terms` says what stands in it for a token. */
const VARIANTS = [
  { name: 'FTS5', file: 'forms.db', extra: '', terms: (term: string) => term },
  { name: 'FTS5, stems', file: 'stems.db', extra: '', terms: stem },
  { name: 'FTS5, prefix index', file: 'prefix.db', extra: ", prefix='3'", terms: (t: string) => t },
] as const;

/** Which database answers a class: the one that is fastest at it. */
const VARIANT_OF: Readonly<Record<QueryClass, number>> = {
  rare: 1,
  common: 1,
  and: 1,
  or: 1,
  exact: 0,
  phrase: 0,
  fuzzy: 0,
  prefix: 0,
};

/** Signs that stand inside tokens; whatever else is not a letter or digit never does. */
const TOKENIZER = `tokenize = "unicode61 remove_diacritics 0 tokenchars '.$%&''’€£¥‰'"`;
/** Articles added in one transaction. */
const BATCH = 1000;

/** A database being built; the articles are made once for all of them. */
function startVariant({ name, file, extra, terms }: (typeof VARIANTS)[number], folder: string) {
  const path = join(folder, file);
  const [building, optimizing] = [new Stopwatch(), new Stopwatch()];
  const database = openDatabase(path);
  database.exec(`CREATE VIRTUAL TABLE articles USING fts5(title, text, ${TOKENIZER}${extra})`);
  const insert = database.prepare('INSERT INTO articles(rowid, title, text) VALUES (?, ?, ?)');
  const joined = (tokens: readonly Token[]): string =>
    tokens.map(({ term }) => terms(term)).join(' ');
  return {
    add: async (batch: readonly CutArticle[]): Promise<void> => {
      const rows = batch.map(({ row, title, text }) => [row, joined(title), joined(text)] as const);
      await building.time(() => {
        database.exec('BEGIN');
        for (const row of rows) insert.run(...row);
        database.exec('COMMIT');
      });
    },
    finish: async (): Promise<BuildFigures> => {
      await optimizing.time(() =>
        database.exec("INSERT INTO articles(articles) VALUES ('optimize')"),
      );
      database.close();
      const optimized = Math.round(optimizing.spent.cpuMs) / 1000;
      const note = `tokens cut beforehand; optimizing took ${optimized} CPU s more`;
      return { name, spent: building.spent, bytes: statSync(path).size, note };
    },
  };
}

type CutArticle = {
  readonly row: number;
  readonly title: readonly Token[];
  readonly text: readonly Token[];
};

export const fts5System: System = {
  build: async (corpus, articles, folder) => {
    const variants = VARIANTS.map((variant) => startVariant(variant, folder));
    for (let start = 0; start < articles; start += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, articles - start) }, (_, i) => {
        const { title, text } = corpus.article(start + i).article;
        return { row: start + i + 1, title: tokenize(title), text: tokenize(text) };
      });
      for (const variant of variants) await variant.add(batch);
    }
    const figures: BuildFigures[] = [];
    for (const variant of variants) figures.push(await variant.finish());
    return figures;
  },
  open: async (folder) => openVariants(folder, (kind) => VARIANT_OF[kind]),
};

/** The database with a prefix index alone; it is asked for prefixes only. */
export const fts5PrefixSystem: Pick<System, 'open'> = {
  open: async (folder) => openVariants(folder, (kind) => (kind === 'prefix' ? 2 : null)),
};

/** Ordering by `bm25` took two thirds of the time that ordering by `rank` did, or one query for both. */
const BEST =
  'SELECT rowid, bm25(articles, 3.0, 1.0) AS score FROM articles WHERE articles MATCH ? ORDER BY score LIMIT 10';

function openVariants(folder: string, variantOf: (kind: QueryClass) => number | null): Asking {
  const opened = VARIANTS.map(({ file }) => {
    const database = openDatabase(join(folder, file));
    return {
      count: database.prepare('SELECT count(*) AS total FROM articles WHERE articles MATCH ?'),
      best: database.prepare(BEST),
    };
  });
  return {
    ask: async (queries) => {
      const kind = queries[0]?.kind;
      const variant = kind === undefined ? null : variantOf(kind);
      const statements = variant === null ? undefined : opened[variant];
      if (statements === undefined || kind === 'fuzzy') return CANNOT;
      return askAll(queries, (query) => {
        const match = asMatch(query);
        const [row] = statements.count.all(match);
        statements.best.all(match);
        return Number(row?.['total']);
      });
    },
    refresh: () => {},
  };
}

function asMatch({ kind, words }: BenchQuery): string {
  switch (kind) {
    case 'prefix':
      return `"${words[0]}"*`;
    case 'phrase':
    case 'exact':
      return `"${words.join(' ')}"`;
    default:
      return words.map((word) => `"${stem(word)}"`).join(kind === 'or' ? ' OR ' : ' AND ');
  }
}
