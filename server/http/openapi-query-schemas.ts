/** What an answer says of the query, and of how hits met it, as JSON Schema. */
import { ENTITY_TYPES } from '../core/names.ts';
import { count, href, list, number, object, oneOf, orNull, string } from './openapi-shapes.ts';

export const matched = object(
  {
    query: string,
    form: string,
    kind: oneOf('exact', 'inflection', 'wildcard', 'fuzzy', 'phrase', 'name', 'variant'),
    field: oneOf('title', 'text'),
  },
  'A way in which the query was met.',
);

/** Only with explain=1. */
export const explanation = object(
  {
    base: number,
    whole: number,
    lead: number,
    passage: number,
    pairs: number,
    feedback: number,
    terms: list(
      object(
        { term: string, weight: number, score: number },
        'A word of the query in the article: how rare it is in the archive, and its part of `whole`.',
      ),
    ),
  },
  'With explain=1: what the score is the sum of; `terms` are parts of `whole`.',
);

const fallback = object(
  {
    kind: oneOf('or', 'spelling'),
    searched: string,
    operator: oneOf('and', 'or'),
    strict_total: count,
    url: href,
  },
  'The looser reading that was used since the strict one matched nothing; every link is made from it.',
);

export const query = object({
  text: string,
  interpretation: { ...string, description: 'How the query was understood, in plain English.' },
  warnings: list(
    object({ code: string, message: string, start: orNull(count), end: orNull(count) }),
  ),
  terms: list(object({ text: string, articles: count })),
  suggestion: orNull(string),
  fallback: orNull(fallback),
  variants: list(object({ term: string, entity: string, forms: list(string) })),
  names: list(
    object(
      { text: string, type: oneOf(...ENTITY_TYPES), name: string, url: href, api_url: href },
      'A name in the query, with the search that asks for it as a filter instead of by its words.',
    ),
  ),
});
