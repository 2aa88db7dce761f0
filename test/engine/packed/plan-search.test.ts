import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import type { Article } from '../../../server/core/article.ts';
import { applyOperator } from '../../../server/core/query/operator.ts';
import { parseQuery } from '../../../server/core/query/parser.ts';
import { createIndexPlan, type Lexicon } from '../../../server/engine/archive/index-plan.ts';
import { ArticleIndex } from '../../../server/engine/minisearch/article-index.ts';
import { planQuery } from '../../../server/engine/minisearch/plan-query.ts';
import { createDictionary } from '../../../server/engine/packed/dictionary.ts';
import { foundSet } from '../../../server/engine/packed/found-set.ts';
import { createLexicon } from '../../../server/engine/packed/lexicon.ts';
import type { LiveSegment } from '../../../server/engine/packed/live-segment.ts';
import { PlanSearcher } from '../../../server/engine/packed/plan-search.ts';
import { createScoring } from '../../../server/engine/packed/scoring.ts';
import { randomArticles } from '../random-articles.ts';
import { queryText } from '../random-searches.ts';
import { liveSegments } from './segments.ts';

const ARTICLES = randomArticles(120, 7).map(({ article }) => article);
/** Every third article of the second segment, and the whole of the last one. */
const isDeleted = (place: number): boolean =>
  (place >= 30 && place < 90 && place % 3 === 0) || place >= 110;
const PARTS = [
  ARTICLES.slice(0, 30),
  ARTICLES.slice(30, 90),
  ARTICLES.slice(90, 110),
  ARTICLES.slice(110),
];

/** A plan that leaves conditions to the evaluator asks for none. */
const where = (): Uint32Array => assert.fail('no condition is asked for');

type Case = {
  readonly name: string;
  readonly segments: readonly LiveSegment[];
  readonly lexicon: Lexicon<number>;
  readonly searcher: PlanSearcher;
  readonly fresh: ArticleIndex;
  readonly live: readonly Article[];
};
const cases: Case[] = [];

before(async () => {
  for (const [name, deletes] of [
    ['all live', () => false],
    ['some deleted', isDeleted],
  ] as const) {
    const live = ARTICLES.filter((_, place) => !deletes(place));
    const fresh = new ArticleIndex();
    for (const article of live) fresh.put(article, null);
    const segments = await liveSegments(PARTS, deletes);
    const dictionary = createDictionary(segments);
    const lexicon = createLexicon(segments, dictionary);
    const scoring = createScoring(segments);
    const searcher = new PlanSearcher({ segments, dictionary, scoring, where, remembered: 8 });
    cases.push({ name, segments, lexicon, searcher, fresh, live });
  }
});

test('many segments find and score like one fresh MiniSearch over the live articles', () => {
  const check = (q: string, operator: 'and' | 'or'): void => {
    const root = applyOperator(parseQuery(q).root, operator);
    for (const { name, segments, lexicon, searcher, fresh } of cases) {
      const expected = new Map<string, number>();
      const asked = createIndexPlan(root, fresh.table.vocabulary, { decides: false });
      for (const { id, score, queryTerms } of fresh.miniSearch.search(
        planQuery(asked.plan, fresh.table.languageOf),
      )) {
        const article = fresh.table.row(id)?.article.id ?? '';
        expected.set(article, score / Math.max(1, queryTerms.length));
      }
      const { plan } = createIndexPlan(root, lexicon, { decides: false });
      const set = searcher.find(plan, () => undefined);
      const { parts, size } = foundSet(set, plan, searcher);
      const found = new Map<string, number>();
      for (const [place, live] of segments.entries()) {
        const { documents = [], scores = [] } = parts[place] ?? {};
        for (const [i, document] of documents.entries()) {
          assert.ok(i === 0 || document > (documents[i - 1] ?? 0), 'documents ascend');
          found.set(ARTICLES[live.base + document]?.id ?? '', scores[i] ?? 0);
        }
      }
      assert.equal(size, found.size, `${name}: ${q}`);
      const best = searcher.best(plan, set, 5);
      const scores = [...found.values()].sort((a, b) => b - a).slice(0, 5);
      assert.deepEqual(
        best.map(({ key }) => key),
        scores,
        `${name}: ${q}`,
      );
      assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort(), `${name}: ${q}`);
      for (const [id, score] of expected) {
        const own = found.get(id) ?? 0;
        assert.ok(Math.abs(own - score) <= 1e-9 * score, `${name}: ${q}: ${own} is not ${score}`);
      }
    }
  };
  fc.assert(fc.property(queryText, fc.constantFrom('and', 'or'), check), { numRuns: 1500 });
});

test('MiniSearch is what fills the comparison', () => {
  assert.ok(cases.every(({ fresh }) => fresh.miniSearch instanceof MiniSearch));
  assert.ok(cases.every(({ fresh, live }) => fresh.miniSearch.documentCount === live.length));
});
