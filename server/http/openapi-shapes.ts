/** The parts that the schemas of the answers are made of. */
import { ENTITY_TYPES } from '../core/names.ts';
import { INTERVALS } from '../core/search-state.ts';

/** A JSON Schema. */
export type Schema = { readonly [key: string]: unknown };

/** Any text. */
export const string: Schema = { type: 'string' };
/** Yes or no. */
export const boolean: Schema = { type: 'boolean' };
/** A number of things. */
export const count: Schema = { type: 'integer', minimum: 0 };
/** A measure without a sign. */
export const number: Schema = { type: 'number', minimum: 0 };
/** ISO `YYYY-MM-DD`. */
export const day: Schema = { type: 'string', format: 'date' };
/** An address to follow. */
export const href: Schema = { type: 'string', format: 'uri-reference' };

/** A named schema. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A list. */
export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** One of a few words. */
export function oneOf(...values: readonly string[]): Schema {
  return { type: 'string', enum: values };
}

/** May be unknown. */
export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

/** An object that always has all of these. */
/** An object that may have some more properties. */
export function withOptional(schema: Schema, optional: Record<string, Schema>): Schema {
  return { ...schema, properties: { ...Object(schema['properties']), ...optional } };
}

export function object(properties: Record<string, Schema>, description?: string): Schema {
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    properties,
    required: Object.keys(properties),
  };
}

/** A pair of offsets. */
export const span: Schema = {
  type: 'array',
  description: 'Half-open range of UTF-16 code units.',
  prefixItems: [count, count],
  items: false,
  minItems: 2,
};

const namesByType = object(Object.fromEntries(ENTITY_TYPES.map((type) => [type, list(string)])));

/** What hits and articles say first. */
export const cardStart = {
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
  withheld: {
    ...orNull(oneOf('withheld', 'cancelled', 'embargoed')),
    description: 'Why it would not be served, had --include-withheld not been given.',
  },
};

/** What hits and articles say last. */
export const cardEnd = {
  entities: namesByType,
  story: orNull(object({ id: string, size: count, matching: count })),
  copies: { ...count, description: 'Other articles with the same text.' },
};

/** A passage with its highlights. */
export const passage = object(
  { text: string, start: count, highlights: list(span) },
  'A window of the text, from start; its highlights count from the start of the passage.',
);

/** The links around a page of a list. */
export const pages = {
  self: href,
  first: href,
  prev: orNull(href),
  next: orNull(href),
  last: href,
};

/** Articles a period. */
export const timeline = object({
  interval: oneOf(...INTERVALS),
  buckets: list(object({ from: day, to: day, count, stories: count, url: href })),
  undated: object({ count, url: href }),
});
