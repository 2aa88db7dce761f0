/** Ranks with FTS5, told by a message, and answers with one. Runs on a Node that has `node:sqlite`. */
import { createRequire } from 'node:module';
import { STOP_WORDS } from '../../server/core/query/stop-words.ts';
import type { Fts5Order } from './fts5-system.ts';
import { DEPTH, type Ranking } from './judged-collection.ts';

/** The part of `node:sqlite` used here; Node 20 has none, and so no types for it. */
type Statement = {
  run(...values: readonly string[]): unknown;
  all(...values: readonly (string | number)[]): readonly Readonly<Record<string, unknown>>[];
};
type Sqlite = {
  readonly DatabaseSync: new (
    path: string,
  ) => { exec(sql: string): void; prepare(sql: string): Statement };
};

function rank({ documents, queries }: Fts5Order): Ranking[] {
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as Sqlite;
  const database = new DatabaseSync(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')",
  );
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (const { id, title, text } of documents) insert.run(id, title, text);
  database.exec('COMMIT');
  const best = database.prepare(
    'SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?',
  );
  return queries.map((query) => {
    const words: readonly string[] = query.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    // FTS5 knows no stop words; without them it ranks far better.
    const telling = words.filter((word) => !STOP_WORDS.has(word));
    const asked = telling.length > 0 ? telling : words;
    if (asked.length === 0) return [];
    const match = asked.map((word) => `"${word}"`).join(' OR ');
    return best.all(match, DEPTH).map((row) => String(row['id']));
  });
}

process.on('message', (order: Fts5Order) => {
  process.send?.(rank(order));
});
