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

/** One slip among many articles that spell the word right. */
const SLIPPED = Array.from({ length: 60 }, (_, i) =>
  plainArticle({
    name: `sitting-${i}`,
    text: i === 0 ? 'The parlament and the senator met.' : 'The parliament and the senate met.',
  }),
);

/** Both engines decide alike. */
const ENGINES: readonly (readonly [string, (articles: typeof ARTICLES) => Promise<Searcher>])[] = [
  [
    'in memory',
    async (articles) => {
      const index = new ArticleIndex();
      for (const article of articles) index.put(article, []);
      index.commit({ state: 'ready' });
      return createMiniSearchSearcher(index, () => 0);
    },
  ],
  [
    'in segments',
    async (articles) => {
      const archive = await memoryArchive([{ articles }], new Map());
      return createArchiveSearcher(() => archive);
    },
  ],
];

for (const [name, open] of ENGINES) {
  describe(`misspelt words, ${name}`, () => {
    let searcher: Searcher;
    before(async () => {
      searcher = await open(ARTICLES);
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

    test('where the corrected words do not meet either, any of them will do', async () => {
      const { query, total } = await search('goverment festival');
      const searched = 'government festival';
      assert.deepEqual(query.fallback, { kind: 'or', searched, operator: 'or', strictTotal: 0 });
      assert.equal(query.suggestion, null);
      assert.equal(total, (await search(searched, { operator: 'or' })).total);
      assert.equal(total, 3);
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

    test('a word of very few articles is taken for a slip beside one of very many', async () => {
      const many = await open(SLIPPED);
      const suggestion = async (q: string) =>
        (await many.search({ ...EMPTY_STATE, q })).query.suggestion;
      const { query, total } = await many.search({ ...EMPTY_STATE, q: 'parlament' });
      assert.equal(total, 1);
      assert.equal(query.fallback, null);
      assert.equal(query.suggestion, 'parliament');
      // Two letters away, a phrase, and a word that is frequent itself.
      assert.equal(await suggestion('senator'), null);
      assert.equal(await suggestion('"parlament"'), null);
      assert.equal(await suggestion('parliament'), null);
    });
  });
}
