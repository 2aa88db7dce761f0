/** Two servers over one data folder, and what becomes of a server whose indexing process is killed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startProgram, story, whileServing } from '../../command/program.ts';
import { eventually, temporaryFolder, writeFiles } from '../../temporary-folder.ts';

async function totalOf(url: string, q: string): Promise<number> {
  const response = await fetch(`${url}/api/search?q=${q}`);
  return ((await response.json()) as { total: number }).total;
}

function writerOf(data: string): number {
  return Number(readFileSync(join(data, 'index', 'writer.pid'), 'utf8').split(' ')[0]);
}

test('a second server reads only and says so, follows the first, and writes when that is gone', async () => {
  const folder = temporaryFolder({ 'a.txt': story('Ferry', 'The ferry left.') });
  const data = temporaryFolder();
  const args = [folder, '--data', data, '--workers', '1'];
  const first = startProgram(['serve', '--port', '0', ...args]);
  await eventually(() => first.stdout().includes('\n'), 30_000);
  const writer = writerOf(data);
  await whileServing(args, async ({ url, stderr }) => {
    assert.match(stderr(), new RegExp(`Process ${writer} keeps the index .* for reading only\\.`));
    assert.equal(await totalOf(url, 'ferry'), 1);
    writeFiles(folder, { 'b.txt': story('Flood', 'The water rose.') });
    await eventually(async () => (await totalOf(url, 'water')) === 1, 20_000);
    assert.equal(writerOf(data), writer);
    first.process.kill('SIGKILL');
    await first.ended;
    writeFiles(folder, { 'c.txt': story('Mill', 'The mill burned.') });
    await eventually(async () => (await totalOf(url, 'mill')) === 1, 20_000);
    assert.notEqual(writerOf(data), writer);
    assert.match(stderr(), /is kept by this process now\./);
  });
});

test('an indexing process that is killed is replaced, and the server never stops being ready', async () => {
  const folder = temporaryFolder({ 'a.txt': story('Ferry', 'The ferry left.'), 'empty.txt': '' });
  const data = temporaryFolder();
  await whileServing([folder, '--data', data, '--workers', '1'], async ({ url, stderr }) => {
    const version = async (): Promise<unknown> =>
      ((await (await fetch(`${url}/api/status`)).json()) as { index: { version: string } }).index
        .version;
    const before = await version();
    const writer = writerOf(data);
    process.kill(writer, 'SIGKILL');
    await eventually(async () => {
      assert.equal((await fetch(`${url}/readyz`)).status, 200);
      return /died \(SIGKILL\); another takes over\./.test(stderr());
    }, 20_000);
    writeFiles(folder, { 'b.txt': story('Flood', 'The water rose.') });
    await eventually(async () => {
      assert.equal((await fetch(`${url}/readyz`)).status, 200);
      return (await totalOf(url, 'water')) === 1;
    }, 30_000);
    assert.notEqual(await version(), before);
    assert.notEqual(writerOf(data), writer);
  });
});
