/**
 * Terms within a few edits of a word. Sorted terms share their beginnings, so the table of distances
 * is kept from one term to the next up to where they differ, and a beginning that is already too far
 * from every way of going on is passed over with all terms that share it: the walk of a trie, without
 * the trie. Terms are read as they lie in the table; only those with other letters than ASCII are decoded.
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
  const distances = new Distances(wanted);
  let units = new Uint16Array(64);
  let before = 0;
  let number = 0;
  while (number < terms.size) {
    const bytes = terms.byteLength(number);
    if (units.length < bytes) {
      const larger = new Uint16Array(2 * bytes);
      larger.set(units);
      units = larger;
    }
    const read = terms.readUnits(number, units, before);
    const { length } = read;
    let depth = read.shared;
    before = length;
    let dead = -1;
    for (; depth < length; depth += 1) {
      if (distances.grow(depth, units[depth] as number) > edits) {
        dead = depth + 1;
        break;
      }
    }
    if (dead < 0) {
      if (distances.at(length) <= edits) yield number;
      number += 1;
      continue;
    }
    before = dead;
    if (read.ascii) {
      number = terms.afterPrefix(number, dead);
      continue;
    }
    // No term that begins so can come near. Half a pair is no beginning that the table knows.
    const beginning = terms.term(number).slice(0, dead);
    number = HALF_PAIR.test(beginning)
      ? number + 1
      : terms.afterPrefix(number, Buffer.byteLength(beginning));
  }
}

/** Row i: the distances of the first i units of a term to every beginning of the wanted word. */
class Distances {
  readonly #wanted: Uint16Array;
  readonly #rows: Uint16Array[];

  constructor(wanted: string) {
    this.#wanted = new Uint16Array(wanted.length);
    for (let j = 0; j < wanted.length; j += 1) this.#wanted[j] = wanted.charCodeAt(j);
    this.#rows = [Uint16Array.from({ length: wanted.length + 1 }, (_, j) => j)];
  }

  /** Fills the row after `depth` for a unit that stands there, and gives its least distance. */
  grow(depth: number, unit: number): number {
    const wanted = this.#wanted;
    const above = this.#rows[depth] as Uint16Array;
    const row = this.#rows[depth + 1] ?? new Uint16Array(wanted.length + 1);
    this.#rows[depth + 1] = row;
    let left = depth + 1;
    row[0] = left;
    let best = left;
    for (let j = 0; j < wanted.length; j += 1) {
      const replaced = (above[j] as number) + (unit === wanted[j] ? 0 : 1);
      const removed = (above[j + 1] as number) + 1;
      let value = left + 1;
      if (removed < value) value = removed;
      if (replaced < value) value = replaced;
      row[j + 1] = value;
      left = value;
      if (value < best) best = value;
    }
    return best;
  }

  /** The distance of the whole of a term of this length. */
  at(length: number): number {
    const row = this.#rows[length] as Uint16Array;
    return row[this.#wanted.length] as number;
  }
}
