import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { scoreOf } from '../../server/core/ranking/rank-closely.ts';
import { EMPTY_STATE, type SearchState } from '../../server/core/search-state.ts';
import type { Archive } from '../../server/engine/archive/archive.ts';
import { openResultSet, type ResultSet } from '../../server/engine/archive/result-set.ts';
import { memoryArchive as tableArchive } from '../../server/engine/minisearch/archive.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { memoryArchive } from './packed/memory-archive.ts';
import { namesById, randomArticles } from './random-articles.ts';
import { plainWord, queryText } from './random-searches.ts';

const ARTICLES = randomArticles(420, 31);
const any = fc.constantFrom<'and' | 'or'>('and', 'or');
/** Words often said: most find more than the window holds. */
const words = fc
  .array(plainWord, { minLength: 1, maxLength: 4 })
  .map((several) => several.join(' '));

const phrased = fc
  .tuple(words, plainWord, plainWord)
  .map(([some, a, b]) => `${some} "${a} ${b}" title:${a}`);

describe('the order of relevance', () => {
  let packed: Archive;
  let inMemory: Archive;
  before(async () => {
    const articles = ARTICLES.map(({ article }) => article);
    packed = await memoryArchive(
      [
        { articles: articles.slice(0, 150) },
        { articles: articles.slice(100, 200), deleted: Array.from({ length: 50 }, (_, i) => i) },
        { articles: articles.slice(200) },
      ],
      namesById(ARTICLES),
    );
    const index = new ArticleIndex();
    for (const { article, names } of ARTICLES) index.put(article, names);
    index.commit({ state: 'ready' });
    inMemory = tableArchive(index, () => 0);
  });
  const open = (archive: Archive, changes: Partial<SearchState>): ResultSet =>
    openResultSet(
      archive,
      { ...EMPTY_STATE, sort: 'relevance', ...changes },
      { mayFallBack: false },
    );

  test('its pages of any size join to the whole, without gaps or repetitions', () => {
    let beyond = 0;
    const check = (q: string, operator: 'and' | 'or', size: number): void => {
      for (const archive of [packed, inMemory]) {
        const whole = open(archive, { q, operator });
        const all = whole.documents();
        assert.equal(new Set(all).size, all.length);
        assert.equal(all.length, whole.selection.total);
        const pages: number[] = [];
        for (let offset = 0; offset < all.length; offset += size)
          pages.push(...open(archive, { q, operator }).documents(offset, size));
        assert.deepEqual(pages, all);
        if (whole.selection.scoreParts(all.at(-1) ?? -1) === null) beyond += 1;
      }
    };
    fc.assert(fc.property(words, any, fc.integer({ min: 1, max: 170 }), check), { numRuns: 25 });
    assert.ok(beyond > 5, `only ${beyond} went beyond the window`);
  });

  test('scores are ≥ 0 and never rise along it, and the parts of each sum to it', () => {
    const check = (q: string, operator: 'and' | 'or'): void => {
      const resultSet = open(packed, { q, operator });
      let last = Number.POSITIVE_INFINITY;
      for (const document of resultSet.documents()) {
        const score = resultSet.selection.score(document);
        assert.ok(score >= 0 && score <= last, `${score} after ${last}`);
        last = score;
        const parts = resultSet.selection.scoreParts(document);
        assert.equal(parts === null ? resultSet.matches.score(document) : scoreOf(parts), score);
        if (parts === null) continue;
        assert.equal(parts.base, resultSet.matches.score(document));
        assert.ok(Object.values<number>(parts).every((part) => part >= 0));
      }
    };
    fc.assert(fc.property(fc.oneof(words, queryText), any, check), { numRuns: 80 });
  });

  test('it holds what matched and nothing else; the rest follows in the order of the base score', () => {
    const check = (q: string): void => {
      const resultSet = open(packed, { q, operator: 'or' });
      const byDay = open(packed, { q, operator: 'or', sort: 'newest' }).documents();
      const order = resultSet.documents();
      assert.deepEqual([...order].sort(), [...byDay].sort());
      const rest = order.filter((one) => resultSet.selection.scoreParts(one) === null);
      assert.deepEqual(order.slice(order.length - rest.length), rest);
      const base = rest.map((one) => resultSet.matches.score(one));
      assert.deepEqual(
        base,
        [...base].sort((a, b) => b - a),
      );
    };
    fc.assert(fc.property(words, check), { numRuns: 25 });
  });

  test('segments give every article the score that the index in memory gives it', () => {
    const scoresOf = (archive: Archive, q: string, operator: 'and' | 'or') => {
      const resultSet = open(archive, { q, operator, variants: false });
      return resultSet.rows().map((row) => ({
        id: row.article.id,
        score: resultSet.score(row.document),
      }));
    };
    const check = (q: string, operator: 'and' | 'or'): void => {
      const ours = scoresOf(packed, q, operator);
      const oracle = scoresOf(inMemory, q, operator);
      assert.equal(ours.length, oracle.length);
      for (const [i, { score }] of ours.entries()) {
        const expected = oracle[i]?.score ?? -1;
        assert.ok(Math.abs(score - expected) <= 1e-9 * Math.max(1, expected), `${q} at ${i}`);
      }
      const byId = new Map(oracle.map(({ id, score }) => [id, score]));
      for (const { id, score } of ours)
        assert.ok(Math.abs(score - (byId.get(id) ?? -1)) <= 1e-9 * Math.max(1, score), q);
    };
    // Beside OR, a phrase that does not stand adds to the base score in memory, and not in segments.
    const oneWords = words.filter((several) => !several.includes('-'));
    fc.assert(fc.property(oneWords, any, check), { numRuns: 60 });
    fc.assert(fc.property(phrased, fc.constant('and'), check), {
      numRuns: 60,
      examples: [['ferry "eleições eleição" title:eleições', 'and']],
    });
  });
});
