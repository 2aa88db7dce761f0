/**
 * The files of an index on disk, in the folder `index` of the data folder:
 *
 *   manifest.json        the snapshot: which segments it is made of, and what of them is deleted
 *   000012.index         a segment: terms, postings, positions, columns   (`section-file.ts`)
 *   000012.articles      its stored articles, one after the other         (`stored-article.ts`)
 *   000012-3.names       its articles' names, as far as they are found    (`segment-names.ts`)
 *   000013.groups        stories and copies among the articles            (`groups-file.ts`)
 *   files.jsonl          what was read of each file of the folder        (`held-files.ts`)
 *   writer.pid           who writes                                      (`index-lock.ts`)
 *
 * Files are written once, flushed, and never changed; the manifest is replaced whole. It holds a checksum
 * of every file and of itself. What no manifest names is rubbish, and goes with the next one.
 */
import { closeSync, openSync, readSync } from 'node:fs';
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
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { ArticleStore } from './article-reader.ts';
import { DamagedFile } from './section-file.ts';
import type { Segment } from './segment.ts';
import { SEGMENT_VERSION } from './segment-builder.ts';
import { NAMES_VERSION } from './segment-names.ts';

/** Raised when the files no longer mean the same; an older index is built anew. */
const FORMAT = 2;

/** CRC-32 of a whole file. */
const checksum = z.number().int().nonnegative();

const segmentEntry = z.object({
  /** Begins the names of its files. */
  name: z.string().regex(/^\d{6,}$/),
  documents: z.number().int().nonnegative(),
  /** Ascending numbers of documents. */
  deleted: z.array(z.number().int().nonnegative()),
  crc: z.object({ index: checksum, articles: checksum }),
  /** File of its names, and of how many articles they are known; null where none were looked for. */
  names: z
    .object({
      file: z.string().regex(/^\d{6,}-\d+\.names$/),
      known: z.number().int(),
      crc: checksum,
    })
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
  /** File of stories and copies; null where none were looked for. */
  groups: z
    .object({
      file: z.string().regex(/^\d{6,}\.groups$/),
      crc: checksum,
      /** Of the stories and copies it tells of, however they came about. */
      told: checksum,
    })
    .nullable()
    .default(null),
  /** Articles whose names could not be found: keys of their ids, and why, for people. */
  unnamed: z.array(z.tuple([z.number(), z.string()])),
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
    groups: null,
    unnamed: [],
  };
}

/** How long the files of a snapshot outlive it. Milliseconds; opening one takes a few seconds at most. */
const KEEP_MS = 30_000;

export class IndexFolder {
  readonly #folder: string;
  readonly #now: () => number;
  /** Files of the last manifests, and until when they stay. */
  #recent: { readonly files: readonly string[]; until: number }[] = [];

  /** `dataFolder`: the index is a folder in it. `now` gives milliseconds of a steady clock. */
  constructor(dataFolder: string, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#folder = join(dataFolder, 'index');
  }

