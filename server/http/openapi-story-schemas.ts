/** The answers about stories, and of two articles side by side, as JSON Schema. */
import { ENTITY_TYPES } from '../core/names.ts';
import {
  cardEnd,
  cardStart,
  count,
  day,
  href,
  list,
  number,
  object,
  oneOf,
  orNull,
  pages,
  ref,
  type Schema,
  span,
  string,
} from './openapi-shapes.ts';

const named = list(object({ name: string, reports: count }));

const evidence = list(
  object(
    {
      id: { ...string, description: 'Id of the article.' },
      url: href,
      source: orNull(string),
      start: { ...count, description: 'Where the sentence begins in the article.' },
      text: string,
      highlights: list(span),
    },
    'A sentence of a report; highlights count from its start.',
  ),
);

const card = { ...cardStart, ...cardEnd };

const report = object({
  ...card,
  copy_articles: list(object({ ...card, comparison_url: href })),
});

/** An article that another leads to. */
export const related = object({
  id: string,
  url: href,
  api_url: href,
  title: string,
  date: orNull(day),
  source: orNull(string),
});

/** Named schemas of the OpenAPI document. */
export const STORY_SCHEMAS: Readonly<Record<string, Schema>> = {
  StoryList: object({
    total: { ...count, description: 'Stories of two reports or more.' },
    articles: { ...count, description: 'Articles that belong to one.' },
    stories: list(
      object({
        id: string,
        url: href,
        api_url: href,
        title: string,
        reports: count,
        from: orNull(day),
        to: orNull(day),
        sources: list(string),
      }),
    ),
    links: object({ ...pages, html: href }),
    index: ref('Index'),
  }),
  Story: object({
    id: string,
    url: href,
    api_url: href,
    title: { ...string, description: 'That of the most central report.' },
    central: { ...string, description: 'Id of the report most like the others.' },
    size: { ...count, description: 'Articles.' },
    summary: list(object({ id: string, url: href, start: count, text: string })),
    timeline: list(
      object({
        date: orNull(day),
        reports: list(object({ id: string, url: href, title: string, source: orNull(string) })),
      }),
    ),
    sources: named,
    entities: object(Object.fromEntries(ENTITY_TYPES.map((type) => [type, named]))),
    differences: object({
      figures: list(
        object({ what: string, values: list(object({ value: number, shown: string, evidence })) }),
      ),
      spellings: list(
        object({
          type: oneOf(...ENTITY_TYPES),
          entity: string,
          forms: list(object({ form: string, evidence })),
        }),
      ),
    }),
    reports: list(report),
    links: object({ html: href, search: href, search_html: href }),
    index: ref('Index'),
  }),
  Comparison: object({
    left: object({ ...card, text: string }),
    right: object({ ...card, text: string }),
    shared: { ...number, maximum: 1, description: 'Share of the words of both that both have.' },
    blocks: list(
      object({ kind: oneOf('kept', 'removed', 'added'), left: orNull(span), right: orNull(span) }),
    ),
    links: object({ self: href, html: href }),
    index: ref('Index'),
  }),
  ArticleAnswer: {
    description: 'An article; with a second one, the two side by side.',
    anyOf: [ref('Article'), ref('Comparison')],
  },
};
