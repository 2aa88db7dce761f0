/**
 * Bytes on a connection that no browser sends: requests that two readers could understand differently, methods
 * and versions of other protocols, headers without end. Each is answered at once, or the connection is
 * closed; none is taken for something else, and the server goes on.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { after, before, test } from 'node:test';
import { createHttpServer } from '../../server/http/server.ts';
import { createArchive } from '../http/archive.ts';
import { createTestApp } from '../http/fixture.ts';

/** Milliseconds for an answer on a busy machine. */
const MAX_MS = 10_000;

const { app, log } = createTestApp(createArchive());
const server = createHttpServer(app);
before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Everything that comes back until the server closes the connection. */
async function answerTo(bytes: string | Buffer): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.setEncoding('latin1').setTimeout(MAX_MS, () => socket.destroy(new Error('no answer')));
  let [answer, failure] = ['', ''];
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') failure = error.message;
  });
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write(bytes);
  await closed;
  assert.equal(failure, '', String(bytes).slice(0, 80));
  return answer;
}

const statusesIn = (answer: string): number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));

const HEAD = 'Host: localhost\r\nConnection: close\r\n';
const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\n${HEAD}${headers}\r\n`;
const post = (headers: string, body: string): string =>
  `POST /api/batch HTTP/1.1\r\n${HEAD}Content-Type: text/plain\r\n${headers}\r\n${body}`;

/** What is sent, and the statuses that come back. */
const CASES: readonly (readonly [string, string, readonly number[]])[] = [
  [
    'a length and chunks at once, with a second request in the body',
    post(
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
      '0\r\n\r\nGET /status HTTP/1.1\r\nHost: a\r\n\r\n',
    ),
    [400],
  ],
  ['two lengths', post('Content-Length: 5\r\nContent-Length: 1\r\n', 'ferry'), [400]],
  ['a length that is no number', post('Content-Length: +5\r\n', 'ferry'), [400]],
  ['an encoding that is none', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), [400]],
  [
    'chunked, but not at the end',
    post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'),
    [400],
  ],
  ['a chunk without a size', post('Transfer-Encoding: chunked\r\n', 'zz\r\nferry\r\n'), [400]],
  ['a space before the colon', get('/healthz', 'Content-Length : 5\r\n'), [400]],
  ['a header folded over lines', get('/healthz', 'X-A: b\r\n c\r\n'), [400]],
  ['line feeds alone', 'GET /healthz HTTP/1.1\nHost: localhost\n\n', [400]],
  ['a zero byte in the address', get('/search?q=\0'), [400]],
  ['bytes that are not encoded', get('/search?q=\u00e9'), [400]],
  ['a space in the address', get('/search?q=a b'), [400]],
  ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', [400]],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['a greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
  ['a method in small letters', `get /healthz HTTP/1.1\r\n${HEAD}\r\n`, [400]],
  ['a method of nobody', `FERRY /healthz HTTP/1.1\r\n${HEAD}\r\n`, [400]],
  ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${HEAD}\r\n`, []],
  [
    'TRACE, which would repeat headers',
    `TRACE /search HTTP/1.1\r\n${HEAD}X-Secret: s\r\n\r\n`,
    [405],
  ],
  ['OPTIONS', `OPTIONS /api/search HTTP/1.1\r\n${HEAD}\r\n`, [405]],
  ['OPTIONS of everything', `OPTIONS * HTTP/1.1\r\n${HEAD}\r\n`, [404]],
  [
    'a body where none belongs',
    `${get('/api/search?q=ferry', 'Content-Length: 5\r\n')}hello`,
    [200],
  ],
  ['an expectation of nobody', get('/healthz', 'Expect: the-unexpected\r\n'), [417]],
  ['an address with a host', get('http://evil.example/healthz'), [200]],
  ['an address that begins with two slashes', get('//evil.example/%2f..'), [404]],
  ['another method in a header', get('/healthz', 'X-HTTP-Method-Override: DELETE\r\n'), [200]],
  ['a header of 200,000 letters', get('/healthz', `X: ${'a'.repeat(200_000)}\r\n`), [431]],
  [
    // Node 20 leaves out what is too many, Node 24 refuses it.
    'three thousand headers',
    get('/healthz', Array.from({ length: 3000 }, (_, i) => `a${i}: b\r\n`).join('')),
    [Number(process.versions.node.split('.')[0]) < 24 ? 200 : 431],
  ],
];

