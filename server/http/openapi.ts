/**
 * The OpenAPI 3.1 document of the API, made from the tables that the server itself works by: the
 * parameters of the URL codec and the error codes.
 */

import {
  COLLOCATES_PARAMETERS,
  CONCORDANCE_CSV_PARAMETERS,
  CONCORDANCE_PARAMETERS,
} from '../core/context-parameters.ts';
import { ALL_ENTITY_PARAMETERS, ENTITY_LIST_PARAMETERS } from '../core/entity-parameters.ts';
import { ERRORS, type ErrorCode } from '../core/errors.ts';
import { ARTICLE_FORMATS, exportParameters, SEARCH_FORMATS } from '../core/export-format.ts';
import {
  DISTINCTIVE_PARAMETERS,
  TRENDS_CSV_PARAMETERS,
  TRENDS_PARAMETERS,
} from '../core/insight-parameters.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import type { SearchParameter } from '../core/parameter.ts';
import { TEXT_HASH_PARAMETER } from '../core/permalink.ts';
import {
  ARTICLE_PARAMETERS,
  CONTAINS_PARAMETER,
  LIST_PARAMETERS,
  SEARCH_PARAMETERS,
} from '../core/search-parameters.ts';
import { FACETS } from '../core/search-state.ts';
import { STORY_LIST_PARAMETERS, WITH_PARAMETER } from '../core/story-url.ts';
import { SUGGEST_PARAMETERS } from '../core/suggest-url.ts';
import { FILE_TYPES } from './file-types.ts';
import { FORMAT_NAMES } from './format-names.ts';
import { SCHEMAS } from './openapi-schemas.ts';
import type { Schema } from './openapi-shapes.ts';

function schemaOf({ shape }: SearchParameter): Schema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string' };
    case 'date':
      return { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };
    case 'choice':
      return {
        type: 'string',
        enum: shape.choices,
        ...(shape.initial !== null && { default: shape.initial }),
      };
    case 'integer':
      return {
        type: 'integer',
        minimum: shape.minimum,
        ...(shape.maximum !== null && { maximum: shape.maximum }),
        default: shape.initial,
      };
    default:
      return shape satisfies never;
  }
}

function queryParameter(parameter: SearchParameter): Schema {
  const schema = schemaOf(parameter);
  return {
    name: parameter.name,
    in: 'query',
    description: parameter.meaning,
    schema: parameter.repeats ? { type: 'array', items: schema } : schema,
    ...(parameter.repeats && { explode: true }),
  };
}

function pathParameter(name: string, schema: Schema, description: string): Schema {
  return { name, in: 'path', required: true, description, schema };
}

const ENTITY_TYPE: Schema = { type: 'string', enum: ENTITY_TYPES };

function problemResponse(codes: readonly ErrorCode[]): Schema {
  return {
    description: codes.map((code) => `${code}: ${ERRORS[code].title}`).join('; '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** What can go wrong at every address. */
const COMMON_ERRORS: readonly ErrorCode[] = [
  'invalid-parameter',
  'unauthorized',
  'method-not-allowed',
  'not-acceptable',
  'uri-too-long',
  'misdirected',
  'rate-limited',
  'internal',
  'overloaded',
  'engine-unavailable',
  'search-timeout',
];

/** By status, which several codes may share. */
function failuresOf(errors: readonly ErrorCode[]): Record<string, Schema> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...errors, ...COMMON_ERRORS])) {
    const { status } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [String(status), problemResponse(codes)]),
  );
}

type Operation = {
  readonly id: string;
  readonly summary: string;
  readonly parameters: readonly Schema[];
  /** Name of the answer's schema, or the media type of a file. */
  readonly answer: string | { readonly file: string };
  /** Other media types in which it is given too. */
  readonly also?: readonly string[];
  readonly errors: readonly ErrorCode[];
  /** By media type, what is sent; then it is sent by POST. */
  readonly body?: Readonly<Record<string, Schema>>;
};

