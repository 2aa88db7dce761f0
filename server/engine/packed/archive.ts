/**
 * A snapshot opened for questions: live segments with their names, the entities of all of them, and
 * columns to count by. Immutable: a change of the folder is another archive, which shares the segments
 * that stayed.
 */
import type { EntityRef } from '../../core/entity-report.ts';
import { createEvaluator, type Evaluator } from '../../core/evaluator/evaluator.ts';
import type { Mark } from '../../core/evaluator/occurrence.ts';
import { ENTITY_TYPES, type EntityType } from '../../core/names.ts';
import { queryLeaves } from '../../core/query/describe-terms.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import { FACETS, type Facet } from '../../core/search-state.ts';
import type { IndexInfo } from '../../core/searcher.ts';
import type { Curation } from '../../entities/curation.ts';
import type { Entity } from '../../entities/entity-table.ts';
import type { ArticleGroups } from '../../stories/article-groups.ts';
import type {
  Archive,
  Circumstances,
  DateRange,
  FormerArticle,
  NamedCount,
  Row,
} from '../archive/archive.ts';
import { asksForNames } from '../archive/asks-for-names.ts';
import type { Deadline } from '../archive/deadline.ts';
import { groupColumns } from '../archive/group-columns.ts';
import { createIndexPlan } from '../archive/index-plan.ts';
import { PLAIN_COLUMNS } from '../archive/plain-columns.ts';
import { wordsLike } from '../archive/words-like.ts';
import { type ArticleStore, createArticleReader } from './article-reader.ts';
import { createConditions } from './conditions.ts';
import { invert, type Rows, rowOf } from './csr.ts';
import { isoDay, NO_DAY } from './day-number.ts';
import { createDictionary } from './dictionary.ts';
import { sizeOf } from './document-set.ts';
import { type EntityColumns, entityColumns } from './entity-columns.ts';
import { type FacetRows, facetRows } from './facet-rows.ts';
import { FoundCache } from './found-cache.ts';
import { type FoundDocuments, foundDocuments, locate } from './found-documents.ts';
import { foundSet } from './found-set.ts';
import { idKey } from './identity-key.ts';
import { createLexicon } from './lexicon.ts';
import type { LiveSegment } from './live-segment.ts';
import { createMatches } from './matches.ts';
import { orderedDocuments } from './ordering.ts';
import { PlanSearcher } from './plan-search.ts';
import { createRows } from './row.ts';
import { createScoring } from './scoring.ts';
import type { SegmentNames } from './segment-names.ts';
import { segmentRanking } from './segment-ranking.ts';
import { plainColumn, type ValueColumn } from './value-column.ts';
import { type ValueTotals, valueTotals } from './value-totals.ts';
import { createWordCounts } from './word-counts.ts';
import { createWordPlaces } from './word-places.ts';

/** Everything an archive is made of. */
export type ArchiveParts = {
  readonly segments: readonly LiveSegment[];
  /** Beside `segments`; null where no names were looked for yet. */
  readonly names: readonly (SegmentNames | null)[];
  /** Beside `segments`: where the stored articles are read from. */
  readonly stores: readonly ArticleStore[];
  readonly curation: Curation;
  readonly groups: ArticleGroups;
  readonly info: IndexInfo;
  readonly circumstances: Circumstances;
  readonly former: (id: string) => FormerArticle | undefined;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  readonly memory?: ArchiveMemory;
};

/** What of earlier questions is remembered: what they found, and words of which it is known who holds them. */
export type ArchiveMemory = {
  readonly queries: number;
  /** Found by these queries in all. */
  readonly documents: number;
  readonly words: number;
};

/** At 12 bytes a document and, for 100,000 articles, 12.5 KB a word: 26 MB at most. */
const MEMORY: ArchiveMemory = { queries: 2000, documents: 2_000_000, words: 128 };

/** Candidates checked by the evaluator between two looks at the clock. */
const CHECK_EVERY = 16;

