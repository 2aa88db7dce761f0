/** What may stand in a folder beside articles: pipes, devices, links to secrets, files exchanged under way. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type FileResult, loadCandidate, loadFolder } from '../../server/corpus/load.ts';
import { loadPathFilter } from '../../server/corpus/path-filter.ts';
import { loadArticleRules } from '../../server/corpus/rules/rules-store.ts';
import { openInside, readRegularText } from '../../server/disk/regular-file.ts';
import { loadCuration } from '../../server/entities/curation-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const SECRET = 'The word zanzibar stands outside the folder.';
const pipe = (path: string): void => void execFileSync('mkfifo', [path]);
const options = { maxFileSize: 10_000, today: '2026-05-04', admits: () => true };

async function loaded(root: string): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for await (const result of loadFolder(root, options)) results.push(result);
  return results;
}

const textOf = (results: readonly FileResult[]): string => JSON.stringify(results);

test('pipes, sockets of the system and links out of the folder are no articles, and hold nothing up', async () => {
  const outside = temporaryFolder({ 'secret.txt': SECRET, 'folder/more.txt': SECRET });
  const root = temporaryFolder({ 'a.txt': 'Ferry\n\nThe ferry left.\n' });
  pipe(join(root, 'pipe.txt'));
  symlinkSync('/dev/zero', join(root, 'zero.txt'));
  symlinkSync(join(outside, 'secret.txt'), join(root, 'secret.txt'));
  symlinkSync(join(outside, 'folder'), join(root, 'folder'));
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync('.', join(root, 'self'));
  symlinkSync('..', join(root, 'up'));
  symlinkSync('/etc/passwd', join(root, 'passwd.txt'));
  const results = await loaded(root);
  assert.equal(results.filter(({ records }) => records.length > 0).length, 1);
  assert.doesNotMatch(textOf(results), /zanzibar|root:/);
});

test('a file exchanged for something else after the folder was walked is not read', async () => {
  const outside = temporaryFolder({ 'secret.txt': SECRET, 'inner/a.txt': SECRET });
  const root = temporaryFolder({
    'a.txt': 'Ferry\n\nIt left.\n',
    'inner/a.txt': 'Flood\n\nIt rose.\n',
  });
  const candidate = (path: string) => ({ path, size: 20, mtimeMs: 1 });
  const read = (path: string) => loadCandidate(root, candidate(path), options);
  assert.equal((await read('inner/a.txt')).records.length, 1);

  rmSync(join(root, 'a.txt'));
  symlinkSync(join(outside, 'secret.txt'), join(root, 'a.txt'));
  renameSync(join(root, 'inner'), join(root, 'before'));
  symlinkSync(join(outside, 'inner'), join(root, 'inner'));
  for (const path of [
    'a.txt',
    'inner/a.txt',
    '../x/secret.txt',
    `../${outside.split('/').at(-1)}/secret.txt`,
  ]) {
    const result = await read(path);
    assert.deepEqual([result.records.length, result.mtimeMs], [0, -1], path);
    assert.match(result.reports[0]?.reason ?? '', /could not be opened/);
    assert.doesNotMatch(textOf([result]), /zanzibar/);
  }
  rmSync(join(root, 'a.txt'));
  pipe(join(root, 'a.txt'));
  assert.equal((await read('a.txt')).records.length, 0);
  rmSync(join(root, 'a.txt'));
  mkdirSync(join(root, 'a.txt'));
  assert.equal((await read('a.txt')).records.length, 0);
});

test('a link inside the folder leads to what it names', async () => {
  const root = temporaryFolder({ 'a.txt': 'Ferry\n\nIt left.\n' });
  symlinkSync('a.txt', join(root, 'b.txt'));
  const handle = await openInside(root, 'b.txt');
  await handle.close();
});

for (const [name, load] of [
  ['entities.yaml', (root: string) => loadCuration(root)],
  ['articles.yaml', (root: string) => loadArticleRules(root)],
] as const) {
  test(`${name} that is a pipe, a device, a folder or endless is a problem of it, at once`, async () => {
    const put: Record<string, (path: string) => void> = {
      pipe,
      device: (path) => symlinkSync('/dev/zero', path),
      folder: (path) => mkdirSync(path),
      large: (path) => writeFileSync(path, 'a: 1\n'.repeat(2_000_000)),
    };
    for (const [what, make] of Object.entries(put)) {
      const root = temporaryFolder();
      make(join(root, name));
      const { problems } = await load(root);
      assert.equal(problems.length, 1, what);
      assert.match(problems[0]?.message ?? '', /could not be read/, what);
    }
  });

  test(`${name} with aliases of aliases, keys of objects or endless nesting is read in good time`, async () => {
    const texts = [
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, i) => `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} [${`*${String.fromCharCode(97 + i)},`.repeat(9)}]`).join('\n')}\n`,
      '__proto__:\n  - { type: person }\nconstructor: { prototype: { evil: 1 } }\n',
      '<<: &x\n  merge: *x\n',
      '['.repeat(20_000),
      `${'- '.repeat(5000)}x\n`,
      '!!js/function "function () {}"\n',
      'merge: !!binary "////"\n',
      '\u0000\u0001\ufffe',
    ];
    for (const text of texts) {
      const started = performance.now();
      await load(temporaryFolder({ [name]: text }));
      assert.ok(performance.now() - started < 5000, text.slice(0, 40));
      assert.equal(({} as Record<string, unknown>)['evil'], undefined);
    }
  });
}

test('rules of what to leave out that cannot be read leave nothing in', async () => {
  const root = temporaryFolder({ 'a.txt': 'Ferry\n\nIt left.\n' });
  mkdirSync(join(root, '.datelineignore'));
  await assert.rejects(loadPathFilter(root), /no regular file/);
  await assert.rejects(loaded(root), /no regular file/);
});

test('a text is read whole or not at all', async () => {
  const root = temporaryFolder({ 'a.txt': 'é'.repeat(100) });
  assert.equal(await readRegularText(join(root, 'a.txt'), 200), 'é'.repeat(100));
  await assert.rejects(readRegularText(join(root, 'a.txt'), 199), /larger than 199 bytes/);
  await assert.rejects(readRegularText(join(root, 'nowhere'), 199), { code: 'ENOENT' });
});

test('a file that may not be read is read once it may', {
  skip: process.getuid?.() === 0 && 'root may read everything',
}, async () => {
  const root = temporaryFolder({ 'a.txt': 'Ferry\n\nIt left.\n' });
  chmodSync(join(root, 'a.txt'), 0);
  const refused = await loadCandidate(root, { path: 'a.txt', size: 16, mtimeMs: 5 }, options);
  assert.deepEqual([refused.records.length, refused.mtimeMs], [0, -1]);
  chmodSync(join(root, 'a.txt'), 0o600);
  assert.equal(
    (await loadCandidate(root, { path: 'a.txt', size: 16, mtimeMs: 5 }, options)).records.length,
    1,
  );
});
