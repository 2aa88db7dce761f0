/** The part of the contract that is said case by case: order, paging, values, the fallback, single articles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EMPTY_STATE,
  type Facet,
  type SearchState,
  SORTS,
  withSelection,
} from '../../server/core/search-state.ts';
import type { Searcher, SearchResult } from '../../server/core/searcher.ts';
import { type NaiveArticle, naiveMarks } from './naive-search.ts';

export type Tables = {
  readonly archive: readonly NaiveArticle[];
  /** Called inside the tests, once the searcher stands. */
  readonly searcher: () => Searcher;
};

export function searcherTables({ archive, searcher }: Tables): void {
  const search = (changes: Partial<SearchState>): Promise<SearchResult> =>
    searcher().search({ ...EMPTY_STATE, ...changes });
  const choose = (facet: Facet, value: string): Promise<SearchResult> =>
    searcher().search(withSelection(EMPTY_STATE, facet, { included: [value] }));
  const holding = (facet: Facet, value: string): number =>
    archive.filter(({ facets }) => facets[facet].includes(value)).length;

  for (const sort of SORTS) {
    test(`sorted by ${sort}, pages walk every hit once, in order`, async () => {
      const walked: { id: string; score: number; day: string | null; added: string }[] = [];
      const first = await search({ q: 'ferry', sort, size: 7 });
      assert.ok(first.total > 14);
      for (let page = 1; page <= Math.ceil(first.total / 7); page += 1) {
        const { hits } = await search({ q: 'ferry', sort, size: 7, page });
        for (const { article, score } of hits)
          walked.push({
            id: article.id,
            score,
            day: article.date?.day ?? null,
            added: article.added,
          });
      }
      assert.equal(new Set(walked.map(({ id }) => id)).size, first.total);
      assert.equal(walked.length, first.total);
      const expected = [...walked].sort((a, b) => {
        const later = { relevance: 0, newest: -1, oldest: 1, added: -1 }[sort];
        if (sort === 'relevance') return b.score - a.score || order(a.id, b.id);
        if (sort === 'added') return later * order(a.added, b.added) || order(a.id, b.id);
        const undated = Number(a.day === null) - Number(b.day === null);
        return undated || later * order(a.day ?? '', b.day ?? '') || order(a.id, b.id);
      });
      assert.deepEqual(walked, expected);
      const past = await search({ q: 'ferry', sort, size: 7, page: 1000 });
      assert.deepEqual([past.total, past.hits.length], [first.total, 0]);
    });
  }

  test('without a choice, words are sorted by relevance and everything else by date', async () => {
    const same = async (q: string, sort: 'relevance' | 'newest'): Promise<void> => {
      const [absent, given] = [await search({ q }), await search({ q, sort })];
      assert.deepEqual(absent.hits, given.hits);
    };
    await same('ferry', 'relevance');
    await same('', 'newest');
    await same('date:2022', 'newest');
  });

  test('a search without words has scores of zero and shows the lead', async () => {
    const { hits, query } = await search({ q: '' });
    assert.equal(query.hasWords, false);
    for (const { score, passages, titleHighlights, moreMatches } of hits) {
      assert.equal(score, 0);
      assert.ok(passages.length <= 1);
      assert.deepEqual(
        passages.flatMap(({ highlights }) => highlights),
        [],
      );
      assert.deepEqual([titleHighlights, moreMatches], [[], 0]);
    }
  });

  test('size 0 counts without showing', async () => {
    const { hits, total, facets } = await search({ q: 'ferry', size: 0 });
    assert.deepEqual(hits, []);
    assert.equal(total, naiveMarks(archive, 'ferry', 'and').size);
    assert.ok((facets.source?.values.length ?? 0) > 0);
  });

  test('only the facets asked for are counted', async () => {
    const names = async (counted: readonly Facet[] | null) =>
      Object.keys((await search({ counted })).facets);
    assert.deepEqual(await names([]), []);
    assert.deepEqual(await names(['person', 'source']), ['person', 'source']);
    assert.equal((await names(null)).length, 9);
  });

  test('a hand-picked set restricts, unknown ids find nothing', async () => {
    const ids = archive.slice(3, 6).map(({ article }) => article.id);
    const { hits, total } = await search({ ids: [...ids, 'nothing-of-that-id'] });
    assert.equal(total, 3);
    assert.deepEqual(hits.map(({ article }) => article.id).sort(), [...ids].sort());
    assert.equal((await search({ ids: ['nothing-of-that-id'] })).total, 0);
  });

  test('any of the words only where all of them find nothing and no operator is given', async () => {
    const q = 'ferry unheardof';
    const loose = await search({ q });
    assert.equal(loose.query.fallback?.kind, 'or');
    assert.equal(loose.query.fallback?.strictTotal, 0);
    assert.equal(loose.state.operator, 'or');
    assert.equal(loose.total, naiveMarks(archive, q, 'or').size);
    const obeyed = await search({ q, operator: 'and' });
    assert.deepEqual([obeyed.total, obeyed.query.fallback], [0, null]);
    const asked = await search({ q, operator: 'or' });
    assert.deepEqual([asked.total, asked.query.fallback], [loose.total, null]);
    assert.equal((await search({ q: 'ferry strike' })).query.fallback, null);
    // A filter that leaves nothing is no reason to search for something else.
    const filtered = await search({ q: 'ferry strike', ids: ['nothing-of-that-id'] });
    assert.deepEqual([filtered.total, filtered.query.fallback], [0, null]);
    for (const fixed of [
      'ferry AND unheardof',
      '+ferry +unheardof',
      '"ferry unheardof"',
      'unheardof',
    ])
      assert.deepEqual([(await search({ q: fixed })).total, fixed], [0, fixed]);
  });

  test('each word is reported with what it finds alone', async () => {
    const { query } = await search({ q: 'ferry "port amity" unheardof' });
    assert.deepEqual(
      query.terms,
      ['ferry', '"port amity"', 'unheardof'].map((text) => ({
        text,
        articles: naiveMarks(archive, text, 'and').size,
      })),
    );
  });

  const spellings: readonly (readonly [Facet, string, string])[] = [
    ['person', 'zora velez', 'Zora Vélez'],
    ['person', 'ZORA VÉLEZ', 'Zora Vélez'],
    ['person', 'jean luc marr', 'Jean-Luc Marr'],
    ['person', 'JEAN-LUC MARR', 'Jean-Luc Marr'],
    ['person', 'jean\u2010luc  marr', 'Jean-Luc Marr'],
    ['place', 'port amity', 'Port Amity'],
    ['place', 'Pört Amity', 'Port Amity'],
    ['source', 'agencia norte', 'Agência Norte'],
    ['author', 'anna DAHL', 'Ánna Dahl'],
    ['section', 'LOCAL', 'Local'],
    ['folder', 'Harbour/2022', 'harbour/2022'],
  ];
  for (const [facet, spelling, meant] of spellings) {
    test(`${facet}: “${spelling}” selects ${meant}`, async () => {
      const { state, total, query } = await choose(facet, spelling);
      const [display] = state.facets[facet].included;
      // Which of its spellings an entity shows is the entity table's business.
      const plain = (text = '') =>
        text
          .normalize('NFD')
          .replace(/[^a-z0-9/]/gi, '')
          .toLowerCase();
      assert.equal(plain(display), plain(meant));
      assert.equal(total, holding(facet, display ?? ''));
      assert.ok(total > 0);
      assert.deepEqual(query.warnings, []);
    });
  }

  test('a spelling of several values selects all of them and says so', async () => {
    const { state, total, query } = await choose('source', 'coast wire');
    assert.deepEqual([...state.facets.source.included].sort(), ['COAST WIRE', 'Coast Wire']);
    assert.equal(total, holding('source', 'COAST WIRE') + holding('source', 'Coast Wire'));
    assert.deepEqual(
      query.warnings.map(({ code }) => code),
      ['ambiguous-value'],
    );
    const exact = await choose('source', 'COAST WIRE');
    assert.deepEqual(exact.query.warnings, []);
    assert.equal(exact.total, holding('source', 'COAST WIRE'));
  });

  test('an unknown value finds nothing and is told the names near it', async () => {
    const { total, query } = await choose('place', 'Harbor Hill');
    assert.equal(total, 0);
    assert.deepEqual(
      query.warnings.map(({ code }) => code),
      ['unknown-value'],
    );
    assert.match(query.warnings[0]?.message ?? '', /Harbor Hill.*Harbour Hill/);
    const strange = await choose('person', 'Qqq');
    assert.deepEqual([strange.total, strange.query.warnings[0]?.code], [0, 'unknown-value']);
    assert.doesNotMatch(strange.query.warnings[0]?.message ?? '', /Did you mean/);
  });

  test('an article is given whole, and an id that never was is unknown', async () => {
    const one = archive[0];
    assert.ok(one !== undefined);
    const there = await searcher().article(one.article.id, { ...EMPTY_STATE, q: 'the' });
    assert.equal(there.kind, 'here');
    if (there.kind !== 'here') return;
    const { text, paragraphs, mentions, highlights, entities } = there.article;
    assert.deepEqual([text, paragraphs], [one.article.text, one.article.paragraphs]);
    for (const mention of mentions)
      assert.equal(there.article[mention.field].slice(mention.start, mention.end), mention.text);
    assert.deepEqual([...entities.person].sort(), [...one.facets.person].sort());
    const marks = naiveMarks([one], 'the', 'and').get(one.article.id) ?? [];
    assert.equal(highlights.title.length + highlights.text.length, marks.length);
    assert.deepEqual(await searcher().article('nothing-of-that-id', null), { kind: 'unknown' });
  });

  test('the full list of a facet filters by the beginnings of words and walks in pages', async () => {
    const list = (contains: string, page: number, size: number) =>
      searcher().facet({ state: EMPTY_STATE, facet: 'person', contains, page, size });
    const all = await list('', 1, 1000);
    assert.equal(all.matching, all.distinct);
    for (const { value, count } of all.values) assert.equal(count, holding('person', value));
    const walked = [];
    for (let page = 1; page <= all.distinct; page += 1)
      walked.push(...(await list('', page, 1)).values);
    assert.deepEqual(walked, all.values);
    assert.deepEqual(
      (await list('fer am', 1, 10)).values.map(({ value }) => value),
      ['Amos Ferry'],
    );
    assert.equal((await list('erry', 1, 10)).matching, 0);
  });

  test('the status counts what there is', async () => {
    const { index, dates, entities } = await searcher().status();
    assert.deepEqual([index.articles, index.state], [archive.length, 'ready']);
    assert.equal(dates.undated, archive.filter(({ article }) => article.date === null).length);
    assert.deepEqual([dates.from, dates.to], ['2021-12-31', '2023-07-04']);
    const distinct = new Set(archive.flatMap(({ facets }) => facets.person));
    assert.equal(entities.person, distinct.size);
  });
}

/** By code unit. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
