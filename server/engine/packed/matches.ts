/** What a query matched in a packed archive, and the counts of it under the filters of a search. */
import type { Evaluator } from '../../core/evaluator/evaluator.ts';
import type { Mark } from '../../core/evaluator/occurrence.ts';
import type { QueryLeaf } from '../../core/query/describe-terms.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import type { ScoreParts } from '../../core/ranking/rank-closely.ts';
import type { RankingIndex } from '../../core/ranking/ranking-index.ts';
import { FACETS, type Facet, type SearchState } from '../../core/search-state.ts';
import type { Matches, Selection } from '../archive/archive.ts';
import { countPlaces } from '../archive/count-places.ts';
import type { ArchiveGroups } from '../archive/group-columns.ts';
import { closerScores, termScores } from '../archive/ranked-order.ts';
import { foundScore, withCloserScores } from './closer-found.ts';
import { firstOfGroups } from './collapse.ts';
import { confinedTo } from './confined.ts';
import { type CountedDays, countDays, packedDays } from './day-counts.ts';
import { NO_DAY } from './day-number.ts';
import { AllFacetCounts, type FacetRows } from './facet-rows.ts';
import { FacetTally } from './facet-tally.ts';
import {
  createFilter,
  EXCLUDED,
  type Exclusion,
  IN,
  OUTSIDE_DATES,
  OUTSIDE_FACET,
} from './filter.ts';
import { type FoundDocuments, foundDocuments } from './found-documents.ts';
import { type Found, only } from './found-lists.ts';
import { idKey } from './identity-key.ts';
import type { LiveSegment } from './live-segment.ts';
import { orderedDocuments } from './ordering.ts';
import { companionsIn, repeated, repeatedValues, withStories } from './story-counts.ts';
import { packedTimeline } from './timeline.ts';
import type { ValueColumn } from './value-column.ts';
import type { ValueTotals } from './value-totals.ts';
import type { WordCounts } from './word-counts.ts';

export type MatchSources = {
  readonly segments: readonly LiveSegment[];
  readonly columns: Readonly<Record<Facet, ValueColumn>>;
  /** Made when first asked for. */
  readonly facetRows: () => FacetRows;
  /** Counts of the whole archive, made when first asked for. */
  readonly totalsOf: (facet: Facet) => ValueTotals;
  readonly groups: ArchiveGroups;
  readonly words: WordCounts;
  /** The marks of the query in a document. */
  readonly marksOf: (document: number) => readonly Mark[];
  readonly evaluator: Evaluator;
  readonly leaves: readonly QueryLeaf[];
  /** Null: the scores are not those of words. */
  readonly root: QueryNode | null;
  readonly ranking: RankingIndex;
};

