/** A folder that vanishes, or most of whose files do, is not believed at once. */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Patience } from '../../../server/engine/packed/patience.ts';
import { temporaryFolder, writeFiles } from '../../temporary-folder.ts';
import { follow } from './followed-folder.ts';

test('few files of many are odd; one file, renamed files and half of them are not', () => {
  const table: readonly [number | null, number, boolean][] = [
    [null, 1, false],
    [null, 0, true],
    [0, 0, true],
    [0, 1, true],
    [0, 2, false],
    [1, 2, true],
    [1, 3, false],
    [5, 10, true],
    [4, 10, false],
    [10, 10, true],
    [20, 10, true],
  ];
  for (const [present, held, believed] of table) {
    const patience = new Patience(60_000, () => new Date(0));
    assert.equal(patience.believes(present, held), believed, `${present} of ${held}`);
    assert.equal(patience.recheckAt() === null, believed);
    assert.equal(patience.reports().length, believed ? 0 : 1);
  }
});

const FILES = Object.fromEntries(
  Array.from({ length: 5 }, (_, i) => [
    `wire/${i}.txt`,
    `Report ${i}\n\nAda Quill was there, ${i}.\n`,
  ]),
);

/** A folder of five articles that is followed, and a clock to set. */
async function patient() {
  const parent = temporaryFolder();
  const root = join(parent, 'articles');
  mkdirSync(root);
  writeFiles(root, { ...FILES, 'entities.yaml': 'hide:\n  - { type: person, form: Ada Quill }\n' });
  let ms = Date.UTC(2026, 0, 5);
  const options = {
    root,
    dataFolder: temporaryFolder(),
    patienceMs: 60_000,
    clock: () => new Date(ms),
  };
  const followed = await follow(options);
  await followed.pass();
  const pass = async (): Promise<[number, string | null, number]> => {
    const { articles, recheckAt } = await followed.pass();
    return [articles, recheckAt, followed.published().reports.length];
  };
  const wait = (by: number): void => {
    ms += by;
  };
  return { parent, root, options, followed, pass, wait };
}

test('what is missing is shown for a minute, with a word about it, and then goes', async () => {
  for (const isWhole of [true, false]) {
    const { root, followed, pass, wait } = await patient();
    const { curation } = followed.published();
    if (isWhole) rmSync(root, { recursive: true });
    else rmSync(join(root, 'wire'), { recursive: true });
    assert.deepEqual(await pass(), [5, '2026-01-05T00:00:10.000Z', 1]);
    assert.equal(followed.published().curation, curation);
    const [report] = followed.published().reports;
    assert.match(
      report?.reason ?? '',
      /^(?:The folder is gone|Only 0 of 5 files are left)\. .* at 00:01:00 UTC\.$/,
    );
    wait(55_000);
    assert.deepEqual(await pass(), [5, '2026-01-05T00:01:00.000Z', 1]);
    wait(5000);
    assert.deepEqual(await pass(), [0, null, 0]);
  }
});

test('what comes back in time was never gone, and is not read again', async () => {
  const { parent, root, followed, pass, wait } = await patient();
  const { version } = (await followed.open()).archive.info;
  const read = followed.filesRead();
  renameSync(root, join(parent, 'away'));
  assert.equal((await pass())[0], 5);
  wait(30_000);
  renameSync(join(parent, 'away'), root);
  assert.deepEqual(await pass(), [5, null, 0]);
  assert.equal(followed.filesRead(), read);
  assert.equal((await followed.open()).archive.info.version, version);
});

test('what is new or changed meanwhile is followed, and a folder that was renamed is not missing', async () => {
  const { root, pass, followed } = await patient();
  for (const i of [0, 1, 2]) rmSync(join(root, `wire/${i}.txt`));
  writeFiles(root, { 'wire/3.txt': 'Changed\n\nThe zeppelin came.\n' });
  assert.equal((await pass())[0], 5);
  assert.match(followed.published().reports[0]?.reason ?? '', /^Only 2 of 5 files are left/);
  writeFiles(root, FILES);
  assert.deepEqual(await pass(), [5, null, 0]);
  renameSync(join(root, 'wire'), join(root, 'archive'));
  assert.deepEqual(await pass(), [5, null, 0]);
});

test('a restart while a folder is missing shows what was read of it', async () => {
  const { root, options, wait } = await patient();
  rmSync(root, { recursive: true });
  mkdirSync(root);
  const again = await follow(options);
  const { articles, recheckAt } = await again.pass();
  assert.deepEqual([articles, recheckAt !== null], [5, true]);
  wait(60_000);
  assert.equal((await again.pass()).articles, 0);
});
