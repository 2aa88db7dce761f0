/** What every engine says of trends and of what stands out, against counting article by article. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TEXT_FIELDS } from '../../server/core/article.ts';
import { createWordFilter, type DistinctiveResult } from '../../server/core/distinctive.ts';
import { distinctiveness } from '../../server/core/distinctiveness.ts';
import type { Facet, Interval, SearchState } from '../../server/core/search-state.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { countPlaces } from '../../server/engine/archive/count-places.ts';
import { type NaiveArticle, naiveMarks, passes } from './naive-search.ts';
import { markable, searchState } from './random-searches.ts';

export type InsightCase = {
  readonly archive: readonly NaiveArticle[];
  readonly searcher: () => Searcher;
  /** Display values of a facet. */
  readonly valuesOf: (facet: Facet) => readonly string[];
};

export function insightContract({ archive, searcher, valuesOf }: InsightCase): void {
  test('names and words that stand out are what comparing article by article gives', async () => {
    const check = async (state: SearchState): Promise<void> => {
      const found = await searcher().distinctive({
        state,
        size: 1000,
        words: true,
        unique: false,
      });
      const marks = naiveMarks(archive, state.q, state.operator ?? 'and');
      const inside = archive.filter((one) => marks.has(one.article.id) && passes(one, state));
      const sizes = { articles: inside.length, archive: archive.length };
      assert.deepEqual({ articles: found.articles, archive: found.archive }, sizes);
      const expected = (textsOf: (one: NaiveArticle) => readonly string[], minimum: number) => {
        const having = (all: readonly NaiveArticle[], text: string) =>
          all.filter((one) => textsOf(one).includes(text)).length;
        return [...new Set(inside.flatMap(textsOf))].flatMap((text) => {
          const [count, inArchive] = [having(inside, text), having(archive, text)];
          const logLikelihood = distinctiveness({ count, inArchive }, sizes);
          const stands = count >= minimum && logLikelihood > 0;
          return stands ? [`${text} ${count} ${inArchive} ${logLikelihood}`] : [];
        });
      };
      const told = (list: DistinctiveResult['words']) =>
        list.map((one) => `${one.text} ${one.count} ${one.inArchive} ${one.logLikelihood}`);
      for (const facet of ['person', 'keyword'] as const) {
        const chosen = state.facets[facet].included;
        const names = expected((one) => one.facets[facet].filter((v) => !chosen.includes(v)), 2);
        assert.deepEqual(told(found.values[facet]).sort(), names.sort(), facet);
      }
      const alone = await searcher().distinctive({ state, size: 9, words: false, unique: true });
      assert.deepEqual(alone.words, []);
      assert.deepEqual(
        alone.values.person,
        found.values.person.filter((one) => one.count === one.inArchive).slice(0, 9),
      );
      const accepts = createWordFilter(found.query.terms.map(({ text }) => text));
      const words = expected((one) => wordsOf(one).filter(accepts), 2);
      assert.deepEqual(told(found.words).sort(), words.sort());
    };
    await fc.assert(fc.asyncProperty(searchState(valuesOf), check), { numRuns: 60 });
  });

  test('trends count the articles, words and marks of each period, as the articles have them', async () => {
    const queries = fc.array(markable, { minLength: 1, maxLength: 3 });
    const interval = fc.constantFrom('day', 'month', 'year', null);
    const check = async (state: SearchState, asked: string[], by: Interval | null) => {
      const filters: SearchState = { ...state, q: '', operator: 'and', interval: by };
      const { periods, series, undated } = await searcher().trends({
        state: filters,
        queries: asked,
      });
      const passing = archive.filter((one) => passes(one, filters));
      const within = (from: string, to: string) =>
        passing.filter(({ article: { date } }) => date && date.day >= from && date.day <= to);
      assert.equal(undated, passing.filter(isUndated).length);
      for (const [i, { from, to, articles, words }] of periods.entries()) {
        const here = within(from, to);
        assert.equal(articles, here.length);
        assert.equal(
          words,
          here.reduce((sum, one) => sum + countTokens(one), 0),
        );
        for (const [n, q] of asked.entries()) {
          const marks = naiveMarks(here, q, 'and');
          const places = [...marks.values()].reduce((sum, list) => sum + countPlaces(list), 0);
          const point = { articles: marks.size, matches: places };
          assert.deepEqual(series[n]?.points[i], point, `${q} from ${from}`);
        }
      }
      assert.equal(
        periods.reduce((sum, { articles }) => sum + articles, 0) + undated,
        passing.length,
      );
    };
    await fc.assert(fc.asyncProperty(searchState(valuesOf), queries, interval, check), {
      numRuns: 60,
    });
  });
}

function isUndated({ article }: NaiveArticle): boolean {
  return article.date === null;
}

/** All words of an article, title and text. */
function wordsOf({ evaluated }: NaiveArticle): string[] {
  return TEXT_FIELDS.flatMap((field) => {
    const tokens = evaluated.tokens(field);
    return Array.from({ length: tokens.length }, (_, position) => tokens.term(position));
  });
}

function countTokens(one: NaiveArticle): number {
  return wordsOf(one).length;
}