export function createMatches(found: FoundDocuments, sources: MatchSources): Matches {
  const { segments, evaluator, leaves } = sources;
  return {
    size: found.size,
    evaluator,
    leaves,
    visit: (each) => {
      for (const [i, { documents }] of found.parts.entries())
        for (const local of documents) each((segments[i]?.base ?? 0) + local);
    },
    score: (document) => foundScore(found, segments, document),
    confined: (to) =>
      createMatches(
        confinedTo(found, segments, to),
        to.scores === null ? sources : { ...sources, root: null },
      ),
    places: (document) => countPlaces(sources.marksOf(document)),
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

/** What one excluded value alone keeps out, by segment. */
type Excluded = Exclusion & { readonly documents: Uint32Array[] };

/** What the filters leave, and by what alone the others are kept out. */
type Sorted = {
  readonly inside: FoundDocuments;
  /** Kept out by the dates alone, by segment. */
  readonly outsideDates: readonly Uint32Array[];
  /** Kept out by the inclusions of one facet alone: by facet, then segment. */
  readonly outside: ReadonlyMap<Facet, readonly Uint32Array[]>;
  readonly excluded: readonly Excluded[];
};

function select(found: FoundDocuments, state: SearchState, sources: MatchSources): Selection {
  const { segments, columns, facetRows, totalsOf, groups, words, root, ranking } = sources;
  const sorted = sortOut(found, state, sources);
  const { inside, outside, outsideDates, excluded } = sorted;
  let all: AllFacetCounts | null = null;
  const tallyInside = (facet: Facet): FacetTally => {
    all ??= new AllFacetCounts(
      facetRows(),
      inside.parts.map(({ documents }) => documents),
    );
    return new FacetTally(columns[facet], all.of(facet, columns[facet].values.length));
  };
  const tallies = new Map<Facet, FacetTally>();
  const tallyOf = (facet: Facet): FacetTally => {
    const known = tallies.get(facet);
    if (known !== undefined) return known;
    const tally = tallyInside(facet);
    for (const [i, documents] of (outside.get(facet) ?? []).entries()) tally.addAll(i, documents);
    countStories(tally, facet);
    tallies.set(facet, tally);
    return tally;
  };
  const inResult = inside.parts.map(({ documents }) => [documents]);
  const companions = companionsIn(groups.stories, segments, inResult);
  /** Stories among the values, which an excluded value counts apart: it is not in the result. */
  const countStories = (tally: FacetTally, facet: Facet): void => {
    const kept = outside.get(facet);
    const counted =
      kept === undefined
        ? companions
        : companionsIn(
            groups.stories,
            segments,
            inResult.map((lists, i) => [...lists, kept[i] ?? NONE]),
          );
    tally.setRepeats(repeatedValues(counted, columns[facet]));
    for (const one of excluded) {
      if (one.facet !== facet) continue;
      const lists = one.documents.map((documents) => [documents]);
      const removed = lists.reduce((sum, [documents]) => sum + (documents?.length ?? 0), 0);
      tally.addMany(one.value, removed, repeated(companionsIn(groups.stories, segments, lists)));
    }
  };
  let known: ReadonlyMap<number, ScoreParts> | null = null;
  const closer = (): ReadonlyMap<number, ScoreParts> => {
    known ??=
      root === null
        ? new Map()
        : closerScores(root, ranking, {
            best: (size) => orderedDocuments(segments, inside, 'relevance', { offset: 0, size }),
            score: (document) => foundScore(found, segments, document),
          });
    return known;
  };
  let ranked: FoundDocuments | null = null;
  const byRelevance = (): FoundDocuments => {
    ranked ??= withCloserScores(inside, segments, closer());
    return ranked;
  };
  const walked =
    state.collapse === 'none' ? null : groups[state.collapse === 'story' ? 'stories' : 'copies'];
  let days: CountedDays | null = null;
  const counted = (): CountedDays => {
    days ??= countDays(segments, timelineParts);
    return days;
  };
  const timelineParts = inside.parts.map(({ documents }, i) => [
    documents,
    outsideDates[i] ?? NONE,
  ]);
  return {
    total: inside.size,
    stories: inside.size - repeated(companions),
    groups:
      walked === null ? null : inside.size - repeated(companionsIn(walked, segments, inResult)),
    copies: () => repeated(companionsIn(groups.copies, segments, inResult)),
    inStory: (story) => companions.counts[story] ?? 0,
    undatedLeftOut: countUndated(outsideDates, segments),
    facet: (facet, listing) =>
      tallyOf(facet).list(state.facets[facet], { ...listing, totals: () => totalsOf(facet) }),
    timeline: (interval) =>
      withStories(
        packedTimeline(counted(), interval),
        outsideDates.length === 0
          ? companions
          : companionsIn(groups.stories, segments, timelineParts),
        segments,
      ),
    days: () => packedDays(counted()),
    inside: (facet) => tallyInside(facet).counted(totalsOf(facet)),
    words: (accepts) =>
      words.of(
        inside.parts.map(({ documents }) => documents),
        accepts,
      ),
    score: (document) => foundScore(byRelevance(), segments, document),
    scoreParts: (document) => closer().get(document) ?? null,
    scoreTerms: (document) =>
      root !== null && closer().has(document) ? termScores(root, ranking, document) : [],
    ordered: (sort, offset, size) => {
      const all = sort === 'relevance' ? byRelevance() : inside;
      const shown = walked === null ? all : firstOfGroups(all, segments, sort, walked);
      return orderedDocuments(segments, shown, sort, { offset, size });
    },
  };
}

function sortOut(
  found: FoundDocuments,
  state: SearchState,
  { segments, columns }: MatchSources,
): Sorted {
  const filter = createFilter(state, columns);
  if (filter.isOpen) return { inside: found, outsideDates: [], outside: new Map(), excluded: [] };
  const excluded = filter.exclusions.map((exclusion) => ({
    ...exclusion,
    documents: [] as Uint32Array[],
  }));
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
    for (const [at, exclusion] of excluded.entries())
      exclusion.documents.push(seen.has(EXCLUDED + at) ? withVerdict(EXCLUDED + at) : NONE);
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
