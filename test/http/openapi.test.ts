import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import request from 'supertest';
import {
  type ApiDescription,
  withParameterTables,
} from '../../scripts/api-docs/parameter-tables.ts';
import {
  COLLOCATES_PARAMETERS,
  CONCORDANCE_CSV_PARAMETERS,
  CONCORDANCE_PARAMETERS,
} from '../../server/core/context-parameters.ts';
import {
  ALL_ENTITY_PARAMETERS,
  ENTITY_LIST_PARAMETERS,
} from '../../server/core/entity-parameters.ts';
import { ERRORS } from '../../server/core/errors.ts';
import {
  DISTINCTIVE_PARAMETERS,
  TRENDS_CSV_PARAMETERS,
  TRENDS_PARAMETERS,
} from '../../server/core/insight-parameters.ts';
import { SEARCH_PARAMETERS } from '../../server/core/search-parameters.ts';
import type { SearchResult } from '../../server/core/searcher.ts';
import { openApiDocument } from '../../server/http/openapi.ts';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp, VERSION } from './fixture.ts';
import { createScriptedSearcher, RESULT } from './scripted-searcher.ts';

const document = openApiDocument(VERSION);

/** The document with every object closed: a key that it does not list is then a mistake. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
  return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'api', ...(closed(document) as object) });

function assertValid(name: string, value: unknown): void {
  const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` });
  assert.ok(validate(value), JSON.stringify(validate.errors, null, 1));
}

function answering(changes: Partial<SearchResult>) {
  const search = async (state: SearchResult['state']) => ({ ...RESULT, state, ...changes });
  return createTestApp(createScriptedSearcher({ search })).app;
}

const { app } = createTestApp(createScriptedSearcher());
const dated = ARTICLES[0]?.article.id;
const undated = ARTICLES.at(-1)?.article.id;

const ANSWERS: readonly (readonly [string, string, string])[] = [
  ['/api', '/api', 'Links'],
  ['/api/search', '/api/search?q=ferry&person=Ada+Quill', 'SearchAnswer'],
  ['/api/search', '/api/search?facets=none&size=0', 'SearchAnswer'],
  ['/api/articles/{id}', `/api/articles/${dated}?q=ferry`, 'ArticleAnswer'],
  ['/api/articles/{id}', `/api/articles/${undated}`, 'ArticleAnswer'],
  ['/api/facets/{facet}', '/api/facets/place?contains=mar&page=2', 'FacetList'],
  ['/api/status', '/api/status', 'Status'],
];

for (const [path, address, schema] of ANSWERS) {
  test(`the answer of ${address} is as documented`, async () => {
    const { get } = document.paths[path] as {
      get: { responses: { '200': { content: Record<string, { schema: { $ref: string } }> } } };
    };
    assert.equal(
      get.responses['200'].content['application/json']?.schema.$ref,
      `#/components/schemas/${schema}`,
    );
    const response = await request(app).get(address).expect(200);
    assertValid(schema, response.body);
  });
}

const archive = createTestApp(createArchive()).app;
const ARCHIVE_ANSWERS: readonly (readonly [string, string])[] = [
  ['/api/stories', 'StoryList'],
  ['/api/stories?sort=size&size=1&page=2', 'StoryList'],
  ['/api/concordance?q=ferry&sort=left&size=2&page=2', 'Concordance'],
  ['/api/concordance?q=quiet', 'Concordance'],
  ['/api/concordance', 'Concordance'],
  ['/api/collocates?q=ferry&size=3&page=2', 'Collocates'],
  ['/api/collocates?size=0', 'Collocates'],
  ['/api/trends?q=ferry&q=flood', 'Trends'],
  ['/api/trends?q=missing:date&interval=month&person=Nobody', 'Trends'],
  ['/api/trends', 'Trends'],
  ['/api/distinctive?q=ferry', 'Distinctive'],
  ['/api/distinctive?size=0', 'Distinctive'],
  ['/api/entities/person?size=1&page=2', 'EntityList'],
  ['/api/entities/place?contains=x&sort=count', 'EntityList'],
  ['/api/entities/person/Ada%20Quill', 'Entity'],
  ['/api/entities/place/Marlow?size=0', 'Entity'],
  ['/api/entities/person/Ada%20Quill?with=Tern+Lines', 'EntityPair'],
  ['/api/entities/person/Ada%20Quill?with=Cleo+Hart&page=3', 'EntityPair'],
];

for (const [address, schema] of ARCHIVE_ANSWERS) {
  test(`the answer of ${address} is as documented`, async () => {
    const { body } = await request(archive).get(address).expect(200);
    assertValid(schema, body);
  });
}

test('the answer of a batch is as documented', async () => {
  const { body } = await request(archive).post('/api/batch').send(['ferry', '?page=x']).expect(200);
  assertValid('Batch', body);
});

test('answers with a fallback, a suggestion, or nothing are as documented', async () => {
  const variants: readonly Partial<SearchResult>[] = [
    {
      query: {
        ...RESULT.query,
        suggestion: 'ferry',
        fallback: { kind: 'spelling', searched: 'ferry', operator: 'and', strictTotal: 0 },
      },
    },
    { total: 0, stories: 0, hits: [], facets: {}, groups: 0 },
    { timeline: { interval: 'day', buckets: [], undated: { count: 0 } } },
  ];
  for (const changes of variants) {
    const { body } = await request(answering(changes)).get('/api/search?q=fery').expect(200);
    assertValid('SearchAnswer', body);
  }
});

test('the check notices an undocumented key', () => {
  assert.throws(() => assertValid('Links', { name: '', version: '', links: {}, more: 1 }));
});

test('problems are as documented', async () => {
  const { text } = await request(app).get('/api/search?page=x').expect(400);
  assertValid('Problem', JSON.parse(text));
});

test('the document is served, of version 3.1, with the parameters the codec reads', async () => {
  const { body } = await request(app).get('/api/openapi.json').expect(200);
  assert.match(body.openapi, /^3\.1\./);
  assert.equal(body.info.version, VERSION);
  const tables = {
    '/api/search': SEARCH_PARAMETERS,
    '/api/concordance': CONCORDANCE_PARAMETERS,
    '/concordance.csv': CONCORDANCE_CSV_PARAMETERS,
    '/api/collocates': COLLOCATES_PARAMETERS,
    '/api/trends': TRENDS_PARAMETERS,
    '/trends.csv': TRENDS_CSV_PARAMETERS,
    '/api/distinctive': DISTINCTIVE_PARAMETERS,
    '/api/entities/{type}': ENTITY_LIST_PARAMETERS,
    '/api/entities/{type}/{name}': ALL_ENTITY_PARAMETERS,
  };
  for (const [path, table] of Object.entries(tables)) {
    assert.deepEqual(
      body.paths[path].get.parameters
        .filter((p: { in: string }) => p.in === 'query')
        .map((p: { name: string }) => p.name),
      table.map(({ name }) => name),
    );
  }
  const file = body.paths['/concordance.csv'].get.responses['200'].content;
  assert.deepEqual(Object.keys(file), ['text/csv']);
});

test('the document is OpenAPI, by the schema of its makers', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)));
  assert.ok(valid, JSON.stringify(errors, null, 1));
  assert.equal(validator.version, '3.1');
});

test('every reference in the document leads somewhere', () => {
  const text = JSON.stringify(document);
  for (const [, name = ''] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
    assert.ok(Object.hasOwn(document.components.schemas, name), name);
  }
});

test('the parameters in docs/api.md are those of the document (npm run docs:api)', () => {
  const docs = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
  const description: ApiDescription = JSON.parse(JSON.stringify(document));
  assert.equal(withParameterTables(docs, description), docs);
  assert.notEqual(withParameterTables(docs, { paths: {} }), docs);
});

test('docs/api.md names every address and error code, and no other', () => {
  const docs = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
  const paths = [...docs.matchAll(/^## `(?:GET|POST) (\S+)`$/gm)].map(([, path]) => path);
  assert.deepEqual(paths, [...Object.keys(document.paths), '/api/openapi.json']);
  const codes = [...docs.matchAll(/^\| `([a-z-]+)` \| \d{3} \|/gm)].map(([, code]) => code);
  assert.deepEqual(codes.sort(), Object.keys(ERRORS).sort());
});
