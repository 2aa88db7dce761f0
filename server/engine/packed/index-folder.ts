/**
 * The files of an index on disk, in the folder `index` of the data folder:
 *
 *   manifest.json        the snapshot: which segments it is made of, and what of them is deleted
 *   000012.index         a segment: terms, postings, positions, columns   (`section-file.ts`)
 *   000012.articles      its stored articles, one after the other         (`stored-article.ts`)
 *   000012-3.names       its articles' names, as far as they are found    (`segment-names.ts`)
 *   files.json           what was read of each file of the folder
 *
 * Files are written once, flushed, and never changed; the manifest is replaced whole. What no manifest
 * names is rubbish, and goes with the next one.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ArticleStore } from './article-reader.ts';
import { DamagedFile, openSections } from './section-file.ts';
import type { Segment } from './segment.ts';
import { SEGMENT_KIND, SEGMENT_VERSION } from './segment-builder.ts';
import { NAMES_KIND, NAMES_VERSION } from './segment-names.ts';

/** Raised when the files no longer mean the same; an older index is built anew. */
const FORMAT = 1;

const segmentEntry = z.object({
  /** Begins the names of its files. */
  name: z.string().regex(/^\d{6,}$/),
  documents: z.number().int().nonnegative(),
  /** Ascending numbers of documents. */
  deleted: z.array(z.number().int().nonnegative()),
  /** File of its names, and of how many articles they are known; null where none were looked for. */
  names: z
    .object({ file: z.string().regex(/^\d{6,}-\d+\.names$/), known: z.number().int() })
    .nullable(),
});

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  segmentVersion: z.literal(SEGMENT_VERSION),
  namesVersion: z.literal(NAMES_VERSION),
  /** What found the names; names of another recogniser are found anew. */
  naming: z.string(),
  /** The number of the next file. */
  next: z.number().int().nonnegative(),
  segments: z.array(segmentEntry),
});

export type SegmentEntry = Readonly<z.infer<typeof segmentEntry>>;
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

export function emptyManifest(naming: string): Manifest {
  return {
    format: FORMAT,
    segmentVersion: SEGMENT_VERSION,
    namesVersion: NAMES_VERSION,
    naming,
    next: 1,
    segments: [],
  };
}

export class IndexFolder {
  readonly #folder: string;

  /** `dataFolder`: the index is a folder in it. */
  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'index');
  }

  path(file: string): string {
    return join(this.#folder, file);
  }

  /** Null where there is none, or one of another format. */
  async manifest(): Promise<Manifest | null> {
    const text = await readFile(this.path('manifest.json'), 'utf8').catch(() => null);
    if (text === null) return null;
    try {
      return manifestSchema.parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  /** Makes a manifest the one that holds; then removes the files that it does not name. */
  async publish(manifest: Manifest): Promise<void> {
    await this.replace('manifest.json', [Buffer.from(JSON.stringify(manifest))]);
    const named = new Set(manifest.segments.flatMap(filesOf));
    for (const file of await readdir(this.#folder)) {
      if (/\.(?:index|articles|names|new)$/.test(file) && !named.has(file))
        await rm(this.path(file), { force: true });
    }
  }

  /** Writes a file that is there whole or not at all. Rejects where the data folder cannot be written. */
  async replace(file: string, pieces: Iterable<Uint8Array>): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const beside = this.path(`${file}.${process.pid}.new`);
    const handle = await open(beside, 'w');
    try {
      await writeAll(handle, pieces);
      await handle.sync();
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      throw error;
    } finally {
      await handle.close();
    }
    await rename(beside, this.path(file));
  }

  /** A file of sections with every checksum verified. Rejects with `DamagedFile`, or where it is missing. */
  async verified(file: string): Promise<ArrayBuffer> {
    const bytes = await readFile(this.path(file));
    const memory = new ArrayBuffer(bytes.length);
    new Uint8Array(memory).set(bytes);
    if (file.endsWith('.names')) openSections(memory, NAMES_KIND, NAMES_VERSION);
    else openSections(memory, SEGMENT_KIND, SEGMENT_VERSION);
    return memory;
  }

  /** A file read into memory that threads share. */
  async shared(file: string): Promise<SharedArrayBuffer> {
    const { size } = await stat(this.path(file));
    const memory = new SharedArrayBuffer(size);
    const handle = await open(this.path(file));
    try {
      const bytes = new Uint8Array(memory);
      for (let at = 0; at < size; ) {
        const { bytesRead } = await handle.read(bytes, at, size - at, at);
        if (bytesRead === 0) throw new DamagedFile(`${file} became shorter while it was read.`);
        at += bytesRead;
      }
    } finally {
      await handle.close();
    }
    return memory;
  }
}

export function filesOf({ name, names }: SegmentEntry): string[] {
  return [indexFile(name), articlesFile(name), ...(names === null ? [] : [names.file])];
}

export function indexFile(name: string): string {
  return `${name}.index`;
}

export function articlesFile(name: string): string {
  return `${name}.articles`;
}

/** Pieces this large are written at once. Bytes. */
const WRITE_BYTES = 1 << 20;

async function writeAll(handle: FileHandle, pieces: Iterable<Uint8Array>): Promise<void> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await handle.writeFile(Buffer.concat(waiting));
    waiting = [];
    bytes = 0;
  };
  for (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes >= WRITE_BYTES) await flush();
  }
  await flush();
}

export type OpenStore = ArticleStore & {
  /** Bytes of the file. */
  readonly size: () => number;
  readonly close: () => void;
};

/** The stored articles of a segment, read one at a time from its file. Throws where it is missing. */
export function openStore(path: string, { stored }: Pick<Segment, 'stored'>): OpenStore {
  const file = openSync(path, 'r');
  return {
    record: (document) => {
      const record = Buffer.alloc(stored.lengths[document] ?? 0);
      const read = readSync(file, record, 0, record.length, stored.offsets[document] ?? 0);
      return record.subarray(0, read);
    },
    size: () => fstatSync(file).size,
    close: () => closeSync(file),
  };
}
