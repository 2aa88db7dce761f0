/**
 * What a query matched among rows at hand: filtered, counted and ordered in plain steps, which is what faster
 * ways are measured against.
 */
import { TEXT_FIELDS } from '../../core/article.ts';
import { MIN_ARTICLES } from '../../core/distinctive.ts';
import {
  type ArchiveCounts,
  type Counts,
  countMatches,
  listFacet,
} from '../../core/facet-counts.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import { type ScoreParts, scoreOf } from '../../core/ranking/rank-closely.ts';
import type { RankingIndex } from '../../core/ranking/ranking-index.ts';
import type { Facet, SearchState, Sort } from '../../core/search-state.ts';
import type { FacetColumns } from '../../core/selection.ts';
import { createTally, type StoryOf } from '../../core/tally.ts';
import { buildTimeline } from '../../core/timeline.ts';
import type { CountedText, Matches, Row, Selection } from './archive.ts';
import { countDays } from './count-days.ts';
import { countPlaces } from './count-places.ts';
import { ALONE, type ArchiveGroups, type GroupColumn } from './group-columns.ts';
import { closerScores, termScores } from './ranked-order.ts';
import { orderDocuments } from './row-order.ts';
import type { RowTable } from './row-table.ts';

/** Rows and what groups them. */
export type MatchedRows = {
  readonly table: RowTable;
  readonly groups: ArchiveGroups;
  /** Counted when it is first needed. */
  readonly ranking: () => RankingIndex;
};

/** `root` null: the scores are not those of words. */
export type Asked = Pick<Matches, 'evaluator' | 'leaves'> & { readonly root: QueryNode | null };

/** What was found, as matches; `scores` by document, 0 and more. */
export function matchesOf(
  scores: ReadonlyMap<number, number>,
  index: MatchedRows,
  asked: Asked,
): Matches {
  const { evaluator, leaves, root } = asked;
  return {
    size: scores.size,
    evaluator,
    leaves,
    visit: (each) => [...scores.keys()].sort((a, b) => a - b).forEach(each),
    score: (document) => scores.get(document) ?? 0,
    confined: ({ documents, scores: given }) => {
      const kept = new Map<number, number>();
      for (const [i, document] of documents.entries()) {
        const score = scores.get(document);
        if (score !== undefined) kept.set(document, given === null ? score : (given[i] ?? 0));
      }
      return matchesOf(kept, index, given === null ? asked : { ...asked, root: null });
    },
    select: (state) => select(index, { scores, root }, state),
    places: (document) => {
      const row = index.table.row(document);
      if (row === undefined) return 0;
      return countPlaces(evaluator.evaluate(index.table.evaluated(row)) ?? []);
    },
  };
}

/** The group of a document as tallies take it. */
function storyOfDocument({ stories }: ArchiveGroups): StoryOf {
  return (document) => {
    const story = stories.ofDocument[document] ?? ALONE;
    return story === ALONE ? null : story;
  };
}

/** The first of each group, in the order given. */
function firstOfGroups(documents: readonly number[], { ofDocument }: GroupColumn): number[] {
  const seen = new Set<number>();
  return documents.filter((document) => {
    const group = ofDocument[document] ?? ALONE;
    if (group === ALONE) return true;
    if (seen.has(group)) return false;
    seen.add(group);
    return true;
  });
}

function facetColumns(table: RowTable): FacetColumns {
  return {
    values: (document, facet) => table.row(document)?.facets[facet] ?? [],
    day: (document) => table.row(document)?.article.date?.day ?? null,
  };
}

type Scored = {
  readonly scores: ReadonlyMap<number, number>;
  readonly root: QueryNode | null;
};

