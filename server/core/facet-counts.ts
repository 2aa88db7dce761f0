/**
 * Counting: totals, facet values and days in one walk over the articles that the query matched.
 * Counts mean what DESIGN promises: a facet ignores its own inclusions (not where all are asked
 * for), obeys everything else, and lists an excluded value with the number it removes.
 */
import { fold } from './fold.ts';
import {
  FACETS,
  type Facet,
  type FacetSelection,
  type FacetSort,
  type SearchState,
} from './search-state.ts';
import type { FacetCounts, FacetValue } from './searcher.ts';
import { createSelection, type FacetColumns } from './selection.ts';
import { createTally, type StoryOf, type Tally } from './tally.ts';

export type Counts = {
  /** Articles that pass every filter, in the order given. */
  readonly documents: readonly number[];
  readonly facets: Readonly<Record<Facet, FacetTally>>;
  /** Articles that pass everything but the dates' own selection: what the timeline shows. */
  readonly forTimeline: readonly number[];
  /** Without a date and kept out by that alone. */
  readonly undatedLeftOut: number;
};

export type FacetTally = { readonly values: Tally<string>; readonly missing: number };

/** Linear in the matched articles and their values. */
export function countMatches(
  matched: Iterable<number>,
  state: SearchState,
  columns: FacetColumns,
  storyOf: StoryOf,
): Counts {
  const verdictOf = createSelection(state, columns);
  const documents: number[] = [];
  const tallies = new Map(
    FACETS.map((facet) => [facet, { values: createTally<string>(storyOf), missing: 0 }]),
  );
  const forTimeline: number[] = [];
  let undatedLeftOut = 0;

  const countFacet = (document: number, facet: Facet): void => {
    const tally = tallies.get(facet);
    if (tally === undefined) return;
    const values = columns.values(document, facet);
    if (values.length === 0) tally.missing += 1;
    for (const value of values) tally.values.add(value, document);
  };
  for (const document of matched) {
    const verdict = verdictOf(document);
    switch (verdict.kind) {
      case 'in':
        documents.push(document);
        forTimeline.push(document);
        for (const facet of FACETS) countFacet(document, facet);
        break;
      case 'outside':
        if (verdict.by !== 'date') countFacet(document, verdict.by);
        else {
          forTimeline.push(document);
          if (columns.day(document) === null) undatedLeftOut += 1;
        }
        break;
      case 'excluded':
        tallies.get(verdict.by)?.values.add(verdict.value, document);
        break;
      case 'out':
        break;
      default:
        verdict satisfies never;
    }
  }
  return {
    documents,
    facets: Object.fromEntries(tallies) as Record<Facet, FacetTally>,
    forTimeline,
    undatedLeftOut,
  };
}

/** How a facet's values are listed. */
export type Listing = {
  readonly sort: FacetSort;
  /** Values listed, beside those chosen. */
  readonly size: number;
  /** Values before the first one listed. */
  readonly offset: number;
  /** Which values may be listed; all where null. */
  readonly accepts: ((value: string) => boolean) | null;
};

/** The values to show: the first of the order asked for, and whatever is chosen, in that order. */
export function listFacet(
  { values, missing }: FacetTally,
  { included, excluded, missing: missingChosen }: FacetSelection,
  { sort, size, offset, accepts }: Listing,
): FacetCounts & { readonly matching: number } {
  const all = new Set([...values.keys(), ...included, ...excluded]);
  const entries = [...all].map((value): FacetValue & { readonly folded: string } => ({
    value,
    ...values.get(value),
    selected: included.includes(value),
    excluded: excluded.includes(value),
    folded: fold(value),
  }));
  const byName = (
    a: { folded: string; value: string },
    b: { folded: string; value: string },
  ): number => compare(a.folded, b.folded) || compare(a.value, b.value);
  entries.sort((a, b) => (sort === 'count' ? b.count - a.count : 0) || byName(a, b));
  const matching = accepts === null ? entries : entries.filter(({ value }) => accepts(value));
  const listed = matching.filter(
    (entry, i) =>
      (i >= offset && i < offset + size) || (offset === 0 && (entry.selected || entry.excluded)),
  );
  return {
    values: listed.map(({ folded: _, ...value }) => value),
    distinct: [...values.keys()].length,
    matching: matching.length,
    missing: { count: missing, selected: missingChosen },
  };
}

/** By UTF-16 code unit: the same on every machine, unlike a locale's order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
