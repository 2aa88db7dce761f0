/**
 * Requests made from the OpenAPI document, as it promises them and as it does not: every parameter of every
 * address with values of every kind. Whatever comes, the answer is one of those documented, and comes soon.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { openApiDocument } from '../../server/http/openapi.ts';
import { createArchive } from '../http/archive.ts';
import { ARTICLES } from '../http/articles.ts';
import { createTestApp, VERSION } from '../http/fixture.ts';
import { PAYLOADS, PROTOTYPE_NAMES } from './hostile-folder.ts';
import { addressesOf, routesOf } from './routes.ts';

/** Requests an operation, and an address. */
const RUNS = 150;
/** Milliseconds within which even a hostile request is answered, on a busy machine. */
const MAX_MS = 5000;

type Schema = { readonly [key: string]: unknown };
type Parameter = { readonly name: string; readonly in: string; readonly schema: Schema };
type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
};

const document = openApiDocument(VERSION);
const operations = Object.entries(
  document.paths as Record<string, Record<string, Operation>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema({ $id: 'api', ...document });

const { app } = createTestApp(createArchive());
let server: Server;
let port = 0;
before(async () => {
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
after(() => {
  server.close();
  server.closeAllConnections();
});

type Answer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
};

/** Asks as written: nothing of the path is made regular on the way. */
async function ask(
  method: string,
  path: string,
  body?: string | Buffer,
  headers = {},
): Promise<Answer> {
  const sent = httpRequest({ port, method, path, headers: { connection: 'close', ...headers } });
  sent.setTimeout(MAX_MS, () => sent.destroy(new Error(`No answer within ${MAX_MS} ms.`)));
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    type: (response.headers['content-type'] ?? '').split(';', 1)[0] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
    headers: response.headers,
  };
}

/** Lone surrogates cannot stand in an address. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Texts of every kind; half of them words that the articles hold, so that answers are not always empty. */
const text = fc.oneof(
  fc.constantFrom(
    'ferry',
    'the',
    '"ferry crews"',
    'a OR b',
    'ferry NEAR/5 crews',
    'person:*',
    'f*',
  ),
  fc.constantFrom('Ada Quill', 'Cleo Hart', 'Marlow', 'Tern Lines', 'harbour', 'en'),
  fc.constantFrom(...PAYLOADS, ...PROTOTYPE_NAMES, ...ARTICLES.map(({ article }) => article.id)),
  fc.string({ unit: 'binary', maxLength: 60 }).map((value) => wellFormed(value)),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const odd = fc.oneof(
  text,
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e3',
    '99999999999999999999',
    'NaN',
    '0x10',
    '１',
    'true',
    'null',
    '*',
    '[]',
    '2024-02-30',
    '9999-99',
  ),
  fc.integer().map(String),
);

/** Values that the schema allows, as text. */
function allowed(schema: Schema): fc.Arbitrary<string> {
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum'].map(String));
  if (schema['type'] === 'array') return allowed(schema['items'] as Schema);
  if (schema['type'] === 'integer') {
    const minimum = Number(schema['minimum'] ?? 0);
    const maximum = Math.min(Number(schema['maximum'] ?? 500), minimum + 500);
    return fc.integer({ min: minimum, max: maximum }).map(String);
  }
  if (typeof schema['pattern'] === 'string' && schema['pattern'].includes('\\d{4}'))
    return fc.constantFrom('2023', '2023-03', '2024-02-29', '1999-12-31');
  return text;
}

type Pair = readonly [string, string];

/** A query of some parameters, mostly as the document has them. */
function queryOf(parameters: readonly Parameter[]): fc.Arbitrary<Pair[]> {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) =>
      fc
        .oneof({ weight: 4, arbitrary: allowed(schema) }, { weight: 1, arbitrary: odd })
        .map((value): Pair => [name, value]),
    );
  const stray = fc.tuple(odd, odd);
  return fc.array(
    pairs.length === 0
      ? stray
      : fc.oneof({ weight: 30, arbitrary: fc.oneof(...pairs) }, { weight: 1, arbitrary: stray }),
    { maxLength: 7 },
  );
}

