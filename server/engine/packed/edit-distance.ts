/**
 * Terms within a few edits of a word. Sorted terms share their beginnings, so the table of distances
 * is kept from one term to the next up to where they differ, and a beginning that is already too far
 * from every way of going on is passed over with all terms that share it: the walk of a trie, without
 * the trie.
 */
import type { TermTable } from './term-table.ts';

const HALF_PAIR = /[\ud800-\udbff]$/;

/**
 * Numbers of terms with a Levenshtein distance (insert, delete, replace; code units) of at most
 * `edits`, ascending.
 */
export function* termsWithinEdits(
  terms: TermTable,
  wanted: string,
  edits: number,
): Generator<number> {
  const width = wanted.length + 1;
  // Row i: distances of the first i units of the term to every beginning of the wanted word.
  const rows: Uint16Array[] = [Uint16Array.from({ length: width }, (_, j) => j)];
  let before = '';
  let number = 0;
  while (number < terms.size) {
    const term = terms.term(number);
    let depth = sharedLength(before, term);
    before = term;
    let dead = -1;
    for (; depth < term.length; depth += 1) {
      const best = nextRow(rows, depth, term, wanted);
      if (best > edits) {
        dead = depth + 1;
        break;
      }
    }
    if (dead >= 0) {
      before = term.slice(0, dead);
      // No term that begins so can come near. Half a pair is no beginning that the table knows.
      const end = HALF_PAIR.test(before) ? 0 : terms.withPrefix(before).end;
      number = Math.max(number + 1, end);
      continue;
    }
    if ((rows[term.length]?.[wanted.length] ?? edits + 1) <= edits) yield number;
    number += 1;
  }
}

/** Fills row `depth + 1` and gives its least distance. */
function nextRow(rows: Uint16Array[], depth: number, term: string, wanted: string): number {
  const width = wanted.length + 1;
  const above = rows[depth] ?? new Uint16Array(width);
  const row = rows[depth + 1] ?? new Uint16Array(width);
  rows[depth + 1] = row;
  const unit = term.charCodeAt(depth);
  row[0] = depth + 1;
  let best = depth + 1;
  for (let j = 1; j < width; j += 1) {
    const replaced = (above[j - 1] ?? 0) + (unit === wanted.charCodeAt(j - 1) ? 0 : 1);
    const value = Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    row[j] = value;
    if (value < best) best = value;
  }
  return best;
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
