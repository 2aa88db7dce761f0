/**
 * What every `Searcher` must do, whatever its index: the same hits as asking each article, the same
 * counts as counting, marks that prove the match.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Article, ArticleId } from '../../server/core/article.ts';
import { distinctiveness } from '../../server/core/distinctiveness.ts';
import type { LocalName } from '../../server/core/names.ts';
import { EMPTY_STATE, FACETS, type SearchState } from '../../server/core/search-state.ts';
import type { Hit, Searcher, SearchResult } from '../../server/core/searcher.ts';
import { mergeSpans } from '../../server/core/span.ts';
import { insightContract } from './insight-contract.ts';
import {
  type NaiveArticle,
  naiveArchive,
  naiveCounts,
  naiveMarks,
  passes,
} from './naive-search.ts';
import { naturalGroups, withCompany } from './natural-groups.ts';
import { namesById, randomArticles } from './random-articles.ts';
import { markable, plainWord, queryText, searchState } from './random-searches.ts';
import { readingContract } from './reading-contract.ts';
import { searcherTables } from './searcher-tables.ts';
import { storyContract } from './story-contract.ts';

/** A searcher over these articles and names, complete. */
export type Build = (
  articles: readonly Article[],
  names: ReadonlyMap<ArticleId, readonly LocalName[]>,
) => Searcher | Promise<Searcher>;

const SEED = 20241029;
const ARTICLES = withCompany(randomArticles(80, SEED), 20);
const ARCHIVE = naiveArchive(ARTICLES);
const GROUPS = naturalGroups(
  ARTICLES.map(({ article }) => article),
  namesById(ARTICLES),
);
const ANY_OPERATOR = fc.constantFrom<'and' | 'or'>('and', 'or');

