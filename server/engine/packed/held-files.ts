/**
 * What was read of each file of the folder, kept so that a restart reads only what changed since. May be
 * older than the index: then a few files are read twice, and nothing else. A line a file, each behind its
 * checksum; a file of the folder whose line is damaged is read again.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { crc32 } from 'node:zlib';
import type { HeldFile } from '../../corpus/collection.ts';
import type { IndexFolder } from './index-folder.ts';

const FILE = 'files.jsonl';
/** First line: the layout of the others. Raised with it, and with what readers make of a file. */
const VERSION = 'dateline files 3';
/** Hexadecimal digits of a checksum. */
const CRC_DIGITS = 8;

/** `damaged`: lines that could not be used. */
export type HeldFiles = { readonly held: readonly HeldFile[]; readonly damaged: number };

/** Nothing where there is no such file, or one of another version. */
export async function heldFiles(folder: IndexFolder): Promise<HeldFiles> {
  const held: HeldFile[] = [];
  let damaged = 0;
  let number = 0;
  try {
    const lines = createInterface({ input: createReadStream(folder.path(FILE)) });
    for await (const line of lines) {
      number += 1;
      if (number === 1 && line !== VERSION) return { held: [], damaged: 1 };
      if (number === 1) continue;
      const json = line.slice(CRC_DIGITS + 1);
      if (line === sealed(json)) held.push(JSON.parse(json) as HeldFile);
      else damaged += 1;
    }
  } catch {
    // Missing: nothing was read yet.
  }
  return { held, damaged };
}

/** Rejects where the data folder cannot be written. */
export async function saveHeldFiles(folder: IndexFolder, held: Iterable<HeldFile>): Promise<void> {
  await folder.replace(FILE, linesOf(held));
}

function sealed(json: string): string {
  return `${crc32(json).toString(16).padStart(CRC_DIGITS, '0')} ${json}`;
}

function* linesOf(held: Iterable<HeldFile>): Generator<Uint8Array> {
  yield Buffer.from(`${VERSION}\n`);
  for (const file of held) yield Buffer.from(`${sealed(JSON.stringify(file))}\n`);
}
