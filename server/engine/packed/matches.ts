/** What a query matched in a packed archive, and the counts of it under the filters of a search. */
import type { Evaluator } from '../../core/evaluator/evaluator.ts';
import type { QueryLeaf } from '../../core/query/describe-terms.ts';
import { FACETS, type Facet, type SearchState } from '../../core/search-state.ts';
import type { Matches, Selection } from '../archive/archive.ts';
import { packedDays } from './day-counts.ts';
import { NO_DAY } from './day-number.ts';
import { FacetTally } from './facet-tally.ts';
import { createFilter, EXCLUDED, IN, OUTSIDE_DATES, OUTSIDE_FACET } from './filter.ts';
import { type FoundDocuments, foundDocuments, locate, placeOf } from './found-documents.ts';
import { type Found, only } from './found-lists.ts';
import { idKey } from './identity-key.ts';
import type { LiveSegment } from './live-segment.ts';
import { orderedDocuments } from './ordering.ts';
import { packedTimeline } from './timeline.ts';
import type { ValueColumn } from './value-column.ts';
import type { ValueTotals } from './value-totals.ts';

export type MatchSources = {
  readonly segments: readonly LiveSegment[];
  readonly columns: Readonly<Record<Facet, ValueColumn>>;
  /** Counts of the whole archive, made when first asked for. */
  readonly totalsOf: (facet: Facet) => ValueTotals;
  readonly evaluator: Evaluator;
  readonly leaves: readonly QueryLeaf[];
};

export function createMatches(found: FoundDocuments, sources: MatchSources): Matches {
  const { segments, evaluator, leaves } = sources;
  return {
    size: found.size,
    evaluator,
    leaves,
    score: (document) => {
      const place = locate(segments, document);
      if (place === null) return 0;
      const part = found.parts[place.segment];
      const at = part === undefined ? -1 : placeOf(part.documents, place.local);
      return part?.scores[at] ?? 0;
    },
    select: (state) => select(handPicked(found, state, segments), state, sources),
  };
}

function handPicked(
  found: FoundDocuments,
  { ids }: SearchState,
  segments: readonly LiveSegment[],
): FoundDocuments {
  if (ids.length === 0) return found;
  const keys = new Set(ids.map(idKey));
  return foundDocuments(
    found.parts.map((part, i) => {
      const own = segments[i]?.segment.ids;
      return only(
        part,
        Uint8Array.from(part.documents, (document) => (keys.has(own?.[document] ?? -2) ? 1 : 0)),
      );
    }),
  );
}

/** What the filters leave, and by what alone the others are kept out. */
type Sorted = {
  readonly inside: FoundDocuments;
  /** Kept out by the dates alone, by segment. */
  readonly outsideDates: readonly Uint32Array[];
  /** Kept out by the inclusions of one facet alone: by facet, then segment. */
  readonly outside: ReadonlyMap<Facet, readonly Uint32Array[]>;
  readonly excluded: readonly { readonly facet: Facet; readonly value: number; count: number }[];
};

function select(found: FoundDocuments, state: SearchState, sources: MatchSources): Selection {
  const { segments, columns, totalsOf } = sources;
  const sorted = sortOut(found, state, sources);
  const { inside, outside, outsideDates, excluded } = sorted;
  const tallies = new Map<Facet, FacetTally>();
  const tallyOf = (facet: Facet): FacetTally => {
    const known = tallies.get(facet);
    if (known !== undefined) return known;
    const tally = new FacetTally(columns[facet]);
    for (const [i, { documents }] of inside.parts.entries()) tally.addAll(i, documents);
    for (const [i, documents] of (outside.get(facet) ?? []).entries()) tally.addAll(i, documents);
    for (const one of excluded) if (one.facet === facet) tally.addMany(one.value, one.count);
    tallies.set(facet, tally);
    return tally;
  };
  const timelineParts = inside.parts.map(({ documents }, i) => [
    documents,
    outsideDates[i] ?? new Uint32Array(0),
  ]);
  return {
    total: inside.size,
    undatedLeftOut: countUndated(outsideDates, segments),
    facet: (facet, listing) =>
      tallyOf(facet).list(state.facets[facet], { ...listing, totals: () => totalsOf(facet) }),
    timeline: (interval) => packedTimeline(segments, timelineParts, interval),
    days: () => packedDays(segments, timelineParts),
    ordered: (sort, offset, size) => orderedDocuments(segments, inside, sort, { offset, size }),
  };
}

function sortOut(
  found: FoundDocuments,
  state: SearchState,
  { segments, columns }: MatchSources,
): Sorted {
  const filter = createFilter(state, columns);
  if (filter.isOpen) return { inside: found, outsideDates: [], outside: new Map(), excluded: [] };
  const excluded = filter.exclusions.map((exclusion) => ({ ...exclusion, count: 0 }));
  const outside = new Map<Facet, Uint32Array[]>();
  const outsideDates: Uint32Array[] = [];
  const parts = found.parts.map((part, i): Found => {
    const days = segments[i]?.segment.days;
    const verdicts = Uint16Array.from(part.documents, (document) =>
      filter.verdict(i, document, days?.[document] ?? NO_DAY),
    );
    const withVerdict = (wanted: number): Uint32Array =>
      part.documents.filter((_, at) => verdicts[at] === wanted);
    outsideDates.push(withVerdict(OUTSIDE_DATES));
    const seen = new Set(verdicts);
    for (const [place, facet] of FACETS.entries()) {
      const own = outside.get(facet) ?? [];
      own.push(seen.has(OUTSIDE_FACET + place) ? withVerdict(OUTSIDE_FACET + place) : NONE);
      outside.set(facet, own);
    }
    for (const verdict of verdicts) {
      const exclusion = verdict >= EXCLUDED ? excluded[verdict - EXCLUDED] : undefined;
      if (exclusion !== undefined) exclusion.count += 1;
    }
    return only(
      part,
      Uint8Array.from(verdicts, (verdict) => (verdict === IN ? 1 : 0)),
    );
  });
  return { inside: foundDocuments(parts), outsideDates, outside, excluded };
}

const NONE = new Uint32Array(0);

function countUndated(
  outsideDates: readonly Uint32Array[],
  segments: readonly LiveSegment[],
): number {
  let count = 0;
  for (const [i, documents] of outsideDates.entries()) {
    const days = segments[i]?.segment.days;
    for (const document of documents) if (days?.[document] === NO_DAY) count += 1;
  }
  return count;
}
