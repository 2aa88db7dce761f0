/**
 * The JSON answers as JSON Schema 2020-12, for the OpenAPI document. Every property listed is always
 * there; later versions may add some.
 */
import { ERRORS } from '../core/errors.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { FACETS, INTERVALS } from '../core/search-state.ts';

export type Schema = { readonly [key: string]: unknown };

const string: Schema = { type: 'string' };
const boolean: Schema = { type: 'boolean' };
const count: Schema = { type: 'integer', minimum: 0 };
const number: Schema = { type: 'number', minimum: 0 };
const day: Schema = { type: 'string', format: 'date' };
const href: Schema = { type: 'string', format: 'uri-reference' };

function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function list(items: Schema): Schema {
  return { type: 'array', items };
}

function oneOf(...values: readonly string[]): Schema {
  return { type: 'string', enum: values };
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

function object(properties: Record<string, Schema>, description?: string): Schema {
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    properties,
    required: Object.keys(properties),
  };
}

const span: Schema = {
  type: 'array',
  description: 'Half-open range of UTF-16 code units.',
  prefixItems: [count, count],
  items: false,
  minItems: 2,
};

const namesByType = object(Object.fromEntries(ENTITY_TYPES.map((type) => [type, list(string)])));

/** What hits and articles say first. */
const cardStart = {
  id: string,
  path: string,
  paths: list(string),
  url: href,
  api_url: href,
  title: string,
  title_source: oneOf('file', 'text'),
  date: orNull(day),
  date_precision: orNull(oneOf('day', 'month', 'year')),
  date_source: orNull(oneOf('metadata', 'text', 'path')),
  source: orNull(string),
  authors: list(string),
  section: orNull(string),
  language: orNull(string),
};

const cardEnd = {
  entities: namesByType,
  story: orNull(object({ id: string, size: count, matching: count })),
  copies: { ...count, description: 'Other articles with the same text.' },
};

const passage = object(
  { text: string, start: count, highlights: list(span) },
  'A window of the text, from start; its highlights count from the start of the passage.',
);

const matched = object(
  {
    query: string,
    form: string,
    kind: oneOf('exact', 'inflection', 'wildcard', 'fuzzy', 'phrase', 'name'),
    field: oneOf('title', 'text'),
  },
  'A way in which the query was met.',
);

const facetValue = object({
  value: string,
  count,
  stories: count,
  selected: boolean,
  excluded: boolean,
  url: href,
  exclude_url: href,
  api_url: href,
});

const facetCounts = {
  values: list(ref('FacetValue')),
  distinct: { ...count, description: 'How many values there are in all.' },
  missing: object({ count, selected: boolean, url: href }, 'Articles without a value.'),
};

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

const query = object({
  text: string,
  interpretation: { ...string, description: 'How the query was understood, in plain English.' },
  warnings: list(
    object({ code: string, message: string, start: orNull(count), end: orNull(count) }),
  ),
  terms: list(object({ text: string, articles: count })),
  suggestion: orNull(string),
  fallback: orNull(fallback),
  variants: list(object({ term: string, entity: string, forms: list(string) })),
});

const pages = { self: href, first: href, prev: orNull(href), next: orNull(href), last: href };

const timeline = object({
  interval: oneOf(...INTERVALS),
  buckets: list(object({ from: day, to: day, count, stories: count, url: href })),
  undated: object({ count, url: href }),
});

const mention = object({
  type: oneOf(...ENTITY_TYPES),
  entity: string,
  text: string,
  start: count,
  end: count,
  field: oneOf('title', 'text'),
});

const line = object(
  {
    article: { ...string, description: 'Id of the article.' },
    url: { ...href, description: 'The article, at the match.' },
    title: string,
    date: orNull(day),
    source: orNull(string),
    field: oneOf('title', 'text'),
    start: count,
    end: count,
    left: string,
    match: string,
    right: string,
  },
  'A match with the words around it, white space folded; start and end count in the field.',
);

const collocate = object(
  {
    term: { ...string, description: 'The word, folded for case and accents.' },
    near: { ...count, description: 'Times it stands near a match.' },
    total: { ...count, description: 'Times it stands in the articles found.' },
    articles: { ...count, description: 'Articles in which it stands near a match.' },
    log_likelihood: {
      type: 'number',
      description: 'Dunning’s G², negative where the word is rarer near matches than elsewhere.',
    },
    log_dice: { type: 'number', maximum: 14, description: '14 + log₂ of the Dice coefficient.' },
    url: { ...href, description: 'The search for those articles.' },
  },
  'A word near the matches.',
);