function searchOf(query: readonly Pair[]): string {
  const params = new URLSearchParams();
  for (const [name, value] of query) params.append(name, value);
  return params.toString();
}

/** What stands for something in the articles. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  id: ARTICLES.map(({ article }) => article.id),
  name: ['Ada Quill', 'Marlow', 'Tern Lines'],
};

function addressOf(path: string, parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const holes = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const values = holes.map((name) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    const values = { weight: 2, arbitrary: allowed(parameter?.schema ?? {}) };
    const known = KNOWN[name];
    return known === undefined
      ? fc.oneof(values, odd)
      : fc.oneof(values, { weight: 4, arbitrary: fc.constantFrom(...known) }, odd);
  });
  return fc.tuple(fc.tuple(...values), queryOf(parameters)).map(([filled, query]) => {
    let address = path;
    for (const [i, name] of holes.entries())
      address = address.replace(`{${name}}`, () => encodeURIComponent(filled[i] || 'x'));
    const search = searchOf(query);
    return search === '' ? address : `${address}?${search}`;
  });
}

function assertProblem({ type, body, status }: Answer, address: string): void {
  assert.equal(type, 'application/problem+json', address);
  const validate = ajv.compile({ $ref: 'api#/components/schemas/Problem' });
  const problem: unknown = JSON.parse(body);
  assert.ok(validate(problem), `${address}: ${JSON.stringify(validate.errors)}`);
  assert.equal((problem as { status: number }).status, status);
}

for (const { path, method, operation } of operations) {
  const parameters = operation.parameters ?? [];
  if (method !== 'get') continue;
  test(`${path} answers whatever is asked as the document says`, async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(addressOf(path, parameters), async (address) => {
        const first = await ask('GET', address);
        const { location } = first.headers;
        const answer = location === undefined ? first : await ask('GET', location);
        seen.add(answer.status);
        if (address.length > 8192) return;
        if (answer.status === 308) return;
        const documented = operation.responses[String(answer.status)];
        assert.ok(
          documented !== undefined,
          `${address}: ${answer.status} ${answer.body.slice(0, 200)}`,
        );
        if (answer.status >= 400) return assertProblem(answer, address);
        const schema = documented.content?.[answer.type]?.schema;
        assert.ok(schema !== undefined, `${address}: ${answer.type}`);
        if (answer.type !== 'application/json') return;
        const validate = ajv.compile(
          JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')),
        );
        assert.ok(
          validate(JSON.parse(answer.body)),
          `${address}: ${JSON.stringify(validate.errors)}`,
        );
      }),
      { numRuns: RUNS },
    );
    assert.ok(seen.has(200), `only ${[...seen]}`);
  });
}

const bodies = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '{"__proto__":1}',
    '['.repeat(50_000),
    `"${'a'.repeat(500_000)}"`,
  ),
  fc
    .array(fc.record({ q: text, id: text, person: text }, { requiredKeys: [] }), { maxLength: 200 })
    .map((queries) => JSON.stringify({ queries, searches: queries })),
);
const bodyHeaders = fc.constantFrom(
  { 'content-type': 'application/json' },
  { 'content-type': 'application/json; charset=utf-7' },
  { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  { 'content-type': 'application/json', 'content-encoding': 'nothing' },
  { 'content-type': 'text/plain' },
  { 'content-type': '' },
);

for (const { path } of operations.filter(({ method }) => method === 'post')) {
  test(`${path} reads any body, or says why not`, async () => {
    await fc.assert(
      fc.asyncProperty(bodies, bodyHeaders, async (body, headers) => {
        const answer = await ask('POST', path, body, headers);
        assert.ok(answer.status < 500, `${answer.status} for ${body.slice(0, 200)}`);
        if (answer.status >= 400) assertProblem(answer, path);
      }),
      { numRuns: RUNS },
    );
  });
}

/** Bytes that a path may be made of, and ways out of a folder. */
const rawPart = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2E%2E%2F',
    '..%2f..',
    '..\\..',
    '%5c..',
    '%00',
    '%',
    '%ff',
    '%c0%ae',
    '%uD800',
    ';',
    '//',
    '~',
    'etc/passwd',
    'package.json',
    '.git',
    'views',
    '__proto__',
    'constructor',
  ),
  fc.stringMatching(/^[!-"$->@-~]{0,12}$/),
);

test('every address of the app answers any parts of a path and any query', async () => {
  const routes = routesOf(app);
  const address = fc
    .tuple(
      fc.constantFrom(...routes, '/', '/style.css'),
      fc.array(rawPart, { maxLength: 5 }),
      fc.string({ maxLength: 80 }),
    )
    .map(([route, raw, query]) => {
      const filled = addressesOf(route, { others: ['x'] })[0] ?? '/';
      const path = route.includes(':') ? filled.replace('x', () => raw.join('/')) : filled;
      return `${path}${raw.length > 3 ? `/${raw.join('/')}` : ''}?${encodeURI(wellFormed(query)).replaceAll('#', '')}`;
    });
  await fc.assert(
    fc.asyncProperty(address, fc.constantFrom('GET', 'HEAD'), async (path, method) => {
      const { status, body, headers } = await ask(method, path);
      assert.ok(status < 500, `${path}: ${status}`);
      assert.doesNotMatch(body, /root:x:0|"devDependencies"|node_modules|\.ts:\d+/, path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
    }),
    { numRuns: 10 * RUNS },
  );
});

test('headers of any kind are answered', async () => {
  const names = fc.constantFrom(
    'accept',
    'accept-encoding',
    'accept-language',
    'if-none-match',
    'if-modified-since',
    'range',
    'origin',
    'authorization',
    'x-request-id',
    'x-forwarded-for',
    'x-forwarded-proto',
    'cookie',
    'referer',
    'user-agent',
    'te',
    'prefer',
    'x-http-method-override',
  );
  const values = fc.oneof(
    fc.stringMatching(/^[ -~]{0,80}$/),
    fc.constantFrom(
      '*',
      '*/*',
      'text/html;q=',
      ';;;',
      ','.repeat(2000),
      'a/b,'.repeat(1000),
      `W/"${'x'.repeat(3000)}"`,
      'bytes=0-,1-,-',
      'gzip;q=2, *;q=0',
      'identity;q=0',
      'null',
    ),
  );
  const addresses = fc.constantFrom(
    ...routesOf(app).flatMap((route) =>
      addressesOf(route, { facet: ['person'], type: ['person'], others: ['x'] }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(addresses, fc.dictionary(names, values), async (path, headers) => {
      const { status } = await ask('GET', path, undefined, headers);
      assert.ok(status < 500, `${path}: ${status}`);
    }),
    { numRuns: 3 * RUNS },
  );
});

test('nothing is written over HTTP: no method but those of reading is answered', async () => {
  for (const route of routesOf(app))
    for (const path of addressesOf(route, { others: ['x'] }))
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'MKCOL']) {
        if (
          method === 'POST' &&
          operations.some((one) => one.method === 'post' && one.path === path)
        )
          continue;
        const { status, headers } = await ask(method, path, '{}', { 'content-length': 2 });
        assert.equal(status, 405, `${method} ${path}`);
        assert.match(headers.allow ?? '', /GET|POST/);
      }
});

test('a line break in a request never becomes one in an answer', async () => {
  for (const route of routesOf(app))
    for (const path of addressesOf(route, {
      others: ['a%0d%0aX-Injected:%20yes%0d%0a%0d%0a', '%0aSet-Cookie:a=b'],
    })) {
      const { headers } = await ask(
        'GET',
        `${path}?q=x%0d%0aX-Injected:%20yes&with=%0d%0aX-Injected:%20yes`,
      );
      assert.equal(headers['x-injected'], undefined, path);
      assert.equal(headers['set-cookie'], undefined, path);
    }
});
