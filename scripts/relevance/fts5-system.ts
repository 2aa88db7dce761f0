/** SQLite's FTS5 with its Porter stemmer, any of the words, in a process of a Node that has `node:sqlite`. */
import { execFileSync, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JudgedDocument, Ranking, RankingSystem } from './judged-collection.ts';

export type Fts5Order = {
  readonly documents: readonly JudgedDocument[];
  readonly queries: readonly string[];
};

/** This Node, or Node 24 through npx; null where neither is to be had. */
export function nodeWithSqlite(): string | null {
  if (process.getBuiltinModule?.('node:sqlite') !== undefined) return process.execPath;
  try {
    const args = ['-y', '-p', 'node@24', 'node', '-p', 'process.execPath'];
    const path = execFileSync('npx', args, { encoding: 'utf8', timeout: 300_000 }).trim();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

export function fts5System(node: string): RankingSystem {
  return {
    name: 'SQLite FTS5, porter',
    rank: (documents, queries) =>
      new Promise((resolve, reject) => {
        const child = fork(fileURLToPath(new URL('./fts5-process.js', import.meta.url)), [], {
          execPath: node,
          execArgv: ['--no-warnings'],
        });
        child.on('message', (rankings: readonly Ranking[]) => {
          resolve(rankings);
          child.disconnect();
        });
        child.on('exit', (code) => reject(new Error(`FTS5 ended with ${code}.`)));
        child.send({ documents, queries } satisfies Fts5Order);
      }),
  };
}
