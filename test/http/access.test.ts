/** Who is answered: tokens, guessing, other sites, other names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import request from 'supertest';
import { SERVICE_LIMITS } from '../../server/core/service-limits.ts';
import { tokenOf } from '../../server/http/access.ts';
import { Attempts } from '../../server/http/attempts.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher } from './scripted-searcher.ts';

const TOKEN = 'c0rrect-horse:battery';
const withToken = () => createTestApp(createScriptedSearcher(), null, { token: TOKEN });
const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

const GUARDED = ['/', '/search?q=a', '/articles/x', '/help', '/status', '/api', '/api/search'];
const ALSO_GUARDED = [
  '/api/openapi.json',
  '/concordance.csv?q=a',
  '/style.css',
  '/robots.txt',
  '/nothing',
];

test('with a token nothing is read without it, whatever the address', async () => {
  const { app } = withToken();
  for (const path of [...GUARDED, ...ALSO_GUARDED, '/healthz/x', '//healthz', '/healthz%2f..']) {
    const answer = await request(app).get(path).expect(401);
    assert.match(answer.headers['www-authenticate'] ?? '', /Basic realm="[^"]+".*Bearer realm="/);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.doesNotMatch(answer.text, /horse/);
  }
  const problem = await request(app).get('/api/search').expect(401);
  assert.equal(JSON.parse(problem.text).code, 'unauthorized');
  const page = await request(app).get('/search').accept('text/html').expect(401);
  assert.match(page.text, /A token is needed/);
});

test('the token is taken as a bearer token, and as the password of a login', async () => {
  const { app } = withToken();
  const accepted = [
    `Bearer ${TOKEN}`,
    `bearer  ${TOKEN} `,
    basic(`:${TOKEN}`),
    basic(`anyone:${TOKEN}`),
  ];
  for (const authorization of accepted)
    for (const path of ['/', '/api/search', '/style.css'])
      await request(app).get(path).set('Authorization', authorization).expect(200);
});

test('other tokens, and what is none, are refused', async () => {
  for (const authorization of [
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(0, -1)}`,
    `Bearer ${TOKEN.toUpperCase()}`,
    'Bearer',
    `Digest ${TOKEN}`,
    TOKEN,
    basic('user:wrong'),
    basic(TOKEN),
    'Basic %%%',
  ]) {
    const { app } = withToken();
    await request(app).get('/api/search').set('Authorization', authorization).expect(401);
  }
});

test('health can be watched without a token', async () => {
  const { app } = withToken();
  for (const path of ['/healthz', '/readyz', '/HEALTHZ/']) await request(app).get(path).expect(200);
});

test('guessing is slowed down, and then the right token must wait as well', async () => {
  const { app, log } = withToken();
  const get = (authorization: string) =>
    request(app).get('/api/search').set('Authorization', authorization);
  for (let i = 0; i < SERVICE_LIMITS.wrongTokens; i += 1)
    await get(`Bearer guess-${i}`).expect(401);
  for (const authorization of ['Bearer one-more', `Bearer ${TOKEN}`]) {
    const limited = await get(authorization).expect(429);
    assert.equal(JSON.parse(limited.text).code, 'rate-limited');
    const wait = Number(limited.headers['retry-after']);
    assert.ok(Number.isInteger(wait) && wait >= 1 && wait <= 60, String(wait));
  }
  // Who brings none is told that one is needed, and can still see that the server is alive.
  await request(app).get('/api/search').expect(401);
  await request(app).get('/healthz').expect(200);
  assert.ok(log.every((line) => !line.includes('guess-') && !line.includes('horse')));
});

test('the right token, however often, is never limited', async () => {
  const { app } = withToken();
  for (let i = 0; i < 3 * SERVICE_LIMITS.wrongTokens; i += 1)
    await request(app).get('/api').set('Authorization', `Bearer ${TOKEN}`).expect(200);
});

test('attempts come back one after the other; an IPv6 network counts as one address', () => {
  let now = 0;
  const attempts = new Attempts(() => now, SERVICE_LIMITS.wrongTokens);
  const exhaust = (address: string): void => {
    while (attempts.waitSeconds(address) === 0) attempts.fail(address);
  };
  exhaust('192.0.2.1');
  assert.equal(attempts.waitSeconds('192.0.2.2'), 0);
  now += attempts.waitSeconds('192.0.2.1') * 1000;
  assert.equal(attempts.waitSeconds('192.0.2.1'), 0);
  attempts.fail('192.0.2.1');
  assert.ok(attempts.waitSeconds('192.0.2.1') > 0);
  exhaust('2001:db8::1');
  assert.ok(attempts.waitSeconds('2001:db8:0:0:ffff::2') > 0);
  assert.equal(attempts.waitSeconds('2001:db8:0:1::1'), 0);
  exhaust('::ffff:192.0.2.7');
  assert.equal(attempts.waitSeconds('::ffff:192.0.2.8'), 0);
});

test('many addresses do not fill the memory, and none gets more attempts than it has', () => {
  const attempts = new Attempts(() => 0, SERVICE_LIMITS.wrongTokens);
  for (let i = 0; i < 30_000; i += 1) attempts.fail(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
  for (let i = 0; i < SERVICE_LIMITS.wrongTokens; i += 1) attempts.fail('192.0.2.1');
  assert.ok(attempts.waitSeconds('192.0.2.1') > 0);
});

test('any Authorization header is read as some token or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const token = tokenOf(text);
      assert.ok(token === null || typeof token === 'string');
    }),
  );
  assert.equal(tokenOf(undefined), null);
  assert.equal(tokenOf(basic('user:a:b')), 'a:b');
  assert.equal(tokenOf(basic('token:')), 'token');
});

const ORIGIN = 'https://desk.example';
const SHARED = [
  '/api',
  '/api/search?q=a',
  '/api/openapi.json',
  '/concordance.csv?q=a',
  '/api/nothing',
];
const OWN = [
  '/',
  '/search?q=a',
  '/help',
  '/articles/x',
  '/style.css',
  '/healthz',
  '/opensearch.xml',
];

test('pages of other sites read nothing unless their origin is named', async () => {
  const { app } = createTestApp(createScriptedSearcher());
  for (const path of [...SHARED, ...OWN]) {
    const { headers } = await request(app).get(path).set('Origin', ORIGIN);
    for (const name of Object.keys(headers)) assert.ok(!name.startsWith('access-control-'), path);
  }
});

test('a named origin reads the API and exports, and no page', async () => {
  const { app } = createTestApp(createScriptedSearcher(), null, { corsOrigins: [ORIGIN] });
  for (const path of SHARED) {
    const { headers } = await request(app).get(path).set('Origin', ORIGIN);
    assert.equal(headers['access-control-allow-origin'], ORIGIN, path);
    assert.match(headers['access-control-expose-headers'] ?? '', /\bLink\b/);
    assert.match(headers['vary'] ?? '', /\bOrigin\b/);
    assert.equal(headers['access-control-allow-credentials'], undefined);
    const other = await request(app).get(path).set('Origin', 'https://evil.example');
    assert.equal(other.headers['access-control-allow-origin'], undefined, path);
    assert.match(other.headers['vary'] ?? '', /\bOrigin\b/);
  }
  for (const path of OWN) {
    const { headers } = await request(app).get(path).set('Origin', ORIGIN);
    assert.equal(headers['access-control-allow-origin'], undefined, path);
  }
});

test('a browser that asks beforehand is told, without a token', async () => {
  const { app } = createTestApp(createScriptedSearcher(), null, {
    corsOrigins: ['*'],
    token: TOKEN,
  });
  const ask = (path: string) =>
    request(app).options(path).set({ Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' });
  const { headers } = await ask('/api/search').expect(204);
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal(headers['access-control-allow-methods'], 'GET, HEAD');
  assert.match(headers['access-control-allow-headers'] ?? '', /\bAuthorization\b/);
  await ask('/search').expect(401);
  const refused = await request(app).get('/api/search').set('Origin', ORIGIN).expect(401);
  assert.equal(refused.headers['access-control-allow-origin'], '*');
});

test('a private site answers to names of its own machine and of its base URL, to no other', async () => {
  const { app } = createTestApp(createScriptedSearcher(), 'https://news.example/archive', {
    ownNamesOnly: true,
  });
  const own = ['localhost', 'LOCALHOST:3000', '127.0.0.1:80', '[::1]:3000', 'news.example'];
  for (const host of [...own, 'a.localhost', '192.168.1.7', ''])
    await request(app).get('/api').set('Host', host).expect(200);
  for (const host of [
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil',
    'a b',
  ]) {
    const refused = await request(app).get('/api').set('Host', host).expect(421);
    assert.equal(JSON.parse(refused.text).code, 'misdirected');
  }
});

test('every answer says what browsers may do with it', async () => {
  const { app } = createTestApp(createScriptedSearcher());
  for (const path of [...GUARDED, ...ALSO_GUARDED, '/healthz', '/api/search?page=x', '/%ff']) {
    const { headers } = await request(app).get(path);
    const policy = headers['content-security-policy'] ?? '';
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      assert.ok(policy.includes(part), `${path}: ${part}`);
    assert.doesNotMatch(policy, /unsafe|\*|data:|http/);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['referrer-policy'], 'same-origin', path);
    assert.equal(headers['x-frame-options'], 'DENY', path);
    assert.match(headers['permissions-policy'] ?? '', /camera=\(\)/);
    assert.equal(headers['x-powered-by'], undefined);
    assert.equal(headers['server'], undefined);
  }
});
