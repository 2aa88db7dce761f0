/** `dateline batch`: a file of queries, one JSON line each, with its answer or why there is none. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Config } from '../config.ts';
import { batchLines } from '../core/batch.ts';
import { SearchError } from '../core/errors.ts';
import { toProblem } from '../http/problem.ts';
import { answerBatch } from '../view/api-batch.ts';
import { Failure } from './failure.ts';
import { openToSearch } from './open-folder.ts';
import { writeOut } from './write-out.ts';

/** `file`: `-` is standard input. Throws `Failure` where it cannot be read, or there is nothing to search. */
export async function searchBatch(config: Config, file: string): Promise<void> {
  const queries = batchLines(await contents(file));
  const { searcher, close } = await openToSearch(config);
  const options = { searcher, now: () => performance.now(), problemOf };
  async function* lines(): AsyncGenerator<string> {
    for await (const answer of answerBatch(queries, options)) yield `${JSON.stringify(answer)}\n`;
  }
  await writeOut(lines());
  await close();
}

/** A fault of ours is no query's: it ends everything, as any. */
function problemOf(error: unknown): object {
  if (error instanceof SearchError) return toProblem(error, '/api/search');
  throw error;
}

async function contents(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${file} could not be read (${error.code ?? error.message}).`);
  });
}
