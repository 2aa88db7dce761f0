/** Stories and copies as every `Searcher` counts, collapses and follows them; the oracle counts again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  EMPTY_STATE,
  FACETS,
  type SearchState,
  SORTS,
  type Sort,
} from '../../server/core/search-state.ts';
import type { Searcher, SearchResult } from '../../server/core/searcher.ts';
import type { ArticleGroups } from '../../server/stories/article-groups.ts';
import { type NaiveArticle, naiveMarks, passes } from './naive-search.ts';
import { plainWord, searchState } from './random-searches.ts';

export type StoryContract = {
  readonly archive: readonly NaiveArticle[];
  readonly groups: ArticleGroups;
  readonly searcher: () => Searcher;
};

export function storyContract({ archive, groups, searcher }: StoryContract): void {
  const storyOf = new Map<string, string>();
  for (const { id, members } of groups.stories)
    for (const member of members) storyOf.set(member, id);
  const copiesOf = new Map<string, string>();
  for (const { fullest, members } of groups.copies)
    for (const member of members) copiesOf.set(member, fullest);
  const groupBy = (articles: readonly NaiveArticle[], groupOf: ReadonlyMap<string, string>) =>
    new Set(articles.map(({ article: { id } }) => groupOf.get(id) ?? id)).size;
  const storiesIn = (articles: readonly NaiveArticle[]) => groupBy(articles, storyOf);
  const states = searchState((facet) =>
    [...new Set(archive.flatMap(({ facets }) => facets[facet]))].sort(),
  );
  const search = (changes: Partial<SearchState>): Promise<SearchResult> =>
    searcher().search({ ...EMPTY_STATE, variants: false, size: 100, ...changes });
  const matchedBy = ({ q, operator }: SearchState): NaiveArticle[] => {
    const marks = naiveMarks(archive, q, operator ?? 'and');
    return archive.filter(({ article }) => marks.has(article.id));
  };
  const idsOf = ({ hits }: SearchResult): string[] => hits.map(({ article }) => article.id);

  test('there are stories and copies to be counted', () => {
    assert.ok(groups.stories.length > 0 && groups.copies.length > 2);
  });

  test('stories beside every count are what counting them gives', async () => {
    const check = async (state: SearchState): Promise<void> => {
      const { stories, facets, timeline } = await searcher().search(state);
      const matched = matchedBy(state);
      assert.equal(stories, storiesIn(matched.filter((one) => passes(one, state))));
      for (const facet of FACETS) {
        for (const listed of facets[facet]?.values ?? []) {
          const ignoring = { inclusionsOf: facet, exclusion: listed.value };
          const counted = matched.filter(
            (one) => one.facets[facet].includes(listed.value) && passes(one, state, ignoring),
          );
          assert.deepEqual(
            [listed.count, listed.stories],
            [counted.length, storiesIn(counted)],
            `${facet} ${listed.value}`,
          );
        }
      }
      const anyDate = matched.filter((one) => passes(one, state, { dates: true }));
      for (const { from, to, stories: inBucket } of timeline.buckets) {
        const inside = anyDate.filter(
          ({ article: { date } }) => date !== null && date.day >= from && date.day <= to,
        );
        assert.equal(inBucket, storiesIn(inside));
      }
    };
    await fc.assert(fc.asyncProperty(states, check), { numRuns: 120 });
  });

  test('collapsed, a page walks groups, and shows of each the first in the order', async () => {
    const check = async (
      state: SearchState,
      collapse: 'copies' | 'story',
      sort: Sort,
      size: number,
    ): Promise<void> => {
      const groupOf = collapse === 'story' ? storyOf : copiesOf;
      const plain = await searcher().search({ ...state, sort, counted: [], passages: 0 });
      assert.equal(plain.groups, null);
      const seen = new Set<string>();
      const expected = (await walked(searcher(), { ...state, sort }, 50)).filter((id) => {
        const group = groupOf.get(id) ?? id;
        return !seen.has(group) && seen.add(group);
      });
      const collapsed = { ...state, sort, collapse };
      const { total, stories, groups: walkedGroups } = await searcher().search(collapsed);
      assert.deepEqual([total, stories], [plain.total, plain.stories]);
      assert.equal(walkedGroups, expected.length);
      assert.deepEqual(await walked(searcher(), collapsed, size), expected);
    };
    const sizes = fc.integer({ min: 7, max: 40 });
    const collapses = fc.constantFrom<'copies' | 'story'>('copies', 'story');
    await fc.assert(fc.asyncProperty(states, collapses, fc.constantFrom(...SORTS), sizes, check), {
      numRuns: 60,
    });
  });

  test('a hit tells its story, how much of it matches, and its copies', async () => {
    const check = async (state: SearchState): Promise<void> => {
      const { hits } = await searcher().search(state);
      const inResult = matchedBy(state).filter((one) => passes(one, state));
      for (const { article } of hits) {
        const story = groups.stories.find(({ members }) => members.includes(article.id));
        const matching = inResult.filter(
          (one) => story !== undefined && storyOf.get(one.article.id) === story.id,
        ).length;
        assert.deepEqual(
          article.story,
          story === undefined ? null : { id: story.id, size: story.members.length, matching },
        );
        const copies = groups.copies.find(({ members }) => members.includes(article.id));
        assert.equal(article.copies, (copies?.members.length ?? 1) - 1);
      }
    };
    await fc.assert(fc.asyncProperty(states, check), { numRuns: 50 });
  });

  test('the same text elsewhere is a copy', async () => {
    const { hits } = await search({ q: '' });
    for (const { article } of hits) {
      const { text, sha256 } = archive.find((one) => one.article.id === article.id)?.article ?? {};
      const same = archive.filter((one) => one.article.sha256 === sha256).length - 1;
      if (text === '') assert.equal(article.copies, 0);
      else assert.ok(article.copies >= same);
    }
  });

  test('within a story, named by its id or any report, are its reports', async () => {
    const largest = [...groups.stories].sort((a, b) => b.members.length - a.members.length)[0];
    assert.ok(largest !== undefined);
    for (const name of [largest.id, ...largest.members.slice(-2)]) {
      const { total, stories, state, hits } = await search({ story: name });
      assert.deepEqual([total, stories, state.story], [largest.members.length, 1, largest.id]);
      for (const { article } of hits) assert.equal(article.story?.id, largest.id);
    }
    const alone = archive.find(({ article }) => !storyOf.has(article.id))?.article.id;
    assert.ok(alone !== undefined);
    const single = await search({ story: alone });
    assert.deepEqual([idsOf(single), single.query.warnings], [[alone], []]);
    const unknown = await search({ story: 'nothing-of-that-id' });
    assert.equal(unknown.total, 0);
    assert.deepEqual(
      unknown.query.warnings.map(({ code }) => code),
      ['unknown-value'],
    );
  });

  test('a story is one more filter: counts and words obey it', async () => {
    const check = async (state: SearchState, at: number): Promise<void> => {
      const story = groups.stories[at % groups.stories.length];
      assert.ok(story !== undefined);
      const { total } = await searcher().search({ ...state, story: story.id });
      const expected = matchedBy(state).filter(
        (one) => passes(one, state) && storyOf.get(one.article.id) === story.id,
      );
      assert.equal(total, expected.length);
    };
    await fc.assert(fc.asyncProperty(states, fc.nat(50), check), { numRuns: 50 });
  });

  test('similar articles come with the most alike first, the article itself left out', async () => {
    for (const { article } of archive.slice(0, 12)) {
      const { hits, total } = await search({ similar: article.id, size: 100 });
      assert.ok(!hits.some((hit) => hit.article.id === article.id));
      const scores = hits.map(({ score }) => score);
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
      );
      assert.ok(scores.every((score) => score > 0 && score <= 1 + 1e-9));
      const copies = groups.copies.find(({ members }) => members.includes(article.id));
      if (copies !== undefined && article.text.length > 40) assert.ok(total > 0);
    }
    assert.equal((await search({ similar: 'nothing-of-that-id' })).total, 0);
  });

  test('words narrow what is similar, and what is similar narrows the words', async () => {
    const check = async (word: string, at: number): Promise<void> => {
      const similar = archive[at % archive.length]?.article.id ?? '';
      const alike = new Set(idsOf(await search({ similar })));
      const both = await search({ similar, q: word, operator: 'and' });
      const words = naiveMarks(archive, word, 'and');
      assert.deepEqual(idsOf(both).sort(), [...alike].filter((id) => words.has(id)).sort());
    };
    await fc.assert(fc.asyncProperty(plainWord, fc.nat(200), check), { numRuns: 60 });
  });
}

/** All hits of a search, page by page. */
async function walked(searcher: Searcher, state: SearchState, size: number): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { hits } = await searcher.search({ ...state, page, size, counted: [], passages: 0 });
    if (hits.length === 0) return ids;
    ids.push(...hits.map(({ article }) => article.id));
  }
}
