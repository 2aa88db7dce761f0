/** The real program, listening beyond this machine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../temporary-folder.ts';
import { runProgram, story, whileServing } from './program.ts';

const FOLDER = temporaryFolder({ 'a.txt': story('Ferry crews walk out', 'The crews left.') });

test('beyond this machine a token is needed, or the word that everybody may read', async () => {
  const { code, stdout, stderr } = await runProgram(['serve', FOLDER, '--host', '0.0.0.0']);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /^dateline: --host 0\.0\.0\.0 .*--token.*--public.*\n$/);
});

test('with a token the program answers only those who have it, and tells it to nobody', async () => {
  const args = [FOLDER, '--host', '0.0.0.0', '--token', 's3cret-horse', '--log-level', 'trace'];
  const output = await whileServing(args, async ({ url }) => {
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${url.replace('0.0.0.0', '127.0.0.1')}${path}`, { headers });
    assert.equal((await get('/api/search?q=crews')).status, 401);
    assert.equal((await get('/readyz')).status, 200);
    const found = await get('/api/search?q=crews', { authorization: 'Bearer s3cret-horse' });
    assert.equal(((await found.json()) as { total: number }).total, 1);
    assert.equal((await get('/', { authorization: 'Bearer wrong' })).status, 401);
  });
  assert.equal(output.code, 0);
  assert.doesNotMatch(output.stderr, /horse|Bearer wrong/);
});
