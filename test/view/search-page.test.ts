import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_STATE, FACETS, type SearchState } from '../../server/core/search-state.ts';
import { parseSearchParams, searchHref } from '../../server/core/search-url.ts';
import type { SearchResult } from '../../server/core/searcher.ts';
import { constraintChips } from '../../server/view/constraints.ts';
import { facetView } from '../../server/view/facet-view.ts';
import { searchForm } from '../../server/view/search-form.ts';
import { searchPage } from '../../server/view/search-page.ts';
import { timelineView } from '../../server/view/timeline-view.ts';
import { counts, HIT, RESULT } from './fixtures.ts';

const STRIKE: SearchState = { ...EMPTY_STATE, q: 'strike' };

/** The state that an address of the site says. */
function stateOf(href: string): SearchState {
  return parseSearchParams(new URL(href, 'http://localhost').searchParams, 'strict');
}

function chosen(facet: 'person' | 'source', changes: object, q = 'strike'): SearchState {
  const facets = { ...EMPTY_STATE.facets, [facet]: { ...EMPTY_STATE.facets[facet], ...changes } };
  return { ...EMPTY_STATE, q, facets };
}

test('a value is chosen, let go and excluded by its links', () => {
  const state = chosen('person', { included: ['A'], excluded: ['B'] });
  const given = counts(
    [
      ['A', 5],
      ['B', 4],
      ['C', 1],
    ],
    { selected: ['A'], excluded: ['B'] },
  );
  const [a, b, c] = facetView('person', given, state).values;
  assert.deepEqual(stateOf(a?.href ?? '').facets.person.included, []);
  assert.deepEqual(stateOf(b?.href ?? '').facets.person.excluded, []);
  assert.deepEqual(stateOf(c?.href ?? '').facets.person.included, ['A', 'C']);
  assert.deepEqual(stateOf(c?.excludeHref ?? '').facets.person.excluded, ['B', 'C']);
  assert.deepEqual([a?.excludeHref, b?.excludeHref], [null, null]);
  assert.equal(a?.name, 'A, 5 articles');
  assert.equal(b?.name, 'Excluded: B, 4 articles');
  assert.equal(c?.name, 'C, 1 article');
});

test('any or all is asked only where it makes a difference', () => {
  const two = { included: ['A', 'B'] };
  const given = counts([['A', 1]]);
  assert.equal(facetView('person', given, chosen('person', { included: ['A'] })).match, null);
  assert.equal(facetView('source', given, chosen('source', two)).match, null);
  const match = facetView('person', given, chosen('person', two)).match;
  assert.equal(stateOf(match?.allHref ?? '').facets.person.match, 'all');
});

test('the full list is offered where values are left out', () => {
  const given = counts([['A', 1]], { distinct: 40 });
  assert.deepEqual(facetView('person', given, STRIKE).all, {
    text: 'All 40 people',
    href: '/facets/person?q=strike',
  });
  assert.equal(facetView('person', counts([['A', 1]]), STRIKE).all, null);
});

const bounds = fc.option(fc.constantFrom('2020', '2020-05', '2020-05-07'), { nil: null });
const values = fc.uniqueArray(fc.constantFrom('A', 'B & C', '<i>', 'é?'), { maxLength: 2 });
const states: fc.Arbitrary<SearchState> = fc
  .record({
    q: fc.constantFrom('', 'strike', '"a b" -c'),
    included: values,
    missing: fc.boolean(),
    missingDate: fc.boolean(),
    from: bounds,
    operator: fc.constantFrom(null, 'and', 'or'),
    variants: fc.boolean(),
    facet: fc.constantFrom(...FACETS),
  })
  .map(({ facet, included, missing, ...rest }) => ({
    ...EMPTY_STATE,
    ...rest,
    facets: { ...EMPTY_STATE.facets, [facet]: { included, excluded: [], match: 'any', missing } },
  }));

test('following every chip leaves the words alone', () => {
  fc.assert(
    fc.property(states, (given) => {
      let state = given;
      for (let chips = constraintChips(state); chips.length > 0; chips = constraintChips(state)) {
        const next = stateOf(chips[0]?.href ?? '');
        assert.equal(constraintChips(next).length, chips.length - 1);
        state = next;
      }
      assert.deepEqual(state, { ...EMPTY_STATE, q: given.q });
    }),
  );
});

test('the search box keeps the other constraints and starts at the first page', () => {
  fc.assert(
    fc.property(states, (state) => {
      const { q, hidden } = searchForm({ ...state, page: 3 });
      const sent = new URLSearchParams([
        ['q', q],
        ...hidden.map((i) => [i.name, i.value] as [string, string]),
      ]);
      assert.deepEqual(parseSearchParams(sent, 'strict'), state);
    }),
  );
});

test('a bar leads to exactly its period', () => {
  const [first] = timelineView(RESULT.chart, RESULT.timeline, {
    ...STRIKE,
    missingDate: true,
  }).bars;
  const { from, to, missingDate } = stateOf(first?.href ?? '');
  assert.deepEqual([from, to, missingDate], ['2024-08', '2024-08', false]);
  assert.equal(first?.label, 'August 2024');
});

const FALLBACK: SearchResult = {
  ...RESULT,
  query: {
    ...RESULT.query,
    fallback: { kind: 'spelling', searched: 'strike', operator: 'and', strictTotal: 0 },
  },
};

