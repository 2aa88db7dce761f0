import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { runProgram, startProgram, story, whileServing } from './program.ts';

const FERRY = story('Ferry crews walk out', 'The ferry crews left the harbour on Monday.');
const MANY = Object.fromEntries(
  Array.from({ length: 150 }, (_, i) => [
    `${i}.txt`,
    `${story(`Part ${i}`, 'The crews met. '.repeat(60))}`,
  ]),
);

async function totalOf(url: string, q: string): Promise<number> {
  const response = await fetch(`${url}/api/search?q=${q}`);
  return ((await response.json()) as { total: number }).total;
}

test('serve says one line on standard output when it is complete, and everything else elsewhere', async () => {
  const folder = temporaryFolder({ 'a.txt': FERRY, 'empty.txt': '' });
  const output = await whileServing([folder], async ({ url, stderr }) => {
    assert.match(url, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    assert.match(stderr(), /already open at http:/);
    assert.match(stderr(), /^1 article, .* in \d+\.\d s\.$/m);
    assert.match(stderr(), /empty\.txt: The file is empty\./);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    assert.equal(await totalOf(url, 'ferry'), 1);
  });
  assert.equal(output.code, 0);
  assert.match(output.stdout, /^Dateline is listening on http:\/\/127\.0\.0\.1:\d+\n$/);
});

test('until then it answers already, and says that it is not ready', async () => {
  const running = startProgram([temporaryFolder(MANY), '--port', '0']);
  try {
    await eventually(() => /open at http:\S+\n/.test(running.stderr()));
    const url = /open at (http:\S+)/.exec(running.stderr())?.[1] ?? '';
    const early = await fetch(`${url}/readyz`);
    assert.deepEqual([early.status, running.stdout()], [503, '']);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    const status = (await (await fetch(`${url}/api/status`)).json()) as {
      index: { state: string };
    };
    assert.equal(status.index.state, 'building');
    await eventually(() => running.stdout() !== '', 30_000);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
  } finally {
    running.process.kill('SIGTERM');
  }
  assert.equal((await running.ended).code, 0);
});

test('told to stop while it indexes, it stops', async () => {
  const running = startProgram([temporaryFolder(MANY), '--port', '0']);
  await eventually(() => running.stderr().includes('open at'));
  running.process.kill('SIGTERM');
  const { code, stdout, stderr } = await running.ended;
  assert.deepEqual([code, stdout], [0, '']);
  assert.doesNotMatch(stderr, /Error|article/);
});

test('told to stop, it still answers the request under way', async () => {
  const folder = temporaryFolder({ 'a.txt': FERRY });
  let answer: Promise<Response> | undefined;
  const output = await whileServing([folder], async ({ url }) => {
    answer = fetch(`${url}/api/search?q=ferry`, { headers: { connection: 'close' } });
    await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 20))]);
  });
  assert.equal((await answer)?.status, 200);
  assert.equal(output.code, 0);
});

test('a file added, changed or removed while serving shows by itself', async () => {
  const folder = temporaryFolder({ 'a.txt': FERRY });
  await whileServing([folder], async ({ url }) => {
    const shows = (q: string, total: number) =>
      eventually(async () => (await totalOf(url, q)) === total);
    writeFiles(folder, { 'new/b.txt': story('Flood', 'The water rose.') });
    await shows('water', 1);
    writeFiles(folder, { 'new/b.txt': story('Flood', 'The river fell again.') });
    await shows('river', 1);
    assert.equal(await totalOf(url, 'water'), 0);
    rmSync(join(folder, 'a.txt'));
    await shows('ferry', 0);
  });
});

test('a file that came while the folder was first read is not missed', async () => {
  const folder = temporaryFolder(MANY);
  const running = startProgram([folder, '--port', '0']);
  try {
    await eventually(() => running.stderr().includes('open at'));
    const url = /open at (http:\S+)/.exec(running.stderr())?.[1] ?? '';
    await eventually(async () => (await totalOf(url, 'crews')) > 0);
    writeFiles(folder, { 'late.txt': story('Late', 'The zeppelin came.') });
    await eventually(() => running.stdout() !== '', 30_000);
    await eventually(async () => (await totalOf(url, 'zeppelin')) === 1);
  } finally {
    running.process.kill('SIGTERM');
  }
  await running.ended;
});

test('with --no-watch the folder is read once', async () => {
  const folder = temporaryFolder({ 'a.txt': FERRY });
  const [watching, blind] = [temporaryFolder(), temporaryFolder()];
  await whileServing([folder, '--no-watch', '--data', blind], async ({ url }) => {
    await whileServing([folder, '--data', watching], async (other) => {
      writeFiles(folder, { 'b.txt': story('Flood', 'The water rose.') });
      await eventually(async () => (await totalOf(other.url, 'water')) === 1);
      assert.equal(await totalOf(url, 'water'), 0);
    });
  });
});

test('an empty folder is served, and said to be empty', async () => {
  const output = await whileServing([temporaryFolder()], async ({ url, stderr }) => {
    assert.match(stderr(), /There are no articles in .* yet; files put there will show\./);
    assert.equal((await fetch(url)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
  });
  assert.equal(output.code, 0);
});

test('the ledger is kept in the working directory, or where --data says, and is no article', async () => {
  const folder = temporaryFolder({ 'a.txt': FERRY });
  const data = join(folder, 'data');
  await whileServing([folder, '--data', data], async ({ url }) => {
    assert.deepEqual(readdirSync(data), ['index', 'ledger.json', 'names.cache']);
    writeFiles(folder, { 'b.txt': story('Flood', 'The water rose.') });
    await eventually(async () => (await totalOf(url, 'water')) === 1);
    const status = (await (await fetch(`${url}/api/status`)).json()) as { files: unknown };
    assert.deepEqual([await totalOf(url, ''), status.files], [2, []]);
  });
});

test('a port that is taken is one clear line and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await eventually(() => other.listening);
  const { port } = other.address() as AddressInfo;
  const output = await runProgram(['serve', temporaryFolder(), '--port', String(port)]);
  other.close();
  assert.deepEqual([output.code, output.stdout], [1, '']);
  assert.match(output.stderr, /^dateline: Port \d+ on 127\.0\.0\.1 is taken; .*--port.*\n$/);
});
