/**
 * What is never an article, and what the owner of the folder wants left out (`.datelineignore`). The same
 * rules hold for files of the folder and for members of archives in it.
 */
import { join } from 'node:path';
import ignore from 'ignore';
import { readRegularText } from '../disk/regular-file.ts';

const NEVER =
  /^(?:\..*|readme.*|licen[sc]e.*|entities\.ya?ml|articles\.ya?ml|thumbs\.db|desktop\.ini)$/i;
const NEVER_FOLDER = /^\.|_files$|^__MACOSX$/;
const IGNORE_FILE = '.datelineignore';

/** Whether a name is never an article, or never a folder of articles. */
export function isNever(name: string, isFolder: boolean): boolean {
  return (isFolder ? NEVER_FOLDER : NEVER).test(name);
}

export type PathFilter = {
  /** Whether the rules of the folder leave this path out. */
  readonly ignores: (path: string, isFolder: boolean) => boolean;
  /** Whether a member of an archive may be an article; a page that was fetched may have any name. */
  readonly admits: (path: string, isPage: boolean) => boolean;
  /** Changes whenever the rules do. */
  readonly rules: string;
};

/** `rules` as in `.gitignore`. */
export function createPathFilter(rules: string): PathFilter {
  const patterns = ignore().add(rules);
  const ignores = (path: string, isFolder: boolean): boolean =>
    ignore.isPathValid(path) && patterns.ignores(isFolder ? `${path}/` : path);
  return {
    rules,
    ignores,
    admits: (path, isPage) => {
      const parts = path.split('/');
      const never = parts.some((part, i) => isNever(part, i < parts.length - 1));
      return (isPage || !never) && !ignores(path, false);
    },
  };
}

/** Bytes of the rules: far more than anybody writes. */
const MAX_BYTES = 1_000_000;

/**
 * The rules of a folder; none where there is no file. Throws where it cannot be read: what its owner
 * wants left out is not to be shown because of that.
 */
export async function loadPathFilter(root: string): Promise<PathFilter> {
  const rules = await readRegularText(join(root, IGNORE_FILE), MAX_BYTES).catch(
    (error: unknown) => {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (isMissing) return '';
      throw error;
    },
  );
  return createPathFilter(rules);
}
