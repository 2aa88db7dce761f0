import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArticleId } from '../../server/core/article.ts';
import { EMPTY_LEDGER, type LedgerData, updateLedger } from '../../server/corpus/ledger.ts';

/** What stands at each path: the ids of the articles in that file. */
type Folder = Readonly<Record<string, readonly string[]>>;

function contentsOf(folder: Folder): Map<ArticleId, string[]> {
  const contents = new Map<ArticleId, string[]>();
  for (const [path, ids] of Object.entries(folder))
    for (const id of ids as ArticleId[])
      contents.set(id, [...(contents.get(id) ?? []), path].sort());
  return contents;
}

/** The ledger after looking at these folders in turn, on days named by their number. */
function after(folders: readonly Folder[]): LedgerData {
  return folders.reduce(
    (ledger, folder, day) => updateLedger(ledger, contentsOf(folder), `day ${day}`),
    EMPTY_LEDGER,
  );
}

/** `A>B`: A leads to B; `A@path`: gone from there. */
function formerOf({ former }: LedgerData): string[] {
  return Object.entries(former)
    .map(([id, { path, to }]) => (to === null ? `${id}@${path}` : `${id}>${to}`))
    .sort();
}

const check = (name: string, folders: readonly Folder[], expected: readonly string[]): void => {
  test(name, () => assert.deepEqual(formerOf(after(folders)), expected));
};

check('nothing is former in a new folder', [{ 'a.txt': ['A'] }], []);
check('a corrected article leads to its correction', [{ p: ['A'] }, { p: ['B'] }], ['A>B']);
check('corrections follow on', [{ p: ['A'] }, { p: ['B'] }, { p: ['C'] }], ['A>C', 'B>C']);
check('a removed article is gone', [{ p: ['A'] }, {}], ['A@p']);
check('a chain ends where its last is gone', [{ p: ['A'] }, { p: ['B'] }, {}], ['A@p', 'B@p']);
check('a renamed article is not former', [{ p: ['A'] }, { q: ['A'] }], []);
check('what comes back is no longer former', [{ p: ['A'] }, {}, { q: ['A'] }], []);
check(
  'taken back, the correction leads to the original',
  [{ p: ['A'] }, { p: ['B'] }, { p: ['A'] }],
  ['B>A'],
);
check(
  'two that change places are both here',
  [
    { p: ['A'], q: ['B'] },
    { p: ['B'], q: ['A'] },
  ],
  [],
);
check('a rename follows on', [{ p: ['A'] }, { p: ['B'] }, { q: ['B'] }], ['A>B']);
check(
  'of several articles in a file none is known to replace another',
  [{ p: ['A', 'B'] }, { p: ['C'] }],
  ['A@p', 'B@p'],
);
check('one article does not lead to a file of several', [{ p: ['A'] }, { p: ['B', 'C'] }], ['A@p']);
check('one of several that goes is gone', [{ p: ['A', 'B'] }, { p: ['B'] }], ['A@p']);
check('the first path that holds one leads on', [{ p: ['A'], q: ['A'] }, { q: ['B'] }], ['A>B']);
check('of two paths, one is enough to stay', [{ p: ['A'], q: ['A'] }, { q: ['A'] }], []);

test('a cycle in a damaged ledger ends', () => {
  const former = {
    A: { path: 'p', to: 'B', added: 'day 0' },
    B: { path: 'p', to: 'A', added: 'day 0' },
    C: { path: 'p', to: 'C', added: 'day 0' },
  };
  const ledger = updateLedger({ version: 1, articles: {}, former }, new Map(), 'day 1');
  assert.deepEqual(formerOf(ledger), ['A@p', 'B@p', 'C@p']);
});

const folders = fc.array(
  fc.dictionary(
    fc.constantFrom('p', 'q', 'r', 's'),
    fc.subarray(['A', 'B', 'C', 'D', 'E'], { minLength: 1, maxLength: 2 }),
    { maxKeys: 4, noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 8 },
);

test('the ledger lists what is there, and every id that ever was either there or as former', () => {
  const holds = (history: readonly Folder[]): void => {
    const ledger = after(history);
    const present = contentsOf(history.at(-1) ?? {});
    assert.deepEqual(
      new Map(Object.entries(ledger.articles).map(([id, { paths }]) => [id, paths])),
      present,
    );
    const ever = new Set(history.flatMap((folder) => Object.values(folder).flat()));
    const former = [...ever].filter((id) => !present.has(id as ArticleId));
    assert.deepEqual(Object.keys(ledger.former).sort(), former.sort());
    for (const { to } of Object.values(ledger.former))
      assert.ok(to === null || present.has(to as ArticleId));
    for (const [id, { added }] of Object.entries({ ...ledger.articles, ...ledger.former })) {
      const first = history.findIndex((folder) => Object.values(folder).flat().includes(id));
      assert.equal(added, `day ${first}`);
    }
  };
  fc.assert(fc.property(folders, holds));
});

test('the ledger is a pure function: same answer, nothing altered, and a second look adds nothing', () => {
  const holds = (history: readonly Folder[]): void => {
    const before = after(history.slice(0, -1));
    const contents = contentsOf(history.at(-1) ?? {});
    const kept = JSON.stringify([before, [...contents]]);
    const ledger = updateLedger(before, contents, 'now');
    assert.equal(JSON.stringify([before, [...contents]]), kept);
    assert.deepEqual(updateLedger(before, contents, 'now'), ledger);
    assert.deepEqual(updateLedger(ledger, contents, 'later'), ledger);
  };
  fc.assert(fc.property(folders, holds));
});
