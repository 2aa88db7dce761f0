/**
 * The answer of `/api/search` as JSON. Its keys are a contract: some may be added, none renamed or
 * taken away. The shape is described for clients in `http/openapi-schemas.ts`, and a test holds the
 * two together.
 */

import { CURSOR_START } from '../core/cursor.ts';
import { exportHref } from '../core/export-format.ts';
import {
  type Facet,
  MAX_PAGED_HITS,
  type SearchState,
  toggleExcluded,
  toggleIncluded,
  toggleMissing,
  withChanges,
} from '../core/search-state.ts';
import {
  apiHref,
  articleApiHref,
  articleHref,
  facetApiHref,
  facetHref,
  searchHref,
} from '../core/search-url.ts';
import type {
  ArticleCard,
  FacetCounts,
  Hit,
  IndexInfo,
  QueryReport,
  ScoreExplanation,
  SearchResult,
  Timeline,
} from '../core/searcher.ts';
import type { Span } from '../core/span.ts';

import { pageNumbers } from './page-links.ts';
import { answeredState, filteredByName } from './search-advice.ts';

/** Spans as pairs of offsets. */
export function apiSpans(spans: readonly Span[]): [number, number][] {
  return spans.map(({ start, end }) => [start, end]);
}

/** The index an answer was made from. */
export function apiIndex({ version, articles, state, expected, named }: IndexInfo) {
  return { version, articles, state, expected, named };
}

function apiExplanation({ terms, ...parts }: ScoreExplanation) {
  return { ...parts, terms: terms.map(({ term, weight, score }) => ({ term, weight, score })) };
}

/** How the query was understood; `effective` is the search that was answered. */
export function apiQuery(report: QueryReport, effective: SearchState) {
  const { fallback } = report;
  return {
    text: report.text,
    interpretation: report.interpretation,
    warnings: report.warnings.map(({ code, message, span }) => ({
      code,
      message,
      start: span?.start ?? null,
      end: span?.end ?? null,
    })),
    terms: report.terms.map(({ text, articles }) => ({ text, articles })),
    suggestion: report.suggestion,
    fallback: fallback && {
      kind: fallback.kind,
      searched: fallback.searched,
      operator: fallback.operator,
      strict_total: fallback.strictTotal,
      url: searchHref(withChanges(effective, {})),
    },
    variants: report.variants.map(({ term, entity, forms }) => ({
      term,
      entity,
      forms: [...forms],
    })),
    names: report.names.map((name) => {
      const filtered = filteredByName(effective, name);
      const { text, type, name: shown } = name;
      return { text, type, name: shown, url: searchHref(filtered), api_url: apiHref(filtered) };
    }),
  };
}

/** What a hit says of its article, before what the search says of it. */
export function apiCard(article: ArticleCard, state: SearchState) {
  return {
    id: article.id,
    path: article.path,
    paths: [...article.paths],
    url: articleHref(article.id, state),
    api_url: articleApiHref(article.id, state),
    title: article.title,
    title_source: article.titleSource,
    date: article.date?.day ?? null,
    date_precision: article.date?.precision ?? null,
    date_source: article.date?.source ?? null,
    source: article.source,
    authors: [...article.authors],
    section: article.section,
    language: article.language,
    withheld: article.withheld,
  };
}

/** What a hit says of the company its article keeps. */
export function apiCompany({ entities, story, copies }: ArticleCard) {
  return {
    entities: {
      person: [...entities.person],
      place: [...entities.place],
      organization: [...entities.organization],
    },
    story: story && { id: story.id, size: story.size, matching: story.matching },
    copies,
  };
}

function apiHit(hit: Hit, state: SearchState) {
  return {
    ...apiCard(hit.article, state),
    score: hit.score,
    title_highlights: apiSpans(hit.titleHighlights),
    passages: hit.passages.map(({ text, start, highlights }) => ({
      text,
      start,
      highlights: apiSpans(highlights),
    })),
    more_matches: hit.moreMatches,
    matched: hit.matched.map(({ query, form, kind, field }) => ({ query, form, kind, field })),
    ...(hit.explanation !== null && { explanation: apiExplanation(hit.explanation) }),
    ...apiCompany(hit.article),
  };
}

