/**
 * The seam between archives and readers: a container gives its members one after the other, each as if
 * it were a file of the folder. It never leaves memory: nothing is unpacked to the disk, so that no name
 * can lead anywhere.
 */
import { Readable } from 'node:stream';
import type { SourceFile } from '../reader.ts';
import type { Expansion } from './expansion.ts';

/** Bytes of a file that are enough to tell what it is. */
export const HEAD_BYTES = 65_536;

/** A file that may be an archive: it is read where its container looks, not whole. */
export type ArchiveFile = {
  /** Relative to the folder, `/` between parts. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Its first bytes, `HEAD_BYTES` at most. */
  readonly head: Uint8Array;
  /** Bytes from `start` up to `end`, which is not among them. */
  readonly stream: (start: number, end: number) => Readable;
};

/** What stands in an archive. */
export type Member =
  | { readonly kind: 'file'; readonly file: SourceFile }
  /** `path` is that of the archive where the member has no name that could be told. */
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: string };

export interface Container {
  /** Name of the format, e.g. `zip`. */
  readonly format: string;
  /** `page`: one saved page and what belongs to it; its member is never an archive itself. */
  readonly holds: 'files' | 'page';
  /** Whether the file looks like this format. Looks at its name and head only. */
  accepts(file: Pick<ArchiveFile, 'path' | 'head'>): boolean;
  /**
   * Members in the order of the archive. A bad member loses only itself; throws where the archive
   * cannot be read on. `expansion` is charged for every member, and says when it is enough.
   */
  members(file: ArchiveFile, expansion: Expansion): AsyncIterable<Member>;
}

/** A file that is in memory already, such as a member of another archive. */
export function inMemory({ path, bytes }: SourceFile): ArchiveFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    path,
    size: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    stream: (start, end) => Readable.from([buffer.subarray(start, end)]),
  };
}
