/**
 * The values of one facet over all segments, numbered in the order of their names, so that counting
 * and ordering need no strings. Each segment keeps its own numbers; a remap array leads to these.
 */
import { fold } from '../../core/fold.ts';
import type { PlainColumn } from '../archive/plain-columns.ts';
import type { Rows } from './csr.ts';
import type { LiveSegment } from './live-segment.ts';

export type ValueColumn = {
  /** Ordered as lists show them: folded, then as written. */
  readonly values: readonly string[];
  readonly numberOf: (value: string) => number | undefined;
  /** By segment. */
  readonly parts: readonly ColumnPart[];
};

export type ColumnPart = {
  readonly rows: Rows;
  /** Number within the segment → number of the value. */
  readonly remap: Uint32Array;
};

export function plainColumn(segments: readonly LiveSegment[], column: PlainColumn): ValueColumn {
  const distinct = new Set(segments.flatMap(({ segment }) => segment.columns[column].values));
  const keyed = [...distinct].map((value) => ({ value, folded: fold(value) }));
  keyed.sort((a, b) => compare(a.folded, b.folded) || compare(a.value, b.value));
  const values = keyed.map(({ value }) => value);
  const numbers = new Map(values.map((value, number) => [value, number]));
  return {
    values,
    numberOf: (value) => numbers.get(value),
    parts: segments.map(({ segment }) => {
      const own = segment.columns[column];
      return {
        rows: own.rows,
        remap: Uint32Array.from(own.values, (value) => numbers.get(value) ?? 0),
      };
    }),
  };
}

/** The values of one document, by their numbers. */
export function valuesOf({ parts }: ValueColumn, segment: number, document: number): number[] {
  const part = parts[segment];
  if (part === undefined) return [];
  const { rows, remap } = part;
  const found: number[] = [];
  const end = rows.offsets[document + 1] ?? 0;
  for (let at = rows.offsets[document] ?? 0; at < end; at += 1)
    found.push(remap[rows.numbers[at] ?? 0] ?? 0);
  return found;
}

/** The order of the values of a column. */
export function compareValues(a: string, b: string): number {
  return compare(fold(a), fold(b)) || compare(a, b);
}

/** By UTF-16 code unit: the same on every machine, unlike a locale's order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
