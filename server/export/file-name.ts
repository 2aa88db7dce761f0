/** Names for files of results, safe on every system. */
import { fold } from '../core/fold.ts';

/** Longest part of a query that a file's name repeats, in characters. */
const MAX_NAME_CHARS = 60;

/** `search-ferry-strike.csv`: letters, figures and hyphens of ASCII alone. */
export function fileName(kind: string, query: string, ending: string): string {
  const words = fold(query).match(/[a-z0-9]+/g) ?? [];
  const name = [kind, ...words].join('-').slice(0, MAX_NAME_CHARS).replace(/-$/, '');
  return `${name}.${ending}`;
}
