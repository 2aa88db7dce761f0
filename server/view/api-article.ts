/**
 * The answer of `/api/articles/:id` as JSON: the fields of a hit, and everything else that is known
 * of the article. It holds the whole text, so no passages are cut from it; `highlights` marks the
 * text where the address carries a query.
 */
import type { SearchState } from '../core/search-state.ts';
import { articleHref } from '../core/search-url.ts';
import type { ArticleDetail } from '../core/searcher.ts';
import { apiCard, apiCompany, apiSpans } from './api-search.ts';

/** The article, with the marks of the query of `state`. */
export function apiArticle(article: ArticleDetail, state: SearchState) {
  return {
    ...apiCard(article, state),
    score: null,
    title_highlights: apiSpans(article.highlights.title),
    passages: [],
    more_matches: article.highlights.text.length,
    matched: [],
    ...apiCompany(article),
    text: article.text,
    highlights: apiSpans(article.highlights.text),
    paragraphs: article.paragraphs.map(({ start, end, kind }) => ({ start, end, kind })),
    mentions: article.mentions.map(({ type, entity, text, start, end, field }) => ({
      type,
      entity,
      text,
      start,
      end,
      field,
    })),
    boilerplate: article.boilerplate.map(({ kind, text }) => ({ kind, text })),
    dateline_place: article.datelinePlace,
    keywords: [...article.keywords],
    rights: article.rights,
    format: article.format,
    warnings: [...article.warnings],
    sha256: article.sha256,
    added: article.added,
    links: { html: articleHref(article.id, state) },
  };
}
