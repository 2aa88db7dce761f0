/** The schemas of trends and of what is distinctive. */
import { DISTINCTIVE_FACETS } from '../core/distinctive.ts';
import {
  count,
  day,
  href,
  list,
  number,
  object,
  oneOf,
  orNull,
  ref,
  type Schema,
  string,
} from './openapi-shapes.ts';

const period = {
  from: { ...day, description: 'First day.' },
  to: { ...day, description: 'Last day, inclusive.' },
};

const point = object(
  {
    ...period,
    articles: { ...count, description: 'Articles found.' },
    share: {
      ...orNull(number),
      description: 'Of the articles of the period, from 0 to 1; null where there are none.',
    },
    matches: { ...count, description: 'Marked places in the articles found.' },
    per_million: { ...orNull(number), description: 'Matches in a million words of the period.' },
    url: href,
    api_url: href,
  },
  'What a query finds in one period.',
);

const item = object(
  {
    value: string,
    count: { ...count, description: 'Articles of the result set.' },
    in_archive: { ...count, description: 'Articles of the archive.' },
    log_likelihood: {
      ...number,
      description: 'Dunning’s G² of the result set against the rest of the archive.',
    },
    url: { ...href, description: 'The search for those articles of the result set.' },
  },
  'Something that is more frequent in the result set than elsewhere.',
);

/** `query` is how a query was understood. */
export function createInsightSchemas(query: Schema): Readonly<Record<string, Schema>> {
  return {
    Trends: object({
      step: object(
        { unit: oneOf('day', 'month', 'year'), each: count },
        'Length of a period; 7 days are weeks from Monday, 3 months quarters.',
      ),
      periods: list(
        object({
          ...period,
          articles: { ...count, description: 'Articles that pass the filters, whatever they say.' },
          words: { ...count, description: 'Words of their titles and texts.' },
        }),
      ),
      series: list(object({ query, total: count, url: href, points: list(point) })),
      undated: { ...count, description: 'Articles that pass the filters and have no date.' },
      links: object({ self: href, html: href, csv: href }),
      index: ref('Index'),
    }),
    Distinctive: object({
      query,
      articles: { ...count, description: 'Articles in the result set.' },
      archive: { ...count, description: 'Articles in the archive.' },
      facets: object(Object.fromEntries(DISTINCTIVE_FACETS.map((facet) => [facet, list(item)]))),
      words: { ...list(item), description: 'Words as they are written, folded.' },
      links: object({ self: href, html: href, search: href }),
      index: ref('Index'),
    }),
  };
}
