/** The answers of `/api/entities/:type` and `/api/entities/:type/:name` as JSON Schema. */
import { ENTITY_SORTS } from '../core/entity-report.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import {
  cardStart,
  count,
  day,
  href,
  list,
  object,
  oneOf,
  orNull,
  pages,
  passage,
  ref,
  type Schema,
  span,
  string,
  timeline,
} from './openapi-shapes.ts';

const sighting = object({
  article: string,
  title: string,
  date: day,
  date_precision: oneOf('day', 'month', 'year'),
  url: href,
  api_url: href,
});

const company = object({
  entities: list(
    object({
      name: string,
      articles: { ...count, description: 'Articles that name both.' },
      sentences: { ...count, description: 'Sentences that name both.' },
      url: href,
      api_url: href,
    }),
  ),
  distinct: { ...count, description: 'How many there are in all.' },
});

const entity = { name: string, articles: count, url: href, api_url: href };

const pairSentence = object(
  {
    article: { ...string, description: 'Id of the article.' },
    url: { ...href, description: 'The article, at the paragraph.' },
    title: string,
    date: orNull(day),
    date_precision: orNull(oneOf('day', 'month', 'year')),
    source: orNull(string),
    field: oneOf('title', 'text'),
    paragraph: { ...orNull(count), description: 'From 1; null in the title.' },
    start: { ...count, description: 'Where the sentence begins in the field.' },
    text: string,
    name_highlights: list(span),
    with_highlights: list(span),
  },
  'A sentence that names both; highlights count from its start.',
);

/** Named schemas of the OpenAPI document. */
export const ENTITY_SCHEMAS: Readonly<Record<string, Schema>> = {
  EntityList: object({
    type: oneOf(...ENTITY_TYPES),
    contains: string,
    sort: oneOf(...ENTITY_SORTS),
    total: { ...count, description: 'Entities of the type.' },
    matching: { ...count, description: 'Those that hold the words of contains.' },
    entities: list(object(entity)),
    letters: {
      ...list(object({ letter: string, count, api_url: href })),
      description: 'The page on which each letter begins; empty where the order is by count.',
    },
    links: object({ ...pages, html: href }),
    index: ref('Index'),
  }),
  EntityAnswer: {
    description: 'An entity; with a second name, the sentences that name both.',
    anyOf: [ref('Entity'), ref('EntityPair')],
  },
  Entity: object({
    type: oneOf(...ENTITY_TYPES),
    name: string,
    articles: count,
    mentions: { ...count, description: 'Times it is named in all.' },
    forms: {
      ...list(object({ form: string, articles: count, mentions: count })),
      description: 'As the articles write it.',
    },
    first: orNull(sighting),
    last: orNull(sighting),
    timeline,
    passages: list(
      object({
        ...cardStart,
        mentions: count,
        title_highlights: list(span),
        passages: list(passage),
      }),
    ),
    seen_with: object(Object.fromEntries(ENTITY_TYPES.map((type) => [type, company]))),
    newest: list(object(cardStart)),
    links: object({ self: href, html: href, search: href, search_api: href, list: href }),
    index: ref('Index'),
  }),
  EntityPair: object({
    type: oneOf(...ENTITY_TYPES),
    name: string,
    with: object({ type: oneOf(...ENTITY_TYPES), ...entity }),
    articles: { ...count, description: 'Articles that name both, anywhere.' },
    total: { ...count, description: 'Sentences that name both, in all.' },
    sentences: list(pairSentence),
    links: object({ ...pages, html: href, entity: href, search: href, search_api: href }),
    index: ref('Index'),
  }),
};
