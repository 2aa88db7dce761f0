/** Whatever happened to a folder, its index is the one that is made of it as it is now. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_LEDGER, type LedgerData } from '../../../server/corpus/ledger.ts';
import { ArticleIndex } from '../../../server/engine/minisearch/article-index.ts';
import { FolderSync } from '../../../server/engine/minisearch/folder-sync.ts';
import { createMiniSearchSearcher } from '../../../server/engine/minisearch/searcher.ts';
import { createNameFinder } from '../../../server/entities/name-finder.ts';
import { newCounts, scriptedRecogniser } from '../../entities/scripted-recogniser.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { allAnswers } from './all-answers.ts';
import { change, type Step, step } from './folder-changes.ts';
import { follow, NOW } from './followed-folder.ts';

async function inMemory(root: string, ledger: LedgerData): Promise<unknown> {
  const index = new ArticleIndex();
  const sync = new FolderSync(index, ledger, {
    root,
    folderName: 'articles',
    maxFileSize: 100_000,
    nameFinder: createNameFinder(scriptedRecogniser(newCounts(), () => undefined)),
    clock: NOW,
  });
  await sync.run();
  return allAnswers(createMiniSearchSearcher(index, () => 0));
}

test('after any history the index answers like a fresh one, and like the one in memory', async () => {
  let second = 0;
  const clock = (): Date => new Date(Date.UTC(2026, 0, 5, 0, 0, second++));
  const check = async (steps: readonly Step[]): Promise<void> => {
    const root = temporaryFolder();
    const dataFolder = temporaryFolder();
    let ledger = EMPTY_LEDGER;
    let followed = await follow({ root, dataFolder, clock });
    for (const one of steps) {
      change(root, one);
      if (one.kind === 'pass') ({ ledger } = await followed.pass());
      if (one.kind === 'merge') await followed.merge();
      if (one.kind === 'restart') followed = await follow({ root, dataFolder, ledger, clock });
    }
    ({ ledger } = await followed.pass());
    assert.deepEqual(
      followed.warnings.filter((line) => !/^(?:entities|articles)\.yaml:/.test(line)),
      [],
    );
    const fresh = await follow({ root, dataFolder: temporaryFolder(), ledger });
    await fresh.pass();
    const [actual, expected] = [await followed.open(), await fresh.open()];
    const answers = await allAnswers(actual.searcher);
    assert.deepEqual(answers, await allAnswers(expected.searcher));
    assert.equal(actual.archive.info.version, expected.archive.info.version);
    assert.deepEqual(answers, await inMemory(root, ledger));
    actual.close();
    expected.close();
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), check), {
    numRuns: 20,
    includeErrorInReport: true,
  });
});

test('what was published while a pass is under way is never more than the folder holds', async () => {
  const root = temporaryFolder();
  for (const name of ['a', 'b', 'c'])
    change(root, {
      kind: 'write',
      writing: { path: `${name}.txt`, content: `${name}\n\nThe sea.\n` },
    });
  const followed = await follow({ root, dataFolder: temporaryFolder() });
  const { articles, added, removed } = await followed.pass();
  assert.deepEqual([articles, added, removed], [3, 3, 0]);
  assert.deepEqual(await followed.pass().then((again) => [again.added, again.removed]), [0, 0]);
});
