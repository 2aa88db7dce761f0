/** Limits given on the command line hold in the program that runs, and are told when they are reached. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { eventually, temporaryFolder } from '../temporary-folder.ts';
import { story, whileServing } from './program.ts';

const FOLDER = temporaryFolder({
  'ferry.txt': story('Ferry crews walk out', 'The ferry crews left the harbour on Monday.'),
});

type Answer = {
  readonly code?: string;
  readonly query?: { readonly warnings: readonly { readonly code: string }[] };
};

const LIMITS = [
  ['--max-query-words', '2'],
  ['--max-query-length', '60'],
  ['--max-query-depth', '1'],
  ['--max-distance', '4'],
  ['--max-url-length', '300'],
  ['--max-batch', '1'],
  ['--max-connections', '6'],
].flat();

test('limits that were set hold, and whoever reaches one is told', async () => {
  await whileServing([FOLDER, ...LIMITS], async ({ url, stderr }) => {
    const ask = async (path: string, init?: RequestInit): Promise<[number, Answer]> => {
      const response = await fetch(`${url}${path}`, init);
      return [response.status, (await response.json()) as Answer];
    };
    const warned = async (q: string): Promise<string[]> => {
      const [status, { query }] = await ask(`/api/search?q=${encodeURIComponent(q)}&size=0`);
      assert.equal(status, 200);
      return query?.warnings.map(({ code }) => code) ?? [];
    };
    assert.deepEqual(await warned('ferry crews'), []);
    assert.deepEqual(await warned('ferry crews harbour'), ['too-many-terms']);
    assert.deepEqual(await warned(`ferry ${'-'.repeat(60)}`), ['too-long']);
    assert.deepEqual(await warned('((ferry))'), ['too-deep']);
    assert.deepEqual(await warned('ferry NEAR/5 crews'), ['invalid-value']);
    const [status, { code }] = await ask(`/api/search?q=${'a'.repeat(300)}`);
    assert.deepEqual([status, code], [414, 'uri-too-long']);
    const batch = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'a\nb\n' };
    assert.equal((await ask('/api/batch', batch))[0], 400);
    const help = await (await fetch(`${url}/help`)).text();
    assert.match(help, /<td>300<\/td><td><code>--max-url-length<\/code>/);

    const { hostname, port } = new URL(url);
    const sockets = Array.from({ length: 12 }, () => connect(Number(port), hostname));
    for (const socket of sockets) socket.on('error', () => undefined);
    const closed = Promise.race(sockets.map((socket) => once(socket, 'close')));
    await closed;
    await eventually(() => /"closed":\d+.*too many/.test(stderr()));
    for (const socket of sockets) socket.destroy();
    await eventually(async () => (await fetch(`${url}/healthz`).catch(() => null))?.status === 200);
  });
});

test('a search that takes longer than it may is given up, and says so', async () => {
  const text = Array.from({ length: 2000 }, (_, i) => `word${i % 97}`).join(' ');
  const folder = temporaryFolder(
    Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${i}.txt`, story(`Report ${i}`, `${text} ${i}`)]),
    ),
  );
  await whileServing([folder, '--search-timeout', '10ms'], async ({ url }) => {
    const q = encodeURIComponent('w* NEAR/900 wo* NEAR/900 wor* NEAR/900 word* -zz');
    const response = await fetch(`${url}/api/search?q=${q}`);
    const { code, detail } = (await response.json()) as { code: string; detail: string };
    assert.deepEqual([response.status, code], [503, 'search-timeout']);
    assert.match(detail, /after 0\.01 seconds/);
    assert.match(response.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
  });
});