  path(file: string): string {
    return join(this.#folder, file);
  }

  /** Null where there is none. Throws `DamagedFile` for one that is not whole, or of another format. */
  async manifest(): Promise<Manifest | null> {
    const text = await readFile(this.path(MANIFEST), 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (text === null) return null;
    const body = text.slice(SEAL.length, -1);
    if (text !== sealed(body)) throw new DamagedFile('Its list of parts is damaged.');
    const manifest = manifestSchema.safeParse(JSON.parse(body));
    if (!manifest.success) throw new DamagedFile('It is of another version.');
    return manifest.data;
  }

  /** A number that no file bears yet: what was written before may still be open somewhere. */
  async freeNumber(): Promise<number> {
    const files = await readdir(this.#folder).catch(() => []);
    const numbers = files.flatMap((file) => file.match(/^\d+(?:-\d+)?/)?.[0].split('-') ?? []);
    return numbers.reduce((free, number) => Math.max(free, Number(number) + 1), 1);
  }

  /** The files that are there. */
  async files(): Promise<ReadonlySet<string>> {
    return new Set(await readdir(this.#folder).catch(() => []));
  }

  /** Makes a manifest the one that holds; then removes the files that neither it nor a recent one names. */
  async publish(manifest: Manifest): Promise<void> {
    await this.replace(MANIFEST, [Buffer.from(sealed(JSON.stringify(manifest)))]);
    await this.#flush();
    const now = this.#now();
    this.#recent = this.#recent.filter(({ until }) => until > now);
    for (const one of this.#recent) one.until = Math.min(one.until, now + KEEP_MS);
    const files = manifest.segments.flatMap(filesOf);
    if (manifest.groups !== null) files.push(manifest.groups.file);
    this.#recent.push({ files, until: Number.POSITIVE_INFINITY });
    const named = new Set(this.#recent.flatMap((one) => one.files));
    for (const file of await readdir(this.#folder)) {
      if (/\.(?:index|articles|names|groups|new)$/.test(file) && !named.has(file))
        await rm(this.path(file), { force: true });
    }
  }

  /** Has the names of the files on disk before others are removed. Some systems cannot; they need not. */
  async #flush(): Promise<void> {
    const handle = await open(this.#folder).catch(() => null);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }

  /**
   * Writes a file that is there whole or not at all; its checksum. Rejects where the data folder cannot
   * be written.
   */
  async replace(file: string, pieces: Iterable<Uint8Array>): Promise<number> {
    await mkdir(this.#folder, { recursive: true });
    const beside = this.path(`${file}.${process.pid}.new`);
    try {
      const handle = await open(beside, 'w');
      let crc: number;
      try {
        crc = await writeAll(handle, pieces);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, this.path(file));
      return crc;
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** A whole file whose checksum was verified. Throws `DamagedFile`, also where it is missing. */
  async verified(file: string, crc: number): Promise<ArrayBuffer> {
    const bytes = await readFile(this.path(file)).catch((error: unknown) => {
      throw isMissing(error) ? new DamagedFile(`${file} is missing.`) : error;
    });
    if (crc32(bytes) !== crc) throw new DamagedFile(`${file} is damaged.`);
    const memory = new ArrayBuffer(bytes.length);
    new Uint8Array(memory).set(bytes);
    return memory;
  }

  /** Whether a file is there and as it was written. Its bytes are not kept; the event loop gets its turn. */
  async isWhole(file: string, crc: number): Promise<boolean> {
    const handle = await open(this.path(file)).catch(() => null);
    if (handle === null) return false;
    try {
      const bytes = Buffer.alloc(READ_BYTES);
      let actual = 0;
      for (;;) {
        const { bytesRead } = await handle.read(bytes, 0, bytes.length);
        if (bytesRead === 0) return actual === crc;
        actual = crc32(bytes.subarray(0, bytesRead), actual);
        await nextTurn();
      }
    } finally {
      await handle.close();
    }
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

export function filesOf({ name, names }: Pick<SegmentEntry, 'name' | 'names'>): string[] {
  return [indexFile(name), articlesFile(name), ...(names === null ? [] : [names.file])];
}

export function indexFile(name: string): string {
  return `${name}.index`;
}

export function articlesFile(name: string): string {
  return `${name}.articles`;
}

const MANIFEST = 'manifest.json';

/** Begins a manifest; the dots stand for the checksum of what follows it. */
const SEAL = '{"crc":"........","manifest":';

function sealed(body: string): string {
  const crc = crc32(body).toString(16).padStart(8, '0');
  return `${SEAL.replace('........', crc)}${body}}`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Pieces this large are written, or read, at once. Bytes. */
const WRITE_BYTES = 1 << 20;
const READ_BYTES = 1 << 20;

/** The checksum of what was written. */
async function writeAll(handle: FileHandle, pieces: Iterable<Uint8Array>): Promise<number> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let crc = 0;
  const flush = async (): Promise<void> => {
    const all = Buffer.concat(waiting);
    crc = crc32(all, crc);
    if (waiting.length > 0) await handle.writeFile(all);
    waiting = [];
    bytes = 0;
  };
  for (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes >= WRITE_BYTES) await flush();
  }
  await flush();
  return crc;
}

export type OpenStore = ArticleStore & {
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
    close: () => closeSync(file),
  };
}