export function openArchive(parts: ArchiveParts): Archive {
  const { segments, names, memory = MEMORY } = parts;
  const dictionary = createDictionary(segments);
  const lexicon = createLexicon(segments, dictionary);
  const entities = entityColumns(segments, names, parts.curation);
  const columns = allColumns(segments, entities);
  const reader = createArticleReader(parts.stores);
  const cache = new FoundCache(memory);
  const where = createConditions({ segments, columns, entities });
  const searcher = new PlanSearcher({
    segments,
    dictionary,
    scoring: createScoring(segments),
    where,
    remembered: memory.words,
  });
  const ranking = segmentRanking(segments, dictionary, lexicon);
  const wordPlaces = createWordPlaces(lexicon, dictionary);
  const rows = createRows({ segments, columns, entities, reader, wordPlaces });
  const byId = sortedKeys(segments, ({ segment }, local) => segment.ids[local] ?? -1);
  const groups = groupColumns(
    parts.groups,
    (id) => byId.first(idKey(id)),
    segments.reduce((sum, { segment }) => sum + segment.size, 0),
  );
  const byEntity = new Map<EntityType, readonly Rows[]>();
  const words = createWordCounts(segments);
  const totals = new Map<Facet, ValueTotals>();
  const totalsOf = (facet: Facet): ValueTotals => {
    const known = totals.get(facet) ?? valueTotals(columns[facet], segments);
    totals.set(facet, known);
    return known;
  };

  let rowsOfFacets: FacetRows | null = null;
  const allFacets = (): FacetRows => {
    rowsOfFacets ??= facetRows(segments, columns);
    return rowsOfFacets;
  };

  const find = (id: string): Row | undefined => {
    const document = byId.first(idKey(id));
    const row = document === undefined ? undefined : rows.row(document);
    return row?.article.id === id ? row : undefined;
  };
  const inverted = (type: EntityType): readonly Rows[] => {
    const known = byEntity.get(type);
    if (known !== undefined) return known;
    const { parts: own, values } = columns[type];
    const turned = own.map((part) => invert(part.rows, values.length));
    byEntity.set(type, turned);
    return turned;
  };
  const documentsNaming = ({ type, name }: EntityRef): number[] => {
    const number = columns[type].numberOf(name);
    if (number === undefined) return [];
    return inverted(type).flatMap((part, i) => {
      const live = segments[i];
      if (live === undefined) return [];
      const own = [...rowOf(part, number)].filter((local) => live.deleted?.[local] !== 1);
      return own.map((local) => live.base + local);
    });
  };
  /** What the index proposes, checked where it cannot decide. */
  const matching = (root: QueryNode, evaluator: Evaluator, deadline: Deadline): FoundDocuments => {
    const { plan, exact } = createIndexPlan(root, lexicon, { decides: true });
    const proposed = foundSet(searcher.find(plan, deadline.check), plan, searcher);
    if (exact) return proposed;
    // Where words stand in the text matters only beside names, whose places are told so.
    const asked = asksForNames(root) ? rows.evaluated : rows.positions;
    const checked = proposed.parts.map(({ documents }, i) => {
      const base = segments[i]?.base ?? 0;
      return documents.filter((document, at) => {
        if (at % CHECK_EVERY === 0) deadline.check();
        const row = rows.row(base + document);
        return row !== undefined && evaluator.evaluate(asked(row)) !== null;
      });
    });
    return foundSet(searcher.setOf(checked), plan, searcher);
  };
  return {
    engine: 'packed',
    info: parts.info,
    circumstances: parts.circumstances,
    entities: entities.table,
    dates: dateRange(segments),
    groups,
    row: rows.row,
    find,
    former: parts.former,
    evaluated: rows.evaluated,
    values: (facet) => columns[facet].values,
    named: (type) => namedCounts(entities.entities[type], totalsOf(type)),
    naming: documentsNaming,
    carries: (facet, value) => columns[facet].numberOf(value) !== undefined,
    now: parts.now,
    day: (document) => {
      const place = locate(segments, document);
      return place === null
        ? null
        : isoDay(segments[place.segment]?.segment.days[place.local] ?? NO_DAY);
    },
    ordered: (documents, sort) =>
      orderedDocuments(segments, inSegments(documents, segments), sort, {
        offset: 0,
        size: documents.length,
      }),
    wordsLike: (word) =>
      wordsLike(word, lexicon, { textOf: ranking.text, articlesOf: ranking.frequency }),
    match: (root, deadline) => {
      const leaves = queryLeaves(root);
      const evaluator = createEvaluator(root, leaves, deadline.anew);
      const found = cache.get(root, () => matching(root, evaluator, deadline));
      const marksOf = (document: number): readonly Mark[] => {
        const row = rows.row(document);
        return row === undefined ? [] : (evaluator.evaluate(rows.evaluated(row)) ?? []);
      };
      return createMatches(found, {
        segments,
        columns,
        facetRows: allFacets,
        totalsOf,
        groups,
        words,
        marksOf,
        evaluator,
        leaves,
        root,
        ranking,
      });
    },
    count: (root, deadline) => {
      const known = cache.peek(root);
      if (known !== undefined) return known.size;
      const { plan, exact } = createIndexPlan(root, lexicon, { decides: true });
      if (exact) return sizeOf(searcher.find(plan, deadline.check));
      const evaluator = createEvaluator(root, queryLeaves(root), deadline.anew);
      return cache.get(root, () => matching(root, evaluator, deadline)).size;
    },
  };
}

