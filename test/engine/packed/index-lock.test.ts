import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lockIndex } from '../../../server/engine/packed/index-lock.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A process that lives until it is told to end. */
async function other(): Promise<{ pid: number; end: () => Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { pid: child.pid ?? 0, end };
}

test('one process writes; when it is gone, another may', async () => {
  const folder = temporaryFolder();
  const { pid, end } = await other();
  const first = lockIndex(folder, pid);
  assert.equal(first.kind, 'held');
  assert.deepEqual(lockIndex(folder), { kind: 'taken', pid, leaving: false });
  await end();
  const second = lockIndex(folder);
  assert.ok(second.kind === 'held');
  // Who no longer holds it releases nothing.
  if (first.kind === 'held') first.release();
  assert.deepEqual(readdirSync(join(folder, 'index')), ['writer.pid']);
  second.release();
  assert.deepEqual(readdirSync(join(folder, 'index')), []);
});

test('what is no process id, or one that was given again, holds nothing', async () => {
  const { pid, end } = await other();
  const isTold = existsSync('/proc/self/stat');
  const table = ['', 'nonsense', '-1', '0', '999999999', ...(isTold ? [`${pid} 1 12345`] : [])];
  for (const text of table) {
    const folder = temporaryFolder({ 'index/writer.pid': `${text}\n` });
    assert.equal(lockIndex(folder).kind, 'held', text);
  }
  await end();
});

test('a writer whose server is gone is said to be leaving', async () => {
  const folder = temporaryFolder({ 'index/writer.pid': '' });
  const { pid, end } = await other();
  writeFileSync(join(folder, 'index/writer.pid'), `${pid} 999999999\n`);
  assert.deepEqual(lockIndex(folder), { kind: 'taken', pid, leaving: true });
  await end();
});
