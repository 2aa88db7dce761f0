/**
 * Counting: totals, facet values and days in one walk over the articles that the query matched.
 * Counts mean what DESIGN promises: a facet ignores its own inclusions (not where all are asked
 * for), obeys everything else, and lists an excluded value with the number it removes.
 */
import { distinctiveness } from './distinctiveness.ts';
import { fold } from './fold.ts';
import {
  FACETS,
  type Facet,
  type FacetSelection,
  type FacetSort,
  type SearchState,
} from './search-state.ts';
import type { Distinctiveness, FacetCounts, FacetValue } from './searcher.ts';
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

export type FacetTally = {
  readonly values: Tally<string>;
  readonly missing: number;
  /** Articles that were counted. */
  readonly articles: number;
};

/** The whole archive, to compare with. */
export type ArchiveCounts = {
  readonly articles: number;
  /** Articles that have a value. */
  readonly having: (value: string) => number;
};

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
    FACETS.map((facet) => [
      facet,
      { values: createTally<string>(storyOf), missing: 0, articles: 0 },
    ]),
  );
  const forTimeline: number[] = [];
  let undatedLeftOut = 0;

  const countFacet = (document: number, facet: Facet): void => {
    const tally = tallies.get(facet);
    if (tally === undefined) return;
    const values = columns.values(document, facet);
    tally.articles += 1;
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

/**
 * The values to show: the first of the order asked for, and whatever is chosen, in that order.
 * `archive` is asked only where the order is `distinctive`.
 */
export function listFacet(
  { values, missing, articles }: FacetTally,
  { included, excluded, missing: missingChosen }: FacetSelection,
  { sort, size, offset, accepts, archive }: Listing & { readonly archive: () => ArchiveCounts },
): FacetCounts & { readonly matching: number } {
  const all = new Set([...values.keys(), ...included, ...excluded]);
  const whole = sort === 'distinctive' ? archive() : null;
  const entries = [...all].map((value): FacetValue & { readonly folded: string } => {
    const counted = values.get(value);
    return {
      value,
      ...counted,
      selected: included.includes(value),
      excluded: excluded.includes(value),
      ...(whole !== null && { distinctive: compared(counted.count, value, articles, whole) }),
      folded: fold(value),
    };
  });
  const byName = (
    a: { folded: string; value: string },
    b: { folded: string; value: string },
  ): number => compare(a.folded, b.folded) || compare(a.value, b.value);
  const strength = ({ distinctive }: FacetValue): number => distinctive?.logLikelihood ?? 0;
  entries.sort(
    (a, b) =>
      strength(b) - strength(a) || (sort === 'name' ? 0 : b.count - a.count) || byName(a, b),
  );
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

function compared(
  count: number,
  value: string,
  articles: number,
  archive: ArchiveCounts,
): Distinctiveness {
  const inArchive = archive.having(value);
  const sizes = { articles, archive: archive.articles };
  return { inArchive, logLikelihood: distinctiveness({ count, inArchive }, sizes) };
}

/** By UTF-16 code unit: the same on every machine, unlike a locale's order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