for (const [what, bytes, statuses] of CASES) {
  test(`${what}: ${statuses.join() || 'closed'}`, async () => {
    const answer = await answerTo(bytes);
    assert.deepEqual(statusesIn(answer), statuses, answer.slice(0, 300));
    assert.doesNotMatch(answer, /X-Secret|\n\s+at /);
    assert.deepEqual(statusesIn(await answerTo(get('/healthz'))), [200]);
  });
}

test('validators in lists, and those of others, are compared one by one', async () => {
  const etag = /^ETag: (.*)\r$/m.exec(await answerTo(get('/help')))?.[1] ?? '';
  assert.notEqual(etag, '');
  const status = async (given: string) =>
    statusesIn(await answerTo(get('/help', `If-None-Match: ${given}\r\n`)))[0];
  assert.equal(await status(`"a", W/"b", ${etag}`), 304);
  assert.equal(await status(etag.replace('W/', '')), 304);
  assert.equal(await status('*'), 304);
  assert.equal(await status('"a", W/"b"'), 200);
  assert.equal(await status(`${'"a", '.repeat(2000)}${etag}`), 304);
  assert.equal(await status(`"${'x'.repeat(9000)}`), 200);
});

test('files are given whole, whatever part or state of them is asked for', async () => {
  const status = async (headers: string) =>
    statusesIn(await answerTo(get('/style.css', headers)))[0];
  for (const range of [
    'bytes=0-9',
    'bytes=99999999-',
    'bytes=0-,1-,2-,3-',
    `bytes=${'0-,'.repeat(1000)}0-`,
    'bytes=9-0',
    'lines=1-2',
  ])
    assert.equal(await status(`Range: ${range}\r\n`), 200, range);
  assert.equal(await status('If-Match: "other"\r\n'), 200);
  assert.equal(await status('If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT\r\n'), 200);
  assert.equal(await status('If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n'), 304);
  assert.equal(await status('If-Modified-Since: yesterday\r\n'), 200);
});

/** Queries that made searches slow, or texts long, and the most milliseconds and bytes of an answer. */
const COSTLY: readonly (readonly [string, string])[] = [
  ['hundreds of values', Array.from({ length: 500 }, (_, i) => `person=p${i}`).join('&')],
  ['hundreds of articles', Array.from({ length: 600 }, (_, i) => `id=${i}`).join('&')],
  ['every letter', `q=${[...'abcdefghijklmnopqrstuvwxyz'].map((c) => `${c}*`).join('+OR+')}`],
  ['patterns of stars', `q=${'*a'.repeat(300)}b+a${'*'.repeat(300)}b`],
  ['patterns of question marks', `q=${'?'.repeat(120)}*${'?'.repeat(120)}`],
  [
    'a hundred slips of the pen',
    `q=${Array.from({ length: 150 }, (_, i) => `word${i}~2`).join('+OR+')}`,
  ],
  ['a chain of NEAR', `q=${Array(100).fill('the').join('+NEAR/1000+')}`],
  ['a sloppy phrase of anything', `q=%22${'the+*+'.repeat(90)}%22~1000`],
  ['NOT in NOT', `q=${'-('.repeat(49)}a${')'.repeat(49)}`],
  ['marks upon marks', `q=e${'%CC%81'.repeat(900)}`],
  ['letters that turn the line round', 'q=%E2%80%AE%E2%80%8F%EF%BB%BF%00%F0%9F%98%80'],
  ['Han without end', `q=${'%E4%B8%AD'.repeat(800)}`],
  ['surrogates, and percent signs astray', 'q=%ED%A0%80%ED%B0%80%E0%A4%A%'],
  ['a day before all days', 'q=date:0001..9999&from=0000&to=9999-12-31&interval=day'],
  ['a page beyond all pages', `q=the&page=${10 ** 15}`],
  ['a cursor of nowhere', `cursor=${'A'.repeat(5000)}`],
  [
    'a cursor of a prototype',
    `cursor=${Buffer.from('{"__proto__":{"a":1}}').toString('base64url')}`,
  ],
  ['a parameter twice', 'q=a&q=b'],
];

for (const [what, query] of COSTLY) {
  test(`${what}: answered in good time, by page and API`, async () => {
    for (const path of ['/search', '/api/search', '/api/facets/person', '/concordance']) {
      const started = performance.now();
      const answer = await answerTo(get(`${path}?${query}`));
      assert.ok(performance.now() - started < MAX_MS, path);
      assert.ok(
        [200, 400, 503].includes(statusesIn(answer)[0] ?? 0),
        `${path}: ${answer.slice(0, 200)}`,
      );
      assert.ok(answer.length < 20_000_000, path);
    }
  });
}

test('nothing of it is an error of ours', () => {
  assert.deepEqual(
    log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50),
    [],
  );
});
