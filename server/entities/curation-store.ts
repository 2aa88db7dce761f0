/**
 * `entities.yaml` on disk, beside the articles: read as often as somebody looks, written only when
 * asked, and then whole or not at all.
 */
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readRegularText } from '../disk/regular-file.ts';
import {
  type CurationFile,
  type CurationProblem,
  EMPTY_CURATION_FILE,
  parseCuration,
} from './curation-file.ts';

export const CURATION_FILE = 'entities.yaml';
/** Bytes: some 50,000 rules, and parsed within seconds. */
const MAX_BYTES = 5_000_000;

/** The text, or null where there is no file. Rejects where it cannot be read. */
export async function readCurationText(folder: string): Promise<string | null> {
  try {
    return await readRegularText(join(folder, CURATION_FILE), MAX_BYTES);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The rules of a folder; none where there is no file. A file that cannot be read is a problem of it. */
export async function loadCuration(folder: string): Promise<CurationFile> {
  try {
    const text = await readCurationText(folder);
    return text === null ? EMPTY_CURATION_FILE : parseCuration(text);
  } catch (error) {
    const message = `The file could not be read (${codeOf(error)}).`;
    return { ...EMPTY_CURATION_FILE, problems: [{ line: 1, column: 1, message }] };
  }
}

/** One line as compilers write them: `entities.yaml:3:5: what is wrong`. */
export function curationProblemLine({ line, column, message }: CurationProblem): string {
  return `${CURATION_FILE}:${line}:${column}: ${message}`;
}

/** Replaces the file: whoever reads it meanwhile sees the old text or the new one. */
export async function writeCurationText(folder: string, text: string): Promise<void> {
  const named = join(folder, CURATION_FILE);
  const path = await realpath(named).catch(() => named);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const mode = await stat(path).then(
      (found) => found.mode,
      () => null,
    );
    if (mode !== null) await chmod(temporary, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
