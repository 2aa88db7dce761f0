import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { after, before, test } from 'node:test';
import { createHttpServer } from '../../server/http/server.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher } from './scripted-searcher.ts';

const server = createHttpServer(createTestApp(createScriptedSearcher()).app);

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

after(() => server.close());

/** What comes back for bytes sent as they are, until the server closes the connection. */
async function answerTo(bytes: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  // The server may stop reading before all is sent: what came until then is the answer.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write(bytes);
  await closed;
  return answer;
}

const end = 'Host: localhost\r\nConnection: close\r\n\r\n';

for (const length of [9_000, 20_000, 40_000, 70_000]) {
  test(`an address of ${length} characters is answered with 414`, async () => {
    const answer = await answerTo(`GET /api/search?q=${'a'.repeat(length)} HTTP/1.1\r\n${end}`);
    assert.match(answer, /^HTTP\/1\.1 414 URI Too Long\r\n/);
    assert.match(answer, /"code":"uri-too-long"/);
  });
}

test('an address of a million characters is refused, or cut off by the system, and nothing else', async () => {
  const answer = await answerTo(`GET /api/search?q=${'a'.repeat(1_000_000)} HTTP/1.1\r\n${end}`);
  assert.match(answer, /^(?:HTTP\/1\.1 414 URI Too Long\r\n|$)/);
});

test('a long address within the limit is answered', async () => {
  const answer = await answerTo(`GET /api/search?q=${'a'.repeat(8000)} HTTP/1.1\r\n${end}`);
  assert.match(answer, /^HTTP\/1\.1 200 /);
});

test('what is no request is answered with 400, and headers too long with 431', async () => {
  assert.match(await answerTo('NONSENSE\r\n\r\n'), /^HTTP\/1\.1 400 Bad Request\r\n/);
  const headers = `GET / HTTP/1.1\r\nX-Long: ${'a'.repeat(40_000)}\r\n${end}`;
  assert.match(await answerTo(headers), /^HTTP\/1\.1 431 /);
});

test('the server goes on after requests it refused', async () => {
  assert.match(await answerTo(`GET /healthz HTTP/1.1\r\n${end}`), /^HTTP\/1\.1 200 OK\r\n/);
});