test('after a fallback every link says what was searched, and the box what was typed', () => {
  const page = searchPage(FALLBACK, { ...EMPTY_STATE, q: 'stirke' });
  assert.equal(page.frame.search.q, 'stirke');
  assert.equal(stateOf(page.fallback?.literalHref ?? '').q, 'stirke');
  assert.equal(stateOf(page.fallback?.literalHref ?? '').operator, 'and');
  const links = [
    ...page.sorts.map(({ href }) => href),
    ...page.facets.flatMap((facet) => facet.values.map(({ href }) => href)),
    ...(page.timeline?.bars.map(({ href }) => href) ?? []),
  ];
  assert.ok(links.length > 5);
  for (const href of links) {
    const { q, operator } = stateOf(href);
    assert.deepEqual([q, operator], ['strike', 'and']);
  }
  assert.match(page.hits[0]?.href ?? '', /^\/articles\/abcdefgh23456723\?q=strike&operator=and$/);
  assert.deepEqual(page.chips, []);
});

test('relevance is no order for a search without words', () => {
  const without = {
    ...RESULT,
    state: EMPTY_STATE,
    query: { ...RESULT.query, text: '', hasWords: false },
  };
  const sorts = searchPage(without, EMPTY_STATE).sorts;
  assert.deepEqual(
    sorts.map(({ text, current }) => [text, current]),
    [
      ['Newest', true],
      ['Oldest', false],
      ['Last added', false],
    ],
  );
});

test('nothing found says how often each word stands alone, and the ways on', () => {
  const state: SearchState = { ...STRIKE, q: 'strike whale', from: '2024' };
  const terms = [
    { text: 'strike', articles: 7 },
    { text: 'whale', articles: 0 },
  ];
  const none = searchPage(
    { ...RESULT, state, total: 0, hits: [], query: { ...RESULT.query, terms } },
    state,
  ).none;
  assert.deepEqual(
    none?.words.map(({ text, count, href }) => [text, count, href]),
    [
      ['strike', '7 articles', '/search?q=strike'],
      ['whale', '0 articles', '/search?q=whale'],
    ],
  );
  assert.deepEqual(
    none?.steps.map(({ href }) => href),
    [searchHref({ ...state, from: null }), searchHref({ ...state, operator: 'or' }), '/help'],
  );
});

test('articles left out for want of a date are counted, with the way to include them', () => {
  const state: SearchState = { ...STRIKE, from: '2024' };
  const { undated } = searchPage({ ...RESULT, state, undatedLeftOut: 4 }, state);
  assert.equal(undated?.text, '4 articles without a date left out');
  assert.equal(stateOf(undated?.href ?? '').undated, 'include');
});

test('the words of an article that differ from those typed are named once each, whatever their case', () => {
  const forms = ['Strikes', 'strikes', 'striking', 'struck', 'a', 'b', 'c', 'd', 'e'];
  const matched = forms.map(
    (form) => ({ query: 'strike', form, kind: 'inflection', field: 'text' }) as const,
  );
  const [hit] = searchPage({ ...RESULT, hits: [{ ...HIT, matched }] }, STRIKE).hits;
  assert.deepEqual(hit?.matched, ['Strikes', 'striking', 'struck', 'a', 'b', 'c']);
  assert.equal(hit?.matchedMore, 'and 2 more');
});

test('a month without articles leaves a gap in the drawing', () => {
  const view = timelineView(RESULT.chart, RESULT.timeline, STRIKE);
  assert.deepEqual(
    view.bars.map(({ x, label }) => [x, label]),
    [
      [0, 'August 2024'],
      [20, 'October 2024'],
    ],
  );
  assert.equal(view.firstLabel, 'August 2024 – October 2024');
});

test('a chosen range has bars of its own, and a way out to the month or year around it', () => {
  const within = [10, 11, 12].map((day) => {
    return { from: `2024-10-${day}`, to: `2024-10-${day}`, count: 1 };
  });
  const view = (from: string, to: string, bars = within) =>
    timelineView({ ...RESULT.chart, within: bars }, RESULT.timeline, { ...STRIKE, from, to });
  const days = view('2024-10-10', '2024-10-12');
  assert.deepEqual(
    days.zoom?.bars.map(({ label, href }) => [label, stateOf(href).from]),
    [
      ['10 October 2024', '2024-10-10'],
      ['11 October 2024', '2024-10-11'],
      ['12 October 2024', '2024-10-12'],
    ],
  );
  assert.equal(days.wider?.text, 'All of October 2024');
  assert.equal(stateOf(days.wider?.href ?? '').to, '2024-10');
  assert.equal(view('2024-10', '2024-10').wider?.text, 'All of 2024');
  assert.equal(view('2024', '2024').wider, null);
  assert.equal(view('2023-12', '2024-01').wider, null);
  assert.equal(view('2024-10-10', '2024-10-10', within.slice(0, 1)).zoom, null);
});

test('bars inside the chosen range stand out, those outside do not', () => {
  const chosenBars = (from: string | null, to: string | null) =>
    timelineView(RESULT.chart, RESULT.timeline, { ...STRIKE, from, to }).bars.map(
      (bar) => bar.chosen,
    );
  assert.deepEqual(chosenBars(null, null), [false, false]);
  assert.deepEqual(chosenBars('2024-08', null), [true, true]);
  assert.deepEqual(chosenBars('2024-08', '2024-09-15'), [true, false]);
  assert.deepEqual(chosenBars('2024-08-02', '2024'), [false, true]);
});