function select(
  { table, groups, ranking }: MatchedRows,
  { scores, root }: Scored,
  state: SearchState,
): Selection {
  const storyOf = storyOfDocument(groups);
  const columns = facetColumns(table);
  const counts: Counts = countMatches(
    handPicked(state, table, scores.keys()),
    state,
    columns,
    storyOf,
  );
  const { documents, facets, forTimeline, undatedLeftOut } = counts;
  const walked =
    state.collapse === 'none' ? null : groups[state.collapse === 'story' ? 'stories' : 'copies'];
  const sorted = (sort: Sort, by: ReadonlyMap<number, number>): number[] =>
    orderDocuments(documents, sort, table, by).map(({ document }) => document);
  let known: ReadonlyMap<number, ScoreParts> | null = null;
  const closer = (): ReadonlyMap<number, ScoreParts> => {
    known ??=
      root === null
        ? new Map()
        : closerScores(root, ranking(), {
            best: (size) => sorted('relevance', scores).slice(0, size),
            score: (document) => scores.get(document) ?? 0,
          });
    return known;
  };
  const scoreIn = (document: number): number => {
    const parts = closer().get(document);
    return parts === undefined ? (scores.get(document) ?? 0) : scoreOf(parts);
  };
  const tally = createTally<'all'>(storyOf);
  for (const document of documents) tally.add('all', document);
  return {
    total: documents.length,
    stories: tally.get('all').stories,
    groups: walked === null ? null : firstOfGroups(documents, walked).length,
    copies: () => documents.length - firstOfGroups(documents, groups.copies).length,
    inStory: (story) => documents.filter((document) => storyOf(document) === story).length,
    undatedLeftOut,
    facet: (facet, listing) =>
      listFacet(facets[facet], state.facets[facet], {
        ...listing,
        archive: () => archiveCounts(table, facet),
      }),
    timeline: (interval) => buildTimeline(forTimeline, columns.day, interval, storyOf),
    days: () => countDays(forTimeline, columns.day),
    inside: (facet) => countTexts(table, documents, (row) => row.facets[facet]),
    words: (accepts) => countWords(table, documents).filter(({ text }) => accepts(text)),
    score: scoreIn,
    scoreParts: (document) => closer().get(document) ?? null,
    scoreTerms: (document) =>
      root !== null && closer().has(document) ? termScores(root, ranking(), document) : [],
    ordered: (sort, offset, size) => {
      const all = sorted(
        sort,
        sort === 'relevance'
          ? new Map(documents.map((document) => [document, scoreIn(document)]))
          : scores,
      );
      const shown = walked === null ? all : firstOfGroups(all, walked);
      return shown.slice(offset, offset + size);
    },
  };
}

/** What stands in some of the articles, and how often in these and in all. Linear in all articles. */
function countTexts(
  table: RowTable,
  documents: readonly number[],
  textsOf: (row: Row) => Iterable<string>,
): CountedText[] {
  const chosen = new Set(documents);
  const counts = new Map<string, { count: number; inArchive: number }>();
  for (const row of table.rows()) {
    for (const text of new Set(textsOf(row))) {
      const entry = counts.get(text) ?? { count: 0, inArchive: 0 };
      entry.inArchive += 1;
      if (chosen.has(row.document)) entry.count += 1;
      counts.set(text, entry);
    }
  }
  return [...counts].flatMap(([text, entry]) => (entry.count > 0 ? [{ text, ...entry }] : []));
}

/** Words of enough of the articles. Linear in their tokens. */
function countWords(table: RowTable, documents: readonly number[]): CountedText[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const row = table.row(document);
    if (row === undefined) continue;
    for (const word of new Set(wordsOf(row))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].flatMap(([text, count]) =>
    count < MIN_ARTICLES ? [] : [{ text, count, inArchive: table.articlesWith(text) }],
  );
}

function* wordsOf({ tokens }: Row): Generator<string> {
  for (const field of TEXT_FIELDS)
    for (let i = 0; i < tokens[field].length; i += 1) yield tokens[field].term(i);
}

/** Linear in the articles. */
function archiveCounts(table: RowTable, facet: Facet): ArchiveCounts {
  const counts = new Map<string, number>();
  for (const { facets } of table.rows())
    for (const value of facets[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { articles: table.size, having: (value) => counts.get(value) ?? 0 };
}

function handPicked(
  { ids }: SearchState,
  table: RowTable,
  documents: Iterable<number>,
): Iterable<number> {
  if (ids.length === 0) return documents;
  const picked = new Set(ids);
  return [...documents].filter((document) => picked.has(table.row(document)?.article.id ?? ''));
}