/** Ascending documents of the snapshot, by segment. */
function inSegments(
  documents: readonly number[],
  segments: readonly LiveSegment[],
): FoundDocuments {
  return foundDocuments(
    segments.map(({ base, segment }) => {
      const own = documents.filter(
        (document) => document >= base && document < base + segment.size,
      );
      return {
        documents: Uint32Array.from(own, (document) => document - base),
        scores: new Float64Array(own.length),
      };
    }),
  );
}

function allColumns(
  segments: readonly LiveSegment[],
  entities: EntityColumns,
): Record<Facet, ValueColumn> {
  const plain = PLAIN_COLUMNS.filter((column) => column !== 'path').map(
    (column) => [column, plainColumn(segments, column)] as const,
  );
  const named = ENTITY_TYPES.map((type) => [type, entities.columns[type]] as const);
  const columns = new Map<Facet, ValueColumn>([...plain, ...named]);
  return Object.fromEntries(FACETS.map((facet) => [facet, columns.get(facet)])) as Record<
    Facet,
    ValueColumn
  >;
}

/** In how many live articles each entity is named; only those that are. */
function namedCounts(entities: readonly Entity[], { counts }: ValueTotals): NamedCount[] {
  return entities.flatMap((entity, number) => {
    const articles = counts[number] ?? 0;
    return articles === 0 ? [] : [{ entity, articles }];
  });
}

function dateRange(segments: readonly LiveSegment[]): DateRange {
  let from = Number.MAX_SAFE_INTEGER;
  let to = NO_DAY;
  let undated = 0;
  for (const { segment, deleted } of segments) {
    for (const [local, day] of segment.days.entries()) {
      if (deleted?.[local] === 1) continue;
      if (day === NO_DAY) undated += 1;
      else {
        from = Math.min(from, day);
        to = Math.max(to, day);
      }
    }
  }
  return to === NO_DAY
    ? { from: null, to: null, undated }
    : { from: isoDay(from), to: isoDay(to), undated };
}

type SortedKeys = { readonly first: (key: number) => number | undefined };

/** Keys of live documents, for lookup by halving; negative ones are left out. O(n log n). */
function sortedKeys(
  segments: readonly LiveSegment[],
  keyOf: (live: LiveSegment, local: number) => number,
): SortedKeys {
  const total = segments.reduce((sum, { size }) => sum + size, 0);
  const keys = new Float64Array(total);
  const documents = new Uint32Array(total);
  let size = 0;
  for (const live of segments) {
    for (let local = 0; local < live.segment.size; local += 1) {
      const key = keyOf(live, local);
      if (live.deleted?.[local] === 1 || key < 0) continue;
      keys[size] = key;
      documents[size] = live.base + local;
      size += 1;
    }
  }
  const order = Uint32Array.from({ length: size }, (_, i) => i).sort(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0),
  );
  const lowerBound = (key: number): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[order[middle] ?? 0] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const isAt = (place: number, key: number): boolean =>
    place < size && keys[order[place] ?? 0] === key;
  return {
    first: (key) => {
      const place = lowerBound(key);
      return isAt(place, key) ? documents[order[place] ?? 0] : undefined;
    },
  };
}
