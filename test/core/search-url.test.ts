import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeCursor } from '../../server/core/cursor.ts';
import { firstDay, isDateBound, lastDay } from '../../server/core/date-bound.ts';
import { SearchError } from '../../server/core/errors.ts';
import { ARTICLE_PARAMETERS, SEARCH_PARAMETERS } from '../../server/core/search-parameters.ts';
import {
  COLLAPSES,
  EMPTY_STATE,
  FACET_SORTS,
  FACETS,
  type Facet,
  type FacetSelection,
  INTERVALS,
  MAX_PAGED_HITS,
  type SearchState,
  SORTS,
  toggleIncluded,
  UNDATED,
  withChanges,
} from '../../server/core/search-state.ts';
import {
  apiHref,
  articleHref,
  facetApiHref,
  facetHref,
  parseFacetListParams,
  parseSearchParams,
  searchHref,
  searchParams,
} from '../../server/core/search-url.ts';

function strict(query: string): SearchState {
  return parseSearchParams(new URLSearchParams(query), 'strict');
}

function lenient(query: string): SearchState {
  return parseSearchParams(new URLSearchParams(query), 'lenient');
}

const filled = fc.string({ unit: 'grapheme', minLength: 1 }).filter((s) => s.trim() !== '');
const values = fc.oneof(
  { weight: 4, arbitrary: fc.constant<string[]>([]) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.oneof(filled, fc.constant('__proto__')), { maxLength: 3 }),
  },
);
const plain = { noNullPrototype: true } as const;
const selection: fc.Arbitrary<FacetSelection> = fc.record(
  {
    included: values,
    excluded: values,
    match: fc.constantFrom('any', 'all'),
    missing: fc.boolean(),
  },
  plain,
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary);
const bound = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.nat(2))
  .map(([year, month, precision]) =>
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-15`.slice(
      0,
      [4, 7, 10][precision],
    ),
  );

const states: fc.Arbitrary<SearchState> = fc
  .record(
    {
      q: fc.oneof(fc.constant(''), filled),
      facets: fc.record(
        Object.fromEntries(FACETS.map((facet) => [facet, selection])) as Record<
          Facet,
          fc.Arbitrary<FacetSelection>
        >,
        plain,
      ),
      from: maybe(bound),
      to: maybe(bound),
      undated: maybe(fc.constantFrom(...UNDATED)),
      missingDate: fc.boolean(),
      operator: maybe(fc.constantFrom('and' as const, 'or' as const)),
      variants: fc.boolean(),
      explain: fc.boolean(),
      sort: maybe(fc.constantFrom(...SORTS)),
      page: fc.integer({ min: 1, max: 200 }),
      size: fc.integer({ min: 0, max: 100 }),
      cursor: maybe(
        fc.oneof(
          fc.constant('*'),
          fc.constant(writeCursor({ version: 'é', offset: 7, search: 'x' })),
        ),
      ),
      counted: maybe(fc.subarray([...FACETS])),
      facetSize: fc.integer({ min: 1, max: 1000 }),
      facetSort: fc.constantFrom(...FACET_SORTS),
      passages: fc.integer({ min: 0, max: 10 }),
      interval: maybe(fc.constantFrom(...INTERVALS)),
      collapse: fc.constantFrom(...COLLAPSES),
      story: maybe(filled),
      similar: maybe(filled),
      ids: values,
    },
    plain,
  )
  .filter(({ page, size }) => page * size <= MAX_PAGED_HITS)
  .map((state) => (state.cursor === null ? state : { ...state, page: 1 }))
  // Long searches may not have very many values.
  .map((state) =>
    searchHref(state).length < 800 ? state : { ...state, facetSize: Math.min(state.facetSize, 50) },
  )
  .filter(({ from, to }) => from === null || to === null || firstDay(from) <= lastDay(to));

test('a state written as an address reads back as the same state', () => {
  fc.assert(
    fc.property(states, (state) => {
      const read = strict(searchParams(state).toString());
      assert.deepEqual(read, state);
    }),
  );
});

const names = SEARCH_PARAMETERS.map(({ name }) => name);
const oddPair = fc.tuple(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'Q', '') },
    { weight: 1, arbitrary: fc.string() },
  ),
  fc.oneof(
    fc.constantFrom('', ' ', 'on', 'all', 'or', 'date', 'person', 'person,place', 'none'),
    fc.constantFrom('2024', '2024-02-30', '2023-11', '2024-10-29', '3', '007', '1e3', '-1', '999'),
    fc.string({ unit: 'binary' }),
  ),
);
const queries = fc.oneof(
  fc.array(oddPair, { maxLength: 6 }).map((pairs) => new URLSearchParams(pairs).toString()),
  fc.string({ unit: 'binary' }),
);

test('any query string is understood or refused as an invalid parameter, and canonical after one reading', () => {
  let understood = 0;
  fc.assert(
    fc.property(queries, fc.constantFrom('strict' as const, 'lenient' as const), (query, mode) => {
      let state: SearchState;
      try {
        state = parseSearchParams(new URLSearchParams(query), mode);
      } catch (error) {
        assert.ok(error instanceof SearchError, String(error));
        assert.equal(error.code, 'invalid-parameter');
        assert.notEqual(error.parameter, null);
        return;
      }
      understood += 1;
      const written = searchParams(state).toString();
      assert.deepEqual(strict(written), state);
      assert.equal(searchParams(strict(written)).toString(), written);
    }),
    { numRuns: 500 },
  );
  assert.ok(understood > 50, `only ${understood} understood`);
});

const MALFORMED: readonly (readonly [string, string])[] = [
  ['page=banana', 'page'],
  ['page=0', 'page'],
  ['page=-1', 'page'],
  ['page=1.5', 'page'],
  ['page=1e1', 'page'],
  ['page=99999999999999999999', 'page'],
  ['page=501', 'cursor'],
  ['page=101&size=100', 'cursor'],
  ['cursor=x', 'cursor'],
  ['cursor=**', 'cursor'],
  ['cursor=*&page=1', 'page'],
  ['cursor=*&cursor=x', 'cursor'],
  ['size=101', 'size'],
  ['size=%2B5', 'size'],
  ['facet_size=0', 'facet_size'],
  ['facet_size=1001', 'facet_size'],
  ['facet_sort=size', 'facet_sort'],
  ['facets=nobody', 'facets'],
  ['facets=none,person', 'facets'],
  ['passages=11', 'passages'],
  ['interval=week', 'interval'],
  ['sort=Newest', 'sort'],
  ['operator=AND', 'operator'],
  ['variants=true', 'variants'],
  ['undated=maybe', 'undated'],
  ['missing=title', 'missing'],
  ['match_person=both', 'match_person'],
  ['from=2024-13', 'from'],
  ['from=2023-02-29', 'from'],
  ['to=2024-6-1', 'to'],
  ['to=yesterday', 'to'],
  ['from=2024-11&to=2024-10', 'from'],
  ['q=a&q=b', 'q'],
  ['q=&q=', 'q'],
  ['page=1&page=2', 'page'],
];

for (const [query, parameter] of MALFORMED) {
  test(`${query} is refused, naming ${parameter}, by pages and API alike`, () => {
    for (const read of [strict, lenient]) {
      assert.throws(
        () => read(query),
        (error) =>
          error instanceof SearchError &&
          error.code === 'invalid-parameter' &&
          error.parameter === parameter &&
          error.message.includes(parameter),
      );
    }
  });
}

for (const name of ['colour', '__proto__', 'constructor', 'Q', '']) {
  test(`the unknown parameter “${name}” is refused by the API and dropped by pages`, () => {
    const query = `${name}=x&q=troops`;
    assert.throws(
      () => strict(query),
      (error) => error instanceof SearchError && error.parameter === name,
    );
    assert.deepEqual(lenient(query), { ...EMPTY_STATE, q: 'troops' });
  });
}

const EQUIVALENT: readonly (readonly [string, string])[] = [
  ['', '/search'],
  ['q=&page=&from=&to=&person=&sort=', '/search'],
  ['q=%20', '/search'],
  ['size=20&page=1&variants=on&facet_sort=count&match_place=any', '/search'],
  ['page=007&size=5', '/search?page=7&size=5'],
  ['person=A&person=A&person=B', '/search?person=A&person=B'],
  ['facets=place,person&facets=source', '/search?facets=person&facets=place&facets=source'],
  ['facets=none', '/search?facets=none'],
  ['missing=date&missing=person', '/search?missing=person&missing=date'],
  ['from=2024-10-15&to=2024', '/search?from=2024-10-15&to=2024'],
  ['page=9&q=a', '/search?q=a&page=9'],
  ['page=500', '/search?page=500'],
  ['cursor=*&page=', '/search?cursor=*'],
  ['page=5000&size=0', '/search?page=5000&size=0'],
  ['q=%ff%zz', '/search?q=%EF%BF%BD%25zz'],
];

for (const [query, expected] of EQUIVALENT) {
  test(`?${query} is written ${expected}`, () => {
    assert.equal(searchHref(strict(query)), expected);
    assert.equal(searchHref(lenient(query)), expected);
  });
}

test('only real days, months and years are dates', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['2024', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-04-31', false],
    ['2024-00', false],
    ['2024-01-00', false],
    ['24-01-01', false],
    ['2024-10-29T00:00', false],
    ['2024-10-', false],
  ];
  for (const [text, expected] of rows) assert.equal(isDateBound(text), expected, text);
  assert.equal(firstDay('2024-02'), '2024-02-01');
  assert.equal(lastDay('2024-02'), '2024-02-29');
  assert.equal(lastDay('2024'), '2024-12-31');
});

test('a long value is not repeated whole in the message', () => {
  assert.throws(
    () => strict(`page=${'9'.repeat(5000)}`),
    (error) => error instanceof SearchError && error.message.length < 200,
  );
});

const searched = withChanges(toggleIncluded(EMPTY_STATE, 'person', 'Ann & Bob'), {
  q: 'fish “chips”',
  operator: 'or',
  variants: false,
  page: 3,
  facetSize: 50,
});

test('an article’s address keeps the search it was found by, but for paging and layout', () => {
  const kept = 'q=fish+%E2%80%9Cchips%E2%80%9D&person=Ann+%26+Bob&operator=or&variants=off';
  assert.equal(articleHref('abc', searched), `/articles/abc?${kept}`);
  assert.equal(
    articleHref('abc', { ...searched, q: ' ' }),
    '/articles/abc?person=Ann+%26+Bob&operator=or&variants=off',
  );
  assert.equal(articleHref('abc', { ...EMPTY_STATE, page: 3, size: 50 }), '/articles/abc');
  assert.equal(articleHref('a/b'), '/articles/a%2Fb');
  for (const name of ['page=2', 'size=5', 'facet_size=5', 'passages=1', 'interval=day']) {
    assert.throws(() =>
      parseSearchParams(new URLSearchParams(`q=a&${name}`), 'strict', ARTICLE_PARAMETERS),
    );
  }
});

test('an article’s address reads back as the search, on its first page', () => {
  fc.assert(
    fc.property(states, (state) => {
      const query = articleHref('abc', state).split('?')[1] ?? '';
      const read = parseSearchParams(new URLSearchParams(query), 'strict', ARTICLE_PARAMETERS);
      const { page, size, cursor, counted, facetSize, facetSort, passages } = EMPTY_STATE;
      const { explain, interval } = EMPTY_STATE;
      const shown = { passages, explain, interval };
      const layout = { page, size, cursor, counted, facetSize, facetSort, ...shown };
      assert.deepEqual(read, { ...state, ...layout });
    }),
  );
});

test('the address of a facet’s list keeps the search and starts on its own first page', () => {
  const state = { ...searched, q: 'a' };
  const kept = 'q=a&person=Ann+%26+Bob&operator=or&variants=off';
  assert.equal(facetHref('place', state), `/facets/place?${kept}`);
  assert.equal(
    facetApiHref('place', state, { contains: 'new y', page: 2, size: 10 }),
    `/api/facets/place?${kept}&page=2&facet_size=10&contains=new+y`,
  );
  assert.equal(facetHref('place', EMPTY_STATE), '/facets/place');
});

test('the twin of a search has the same parameters', () => {
  assert.equal(apiHref(searched), searchHref(searched).replace('/search', '/api/search'));
});

test('the list of a facet pages by its own size, as far as there are values', () => {
  const read = (query: string) =>
    parseFacetListParams('person', new URLSearchParams(query), 'strict');
  const { state, ...position } = read('q=a&page=900&facet_size=1000&contains=ann');
  assert.deepEqual(position, { facet: 'person', contains: 'ann', page: 900, size: 1000 });
  assert.equal(searchHref(state), '/search?q=a');
  assert.equal(read('').size, 100);
  assert.throws(() => read('contains=a&contains=b'));
  assert.throws(() => read('page=banana'));
  assert.throws(() => strict('contains=a'));
});

test('a long search beside very many values is refused before it is answered, and says what to change', () => {
  const long = `q=${'x'.repeat(3900)}`;
  const parameterOf = (parse: () => unknown): string | null => {
    try {
      parse();
      return null;
    } catch (error) {
      assert.ok(error instanceof SearchError && error.code === 'invalid-parameter');
      return error.parameter;
    }
  };
  assert.equal(
    parameterOf(() => strict(`${long}&facet_size=1000`)),
    'facet_size',
  );
  assert.equal(
    parameterOf(() => lenient(`${long}&facet_size=1000`)),
    'facet_size',
  );
  // Percent-encoded it is as long.
  assert.equal(
    parameterOf(() => strict(`q=${encodeURIComponent('é'.repeat(1300))}&facet_size=1000`)),
    'facet_size',
  );
  const chosen = Array.from({ length: 2000 }, (_, i) => `person=${i}`).join('&');
  assert.equal(
    parameterOf(() => strict(chosen)),
    'facet_size',
  );
  for (const fine of [
    'q=ferry+crews&facet_size=1000',
    `${long}&facet_size=50`,
    `${long}&facet_size=1000&facets=person`,
    `${long}&facet_size=1000&facets=none`,
    chosen.slice(0, chosen.indexOf('&person=500')),
  ])
    assert.equal(
      parameterOf(() => strict(fine)),
      null,
      fine.slice(-40),
    );
  const list = (query: string) =>
    parseFacetListParams('person', new URLSearchParams(query), 'strict');
  assert.equal(
    parameterOf(() => list(`${long}&${chosen.slice(0, 5000)}&facet_size=1000`)),
    'facet_size',
  );
  assert.equal(
    parameterOf(() => list(`${long}&facet_size=1000`)),
    null,
  );
});
