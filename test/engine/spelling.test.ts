import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { EMPTY_STATE, type SearchState } from '../../server/core/search-state.ts';
import type { Searcher, SearchResult } from '../../server/core/searcher.ts';
import { createArchiveSearcher } from '../../server/engine/archive/searcher.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { plainArticle } from '../plain-article.ts';
import { memoryArchive } from './packed/memory-archive.ts';

const ARTICLES = [
  'The government of Norway raised interest rates.',
  'A government in exile spoke of interest rates.',
  'Interest fell as the ferry governor retired.',
  'Ferries to the island were late; the ferry company apologised.',
  'The mayor opened a harbour for the fairy festival.',
].map((text, i) => plainArticle({ name: `article-${i}`, text }));

/** Both engines decide alike. */
const ENGINES: readonly (readonly [string, () => Promise<Searcher>])[] = [
  [
    'in memory',
    async () => {
      const index = new ArticleIndex();
      for (const article of ARTICLES) index.put(article, []);
      index.commit({ state: 'ready' });
      return createMiniSearchSearcher(index, () => 0);
    },
  ],
  [
    'in segments',
    async () => {
      const archive = await memoryArchive([{ articles: ARTICLES }], new Map());
      return createArchiveSearcher(() => archive);
    },
  ],
];

for (const [name, open] of ENGINES) {
  describe(`misspelt words, ${name}`, () => {
    let searcher: Searcher;
    before(async () => {
      searcher = await open();
    });
    const search = (q: string, changes: Partial<SearchState> = {}): Promise<SearchResult> =>
      searcher.search({ ...EMPTY_STATE, q, ...changes });

    const corrections: readonly (readonly [string, string])[] = [
      ['goverment', 'government'],
      ['govenrment norway', 'government norway'],
      ['Goverment interest', 'Government interest'],
      ['NORWAI', 'NORWAY'],
      // Both are one letter away; one stands beside the company.
      ['fejry company', 'ferry company'],
      ['faity festival', 'fairy festival'],
      ['intrest ratse', 'interest rates'],
    ];
    for (const [typed, meant] of corrections) {
      test(`“${typed}” is searched as “${meant}”, and says so`, async () => {
        const { query, total, state } = await search(typed);
        assert.deepEqual(query.fallback, {
          kind: 'spelling',
          searched: meant,
          operator: 'and',
          strictTotal: 0,
        });
        const meantTotal = (await search(meant, { operator: 'and' })).total;
        assert.equal(total, meantTotal);
        assert.ok(total > 0);
        assert.equal(state.operator, 'and');
      });
    }

    const untouched = ['"goverment"', '+goverment', 'title:goverment', '-goverment ferry', 'gov'];
    for (const q of untouched) {
      test(`${q} is left as it is`, async () => {
        const { query } = await search(q);
        assert.notEqual(query.fallback?.kind, 'spelling');
        assert.equal(query.suggestion, null);
      });
    }

    test('with an operator that was asked for it is a suggestion alone', async () => {
      const { query, total } = await search('goverment', { operator: 'and' });
      assert.equal(total, 0);
      assert.equal(query.fallback, null);
      assert.equal(query.suggestion, 'government');
    });

    test('where the corrected words do not meet either, any of the typed ones will do', async () => {
      const { query, total } = await search('goverment festival');
      assert.equal(query.fallback?.kind, 'or');
      assert.equal(query.suggestion, 'government festival');
      assert.equal(total, 1);
    });

    test('a filter that lets nothing through is no reason to search for something else', async () => {
      const { query, total } = await search('government', { from: '1999', to: '1999' });
      assert.equal(total, 0);
      assert.equal(query.fallback, null);
      assert.equal(query.suggestion, null);
    });

    test('words that nothing is like stay as typed', async () => {
      const { query, total } = await search('xylophone');
      assert.equal(total, 0);
      assert.equal(query.fallback, null);
      assert.equal(query.suggestion, null);
    });
  });
}
