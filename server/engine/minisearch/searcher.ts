/**
 * The `Searcher` in memory: MiniSearch over surface forms, the evaluator behind it. The engine for
 * small folders, and the oracle that faster engines are tested against. Everything happens on the
 * calling thread.
 */
import { listFacet } from '../../core/facet-counts.ts';
import { FACETS, type Facet, MAX_FACET_SIZE, type SearchState } from '../../core/search-state.ts';
import type {
  FacetCounts,
  FacetList,
  FacetListRequest,
  Searcher,
  SearchResult,
  StatusReport,
  Whereabouts,
} from '../../core/searcher.ts';
import { buildTimeline } from '../../core/timeline.ts';
import { holdsWords } from '../../core/word-filter.ts';
import type { ArticleIndex } from './article-index.ts';
import { collocates, concordance } from './context.ts';
import { entity, entityList, pair } from './entities.ts';
import { articleDetail, articleHit } from './hits.ts';
import { facetColumns, NO_STORY, openResultSet } from './result-set.ts';
import { strictEvaluator } from './understanding.ts';

/** `now` gives milliseconds of a steady clock. */
export function createMiniSearchSearcher(index: ArticleIndex, now: () => number): Searcher {
  return {
    search: async (state) => search(index, state, now),
    article: async (id, state) => whereabouts(index, id, state),
    facet: async (request) => facetList(index, request),
    concordance: async (request) => concordance(index, request),
    collocates: async (request) => collocates(index, request),
    entityList: async (request) => entityList(index, request),
    entity: async (request) => entity(index, request),
    entityPair: async (request) => pair(index, request),
    status: async () => statusReport(index),
  };
}

function search(index: ArticleIndex, asked: SearchState, now: () => number): SearchResult {
  const { table } = index;
  const started = now();
  const resultSet = openResultSet(index, asked, { mayFallBack: true });
  const { state, report, counts } = resultSet;
  const page = resultSet.rows().slice((state.page - 1) * state.size, state.page * state.size);
  const matched = now();
  const listing = { sort: state.facetSort, size: state.facetSize, offset: 0, accepts: null };
  const facets = Object.fromEntries(
    (state.counted ?? FACETS).map((facet): [Facet, FacetCounts] => {
      const { matching: _, ...listed } = listFacet(
        counts.facets[facet],
        state.facets[facet],
        listing,
      );
      return [facet, listed];
    }),
  );
  const { day } = facetColumns(table);
  const timeline = buildTimeline(counts.forTimeline, day, state.interval, NO_STORY);
  const counted = now();
  const hits = page.map((row) => articleHit(table, row, resultSet));
  return {
    state,
    query: report,
    total: counts.documents.length,
    stories: counts.documents.length,
    groups: null,
    hits,
    facets,
    timeline,
    undatedLeftOut: counts.undatedLeftOut,
    timings: {
      queueMs: 0,
      matchMs: matched - started,
      facetsMs: counted - matched,
      passagesMs: now() - counted,
    },
    index: index.info,
  };
}

function whereabouts(index: ArticleIndex, id: string, state: SearchState | null): Whereabouts {
  const { table } = index;
  const row = table.find(id);
  if (row === undefined) return index.former(id) ?? { kind: 'unknown' };
  const marks =
    state === null ? null : strictEvaluator(index, state).evaluate(table.evaluated(row));
  return { kind: 'here', article: articleDetail(table, row, marks ?? []) };
}

function facetList(index: ArticleIndex, request: FacetListRequest): FacetList {
  const { facet, contains, page } = request;
  const { state, counts } = openResultSet(index, request.state, { mayFallBack: false });
  const size = Math.min(request.size, MAX_FACET_SIZE);
  const listed = listFacet(counts.facets[facet], state.facets[facet], {
    sort: state.facetSort,
    size,
    offset: (page - 1) * size,
    accepts: contains.trim() === '' ? null : holdsWords(contains),
  });
  return { ...listed, state, index: index.info };
}

function statusReport({ table, info, circumstances }: ArticleIndex): StatusReport {
  const { folder, recogniser, files } = circumstances;
  const days = [...table.rows()].flatMap(({ article }) => article.date?.day ?? []).sort();
  const { entities } = table;
  return {
    index: info,
    folder,
    engine: 'minisearch',
    recogniser,
    entities: {
      person: entities.all('person').length,
      place: entities.all('place').length,
      organization: entities.all('organization').length,
    },
    dates: {
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      undated: table.size - days.length,
    },
    files,
  };
}
