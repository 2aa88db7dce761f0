/** Stories and copies of an index too large to be grouped in a pass: kept between passes, given way, taken up again. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EMPTY_STATE } from '../../../server/core/search-state.ts';
import { temporaryFolder, writeFiles } from '../../temporary-folder.ts';
import { type Followed, follow } from './followed-folder.ts';

/** Nothing is small: what a pass need not do is left to the time between passes. */
const grouping = { limits: { tiny: 0, small: 0 } };

const PLACES =
  'harbour bridge orchard quarry tannery foundry chapel brewery viaduct lighthouse'.split(' ');
const report = (place: string, i: number): string =>
  `Fire at the ${place}\n\nThe fire at the ${place} of ${place}ville burnt for ${1000 + i} minutes, said ${place}ville’s mayor. Nobody at the ${place} was hurt, and the ${place} reopens in spring.\n`;
const FILES = Object.fromEntries(
  PLACES.flatMap((place) => [0, 1, 2, 3].map((i) => [`${place}-${i}.txt`, report(place, i)])),
);

async function groupsOf(followed: Followed) {
  const { searcher, close } = await followed.open();
  const { hits } = await searcher.search({ ...EMPTY_STATE, size: 100 });
  close();
  return hits.map(({ article: { path, story, copies } }) => ({
    path,
    story: story?.id ?? null,
    size: story?.size ?? 1,
    copies,
  }));
}

/** As an index of the same folder that never knew anything else. */
async function fresh(root: string) {
  const followed = await follow({ root, dataFolder: temporaryFolder() });
  await followed.pass();
  return groupsOf(followed);
}

test('the first pass groups everything', async () => {
  const root = temporaryFolder(FILES);
  const followed = await follow({ root, dataFolder: temporaryFolder(), grouping });
  await followed.pass();
  const groups = await groupsOf(followed);
  assert.deepEqual(groups, await fresh(root));
  assert.ok(groups.some(({ size }) => size > 1));
});

test('after a change what was grouped before is shown, and between passes it is made right', async () => {
  const root = temporaryFolder(FILES);
  const dataFolder = temporaryFolder();
  const first = await follow({ root, dataFolder, grouping });
  const { ledger } = await first.pass();
  const before = await groupsOf(first);

  writeFiles(root, { 'harbour-9.txt': report('harbour', 9) });
  rmSync(join(root, 'bridge-0.txt'));
  const again = await follow({ root, dataFolder, ledger, grouping });
  await again.pass();
  const meanwhile = await groupsOf(again);
  const grown = meanwhile.find(({ path }) => path === 'harbour-9.txt');
  assert.deepEqual([grown?.story, grown?.size], [null, 1]);
  const storyOf = (groups: typeof before, path: string) =>
    groups.find((one) => one.path === path)?.story;
  assert.equal(storyOf(meanwhile, 'harbour-1.txt'), storyOf(before, 'harbour-1.txt'));

  // It gives way as often as somebody waits, and goes on where it was.
  for (let times = 0; times < 3; times += 1) {
    let looks = 0;
    await again.merge(() => {
      looks += 1;
      return looks > 3;
    });
  }
  await again.merge();
  await again.pass();
  await again.merge();
  assert.deepEqual(await groupsOf(again), await fresh(root));
});

test('changes one by one, and the time between them, end with the groups of a fresh index', async () => {
  const root = temporaryFolder(FILES);
  const followed = await follow({ root, dataFolder: temporaryFolder(), grouping });
  await followed.pass();
  for (const [i, place] of PLACES.entries()) {
    rmSync(join(root, `${place}-1.txt`));
    writeFiles(root, { [`${place}-again.txt`]: report(place, 50 + i) });
    await followed.pass();
  }
  await followed.pass();
  await followed.merge();
  assert.deepEqual(await groupsOf(followed), await fresh(root));
});
