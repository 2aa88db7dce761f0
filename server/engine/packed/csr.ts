/**
 * Lists of numbers side by side (compressed sparse rows): the list of row r is `numbers` from
 * `offsets[r]` up to `offsets[r + 1]`. Forward arrays and facet columns are kept so. One width for all:
 * code that meets arrays of several kinds is several times slower.
 */
import { type Column, type Sections, wideColumn } from './section-file.ts';

export type Rows = {
  /** One more than there are rows. */
  readonly offsets: Uint32Array;
  readonly numbers: Uint32Array;
};

export function packRows(name: string, rows: readonly ArrayLike<number>[]): [string, Column][] {
  const offsets = new Uint32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) offsets[i + 1] = (offsets[i] ?? 0) + row.length;
  const numbers = new Uint32Array(offsets[rows.length] ?? 0);
  for (const [i, row] of rows.entries()) numbers.set(row, offsets[i] ?? 0);
  return rowSections(name, { offsets, numbers });
}

export function rowSections(name: string, { offsets, numbers }: Rows): [string, Column][] {
  return [
    [`${name}.offsets`, offsets],
    [`${name}.numbers`, numbers],
  ];
}

/** Throws `DamagedFile`. */
export function openRows(sections: Sections, name: string): Rows {
  return {
    offsets: wideColumn(sections, `${name}.offsets`),
    numbers: wideColumn(sections, `${name}.numbers`),
  };
}

/** The numbers of one row, without copying. */
export function rowOf({ offsets, numbers }: Rows, row: number): Uint32Array {
  return numbers.subarray(offsets[row] ?? 0, offsets[row + 1] ?? 0);
}

/** Rows turned round: for each number below `size`, the rows that hold it, ascending. Linear. */
export function invert({ offsets, numbers }: Rows, size: number): Rows {
  const starts = new Uint32Array(size + 1);
  for (const number of numbers) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let i = 0; i < size; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice(0, size);
  const rows = new Uint32Array(numbers.length);
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const end = offsets[row + 1] ?? 0;
    for (let at = offsets[row] ?? 0; at < end; at += 1) {
      const number = numbers[at] ?? 0;
      const place = next[number] ?? 0;
      rows[place] = row;
      next[number] = place + 1;
    }
  }
  return { offsets: starts, numbers: rows };
}