export function searcherContract(name: string, build: Build): void {
  describe(`${name} as a searcher`, () => {
    let searcher: Searcher;
    before(async () => {
      searcher = await build(
        ARTICLES.map(({ article }) => article),
        namesById(ARTICLES),
      );
    });
    const search = (changes: Partial<SearchState>): Promise<SearchResult> =>
      searcher.search({ ...EMPTY_STATE, variants: false, size: 100, ...changes });
    const found = async (q: string): Promise<Set<string>> =>
      new Set((await search({ q, operator: 'and' })).hits.map(({ article }) => article.id));

    test('it finds exactly the articles that satisfy the query', async () => {
      const check = async (q: string, operator: 'and' | 'or'): Promise<void> => {
        const { total, hits } = await search({ q, operator, counted: [], passages: 0 });
        const expected = naiveMarks(ARCHIVE, q, operator);
        assert.equal(total, expected.size, q);
        assert.deepEqual(idsOf(hits).sort(), [...expected.keys()].sort(), q);
      };
      await fc.assert(fc.asyncProperty(queryText, ANY_OPERATOR, check), { numRuns: 600 });
    });

    test('a filter never adds a hit, and lets through what it should', async () => {
      const check = async (state: SearchState): Promise<void> => {
        const { total, hits } = await searcher.search(state);
        const matched = naiveMarks(ARCHIVE, state.q, state.operator ?? 'and');
        for (const { article } of hits) assert.ok(matched.has(article.id));
        const expected = ARCHIVE.filter(
          (one) => matched.has(one.article.id) && passes(one, state),
        ).map(({ article }) => article.id);
        assert.equal(total, expected.length);
        assert.deepEqual(idsOf(hits).sort(), expected.sort());
      };
      await fc.assert(fc.asyncProperty(searchState(valuesOf), check), { numRuns: 300 });
    });

    test('every count of a facet and of the timeline is what counting gives', async () => {
      const check = async (state: SearchState): Promise<void> => {
        const { facets, timeline, undatedLeftOut, total } = await searcher.search(state);
        const marks = naiveMarks(ARCHIVE, state.q, state.operator ?? 'and');
        const matched = ARCHIVE.filter(({ article }) => marks.has(article.id));
        for (const facet of FACETS) {
          const expected = naiveCounts(matched, state, facet);
          const { values, missing } = facets[facet] ?? { values: [], missing: { count: -1 } };
          const counted = values.filter(({ count }) => count > 0);
          assert.deepEqual(
            new Map(counted.map(({ value, count }) => [value, count])),
            expected.values,
            facet,
          );
          assert.equal(missing.count, expected.missing, facet);
          for (const value of [...state.facets[facet].included, ...state.facets[facet].excluded])
            assert.ok(values.some((listed) => listed.value === value));
        }
        const anyDate = matched.filter((one) => passes(one, state, { dates: true }));
        const inBuckets = timeline.buckets.reduce((sum, { count }) => sum + count, 0);
        assert.equal(inBuckets + timeline.undated.count, anyDate.length);
        assert.equal(timeline.undated.count, anyDate.filter(isUndated).length);
        for (const { from, to, count } of timeline.buckets) {
          const inside = anyDate.filter(({ article: { date } }) => {
            return date !== null && date.day >= from && date.day <= to;
          });
          assert.equal(count, inside.length);
        }
        const inResult = matched.filter((one) => passes(one, state));
        const leftOut = anyDate.filter(isUndated).length - inResult.filter(isUndated).length;
        assert.equal(undatedLeftOut, leftOut);
        assert.equal(total, inResult.length);
      };
      await fc.assert(fc.asyncProperty(searchState(valuesOf), check), { numRuns: 250 });
    });

    test('what stands out in the articles found is what counting them against the archive says', async () => {
      const check = async (state: SearchState): Promise<void> => {
        const { facets } = await searcher.search({ ...state, facetSort: 'distinctive' });
        const marks = naiveMarks(ARCHIVE, state.q, state.operator ?? 'and');
        const matched = ARCHIVE.filter(({ article }) => marks.has(article.id));
        for (const facet of FACETS) {
          const counted = matched.filter((one) => passes(one, state, { inclusionsOf: facet }));
          let before = Number.POSITIVE_INFINITY;
          for (const { value, count, distinctive } of facets[facet]?.values ?? []) {
            const inArchive = ARCHIVE.filter((one) => one.facets[facet].includes(value)).length;
            const sizes = { articles: counted.length, archive: ARCHIVE.length };
            const logLikelihood = distinctiveness({ count, inArchive }, sizes);
            assert.deepEqual(distinctive, { inArchive, logLikelihood }, `${facet} ${value}`);
            assert.ok(logLikelihood <= before, facet);
            before = logLikelihood;
          }
        }
      };
      await fc.assert(fc.asyncProperty(searchState(valuesOf), check), { numRuns: 150 });
    });

    test('the bars of the drawing hold the articles of the timeline', async () => {
      const check = async (state: SearchState): Promise<void> => {
        const { timeline, chart } = await searcher.search(state);
        const sum = (list: readonly { count: number }[]) => list.reduce((n, b) => n + b.count, 0);
        assert.equal(sum(chart.bars), sum(timeline.buckets));
      };
      await fc.assert(fc.asyncProperty(searchState(valuesOf), check), { numRuns: 100 });
    });

    test('every hit of a query with words shows at least one mark, and only spans that matched', async () => {
      const check = async (q: string): Promise<void> => {
        const { hits, query } = await search({ q, operator: 'and' });
        const expected = naiveMarks(ARCHIVE, q, 'and');
        assert.equal(query.hasWords, true);
        for (const hit of hits) {
          const marks = expected.get(hit.article.id) ?? [];
          const inTitle = mergeSpans(marks.filter(({ field }) => field === 'title'));
          const inText = mergeSpans(marks.filter(({ field }) => field === 'text'));
          const shown = shownInText(hit);
          assert.deepEqual(hit.titleHighlights, inTitle);
          assert.ok(shown.every((span) => inText.some((mark) => sameSpan(mark, span))));
          assert.equal(shown.length + hit.moreMatches, inText.length);
          assert.ok(inTitle.length + shown.length > 0, `${q} marks nothing`);
          assert.ok(hit.matched.length > 0);
        }
      };
      await fc.assert(fc.asyncProperty(markable, check), { numRuns: 300 });
    });

    test('passages are windows of the text', async () => {
      const { hits } = await search({ q: 'ferry OR strike', operator: 'and', passages: 10 });
      assert.ok(hits.length > 10);
      for (const { article, passages } of hits) {
        const detail = await searcher.article(article.id, null);
        assert.equal(detail.kind, 'here');
        const text = detail.kind === 'here' ? detail.article.text : '';
        for (const passage of passages)
          assert.equal(
            text.slice(passage.start, passage.start + passage.text.length),
            passage.text,
          );
      }
    });

    test('all of the words find no more than any of them', async () => {
      const check = async (words: string[]): Promise<void> => {
        const q = words.join(' ');
        const all = await search({ q, operator: 'and' });
        const any = await search({ q, operator: 'or' });
        const ids = new Set(idsOf(any.hits));
        for (const id of idsOf(all.hits)) assert.ok(ids.has(id));
      };
      const words = fc.array(plainWord, { minLength: 2, maxLength: 4 });
      await fc.assert(fc.asyncProperty(words, check), { numRuns: 100 });
    });

    test('what NOT takes out of a search is what the word would have kept', async () => {
      const check = async (a: string, b: string): Promise<void> => {
        const [every, without, both] = [
          await found(a),
          await found(`${a} -${b}`),
          await found(`${a} ${b}`),
        ];
        assert.equal(without.size + both.size, every.size);
        assert.deepEqual(new Set([...without, ...both]), every);
      };
      await fc.assert(fc.asyncProperty(plainWord, plainWord, check), { numRuns: 100 });
    });

    readingContract(() => searcher, valuesOf);
    insightContract({ archive: ARCHIVE, searcher: () => searcher, valuesOf });
    searcherTables({ archive: ARCHIVE, searcher: () => searcher });
    storyContract({ archive: ARCHIVE, groups: GROUPS, searcher: () => searcher });
  });
}

/** Display values of a facet, every one that some article has. */
function valuesOf(facet: (typeof FACETS)[number]): string[] {
  return [...new Set(ARCHIVE.flatMap(({ facets }) => facets[facet]))].sort();
}

function idsOf(hits: readonly Hit[]): string[] {
  return hits.map(({ article }) => article.id);
}

function isUndated({ article }: NaiveArticle): boolean {
  return article.date === null;
}

type Range = { readonly start: number; readonly end: number };

function sameSpan(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Highlights of the passages, counted from the start of the text. */
function shownInText({ passages }: Hit): Range[] {
  return passages.flatMap(({ start, highlights }) =>
    highlights.map((mark) => ({ start: mark.start + start, end: mark.end + start })),
  );
}