/** The counts of one facet, each value with the addresses of the search that chooses or excludes it. */
export function apiFacet(facet: Facet, counts: FacetCounts, state: SearchState) {
  return {
    values: counts.values.map(({ value, count, stories, selected, excluded, distinctive }) => ({
      value,
      count,
      stories,
      selected,
      excluded,
      in_archive: distinctive?.inArchive ?? null,
      log_likelihood: distinctive?.logLikelihood ?? null,
      url: searchHref(toggleIncluded(state, facet, value)),
      exclude_url: searchHref(toggleExcluded(state, facet, value)),
      api_url: apiHref(toggleIncluded(state, facet, value)),
    })),
    distinct: counts.distinct,
    missing: {
      count: counts.missing.count,
      selected: counts.missing.selected,
      url: searchHref(toggleMissing(state, facet)),
    },
  };
}

function apiFacets(facets: SearchResult['facets'], state: SearchState) {
  const named = Object.entries(facets) as [Facet, FacetCounts][];
  return Object.fromEntries(
    named.map(([facet, counts]) => [
      facet,
      {
        ...apiFacet(facet, counts, state),
        url: facetHref(facet, state),
        api_url: facetApiHref(facet, state),
      },
    ]),
  );
}

/** A bucket's address narrows to its days alone: the timeline's own selection gives way. */
function apiTimeline({ interval, buckets, undated }: Timeline, state: SearchState) {
  const anyDate = withChanges(state, { from: null, to: null, undated: null, missingDate: false });
  return {
    interval,
    buckets: buckets.map(({ from, to, count, stories }) => ({
      from,
      to,
      count,
      stories,
      url: searchHref({ ...anyDate, from, to }),
    })),
    undated: { count: undated.count, url: searchHref({ ...anyDate, undated: 'only' }) },
  };
}

function apiLinks(result: SearchResult, state: SearchState) {
  return {
    self: apiHref(state),
    ...(state.cursor === null ? pageLinks(result, state) : cursorLinks(result, state)),
    html: searchHref(state),
    csv: exportHref('csv', state),
    jsonl: exportHref('jsonl', state),
    ris: exportHref('ris', state),
    bib: exportHref('bib', state),
    atom: exportHref('atom', state),
    manifest: exportHref('manifest.json', state),
  };
}

function pageLinks(result: SearchResult, state: SearchState) {
  const { page, size } = state;
  const total = result.groups ?? result.total;
  const pages = pageNumbers({ total, page, size, reach: MAX_PAGED_HITS });
  const at = (to: number | null) => (to === null ? null : apiHref({ ...state, page: to }));
  return {
    first: apiHref({ ...state, page: 1 }),
    prev: at(pages.prev),
    next: at(pages.next),
    last: apiHref({ ...state, page: pages.last }),
  };
}

/** Reading with a cursor goes one way. */
function cursorLinks({ nextCursor }: SearchResult, state: SearchState) {
  return {
    first: apiHref({ ...state, cursor: CURSOR_START }),
    prev: null,
    next: nextCursor === null ? null : apiHref({ ...state, cursor: nextCursor }),
    last: null,
  };
}

/** The whole answer; `tookMs` from the request parsed to the answer ready, queueing included. */
export function apiSearch(result: SearchResult, tookMs: number) {
  const state = answeredState(result.state, result.query);
  const { timings } = result;
  return {
    query: apiQuery(result.query, state),
    total: result.total,
    stories: result.stories,
    groups: result.groups,
    copies: result.copies,
    undated_left_out: result.undatedLeftOut,
    hits: result.hits.map((hit) => apiHit(hit, state)),
    facets: apiFacets(result.facets, state),
    timeline: apiTimeline(result.timeline, state),
    links: apiLinks(result, state),
    took_ms: tookMs,
    timings: {
      queue_ms: timings.queueMs,
      match_ms: timings.matchMs,
      facets_ms: timings.facetsMs,
      passages_ms: timings.passagesMs,
    },
    index: apiIndex(result.index),
  };
}
