/** Reading every article of a result set looks at the clock for each, so that it can be given up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitQueries, QUERY_LIMITS } from '../../server/core/query/limits.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { ARTICLES } from '../http/articles.ts';

const index = new ArticleIndex();
for (const { article, names } of ARTICLES) index.put(article, names);
index.commit({ folder: 'articles', state: 'ready', expected: ARTICLES.length });

const state = { ...EMPTY_STATE, q: 'the' };
const CONTEXT = { state, sort: null, chars: 60, page: 1, size: 20 };
const COMPANY = { state, span: 5, sort: 'likelihood', minimum: 1, page: 1, size: 20 } as const;

/** Looks at the clock that a question takes; `until`: how many of them find any time left. */
async function looks(
  ask: (searcher: ReturnType<typeof createMiniSearchSearcher>) => Promise<unknown>,
  until = Number.POSITIVE_INFINITY,
): Promise<number> {
  let count = 0;
  await ask(
    createMiniSearchSearcher(index, () => {
      count += 1;
      return count > until ? Number.POSITIVE_INFINITY : 0;
    }),
  );
  return count;
}

for (const [name, ask] of [
  ['a concordance', (searcher) => searcher.concordance(CONTEXT)],
  ['a whole concordance', (searcher) => searcher.concordance({ ...CONTEXT, size: null })],
  ['collocates', (searcher) => searcher.collocates(COMPANY)],
] as const satisfies readonly (readonly [
  string,
  (searcher: ReturnType<typeof createMiniSearchSearcher>) => Promise<unknown>,
])[]) {
  test(`${name} can be given up at every article`, async () => {
    const { total } = await createMiniSearchSearcher(index, () => 0).search(state);
    assert.ok(total > 3);
    const all = await looks(ask);
    for (let i = 1; i < total; i += 1)
      await assert.rejects(looks(ask, all - i), { code: 'search-timeout' });
    assert.ok(all > total);
  });
}

test('a phrase that takes too long in a single article is given up inside it', async () => {
  const endless = new ArticleIndex();
  const [first] = ARTICLES;
  assert.ok(first !== undefined);
  const text = 'the ferry of the harbour and the crew of the ferry '.repeat(400);
  endless.put({ ...first.article, text, paragraphs: [] }, []);
  endless.commit({ folder: 'articles', state: 'ready', expected: 1 });
  const limits = { ...QUERY_LIMITS, searchMs: 100 };
  limitQueries(limits);
  try {
    const started = performance.now();
    const q = `"${'the * '.repeat(90)}"~1000`;
    const searcher = createMiniSearchSearcher(endless, () => performance.now());
    await assert.rejects(searcher.search({ ...EMPTY_STATE, q }), { code: 'search-timeout' });
    const again = searcher.article(first.article.id, { ...EMPTY_STATE, q });
    await assert.rejects(again, { code: 'search-timeout' });
    // Unbounded, it takes minutes.
    assert.ok(performance.now() - started < 20_000);
  } finally {
    limitQueries(QUERY_LIMITS);
  }
});
