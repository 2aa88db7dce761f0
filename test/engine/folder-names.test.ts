/** Names of a folder's articles: found by whatever finder, never twice, and said where they could not be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import { EMPTY_LEDGER } from '../../server/corpus/ledger.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { FolderSync } from '../../server/engine/minisearch/folder-sync.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { cachedNames } from '../../server/entities/cached-names.ts';
import { createNameFinder, type NameFinder } from '../../server/entities/name-finder.ts';
import { openNamesCache } from '../../server/entities/names-cache.ts';
import { createTaggingPool } from '../../server/entities/tagging-pool.ts';
import { newCounts, READ, scriptedRecogniser } from '../entities/scripted-recogniser.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { story } from './synced-folder.ts';

const ENTRY = new URL('../entities/scripted-worker.js', import.meta.url);

/** A start of the program on a folder of articles. */
function start(root: string, nameFinder: NameFinder) {
  const index = new ArticleIndex();
  const sync = new FolderSync(index, EMPTY_LEDGER, {
    root,
    folderName: 'articles',
    maxFileSize: 100_000,
    nameFinder,
    clock: () => new Date('2026-01-01'),
  });
  const searcher = createMiniSearchSearcher(index, () => 0);
  const answer = async () => {
    const { index: info, facets } = await searcher.search(EMPTY_STATE);
    return { info, people: facets.person };
  };
  const doubts = async (): Promise<string[]> =>
    (await searcher.status()).files
      .filter(({ status }) => status === 'doubtful')
      .map(({ path, reason }) => `${path}: ${reason}`);
  return { sync, answer, doubts };
}

/** Enough for several batches, some of them slow. */
const FILES = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [
    `${i}.txt`,
    story(
      `Crew ${i} walks out`,
      `${i % 7 === 0 ? 'It was [slow] work. ' : ''}Ada Quill met Person ${'ABCDEFG'[i % 7]}ld there. ${'The sea was calm. '.repeat(i * 20)}`,
    ),
  ]),
);

test('the result is the same whatever finds the names, and in whatever order they come', async () => {
  const root = temporaryFolder(FILES);
  const inThread = createNameFinder(scriptedRecogniser(newCounts(), () => {}));
  const pool = (workers: number): NameFinder =>
    createTaggingPool({ recogniser: 'scripted', workers, workerData: newCounts(), entry: ENTRY });
  const answers = [];
  for (const finder of [inThread, pool(1), pool(3)]) {
    const { sync, answer } = start(root, finder);
    await sync.run();
    answers.push(await answer());
    await finder.close();
  }
  const [first, ...others] = answers;
  assert.equal(first?.info.named, 40);
  assert.equal(first?.people?.values[0]?.count, 40);
  for (const other of others) assert.deepEqual(other, first);
});

test('after a restart, only what is new is read for names', async () => {
  const [root, data] = [temporaryFolder(FILES), temporaryFolder()];
  const run = async (): Promise<number> => {
    const counts = newCounts();
    const finder = createNameFinder(scriptedRecogniser(counts, () => {}));
    const { sync, answer } = start(root, cachedNames(finder, await openNamesCache(data), '1'));
    await sync.run();
    const { info } = await answer();
    assert.deepEqual([info.state, info.named], ['ready', info.articles]);
    return counts[READ] ?? 0;
  };
  assert.deepEqual([await run(), await run()], [40, 0]);
  writeFiles(root, { 'new.txt': story('Crew returns', 'Ben Ode came back.') });
  assert.deepEqual([await run(), await run()], [1, 0]);
});

test('an article whose names cannot be found is said, and no longer once it is mended', async () => {
  const root = temporaryFolder({
    'a.txt': story('Crew walks out', 'Ada Quill left.'),
    'b.txt': story('Crew comes back', 'Ben Ode [fails] here.'),
  });
  const finder = createNameFinder(scriptedRecogniser(newCounts(), () => {}));
  const { sync, answer, doubts } = start(root, finder);
  const reason = 'b.txt: Its names could not be found: no such word';
  for (let pass = 0; pass < 2; pass += 1) {
    await sync.run();
    const { info } = await answer();
    assert.deepEqual([info.state, info.named], ['ready', 2]);
    assert.ok((await doubts()).includes(reason));
  }
  writeFiles(root, { 'b.txt': story('Crew comes back', 'Ben Ode is here again.') });
  await sync.run();
  assert.ok(!(await doubts()).includes(reason));
});
