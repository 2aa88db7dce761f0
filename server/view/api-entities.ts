/** The answers of `/api/entities/:type` and `/api/entities/:type/:name` as JSON. */
import type {
  EntityCount,
  EntityDetail,
  EntityList,
  EntityListRequest,
  EntityPair,
  PairSentence,
  Sighting,
} from '../core/entity-report.ts';
import {
  entityHref,
  entityListHref,
  entityPairHref,
  markingState,
  namingState,
} from '../core/entity-url.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { apiHref, articleApiHref, articleHref, searchHref } from '../core/search-url.ts';
import type { IndexInfo } from '../core/searcher.ts';
import { apiCard, apiIndex, apiSpans } from './api-search.ts';
import { sentenceHref } from './entity-links.ts';
import { pageHrefs, pageNumbers } from './page-links.ts';

function apiEntity({ type, name, articles }: EntityCount) {
  const entity = { type, name };
  return { name, articles, url: entityHref(entity), api_url: entityHref(entity, 'api') };
}

/** One page of the list; `letters` say on which page each letter begins. */
export function apiEntityList(list: EntityList, request: EntityListRequest) {
  const { type, contains, sort, page, size } = request;
  const total = list.matching;
  const pages = pageNumbers({ total, page, size, reach: Number.MAX_SAFE_INTEGER });
  const at = (to: number) => entityListHref(type, { contains, sort, size, page: to }, 'api');
  return {
    type,
    contains,
    sort,
    total: list.total,
    matching: list.matching,
    entities: list.entities.map(apiEntity),
    letters: list.letters.map(({ letter, count, before }) => ({
      letter,
      count,
      api_url: at(size === 0 ? 1 : Math.floor(before / size) + 1),
    })),
    links: {
      ...pageHrefs(page, pages, at),
      html: entityListHref(type, { contains, sort, page, size }),
    },
    index: apiIndex(list.index),
  };
}

function apiSighting(sighting: Sighting | null) {
  if (sighting === null) return null;
  const { article, title, date } = sighting;
  const { day, precision } = date;
  const [url, api_url] = [articleHref(article), articleApiHref(article)];
  return { article, title, date: day, date_precision: precision, url, api_url };
}

/** An entity with its evidence; `size` names of each type it is seen with. */
export function apiEntityDetail(entity: EntityDetail, size: number, index: IndexInfo) {
  const { type, name, timeline } = entity;
  const named = namingState(entity);
  const marked = markingState(entity);
  return {
    type,
    name,
    articles: entity.articles,
    mentions: entity.mentions,
    forms: entity.forms.map(({ form, articles, mentions }) => ({ form, articles, mentions })),
    first: apiSighting(entity.first),
    last: apiSighting(entity.last),
    timeline: {
      interval: timeline.interval,
      buckets: timeline.buckets.map(({ from, to, count, stories }) => ({
        from,
        to,
        count,
        stories,
        url: searchHref({ ...named, from, to }),
      })),
      undated: {
        count: timeline.undated.count,
        url: searchHref({ ...named, undated: 'only' }),
      },
    },
    passages: entity.passages.map(({ article, titleHighlights, passages, mentions }) => ({
      ...apiCard(article, marked),
      mentions,
      title_highlights: apiSpans(titleHighlights),
      passages: passages.map(({ text, start, highlights }) => ({
        text,
        start,
        highlights: apiSpans(highlights),
      })),
    })),
    seen_with: Object.fromEntries(
      ENTITY_TYPES.map((other) => [
        other,
        {
          entities: entity.seenWith[other].entities.map((one) => ({
            name: one.name,
            articles: one.articles,
            sentences: one.sentences,
            url: entityPairHref(entity, one),
            api_url: entityPairHref(entity, one, {}, 'api'),
          })),
          distinct: entity.seenWith[other].distinct,
        },
      ]),
    ),
    newest: entity.newest.map((article) => apiCard(article, marked)),
    links: {
      self: entityHref(entity, 'api', size),
      html: entityHref(entity, 'page', size),
      search: searchHref(named),
      search_api: apiHref(named),
      list: entityListHref(type, {}, 'api'),
    },
    index: apiIndex(index),
  };
}

function apiSentence(sentence: PairSentence, pair: EntityPair) {
  return {
    article: sentence.article,
    url: sentenceHref(sentence, pair),
    title: sentence.title,
    date: sentence.date?.day ?? null,
    date_precision: sentence.date?.precision ?? null,
    source: sentence.source,
    field: sentence.field,
    paragraph: sentence.paragraph,
    start: sentence.start,
    text: sentence.text,
    name_highlights: apiSpans(sentence.nameSpans),
    with_highlights: apiSpans(sentence.withSpans),
  };
}

/** One page of the sentences that name both. */
export function apiEntityPair(
  pair: EntityPair,
  { page, size }: { readonly page: number; readonly size: number },
  index: IndexInfo,
) {
  const { total } = pair;
  const pages = pageNumbers({ total, page, size, reach: Number.MAX_SAFE_INTEGER });
  const at = (to: number) => entityPairHref(pair.name, pair.with, { page: to, size }, 'api');
  const { type, name } = pair.name;
  const both = namingState(pair.name, pair.with);
  return {
    type,
    name,
    with: { type: pair.with.type, ...apiEntity(pair.with) },
    articles: pair.articles,
    total,
    sentences: pair.sentences.map((sentence) => apiSentence(sentence, pair)),
    links: {
      ...pageHrefs(page, pages, at),
      html: entityPairHref(pair.name, pair.with, { page, size }),
      entity: entityHref(pair.name, 'api'),
      search: searchHref(both),
      search_api: apiHref(both),
    },
    index: apiIndex(index),
  };
}
