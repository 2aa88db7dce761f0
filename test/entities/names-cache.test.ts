import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LocalName } from '../../server/core/names.ts';
import { openNamesCache } from '../../server/entities/names-cache.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const keyOf = (number: number): string => String(number).padStart(16, '0');
const named = (name: string): LocalName[] => [
  { type: 'person', name, mentions: [{ field: 'text', start: 5, end: 5 + name.length }] },
];
const file = (folder: string): string => join(folder, 'names.cache');

/** A folder with these names under their numbers. */
async function folderWith(names: readonly string[]): Promise<string> {
  const folder = temporaryFolder();
  const cache = await openNamesCache(folder);
  for (const [i, name] of names.entries()) cache.put(keyOf(i), named(name));
  await cache.save();
  return folder;
}

/** The names found under the first numbers, null where there are none. */
async function held(folder: string, count: number): Promise<(string | null)[]> {
  const cache = await openNamesCache(folder);
  return Array.from({ length: count }, (_, i) => cache.get(keyOf(i))?.[0]?.name ?? null);
}

test('what was saved is there at the next start, what was not is only here', async () => {
  const folder = await folderWith(['Ada Quill', 'Ben Ode']);
  const cache = await openNamesCache(folder);
  assert.deepEqual(cache.get(keyOf(1)), named('Ben Ode'));
  cache.put(keyOf(2), named('Cy Orr'));
  cache.put(keyOf(1), named('Ben Öde'));
  assert.deepEqual([cache.get(keyOf(2)), cache.size], [named('Cy Orr'), 3]);
  assert.deepEqual(await held(folder, 3), ['Ada Quill', 'Ben Ode', null]);
  await cache.save();
  assert.deepEqual(await held(folder, 3), ['Ada Quill', 'Ben Öde', 'Cy Orr']);
});

test('an article without names is known to have none', async () => {
  const folder = temporaryFolder();
  const cache = await openNamesCache(folder);
  cache.put(keyOf(0), []);
  await cache.save();
  const again = await openNamesCache(folder);
  assert.deepEqual([again.get(keyOf(0)), again.get(keyOf(1))], [[], null]);
});

test('after a torn end, the rest is kept and more can be added', async () => {
  const folder = await folderWith(['Ada Quill', 'Ben Ode']);
  truncateSync(file(folder), statSync(file(folder)).size - 3);
  assert.deepEqual(await held(folder, 2), ['Ada Quill', null]);
  const cache = await openNamesCache(folder);
  cache.put(keyOf(2), named('Cy Orr'));
  await cache.save();
  assert.deepEqual(await held(folder, 3), ['Ada Quill', null, 'Cy Orr']);
});

test('a file of something else is no obstacle', async () => {
  const folder = temporaryFolder({ 'names.cache': 'DNM1 and other text' });
  const cache = await openNamesCache(folder);
  cache.put(keyOf(0), named('Ada Quill'));
  await cache.save();
  assert.deepEqual(await held(folder, 1), ['Ada Quill']);
});

test('two processes that add to one file lose nothing', async () => {
  const folder = await folderWith(['Ada Quill']);
  const both = [await openNamesCache(folder), await openNamesCache(folder)];
  for (let round = 0; round < 5; round += 1) {
    for (const [i, cache] of both.entries()) {
      cache.put(keyOf(1 + 2 * round + i), named(`Name ${round} ${i}`));
    }
    await Promise.all(both.map((cache) => cache.save()));
  }
  assert.equal((await held(folder, 11)).filter((name) => name === null).length, 0);
});

test('read-only, nothing is written, whatever is asked', async () => {
  const folder = await folderWith(Array.from({ length: 30_000 }, (_, i) => `Name ${i}`));
  const before = readFileSync(file(folder));
  const cache = await openNamesCache(folder, { readOnly: true });
  cache.put(keyOf(99_999), named('Ada Quill'));
  cache.get(keyOf(0));
  await cache.save();
  await cache.tidy(1);
  assert.deepEqual(cache.get(keyOf(99_999)), named('Ada Quill'));
  assert.ok(readFileSync(file(folder)).equals(before));
  assert.deepEqual(readdirSync(folder), ['names.cache']);
});

test('opening alone writes nothing, not even the folder', async () => {
  const folder = temporaryFolder();
  const cache = await openNamesCache(join(folder, 'data'));
  await cache.save();
  await cache.tidy(0);
  assert.deepEqual(readdirSync(folder), []);
});

test('a folder that cannot be written is said once, and names are still held', async () => {
  const folder = temporaryFolder({ data: 'a file where a folder should be' });
  const problems: string[] = [];
  const onProblem = (message: string): void => void problems.push(message);
  const cache = await openNamesCache(join(folder, 'data'), { onProblem });
  assert.match(problems.join(), /could not be read from .*data.names\.cache \(ENOTDIR\)/);
  for (let i = 0; i < 3; i += 1) {
    cache.put(keyOf(i), named('Ada Quill'));
    await cache.save();
  }
  await cache.tidy(3);
  assert.equal(problems.length, 2);
  assert.match(problems[1] ?? '', /could not be kept in .*names\.cache \((?:EEXIST|ENOTDIR)\)/);
  assert.deepEqual(cache.get(keyOf(2)), named('Ada Quill'));
});

/** How many of 30,000 names are asked for, for how many articles, and how many are left in the file. */
const TIDYING: readonly (readonly [number, number, number])[] = [
  [0, 0, 30_000],
  [100, 100, 100],
  // Of copies, the same names are asked for once.
  [100, 120, 100],
  [5000, 5000, 5000],
  [9000, 9000, 30_000],
  [30_000, 30_000, 30_000],
  [100, 30_000, 30_000],
];
for (const [asked, articles, left] of TIDYING) {
  test(`with ${asked} of 30,000 names asked for by ${articles} articles, ${left} are kept`, async () => {
    const folder = await folderWith(Array.from({ length: 30_000 }, (_, i) => `Name ${i}`));
    const cache = await openNamesCache(folder);
    for (let i = 0; i < asked; i += 1) cache.get(keyOf(i));
    await cache.tidy(articles);
    const found = (await held(folder, 30_000)).filter((name) => name !== null);
    assert.equal(found.length, left);
    assert.equal(found[0], 'Name 0');
    for (let i = 0; i < asked; i += 1) assert.equal(cache.get(keyOf(i))?.[0]?.name, `Name ${i}`);
    assert.deepEqual(readdirSync(folder), ['names.cache']);
  });
}

test('a file that others have added to meanwhile may be tidied, and added to again', async () => {
  const folder = await folderWith(Array.from({ length: 30_000 }, (_, i) => `Name ${i}`));
  const cache = await openNamesCache(folder);
  cache.get(keyOf(0));
  appendFileSync(file(folder), 'torn');
  await cache.tidy(1);
  cache.put(keyOf(1), named('Ada Quill'));
  await cache.save();
  assert.deepEqual(await held(folder, 2), ['Name 0', 'Ada Quill']);
});
