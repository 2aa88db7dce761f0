/**
 * Names found before, on disk: `names.cache` in the data folder, records one after the other
 * (`names-record.ts`), added at the end and never changed. Opening writes nothing. Damage loses the
 * records it hits and no others; a file that cannot be written costs time at the next start, and no
 * more. When most of it is of no use any longer, it is written anew beside and renamed.
 */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalName } from '../core/names.ts';
import { decodeRecord, encodeRecord, type RecordPlace, readRecords } from './names-record.ts';

const FILE = 'names.cache';
/** Below this it is not worth tidying. Bytes; a guess. */
const SMALL_BYTES = 1 << 20;
/** How many times the useful bytes the useless ones must be. Files that left for a while may return. A guess. */
const MOSTLY = 3;

export type NamesCacheOptions = {
  /** Nothing is ever written: another process does. */
  readonly readOnly?: boolean;
  /** Hears, for people, that the file could not be read or written; once until it can be again. */
  readonly onProblem?: (message: string) => void;
};

/** Never rejects: what cannot be read is not there. */
export async function openNamesCache(
  dataFolder: string,
  options: NamesCacheOptions = {},
): Promise<NamesCache> {
  const file = join(dataFolder, FILE);
  const bytes = await readFile(file).catch((error: unknown) => {
    if (reasonOf(error) !== 'ENOENT') {
      options.onProblem?.(
        `Names found before could not be read from ${file} (${reasonOf(error)}).`,
      );
    }
    return Buffer.alloc(0);
  });
  return new NamesCache(file, bytes, options);
}

type Place = Omit<RecordPlace, 'key'> & { readonly buffer: Buffer };

export class NamesCache {
  readonly #file: string;
  readonly #options: NamesCacheOptions;
  readonly #places = new Map<string, Place>();
  /** Keys asked for or added since it was opened. */
  readonly #used = new Set<string>();
  #unsaved: Buffer[] = [];
  #savedBytes: number;
  #complained = false;

  constructor(file: string, bytes: Buffer, options: NamesCacheOptions) {
    this.#file = file;
    this.#options = options;
    this.#savedBytes = bytes.length;
    for (const { key, start, end } of readRecords(bytes)) {
      this.#places.set(key, { buffer: bytes, start, end });
    }
  }

  /** How many articles' names it holds. */
  get size(): number {
    return this.#places.size;
  }

  /** Null where nothing is known. `key`: 16 Latin-1 characters. */
  get(key: string): readonly LocalName[] | null {
    const place = this.#places.get(key);
    if (place === undefined) return null;
    this.#used.add(key);
    return decodeRecord(place.buffer, place);
  }

  /** Known at once, on disk with the next `save`. */
  put(key: string, names: readonly LocalName[]): void {
    const buffer = encodeRecord(key, names);
    this.#places.set(key, { buffer, start: 0, end: buffer.length });
    this.#used.add(key);
    if (this.#options.readOnly !== true) this.#unsaved.push(buffer);
  }

  /** Brings to disk what is new. Never rejects; what could not be written is tried again next time. */
  async save(): Promise<void> {
    if (this.#unsaved.length === 0) return;
    const records = this.#unsaved;
    this.#unsaved = [];
    try {
      await mkdir(join(this.#file, '..'), { recursive: true });
      this.#savedBytes += await write(this.#file, 'a', Buffer.concat(records));
      this.#complained = false;
    } catch (error) {
      this.#unsaved = [...records, ...this.#unsaved];
      this.#complain(error);
    }
  }

  /**
   * Drops what nobody has asked for, where that is most of the file. `articles`: how many there are;
   * where far fewer have been asked for, because their names are held elsewhere, nothing is dropped.
   * Never rejects.
   */
  async tidy(articles: number): Promise<void> {
    await this.save();
    if (this.#used.size < articles / 2) return;
    const kept = [...this.#places].filter(([key]) => this.#used.has(key));
    const useful = kept.reduce((sum, [, { start, end }]) => sum + end - start, 0);
    const useless = this.#savedBytes - useful;
    if (this.#options.readOnly === true || useful === 0) return;
    if (this.#savedBytes < SMALL_BYTES || useless <= MOSTLY * useful) return;
    const bytes = Buffer.concat(
      kept.map(([, { buffer, start, end }]) => buffer.subarray(start, end)),
    );
    const beside = `${this.#file}.${process.pid}.new`;
    try {
      await write(beside, 'w', bytes);
      await rename(beside, this.#file);
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      this.#complain(error);
      return;
    }
    this.#savedBytes = bytes.length;
    this.#unsaved = [];
    this.#places.clear();
    for (const { key, start, end } of readRecords(bytes)) {
      this.#places.set(key, { buffer: bytes, start, end });
    }
  }

  #complain(error: unknown): void {
    if (this.#complained) return;
    this.#complained = true;
    this.#options.onProblem?.(
      `Names could not be kept in ${this.#file} (${reasonOf(error)}); they will be found anew at the next start.`,
    );
  }
}

/** Written and flushed; the number of bytes. */
async function write(file: string, flags: 'a' | 'w', bytes: Buffer): Promise<number> {
  const handle = await open(file, flags);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return bytes.length;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}
