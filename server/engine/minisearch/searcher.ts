/**
 * The `Searcher` in memory: MiniSearch over surface forms, the evaluator behind it. The engine for
 * small folders, and the oracle that faster engines are tested against. Everything happens on the
 * calling thread.
 */
import { tokenize } from '../../core/analyzer.ts';
import type { Mark } from '../../core/evaluator/occurrence.ts';
import { countMatches, listFacet } from '../../core/facet-counts.ts';
import { hitEvidence } from '../../core/hit.ts';
import { FACETS, type Facet, MAX_FACET_SIZE, type SearchState } from '../../core/search-state.ts';
import type {
  ArticleCard,
  ArticleDetail,
  FacetCounts,
  FacetList,
  Hit,
  Searcher,
  SearchResult,
  StatusReport,
  Whereabouts,
} from '../../core/searcher.ts';
import { mergeSpans } from '../../core/span.ts';
import { buildTimeline } from '../../core/timeline.ts';
import { resolveValues } from '../../core/value-resolution.ts';
import type { ArticleIndex } from './article-index.ts';
import type { Row } from './article-table.ts';
import { orderDocuments } from './order.ts';
import { matchStrictly, strictEvaluator, understand } from './understanding.ts';

/** No stories are known to this engine yet: every article stands alone and counts as one. */
const NO_STORY = (): null => null;

/** `now` gives milliseconds of a steady clock. */
export function createMiniSearchSearcher(index: ArticleIndex, now: () => number): Searcher {
  const { table } = index;
  const columns = {
    values: (document: number, facet: Facet) => table.row(document)?.facets[facet] ?? [],
    day: (document: number) => table.row(document)?.article.date?.day ?? null,
  };
  const resolve = (state: SearchState): ReturnType<typeof resolveValues> =>
    resolveValues(
      state,
      (facet, spelling) => index.values.find(facet, spelling),
      (facet, spelling) => index.values.near(facet, spelling),
    );
  const inHandPickedSet = (state: SearchState, documents: Iterable<number>): Iterable<number> => {
    if (state.ids.length === 0) return documents;
    const ids = new Set(state.ids);
    return [...documents].filter((document) => ids.has(table.row(document)?.article.id ?? ''));
  };

  const search = (asked: SearchState): SearchResult => {
    const started = now();
    const resolution = resolve(asked);
    const { matches, state, report } = understand(index, resolution.state);
    const candidates = inHandPickedSet(state, matches.scores.keys());
    const counts = countMatches(candidates, state, columns, NO_STORY);
    const sort = state.sort ?? (report.hasWords ? 'relevance' : 'newest');
    const ordered = orderDocuments(counts.documents, sort, table, matches.scores);
    const page = ordered.slice((state.page - 1) * state.size, state.page * state.size);
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
    const timeline = buildTimeline(counts.forTimeline, columns.day, state.interval, NO_STORY);
    const counted = now();
    const hits = page.flatMap((document): Hit[] => {
      const row = table.row(document);
      if (row === undefined) return [];
      const marks = matches.evaluator.evaluate(table.evaluated(row)) ?? [];
      const score = report.hasWords ? (matches.scores.get(document) ?? 0) : 0;
      const evidence = hitEvidence(row.article, marks, matches.leaves, state.passages);
      return [{ article: card(row), score, ...evidence }];
    });
    return {
      state,
      query: { ...report, warnings: [...report.warnings, ...resolution.warnings] },
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
  };

  const card = (row: Row): ArticleCard => {
    const {
      text: _text,
      paragraphs: _paragraphs,
      boilerplate: _boilerplate,
      ...rest
    } = row.article;
    const { person, place, organization } = row.facets;
    const entities = { person, place, organization };
    return { ...rest, entities, story: null, copies: table.otherCopies(row) };
  };

  const detail = (row: Row, state: SearchState | null): ArticleDetail => {
    const { text, paragraphs, boilerplate } = row.article;
    const marks = state === null ? [] : marksIn(row, state);
    const highlights = {
      title: mergeSpans(marks.filter(({ field }) => field === 'title')),
      text: mergeSpans(marks.filter(({ field }) => field === 'text')),
    };
    return {
      ...card(row),
      text,
      paragraphs,
      boilerplate,
      mentions: table.mentions(row),
      highlights,
    };
  };

  const marksIn = (row: Row, state: SearchState): readonly Mark[] =>
    strictEvaluator(state).evaluate(table.evaluated(row)) ?? [];

  return {
    search: async (state) => search(state),
    article: async (id, state): Promise<Whereabouts> => {
      const row = table.find(id);
      if (row !== undefined) return { kind: 'here', article: detail(row, state) };
      return index.former(id) ?? { kind: 'unknown' };
    },
    facet: async ({ state: asked, facet, contains, page, size }): Promise<FacetList> => {
      const { state } = resolve(asked);
      const matches = matchStrictly(index, state);
      const counts = countMatches(
        inHandPickedSet(state, matches.scores.keys()),
        state,
        columns,
        NO_STORY,
      );
      const bounded = Math.min(size, MAX_FACET_SIZE);
      const listed = listFacet(counts.facets[facet], state.facets[facet], {
        sort: state.facetSort,
        size: bounded,
        offset: (page - 1) * bounded,
        accepts: contains.trim() === '' ? null : holdsWords(contains),
      });
      return { ...listed, state, index: index.info };
    },
    status: async (): Promise<StatusReport> => {
      const { folder, recogniser, files } = index.circumstances;
      const days = [...table.rows()].flatMap(({ article }) => article.date?.day ?? []).sort();
      const { entities } = table;
      return {
        index: index.info,
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
    },
  };
}

/** Whether some word of a value begins with each of the wanted words. */
function holdsWords(contains: string): (value: string) => boolean {
  const wanted = tokenize(contains).map(({ term }) => term);
  return (value) => {
    const words = tokenize(value).map(({ term }) => term);
    return wanted.every((prefix) => words.some((word) => word.startsWith(prefix)));
  };
}
