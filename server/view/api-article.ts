/**
 * The answer of `/api/articles/:id` as JSON: the fields of a hit, and everything else that is known
 * of the article. It holds the whole text, so no passages are cut from it; `highlights` marks the
 * text where the address carries a query.
 */

import type { ArticleLink } from '../core/article.ts';
import { articleFileHref } from '../core/export-format.ts';
import { EMPTY_STATE, type SearchState } from '../core/search-state.ts';
import { articleApiHref, articleHref } from '../core/search-url.ts';
import type { ArticleDetail } from '../core/searcher.ts';
import { storyHref } from '../core/story-url.ts';
import { apiCard, apiCompany, apiSpans } from './api-search.ts';
import { apiRelated } from './api-stories.ts';

/** The article, with the marks of the query of `state`; `textChanged` as `hasChanged` says it. */
export function apiArticle(
  article: ArticleDetail,
  state: SearchState,
  textChanged: boolean | null = null,
) {
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
    assigned: {
      person: [...article.assignedEntities.person],
      place: [...article.assignedEntities.place],
      organization: [...article.assignedEntities.organization],
    },
    boilerplate: article.boilerplate.map(({ kind, text }) => ({ kind, text })),
    dateline_place: article.datelinePlace,
    keywords: [...article.keywords],
    rights: article.rights,
    source_url: article.url,
    publisher_id: article.publisherId,
    modified: article.modified,
    publication: {
      status: article.publication.status,
      embargo: article.publication.embargo,
    },
    corrected: [...article.corrected],
    versions: article.versions.map(({ id, modified, path }) => ({ id, modified, path })),
    corrects: article.correctionOf.map(apiLink),
    corrected_by: article.correctedBy.map(apiLink),
    format: article.format,
    warnings: [...article.warnings],
    sha256: article.sha256,
    text_changed: textChanged,
    added: article.added,
    similar: article.similar.map(apiRelated),
    story_articles: article.otherReports.map(apiRelated),
    copy_articles: article.otherCopies.map(apiRelated),
    links: {
      html: articleHref(article.id, state),
      story: article.story && storyHref(article.story.id, 'api'),
      ris: articleFileHref(article.id, 'ris'),
      bib: articleFileHref(article.id, 'bib'),
      csl: articleFileHref(article.id, 'csl.json'),
      txt: articleFileHref(article.id, 'txt'),
    },
  };
}

/** The article as a line of a file: without a search, and perhaps without its text. */
export function articleLine(article: ArticleDetail, withText: boolean): object {
  const whole = apiArticle(article, EMPTY_STATE);
  if (withText) return whole;
  const { text: _, ...others } = whole;
  return others;
}

function apiLink({ id, title }: ArticleLink) {
  return {
    id,
    title,
    url: articleHref(id, EMPTY_STATE),
    api_url: articleApiHref(id, EMPTY_STATE),
  };
}
