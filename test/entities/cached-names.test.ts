import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NamedArticle } from '../../server/entities/article-names.ts';
import { cachedNames } from '../../server/entities/cached-names.ts';
import { createNameFinder } from '../../server/entities/name-finder.ts';
import { openNamesCache } from '../../server/entities/names-cache.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { newCounts, READ, scriptedRecogniser, textArticle } from './scripted-recogniser.ts';

const ADA = textArticle('Ada Quill left.');
const BEN = textArticle('Ben Ode came.');
const BAD = textArticle('[fails]');

/** A start of the program on a data folder: finds names, and tells how many articles were read for them. */
async function start(dataFolder: string, version = '1') {
  const counts = newCounts();
  const finder = createNameFinder(scriptedRecogniser(counts, () => {}));
  const cached = cachedNames(finder, await openNamesCache(dataFolder), version);
  return async (articles: readonly NamedArticle[]) => {
    const before = counts[READ] ?? 0;
    const names = new Map<NamedArticle, string>();
    for await (const found of cached.findNames(articles)) {
      assert.ok(!names.has(found.article));
      names.set(found.article, found.problem ?? found.names.map(({ name }) => name).join(', '));
    }
    const inOrder = articles.map((article) => names.get(article));
    return { names: inOrder, read: (counts[READ] ?? 0) - before };
  };
}

test('the same content is never read twice, across starts too', async () => {
  const folder = temporaryFolder();
  const first = await start(folder);
  assert.deepEqual(await first([ADA, BEN]), { names: ['Ada Quill', 'Ben Ode'], read: 2 });
  assert.deepEqual(await first([BEN, ADA]), { names: ['Ben Ode', 'Ada Quill'], read: 0 });
  const second = await start(folder);
  const more = [ADA, textArticle('Cy Orr stayed.'), BEN];
  assert.deepEqual(await second(more), { names: ['Ada Quill', 'Cy Orr', 'Ben Ode'], read: 1 });
});

/** What is changed of an article, and whether it is then read again. */
const CHANGES: readonly (readonly [string, Partial<NamedArticle>, boolean])[] = [
  ['nothing', {}, false],
  ['its text', { text: 'Ada Quill fled.' }, true],
  ['its headline', { title: 'Gone', titleSource: 'file' }, true],
  ['a title taken from the text', { title: 'Ada Quill left' }, false],
  ['the kind of its paragraph', { paragraphs: [{ kind: 'heading', start: 0, end: 15 }] }, true],
];
for (const [what, change, isRead] of CHANGES) {
  test(`an article that differs in ${what} is ${isRead ? '' : 'not '}read again`, async () => {
    const find = await start(temporaryFolder());
    await find([ADA]);
    assert.equal((await find([{ ...ADA, ...change }])).read, isRead ? 1 : 0);
  });
}

test('names found under another version are found anew, and both are kept', async () => {
  const folder = temporaryFolder();
  const read = async (version: string): Promise<number> =>
    (await (await start(folder, version))([ADA])).read;
  assert.deepEqual(
    [await read('1'), await read('2'), await read('1'), await read('2')],
    [1, 1, 0, 0],
  );
});

test('an article whose names could not be found is tried again', async () => {
  const folder = temporaryFolder();
  const first = await (await start(folder))([ADA, BAD]);
  assert.deepEqual(first.names, ['Ada Quill', 'Its names could not be found: no such word']);
  assert.equal((await (await start(folder))([ADA, BAD])).read, 1);
});

test('what was found before an interruption is kept', async () => {
  const folder = temporaryFolder();
  const finder = createNameFinder(scriptedRecogniser(newCounts(), () => {}));
  const cached = cachedNames(finder, await openNamesCache(folder), '1');
  for await (const { article } of cached.findNames([ADA, BEN])) if (article === ADA) break;
  assert.equal((await (await start(folder))([ADA, BEN])).read, 1);
});

test('once aborted, names found before are not given either', async () => {
  const folder = temporaryFolder();
  await (await start(folder))([ADA]);
  const finder = createNameFinder(scriptedRecogniser(newCounts(), () => {}));
  const cached = cachedNames(finder, await openNamesCache(folder), '1');
  const reason = new Error('enough');
  await assert.rejects(cached.findNames([ADA], AbortSignal.abort(reason)).next(), reason);
});
