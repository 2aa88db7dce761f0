/** A pass that others wait for leaves names to the next: what is new shows at once, and names come along. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_STATE } from '../../../server/core/search-state.ts';
import { temporaryFolder, writeFiles } from '../../temporary-folder.ts';
import { follow } from './followed-folder.ts';

const ARTICLES = 12;

test('a hurried pass finds some names and ends; the next ones find the rest, and nothing twice', async () => {
  const root = temporaryFolder();
  const file = (i: number): string =>
    `Ferry crews walk out ${i}\n\nAda Quill met the crews on Monday, report ${i}.\n`;
  writeFiles(
    root,
    Object.fromEntries(Array.from({ length: ARTICLES }, (_, i) => [`${i}.txt`, file(i)])),
  );
  let seconds = 0;
  const clock = (): Date => {
    seconds += 1;
    return new Date(Date.UTC(2026, 0, 5, 0, 0, seconds));
  };
  const followed = await follow({ root, dataFolder: temporaryFolder(), clock });
  const found = async (q: string): Promise<number> => {
    const { searcher, close } = await followed.open();
    const { total } = await searcher.search({ ...EMPTY_STATE, q });
    close();
    return total;
  };

  const first = await followed.pass(() => true);
  assert.equal(first.articles, ARTICLES);
  assert.equal(await found('ferry'), ARTICLES);
  const named = await found('person:quill');
  assert.ok(named > 0 && named < ARTICLES, String(named));

  writeFiles(root, { 'new.txt': file(99) });
  await followed.pass(() => true);
  assert.equal(await found('"report 99"'), 1);
  assert.ok((await found('person:quill')) > named);

  await followed.pass();
  assert.equal(await found('person:quill'), ARTICLES + 1);
  assert.equal(followed.namesRead(), ARTICLES + 1);
});
