/**
 * The folder as a list of files that may be articles. It never leaves the folder: symbolic links
 * count only where they lead to something inside that is not listed already. What is never an
 * article is passed over in silence; what could have been one and cannot be read is reported.
 */
import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FileReport } from '../core/searcher.ts';
import { sizeLimit } from './containers/open-file.ts';
import { isNever, loadPathFilter } from './path-filter.ts';
import { unreadableExtension } from './read-article.ts';

/** A file that may hold articles, as it stood when the folder was walked. */
export type Candidate = {
  /** Relative to the folder, `/` between parts. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
};

/** What the walk meets. */
export type WalkStep =
  | { readonly kind: 'candidate'; readonly candidate: Candidate }
  | { readonly kind: 'report'; readonly report: FileReport };

export type WalkOptions = {
  /** Bytes; larger files are reported and not read. */
  readonly maxFileSize: number;
  /** Where the program keeps its own data: never articles, wherever it stands. */
  readonly dataFolder?: string;
};

function reportStep(path: string, reason: string): WalkStep {
  return { kind: 'report', report: { path, status: 'skipped', reason } };
}

/** The code of a file system error, for people: `EACCES`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/** A candidate, or why the file is none. */
function judge(
  path: string,
  size: number,
  mtimeMs: number,
  { maxFileSize }: WalkOptions,
): WalkStep {
  const unreadable = unreadableExtension(path);
  if (unreadable !== null) return reportStep(path, unreadable);
  if (size === 0) return reportStep(path, 'The file is empty.');
  const limit = sizeLimit(path, maxFileSize);
  if (size > limit) return reportStep(path, `The file is larger than the limit of ${limit} bytes.`);
  return { kind: 'candidate', candidate: { path, size, mtimeMs } };
}

/**
 * Walks the folder: everything in it sorted by path, then what hangs on symbolic links, sorted too.
 * Throws where the folder itself cannot be read. One `lstat` a file; no file is opened.
 */
export async function* walkFolder(root: string, options: WalkOptions): AsyncGenerator<WalkStep> {
  const realRoot = await realpath(root);
  const { ignores } = await loadPathFilter(realRoot);
  const seen = new Set<string>([realRoot]);
  if (options.dataFolder !== undefined) {
    seen.add(await realpath(options.dataFolder).catch(() => realRoot));
  }
  const links: string[] = [];

  async function* walk(real: string, prefix: string): AsyncGenerator<WalkStep> {
    let entries: Dirent[];
    try {
      entries = await readdir(real, { withFileTypes: true });
    } catch (error) {
      if (prefix === '') throw error;
      yield reportStep(prefix.slice(0, -1), `The folder could not be read (${errorCode(error)}).`);
      return;
    }
    // A folder sorts as its name with the slash, so that the stream is sorted by whole path.
    const keyed = entries.map((entry) => ({
      entry,
      key: entry.name + (entry.isDirectory() ? '/' : ''),
    }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const { entry } of keyed) {
      const path = prefix + entry.name;
      const isFolder = entry.isDirectory();
      if (isNever(entry.name, isFolder) || ignores(path, isFolder)) continue;
      if (entry.isSymbolicLink()) links.push(path);
      else if (isFolder) {
        const folder = join(real, entry.name);
        if (seen.has(folder)) continue;
        seen.add(folder);
        yield* walk(folder, `${path}/`);
      } else if (entry.isFile()) yield* file(join(real, entry.name), path);
    }
  }

  async function* file(real: string, path: string): AsyncGenerator<WalkStep> {
    if (seen.has(real)) return;
    seen.add(real);
    try {
      const { size, mtimeMs } = await lstat(real);
      yield judge(path, size, mtimeMs, options);
    } catch (error) {
      yield reportStep(path, `The file could not be opened (${errorCode(error)}).`);
    }
  }

  async function* link(path: string): AsyncGenerator<WalkStep> {
    try {
      const real = await realpath(join(realRoot, path));
      const inside = relative(realRoot, real);
      if (inside === '' || seen.has(real)) return;
      if (inside.startsWith(`..${sep}`) || inside === '..' || inside.startsWith(sep)) {
        yield reportStep(path, 'It is a link that leads out of the folder.');
        return;
      }
      // What is never an article does not become one through a link.
      if (inside.split(sep).some((part) => part.startsWith('.'))) return;
      const found = await stat(real);
      if (found.isDirectory()) {
        seen.add(real);
        yield* walk(real, `${path}/`);
      } else if (found.isFile()) yield* file(real, path);
    } catch (error) {
      yield reportStep(path, `The link could not be followed (${errorCode(error)}).`);
    }
  }

  yield* walk(realRoot, '');
  // Links met on the way through links join the end of the list.
  for (let i = 0; i < links.length; i += 1) yield* link(links[i] ?? '');
}
