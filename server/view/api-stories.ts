/** The answers of `/api/stories`, `/api/stories/:id` and of two articles side by side as JSON. */
import { EMPTY_STATE } from '../core/search-state.ts';
import { apiHref, articleApiHref, articleHref, searchHref } from '../core/search-url.ts';
import type { ArticleCard, IndexInfo } from '../core/searcher.ts';
import type { Span } from '../core/span.ts';
import type {
  ComparedArticle,
  Comparison,
  Evidence,
  RelatedArticle,
  StoryList,
  StoryListRequest,
  StoryReport,
} from '../core/story-report.ts';
import { comparisonHref, storyHref, storyListHref } from '../core/story-url.ts';
import { apiCard, apiCompany, apiIndex } from './api-search.ts';
import { pageHrefs, pageNumbers } from './page-links.ts';

export function apiStoryList(list: StoryList, request: StoryListRequest) {
  const { page, size } = request;
  const pages = pageNumbers({ total: list.total, page, size, reach: Number.MAX_SAFE_INTEGER });
  return {
    total: list.total,
    articles: list.articles,
    stories: list.stories.map(({ id, title, reports, from, to, sources }) => ({
      id,
      url: storyHref(id),
      api_url: storyHref(id, 'api'),
      title,
      reports,
      from,
      to,
      sources: [...sources],
    })),
    links: {
      ...pageHrefs(page, pages, (to) => storyListHref({ ...request, page: to }, 'api')),
      html: storyListHref(request),
    },
    index: apiIndex(list.index),
  };
}

const pair = ({ start, end }: Span): [number, number] => [start, end];

/** A sentence of a report, its place in the text, and that of the words in question in the sentence. */
function apiEvidence({ id, source, sentence, span, text }: Evidence) {
  return {
    id,
    url: articleHref(id),
    source,
    start: sentence.start,
    text,
    highlights: [pair({ start: span.start - sentence.start, end: span.end - sentence.start })],
  };
}

function apiReport(card: ArticleCard) {
  return { ...apiCard(card, EMPTY_STATE), ...apiCompany(card) };
}

export function apiStory(story: StoryReport, index: IndexInfo) {
  const within = { ...EMPTY_STATE, story: story.id };
  return {
    id: story.id,
    url: storyHref(story.id),
    api_url: storyHref(story.id, 'api'),
    title: story.title,
    central: story.central,
    size: story.size,
    summary: story.summary.map(({ id, start, text }) => ({
      id,
      url: articleHref(id),
      start,
      text,
    })),
    timeline: story.timeline.map(({ day, reports }) => ({
      date: day,
      reports: reports.map(({ id, title, source }) => ({
        id,
        url: articleHref(id),
        title,
        source,
      })),
    })),
    sources: story.sources.map(({ name, reports }) => ({ name, reports })),
    entities: {
      person: story.named.person.map(({ name, reports }) => ({ name, reports })),
      place: story.named.place.map(({ name, reports }) => ({ name, reports })),
      organization: story.named.organization.map(({ name, reports }) => ({ name, reports })),
    },
    differences: {
      figures: story.figures.map(({ what, values }) => ({
        what,
        values: values.map(({ value, shown, evidence }) => ({
          value,
          shown,
          evidence: evidence.map(apiEvidence),
        })),
      })),
      spellings: story.spellings.map(({ type, entity, forms }) => ({
        type,
        entity,
        forms: forms.map(({ form, evidence }) => ({ form, evidence: evidence.map(apiEvidence) })),
      })),
    },
    reports: story.reports.map(({ article, copies }) => ({
      ...apiReport(article),
      copy_articles: copies.map((copy) => ({
        ...apiReport(copy),
        comparison_url: comparisonHref(article.id, copy.id),
      })),
    })),
    links: { html: storyHref(story.id), search: apiHref(within), search_html: searchHref(within) },
    index: apiIndex(index),
  };
}

/** An article as another's answer lists it. */
export function apiRelated({ id, title, date, source }: RelatedArticle) {
  return {
    id,
    url: articleHref(id),
    api_url: articleApiHref(id),
    title,
    date: date?.day ?? null,
    source,
  };
}

export function apiComparison({ left, right, blocks, shared, index }: Comparison) {
  const side = ({ article, text }: ComparedArticle) => ({ ...apiReport(article), text });
  const [own, other] = [left.article.id, right.article.id];
  return {
    left: side(left),
    right: side(right),
    shared,
    blocks: blocks.map(({ kind, left: span, right: beside }) => ({
      kind,
      left: span === null ? null : pair(span),
      right: beside === null ? null : pair(beside),
    })),
    links: { self: comparisonHref(own, other, 'api'), html: comparisonHref(own, other) },
    index: apiIndex(index),
  };
}
