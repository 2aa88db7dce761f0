/**
 * What was read of each file of the folder, kept so that a restart reads only what changed since. May be
 * older than the index: then a few files are read twice, and nothing else.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { HeldFile } from '../../corpus/collection.ts';
import type { IndexFolder } from './index-folder.ts';

const FILE = 'files.jsonl';
/** First line: the layout of the others. Raised with it, and with what readers make of a file. */
const VERSION = 'dateline files 1';

/** Nothing where there is no such file, or one of another version or damaged. */
export async function heldFiles(folder: IndexFolder): Promise<HeldFile[]> {
  const held: HeldFile[] = [];
  try {
    const lines = createInterface({ input: createReadStream(folder.path(FILE)) });
    let number = 0;
    for await (const line of lines) {
      if (number === 0 && line !== VERSION) return [];
      if (number > 0 && line !== '') held.push(JSON.parse(line) as HeldFile);
      number += 1;
    }
  } catch {
    return [];
  }
  return held;
}

/** Rejects where the data folder cannot be written. */
export async function saveHeldFiles(folder: IndexFolder, held: Iterable<HeldFile>): Promise<void> {
  await folder.replace(FILE, linesOf(held));
}

function* linesOf(held: Iterable<HeldFile>): Generator<Uint8Array> {
  yield Buffer.from(`${VERSION}\n`);
  for (const file of held) yield Buffer.from(`${JSON.stringify(file)}\n`);
}
