/**
 * A `Searcher` over an archive. Each answer comes from one archive, whatever happens to the folder
 * meanwhile; everything happens on the calling thread.
 */
import { chartOf } from '../../core/chart.ts';
import {
  FACETS,
  type Facet,
  isFiltered,
  MAX_FACET_SIZE,
  type SearchState,
} from '../../core/search-state.ts';
import { checkLinks } from '../../core/search-url.ts';
import type {
  FacetCounts,
  FacetList,
  FacetListRequest,
  Searcher,
  SearchResult,
  StatusReport,
  Whereabouts,
} from '../../core/searcher.ts';
import { holdsWords } from '../../core/word-filter.ts';
import type { Archive } from './archive.ts';
import { collocates, concordance } from './context.ts';
import { distinctive } from './distinctive.ts';
import { entity, entityList, pair } from './entities.ts';
import { ALONE } from './group-columns.ts';
import { articleDetail, articleHit } from './hits.ts';
import { KeptReadings } from './kept-readings.ts';
import { type Page, pageAtCursor, readStretch } from './reading.ts';
import { openResultSet } from './result-set.ts';
import { comparison, story, storyList } from './stories.ts';
import { trends } from './trends.ts';
import { strictEvaluator } from './understanding.ts';

/** `current` gives the archive as it is now. */
export function createArchiveSearcher(current: () => Archive): Searcher {
  const readings = new WeakMap<Archive, KeptReadings>();
  const keptOf = (archive: Archive): KeptReadings => {
    const known = readings.get(archive) ?? new KeptReadings();
    readings.set(archive, known);
    return known;
  };
  return {
    search: async (state) => {
      const archive = current();
      return search(archive, keptOf(archive), state);
    },
    read: async (request) => {
      const archive = current();
      return readStretch(archive, keptOf(archive), request);
    },
    article: async (id, state) => whereabouts(current(), id, state),
    facet: async (request) => facetList(current(), request),
    concordance: async (request) => concordance(current(), request),
    collocates: async (request) => collocates(current(), request),
    trends: async (request) => trends(current(), request),
    distinctive: async (request) => distinctive(current(), request),
    entityList: async (request) => entityList(current(), request),
    entity: async (request) => entity(current(), request),
    entityPair: async (request) => pair(current(), request),
    storyList: async (request) => storyList(current(), request),
    story: async (id) => story(current(), id),
    comparison: async (left, right) => comparison(current(), left, right),
    status: async () => statusReport(current()),
  };
}

function pageOf(archive: Archive, kept: KeptReadings, asked: SearchState): Page {
  if (asked.cursor !== null) return pageAtCursor(archive, kept, asked);
  const resultSet = openResultSet(archive, asked, { mayFallBack: true });
  const rows = resultSet.rows((asked.page - 1) * asked.size, asked.size);
  return { resultSet, rows, nextCursor: null };
}

function search(archive: Archive, kept: KeptReadings, asked: SearchState): SearchResult {
  const { now } = archive;
  const started = now();
  const { resultSet, rows, nextCursor } = pageOf(archive, kept, asked);
  const { state, report, selection } = resultSet;
  const matched = now();
  const listing = { sort: state.facetSort, size: state.facetSize, offset: 0, accepts: null };
  const facets = Object.fromEntries(
    (state.counted ?? FACETS).map((facet): [Facet, FacetCounts] => {
      const { matching: _, ...listed } = selection.facet(facet, listing);
      return [facet, listed];
    }),
  );
  const timeline = selection.timeline(state.interval);
  checkLinks(state, timeline.buckets.length, 'interval');
  const chart = chartOf(selection.days(), state);
  const counted = now();
  const hits = rows.map((row) => articleHit(archive, row, resultSet));
  return {
    state,
    query: report,
    total: selection.total,
    stories: selection.stories,
    groups: selection.groups,
    copies: selection.copies(),
    hits,
    facets,
    timeline,
    chart,
    undatedLeftOut: selection.undatedLeftOut,
    nextCursor,
    timings: {
      queueMs: 0,
      matchMs: matched - started,
      facetsMs: counted - matched,
      passagesMs: now() - counted,
    },
    index: archive.info,
  };
}

function whereabouts(archive: Archive, id: string, state: SearchState | null): Whereabouts {
  const row = archive.find(id);
  if (row === undefined) return archive.former(id) ?? { kind: 'unknown' };
  const marks =
    state === null ? null : strictEvaluator(archive, state).evaluate(archive.evaluated(row));
  const article = articleDetail(archive, row, marks ?? []);
  if (article.story === null || state === null || (state.q === '' && !isFiltered(state)))
    return { kind: 'here', article };
  const { selection } = openResultSet(archive, state, { mayFallBack: false });
  const matching = selection.inStory(archive.groups.storyNamed(article.story.id) ?? ALONE);
  return { kind: 'here', article: { ...article, story: { ...article.story, matching } } };
}

function facetList(archive: Archive, request: FacetListRequest): FacetList {
  const { facet, contains, page } = request;
  const { state, selection } = openResultSet(archive, request.state, { mayFallBack: false });
  const size = Math.min(request.size, MAX_FACET_SIZE);
  const listed = selection.facet(facet, {
    sort: state.facetSort,
    size,
    offset: (page - 1) * size,
    accepts: contains.trim() === '' ? null : holdsWords(contains),
  });
  return { ...listed, state, index: archive.info };
}

function statusReport(archive: Archive): StatusReport {
  const { folder, recogniser, files } = archive.circumstances;
  const { person, place, organization } = {
    person: archive.named('person').length,
    place: archive.named('place').length,
    organization: archive.named('organization').length,
  };
  return {
    index: archive.info,
    folder,
    engine: archive.engine,
    recogniser,
    entities: { person, place, organization },
    stories: archive.groups.storyIds.length,
    dates: archive.dates,
    files,
  };
}
