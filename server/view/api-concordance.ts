/** The answers of `/api/concordance` and `/api/collocates` as JSON: the words around the matches. */
import { collocateQuery } from '../core/collocate-query.ts';
import type { Collocate } from '../core/collocates.ts';
import type { ConcordanceLine } from '../core/concordance.ts';
import {
  collocatesApiHref,
  concordanceApiHref,
  concordanceCsvHref,
  concordanceHref,
  lineHref,
} from '../core/context-url.ts';
import { MAX_PAGED_HITS, type SearchState, withChanges } from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type {
  CollocatesRequest,
  CollocatesResult,
  ConcordanceRequest,
  ConcordanceResult,
} from '../core/searcher.ts';
import { apiIndex, apiQuery } from './api-search.ts';
import { pageHrefs, pageNumbers } from './page-links.ts';

function apiLine(line: ConcordanceLine, state: SearchState) {
  const { article, title, day, source, field, start, end, left, match, right } = line;
  const url = lineHref(line, state);
  return { article, url, title, date: day, source, field, start, end, left, match, right };
}

/** One page of the lines; `articles` counts the result set. */
export function apiConcordance(result: ConcordanceResult, request: ConcordanceRequest) {
  const { state, total } = result;
  const { sort, chars, page } = request;
  const size = request.size ?? total;
  const pages = pageNumbers({ total, page, size, reach: MAX_PAGED_HITS });
  const layout = { sort, chars, size };
  const at = (to: number) => concordanceApiHref(state, { ...layout, page: to });
  return {
    query: apiQuery(result.query, state),
    total,
    articles: result.articles,
    lines: result.lines.map((line) => apiLine(line, state)),
    links: {
      ...pageHrefs(page, pages, at),
      html: concordanceHref(state, { ...layout, page }),
      csv: concordanceCsvHref(state, layout),
    },
    index: apiIndex(result.index),
  };
}

/** The search for the articles in which the collocate stands near a match. */
export function collocateHref({ term }: Collocate, state: SearchState, span: number): string {
  const q = collocateQuery({ q: state.q, operator: state.operator, term, span });
  return searchHref(withChanges(state, { q }));
}

/** One page of the collocates. */
export function apiCollocates(result: CollocatesResult, request: CollocatesRequest) {
  const { state, total } = result;
  const { page, size, sort, span, minimum } = request;
  const pages = pageNumbers({ total, page, size, reach: Number.MAX_SAFE_INTEGER });
  const at = (to: number) => collocatesApiHref(state, { size, sort, span, minimum, page: to });
  return {
    query: apiQuery(result.query, state),
    matches: result.matches,
    articles: result.articles,
    tokens: result.tokens,
    tokens_near: result.tokensNear,
    total,
    collocates: result.collocates.map((collocate) => ({
      term: collocate.term,
      near: collocate.near,
      total: collocate.total,
      articles: collocate.articles,
      log_likelihood: collocate.logLikelihood,
      log_dice: collocate.logDice,
      url: collocateHref(collocate, state, span),
    })),
    links: {
      ...pageHrefs(page, pages, at),
      html: concordanceHref(state),
    },
    index: apiIndex(result.index),
  };
}
