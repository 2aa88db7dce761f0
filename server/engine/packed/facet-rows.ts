/**
 * The values of every facet of each document in one row, so that all facets of a result are counted in one
 * walk. A value's number is its number in its column after those of the facets before; each facet has one
 * more, for documents that carry none of its values.
 */
import { FACETS, type Facet } from '../../core/search-state.ts';
import type { Rows } from './csr.ts';
import type { LiveSegment } from './live-segment.ts';
import type { ValueColumn } from './value-column.ts';

export type FacetRows = {
  /** By segment. */
  readonly rows: readonly Rows[];
  /** Where the numbers of a facet start. They end with that of no value. */
  readonly starts: Readonly<Record<Facet, number>>;
  readonly size: number;
};

/** How many of some documents carry each value of a facet, and how many none. */
export type ValueCounts = {
  readonly counts: Uint32Array;
  readonly missing: number;
  readonly articles: number;
};

/** Linear in the values of all documents. */
export function facetRows(
  segments: readonly LiveSegment[],
  columns: Readonly<Record<Facet, ValueColumn>>,
): FacetRows {
  let size = 0;
  const starts = Object.fromEntries(
    FACETS.map((facet) => {
      const start = size;
      size += columns[facet].values.length + 1;
      return [facet, start];
    }),
  ) as Record<Facet, number>;
  const rows = segments.map((live, i) => {
    const parts = FACETS.map((facet) => ({
      part: columns[facet].parts[i],
      start: starts[facet],
      none: starts[facet] + columns[facet].values.length,
    }));
    return rowsOf(live.segment.size, parts);
  });
  return { rows, starts, size };
}

type Part = {
  readonly part: ValueColumn['parts'][number] | undefined;
  readonly start: number;
  readonly none: number;
};

function rowsOf(documents: number, parts: readonly Part[]): Rows {
  const offsets = new Uint32Array(documents + 1);
  for (const { part } of parts) {
    for (let document = 0; document < documents; document += 1) {
      const own = part?.rows.offsets;
      const values = (own?.[document + 1] ?? 0) - (own?.[document] ?? 0);
      offsets[document + 1] = (offsets[document + 1] as number) + Math.max(1, values);
    }
  }
  for (let document = 0; document < documents; document += 1)
    offsets[document + 1] = (offsets[document + 1] as number) + (offsets[document] as number);
  const numbers = new Uint32Array(offsets[documents] as number);
  const next = offsets.slice(0, documents);
  for (const { part, start, none } of parts) {
    for (let document = 0; document < documents; document += 1) {
      let at = next[document] as number;
      const from = part?.rows.offsets[document] ?? 0;
      const end = part?.rows.offsets[document + 1] ?? 0;
      for (let i = from; i < end; i += 1) {
        numbers[at] = start + (part?.remap[part.rows.numbers[i] as number] as number);
        at += 1;
      }
      if (from === end) {
        numbers[at] = none;
        at += 1;
      }
      next[document] = at;
    }
  }
  return { offsets, numbers };
}

/** Counts of all facets. Linear in the values of the documents, which are by segment. */
export class AllFacetCounts {
  readonly #rows: FacetRows;
  readonly #counts: Uint32Array;
  readonly #articles: number;

  constructor(rows: FacetRows, documents: readonly Uint32Array[]) {
    this.#rows = rows;
    this.#counts = new Uint32Array(rows.size);
    let articles = 0;
    for (const [i, own] of documents.entries()) {
      articles += own.length;
      this.#count(rows.rows[i], own);
    }
    this.#articles = articles;
  }

  #count(rows: Rows | undefined, documents: Uint32Array): void {
    if (rows === undefined) return;
    const counts = this.#counts;
    const { offsets, numbers } = rows;
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] as number;
      const end = offsets[document + 1] as number;
      for (let at = offsets[document] as number; at < end; at += 1) {
        const value = numbers[at] as number;
        counts[value] = (counts[value] as number) + 1;
      }
    }
  }

  /** A copy, which may be changed. `values`: how many the facet's column has. */
  of(facet: Facet, values: number): ValueCounts {
    const start = this.#rows.starts[facet];
    return {
      counts: this.#counts.slice(start, start + values),
      missing: this.#counts[start + values] as number,
      articles: this.#articles,
    };
  }
}