/** Named schemas of the OpenAPI document. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Index: object(
    {
      version: { ...string, description: 'Changes whenever an answer could.' },
      articles: count,
      state: oneOf('building', 'ready'),
      expected: count,
      named: count,
    },
    'The index an answer was made from.',
  ),
  Hit: object({
    ...cardStart,
    score: { ...number, description: 'No unit; comparable within one query only.' },
    title_highlights: list(span),
    passages: list(passage),
    more_matches: { ...count, description: 'Marked spans of the text that no passage shows.' },
    matched: list(matched),
    ...cardEnd,
  }),
  FacetValue: facetValue,
  Facet: object({ ...facetCounts, url: href, api_url: href }),
  SearchAnswer: object({
    query,
    total: { ...count, description: 'Articles, exact.' },
    stories: count,
    groups: orNull(count),
    undated_left_out: {
      ...count,
      description: 'Articles that satisfy all but the range of dates, and have no date.',
    },
    hits: list(ref('Hit')),
    facets: {
      type: 'object',
      description: 'The counted facets.',
      properties: Object.fromEntries(FACETS.map((facet) => [facet, ref('Facet')])),
    },
    timeline,
    links: object({ ...pages, html: href, csv: orNull(href), atom: orNull(href) }),
    took_ms: number,
    timings: object({
      queue_ms: number,
      match_ms: number,
      facets_ms: number,
      passages_ms: number,
    }),
    index: ref('Index'),
  }),
  Article: object({
    ...cardStart,
    score: { type: 'null' },
    title_highlights: list(span),
    passages: { ...list(passage), maxItems: 0 },
    more_matches: count,
    matched: { ...list(matched), maxItems: 0 },
    ...cardEnd,
    text: { ...string, description: 'What all offsets but those of the title count in.' },
    highlights: list(span),
    paragraphs: list(
      object({ start: count, end: count, kind: oneOf('paragraph', 'heading', 'item') }),
    ),
    mentions: list(mention),
    boilerplate: list(object({ kind: string, text: string })),
    dateline_place: orNull(string),
    keywords: list(string),
    rights: orNull(string),
    format: string,
    warnings: list(string),
    sha256: { ...string, description: 'Hex SHA-256 of the text in UTF-8.' },
    added: { ...string, format: 'date-time', description: 'When it was first seen.' },
    links: object({ html: href }),
  }),
  FacetList: object({
    facet: oneOf(...FACETS),
    contains: string,
    matching: { ...count, description: 'Values that hold the words of contains.' },
    ...facetCounts,
    links: object({ ...pages, html: href }),
    index: ref('Index'),
  }),
  Concordance: object({
    query,
    total: { ...count, description: 'Lines in all.' },
    articles: { ...count, description: 'Articles in the result set.' },
    lines: list(line),
    links: object({ ...pages, html: href, csv: href }),
    index: ref('Index'),
  }),
  Collocates: object({
    query,
    matches: { ...count, description: 'Matches in the articles found.' },
    articles: { ...count, description: 'Articles in the result set.' },
    tokens: { ...count, description: 'Words of those articles, but for the matches.' },
    tokens_near: { ...count, description: 'Words among them that stand near a match.' },
    total: { ...count, description: 'Collocates in all.' },
    collocates: list(collocate),
    links: object({ ...pages, html: href }),
    index: ref('Index'),
  }),
  Status: object({
    version: string,
    index: ref('Index'),
    folder: string,
    engine: string,
    recogniser: string,
    entities: object(Object.fromEntries(ENTITY_TYPES.map((type) => [type, count]))),
    dates: object({ from: orNull(day), to: orNull(day), undated: count }),
    files: list(object({ path: string, status: oneOf('skipped', 'doubtful'), reason: string })),
  }),
  Links: object({
    name: string,
    version: string,
    links: object(
      {
        search: string,
        article: string,
        facet: string,
        concordance: string,
        collocates: string,
        status: string,
        openapi: string,
        html: string,
      },
      'Addresses; {…} is a part to fill in (RFC 6570).',
    ),
  }),
  Problem: object(
    {
      type: href,
      title: string,
      status: { type: 'integer' },
      detail: string,
      instance: string,
      code: oneOf(...Object.keys(ERRORS)),
      parameter: { ...orNull(string), description: 'The parameter at fault.' },
    },
    'RFC 9457 problem details.',
  ),
};
