import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { type NamedArticle, randomArticles } from './random-articles.ts';
import { searcherContract } from './searcher-contract.ts';

searcherContract('MiniSearch in memory', (articles, names) => {
  const index = new ArticleIndex();
  for (const article of articles) index.put(article, names.get(article.id) ?? []);
  index.commit({ state: 'ready', expected: articles.length });
  return createMiniSearchSearcher(index, () => performance.now());
});

const POOL = randomArticles(24, 7);

function indexOf(articles: readonly NamedArticle[]): ArticleIndex {
  const index = new ArticleIndex();
  for (const { article, names } of articles) index.put(article, names);
  index.commit({ state: 'ready', expected: articles.length });
  return index;
}

function searcherOf(index: ArticleIndex): Searcher {
  return createMiniSearchSearcher(index, () => 0);
}

/** One change to an index: an article comes (or comes again), or goes. */
type Change = { readonly kind: 'put' | 'remove'; readonly at: number };

const changes = fc.array(
  fc.record({
    kind: fc.constantFrom<Change['kind']>('put', 'put', 'remove'),
    at: fc.nat(POOL.length - 1),
  }),
  { maxLength: 60 },
);

const QUERIES = ['ferry', 'ferry strike', 'ferry OR flood', '"of the"', 'title:talk', 'f* -us', ''];

test('articles that came, came again and went leave the index as if it were new', async () => {
  const check = async (steps: readonly Change[]): Promise<void> => {
    const index = new ArticleIndex();
    const live = new Map<string, NamedArticle>();
    for (const { kind, at } of steps) {
      const one = POOL[at];
      if (one === undefined) continue;
      if (kind === 'put') {
        index.put(one.article, one.names);
        live.set(one.article.id, one);
      } else assert.equal(index.remove(one.article.id), live.delete(one.article.id));
    }
    index.commit({ state: 'ready', expected: live.size });
    const fresh = indexOf([...live.values()]);
    assert.equal(index.info.version, fresh.info.version);
    for (const q of QUERIES) {
      const state = {
        ...EMPTY_STATE,
        q,
        operator: 'and' as const,
        size: 100,
        sort: 'oldest' as const,
      };
      const [worn, newly] = await Promise.all([
        searcherOf(index).search(state),
        searcherOf(fresh).search(state),
      ]);
      assert.deepEqual(
        { ...worn, hits: worn.hits.map((hit) => ({ ...hit, score: 0 })) },
        { ...newly, hits: newly.hits.map((hit) => ({ ...hit, score: 0 })) },
      );
      for (const [i, { score }] of worn.hits.entries()) {
        const other = newly.hits[i]?.score ?? Number.NaN;
        assert.ok(Math.abs(score - other) <= 1e-9 * Math.max(score, other), `${score} ${other}`);
      }
    }
  };
  await fc.assert(fc.asyncProperty(changes, check), { numRuns: 60 });
});

test('the version changes exactly when an answer could', () => {
  const index = indexOf(POOL);
  const { version } = index.info;
  assert.equal(indexOf(POOL.toReversed()).info.version, version);
  index.commit({});
  assert.equal(index.info.version, version);

  const [first, ...others] = POOL;
  assert.ok(first !== undefined);
  const { article, names } = first;
  const differs: readonly (readonly [string, (index: ArticleIndex) => void])[] = [
    ['one article less', (other) => other.remove(article.id)],
    ['another path', (other) => other.put({ ...article, paths: ['elsewhere.txt'] }, names)],
    ['another day first seen', (other) => other.put({ ...article, added: '2020-01-01' }, names)],
    [
      'another date',
      (other) =>
        other.put(
          { ...article, date: { day: '1999-09-09', precision: 'day', source: 'path' } },
          names,
        ),
    ],
    ['names not read yet', (other) => other.put(article, null)],
    ['building', (other) => other.commit({ state: 'building' })],
    ['another recogniser', (other) => other.commit({ recogniser: 'another' })],
    ['more to come', (other) => other.commit({ expected: 1000 })],
    [
      'a file skipped',
      (other) =>
        other.commit({ files: [{ path: 'x.txt', status: 'skipped', reason: 'It is empty.' }] }),
    ],
  ];
  for (const [what, change] of differs) {
    const other = indexOf([first, ...others]);
    change(other);
    other.commit({});
    assert.notEqual(other.info.version, version, what);
    if (what === 'one article less') {
      other.put(article, names);
      other.commit({ expected: POOL.length });
      assert.equal(other.info.version, version);
    }
  }
});