function pathItem({ id, summary, parameters, answer, also = [], errors, body }: Operation): Schema {
  return {
    [body === undefined ? 'get' : 'post']: {
      operationId: id,
      summary,
      parameters,
      ...(body !== undefined && { requestBody: { required: true, content: body } }),
      responses: {
        '200': {
          description: summary,
          content:
            typeof answer !== 'string'
              ? {
                  [answer.file]: { schema: answer.file.endsWith('json') ? {} : { type: 'string' } },
                }
              : {
                  'application/json': { schema: { $ref: `#/components/schemas/${answer}` } },
                  ...Object.fromEntries(also.map((type) => [type, { schema: {} }])),
                },
        },
        ...(body === undefined && {
          '304': { description: 'Nothing has changed since the validator given in If-None-Match.' },
        }),
        ...failuresOf(errors),
      },
    },
  };
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '/api': {
    id: 'links',
    summary: 'Where everything is',
    parameters: [],
    answer: 'Links',
    errors: [],
  },
  '/api/search': {
    id: 'search',
    summary: 'Articles that match, with passages, facets and a timeline',
    parameters: SEARCH_PARAMETERS.map(queryParameter),
    answer: 'SearchAnswer',
    errors: ['invalid-parameter', 'cursor-expired'],
  },
  ...Object.fromEntries(
    SEARCH_FORMATS.map((format): [string, Operation] => [
      `/search.${format}`,
      {
        id: `search_${format.replace('.', '_')}`,
        summary: `All articles that match as ${FORMAT_NAMES[format]}, from one version of the index`,
        parameters: exportParameters(format).map(queryParameter),
        answer: { file: FILE_TYPES[format].accepted[0] },
        errors: ['invalid-parameter', ...(format === 'atom' ? (['cursor-expired'] as const) : [])],
      },
    ]),
  ),
  '/api/articles/{id}': {
    id: 'article',
    summary:
      'One article or, with a second one, the two side by side; a former id redirects (308) to what replaced it',
    parameters: [
      pathParameter('id', { type: 'string' }, 'Id of the article.'),
      ...[...ARTICLE_PARAMETERS, WITH_PARAMETER, TEXT_HASH_PARAMETER].map(queryParameter),
    ],
    answer: 'ArticleAnswer',
    errors: ['invalid-parameter', 'article-not-found', 'article-gone'],
  },
  ...Object.fromEntries(
    ARTICLE_FORMATS.map((format): [string, Operation] => [
      `/articles/{id}.${format}`,
      {
        id: `article_${format.replace('.', '_')}`,
        summary: `One article as ${FORMAT_NAMES[format]}`,
        parameters: [pathParameter('id', { type: 'string' }, 'Id of the article.')],
        answer: { file: FILE_TYPES[format].accepted[0] },
        errors: ['invalid-parameter', 'article-not-found', 'article-gone'],
      },
    ]),
  ),
  '/api/facets/{facet}': {
    id: 'facet',
    summary:
      'All values of a facet under a search; page and facet_size (100 by default) count values',
    parameters: [
      pathParameter('facet', { type: 'string', enum: FACETS }, 'Name of the facet.'),
      ...[...LIST_PARAMETERS, CONTAINS_PARAMETER].map(queryParameter),
    ],
    answer: 'FacetList',
    errors: ['invalid-parameter', 'route-not-found'],
  },
  '/api/entities/{type}': {
    id: 'entities',
    summary: 'The people, places or organizations that articles name',
    parameters: [
      pathParameter('type', ENTITY_TYPE, 'Type of the names.'),
      ...ENTITY_LIST_PARAMETERS.map(queryParameter),
    ],
    answer: 'EntityList',
    errors: ['invalid-parameter', 'route-not-found'],
  },
  '/api/entities/{type}/{name}': {
    id: 'entity',
    summary:
      'One of them with what the articles say of it or, with a second name, the sentences that name both; another spelling redirects (308) to the display name',
    parameters: [
      pathParameter('type', ENTITY_TYPE, 'Type of the name.'),
      pathParameter('name', { type: 'string' }, 'The name, in any spelling.'),
      ...ALL_ENTITY_PARAMETERS.map(queryParameter),
    ],
    answer: 'EntityAnswer',
    errors: ['invalid-parameter', 'route-not-found', 'entity-not-found'],
  },
  '/api/stories': {
    id: 'stories',
    summary: 'Stories: articles that report one event, two or more',
    parameters: STORY_LIST_PARAMETERS.map(queryParameter),
    answer: 'StoryList',
    errors: ['invalid-parameter'],
  },
  '/api/stories/{id}': {
    id: 'story',
    summary:
      'One story: what its reports say, where they differ; the id of any report and a former one redirect (308) to its own',
    parameters: [pathParameter('id', { type: 'string' }, 'Id of the story.')],
    answer: 'Story',
    errors: ['invalid-parameter', 'story-not-found'],
  },
  '/api/concordance': {
    id: 'concordance',
    summary: 'Every match of a search with the words around it, one a line',
    parameters: CONCORDANCE_PARAMETERS.map(queryParameter),
    answer: 'Concordance',
    errors: ['invalid-parameter'],
  },
  '/concordance.csv': {
    id: 'concordanceCsv',
    summary: 'All lines of a concordance as CSV, from one version of the index',
    parameters: CONCORDANCE_CSV_PARAMETERS.map(queryParameter),
    answer: { file: 'text/csv' },
    errors: ['invalid-parameter'],
  },
  '/api/collocates': {
    id: 'collocates',
    summary: 'The words that stand near the matches of a search more often than elsewhere',
    parameters: COLLOCATES_PARAMETERS.map(queryParameter),
    answer: 'Collocates',
    errors: ['invalid-parameter'],
  },
  '/api/trends': {
    id: 'trends',
    summary: 'Several queries through time: share of articles, and matches in a million words',
    parameters: TRENDS_PARAMETERS.map(queryParameter),
    answer: 'Trends',
    errors: ['invalid-parameter'],
  },
  '/trends.csv': {
    id: 'trendsCsv',
    summary: 'The same as CSV, a row for each query and period',
    parameters: TRENDS_CSV_PARAMETERS.map(queryParameter),
    answer: { file: 'text/csv' },
    errors: ['invalid-parameter'],
  },
  '/api/distinctive': {
    id: 'distinctive',
    summary:
      'Names, keywords and words that stand out in a result set against the rest of the archive',
    parameters: DISTINCTIVE_PARAMETERS.map(queryParameter),
    answer: 'Distinctive',
    errors: ['invalid-parameter'],
  },
  '/api/batch': {
    id: 'batch',
    summary: 'Many searches at once, each with its answer or its problem',
    parameters: [],
    answer: 'Batch',
    errors: ['invalid-parameter'],
    body: {
      'application/json': {
        schema: {
          type: 'array',
          items: { type: ['string', 'object'] },
          description:
            'Texts of queries, addresses of searches, or objects of parameters; /help says how many.',
        },
      },
      'text/plain': { schema: { type: 'string', description: 'A query a line.' } },
    },
  },
  '/api/suggest': {
    id: 'suggest',
    summary: 'Names, titles and words for what is typed so far',
    parameters: SUGGEST_PARAMETERS.map(queryParameter),
    answer: 'Suggestions',
    also: ['application/x-suggestions+json'],
    errors: ['invalid-parameter'],
  },
  '/api/status': {
    id: 'status',
    summary: 'What is indexed, and which files gave no article',
    parameters: [],
    answer: 'Status',
    errors: [],
  },
};

/** The document; `version` is the program's. */
export function openApiDocument(version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dateline',
      version,
      description:
        'Full-text search for a folder of news articles. Version 1 of the API: keys may be added, never renamed or removed.',
    },
    paths: Object.fromEntries(
      Object.entries(OPERATIONS).map(([path, operation]) => [path, pathItem(operation)]),
    ),
    components: { schemas: SCHEMAS },
  };
}
