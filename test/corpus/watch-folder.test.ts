import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FolderWatch, watchFolder } from '../../server/corpus/watch-folder.ts';
import { eventually, temporaryFolder, writeFiles } from '../temporary-folder.ts';

/** Watches a folder and counts the looks; the first, which comes by itself, is over on return. */
async function watched(root: string, onLook: () => Promise<void> = async () => {}) {
  let looks = 0;
  const watch: FolderWatch = await watchFolder(root, async () => {
    await onLook();
    looks += 1;
  });
  await eventually(() => looks > 0);
  /** Does something and waits for a look that begins after it. */
  const lookAfter = async (change: () => void): Promise<void> => {
    const before = looks;
    change();
    await eventually(() => looks > before);
  };
  return { watch, lookAfter, looks: () => looks };
}

test('the folder is looked at once without any change, since some came before the watching', async () => {
  const { watch, looks } = await watched(temporaryFolder({ 'a.txt': 'x' }));
  watch.close();
  assert.equal(looks(), 1);
});

test('a file that comes, changes, moves or goes is noticed', async () => {
  const root = temporaryFolder({ 'a.txt': 'x', 'deep/er/b.txt': 'x' });
  const { watch, lookAfter } = await watched(root);
  try {
    await lookAfter(() => writeFiles(root, { 'c.txt': 'x' }));
    await lookAfter(() => writeFiles(root, { 'a.txt': 'changed' }));
    await lookAfter(() => writeFiles(root, { 'deep/er/b.txt': 'changed' }));
    await lookAfter(() => renameSync(join(root, 'a.txt'), join(root, 'deep/a.txt')));
    await lookAfter(() => rmSync(join(root, 'deep/er/b.txt')));
  } finally {
    watch.close();
  }
});

test('folders made after the start are watched too, and those removed make no trouble', async () => {
  const root = temporaryFolder();
  const { watch, lookAfter } = await watched(root);
  try {
    await lookAfter(() => writeFiles(root, { 'new/folder/a.txt': 'x' }));
    await lookAfter(() => writeFiles(root, { 'new/folder/b.txt': 'x' }));
    await lookAfter(() => rmSync(join(root, 'new/folder'), { recursive: true }));
    await lookAfter(() => writeFiles(root, { 'new/folder/c.txt': 'x' }));
    await lookAfter(() => writeFiles(root, { 'new/folder/d.txt': 'x' }));
  } finally {
    watch.close();
  }
});

test('looks never overlap, and a change during a look brings another', async () => {
  const root = temporaryFolder();
  let [inside, most] = [0, 0];
  const onLook = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    // Longer than the quiet time, so that changes fall due while a look is under way.
    await sleep(700);
    inside -= 1;
  };
  const { watch, looks } = await watched(root, onLook);
  try {
    const before = looks();
    for (let i = 0; i < 20; i += 1) {
      writeFiles(root, { [`${i}.txt`]: 'x' });
      await sleep(60);
    }
    await eventually(() => inside > 0);
    const during = looks();
    writeFiles(root, { 'last.txt': 'x' });
    await eventually(() => looks() >= during + 2);
    assert.ok(looks() > before);
    assert.equal(most, 1);
  } finally {
    watch.close();
  }
});

test('a look that fails is not the last', async () => {
  const root = temporaryFolder();
  let tries = 0;
  const watch = await watchFolder(root, async () => {
    tries += 1;
    throw new Error('The folder is away.');
  });
  try {
    await eventually(() => tries === 1);
    writeFiles(root, { 'a.txt': 'x' });
    await eventually(() => tries > 1);
  } finally {
    watch.close();
  }
});

test('after closing nothing is looked at', async () => {
  const root = temporaryFolder({ 'a.txt': 'x' });
  const closed = await watched(root);
  const witness = await watched(root);
  closed.watch.close();
  const before = closed.looks();
  await witness.lookAfter(() => writeFiles(root, { 'a.txt': 'changed', 'b/c.txt': 'x' }));
  await witness.lookAfter(() => writeFiles(root, { 'b/d.txt': 'x' }));
  witness.watch.close();
  assert.equal(closed.looks(), before);
});
