/**
 * A file of the folder → the files to read: itself, or what is in it where it is an archive. An archive
 * may hold archives, but those no others.
 */
import type { SourceFile } from '../reader.ts';
import { readAtMost } from './byte-reader.ts';
import { type ArchiveFile, type Container, inMemory, type Member } from './container.ts';
import {
  createExpansion,
  type Expansion,
  ExpansionLimit,
  MAX_MEMBERS,
  TOTAL_BYTES,
} from './expansion.ts';
import { gzipContainer } from './gzip.ts';
import { mhtmlContainer } from './mhtml.ts';
import { warcContainer } from './warc.ts';
import { webarchiveContainer } from './webarchive.ts';
import { zipContainer } from './zip.ts';

/** Asked in this order: a compressed web archive is no plain gzip. */
const CONTAINERS: readonly Container[] = [
  zipContainer,
  warcContainer,
  gzipContainer,
  mhtmlContainer,
  webarchiveContainer,
];

/** Archives inside an archive of the folder, one in the other. */
const MAX_DEPTH = 1;

export type OpenOptions = {
  /** Bytes of a file, or of a member of an archive. */
  readonly maxFileSize: number;
  /** Whether the member at this path may be an article; `isPage`: it was fetched from an address. */
  readonly admits: (path: string, isPage: boolean) => boolean;
};

/** Extensions of files that are larger than what is in them is allowed to be: the members count. */
const ARCHIVE_PATH = /\.(?:zip|gz|warc)$/i;

/** Whether a file of this name may hold files. */
export function isArchivePath(path: string): boolean {
  return ARCHIVE_PATH.test(path);
}

/** Bytes that a file of this name may have. */
export function sizeLimit(path: string, maxFileSize: number): number {
  return isArchivePath(path) ? Math.max(TOTAL_BYTES, maxFileSize) : maxFileSize;
}

export function containerOf(file: Pick<ArchiveFile, 'path' | 'head'>): Container | undefined {
  return CONTAINERS.find((container) => container.accepts(file));
}

/** The file itself, or its members; never throws for what is in it. */
export async function* openFile(file: ArchiveFile, options: OpenOptions): AsyncGenerator<Member> {
  const { maxFileSize } = options;
  const container = containerOf(file);
  if (container === undefined) {
    const bytes = await readAtMost(file.stream(0, file.size), maxFileSize, () => {});
    if (bytes !== null) yield { kind: 'file', file: { path: file.path, bytes } };
    else {
      const reason = `The file is larger than the limit of ${maxFileSize} bytes.`;
      yield { kind: 'skipped', path: file.path, reason };
    }
    return;
  }
  const limits = { memberBytes: maxFileSize, totalBytes: TOTAL_BYTES, members: MAX_MEMBERS };
  const expansion = createExpansion(limits, file.size);
  try {
    yield* membersOf(container, file, { expansion, depth: 0, admits: options.admits });
  } catch (error) {
    const reason =
      error instanceof ExpansionLimit
        ? `${error.message} The rest of it was not read.`
        : 'The archive is damaged; what follows in it was not read.';
    yield { kind: 'skipped', path: file.path, reason };
  }
}

type Inside = Pick<OpenOptions, 'admits'> & {
  readonly expansion: Expansion;
  /** Archives around this one. */
  readonly depth: number;
};

async function* membersOf(
  container: Container,
  file: ArchiveFile,
  inside: Inside,
): AsyncGenerator<Member> {
  const { expansion, depth, admits } = inside;
  for await (const member of container.members(file, expansion)) {
    const path = member.kind === 'file' ? member.file.path : member.path;
    const isPage = member.kind === 'file' && member.file.url !== undefined;
    if (path !== file.path && !admits(path, isPage)) continue;
    if (member.kind === 'skipped' || container.holds === 'page') {
      yield member;
      continue;
    }
    yield* memberOf(member.file, { expansion, depth, admits });
  }
}

async function* memberOf(file: SourceFile, inside: Inside): AsyncGenerator<Member> {
  const archive = inMemory(file);
  // A page that was fetched as a page is nothing else.
  const inner = file.url === undefined ? containerOf(archive) : undefined;
  if (inner === undefined) {
    yield { kind: 'file', file };
    return;
  }
  const depth = inside.depth + (inner.holds === 'files' ? 1 : 0);
  if (depth > MAX_DEPTH) {
    const reason = 'It is an archive inside an archive inside an archive.';
    yield { kind: 'skipped', path: file.path, reason };
    return;
  }
  try {
    yield* membersOf(inner, archive, { ...inside, depth });
  } catch (error) {
    if (error instanceof ExpansionLimit) throw error;
    yield { kind: 'skipped', path: file.path, reason: 'The archive is damaged.' };
  }
}
