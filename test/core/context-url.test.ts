import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { COLLOCATE_SORTS } from '../../server/core/collocates.ts';
import { CONCORDANCE_SORTS } from '../../server/core/concordance.ts';
import {
  COLLOCATES_PARAMETERS,
  CONCORDANCE_CSV_PARAMETERS,
  CONCORDANCE_PARAMETERS,
} from '../../server/core/context-parameters.ts';
import {
  collocatesApiHref,
  concordanceApiHref,
  concordanceCsvHref,
  concordanceHref,
  parseCollocatesParams,
  parseConcordanceCsvParams,
  parseConcordanceParams,
} from '../../server/core/context-url.ts';
import { SearchError } from '../../server/core/errors.ts';
import { LIST_PARAMETERS } from '../../server/core/search-parameters.ts';
import {
  EMPTY_STATE,
  type SearchState,
  toggleIncluded,
  withChanges,
} from '../../server/core/search-state.ts';

function paramsOf(href: string): URLSearchParams {
  return new URL(href, 'http://localhost').searchParams;
}

const states: fc.Arbitrary<SearchState> = fc
  .record({
    q: fc.constantFrom('', 'ferry', '“a” & b'),
    person: fc.constantFrom(null, 'Ann & Bob'),
    from: fc.constantFrom(null, '2023', '2024-02'),
    operator: fc.constantFrom(null, 'or' as const),
    variants: fc.boolean(),
  })
  .map(({ person, ...changes }) => {
    const state = withChanges(EMPTY_STATE, changes);
    return person === null ? state : toggleIncluded(state, 'person', person);
  });

test('a concordance written as an address reads back as the same', () => {
  const layout = fc.record({
    sort: fc.constantFrom(null, ...CONCORDANCE_SORTS),
    chars: fc.integer({ min: 10, max: 300 }),
    page: fc.integer({ min: 1, max: 100 }),
    size: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(states, layout, (state, asked) => {
      const expected = { state, ...asked };
      for (const href of [concordanceHref(state, asked), concordanceApiHref(state, asked)]) {
        assert.deepEqual(parseConcordanceParams(paramsOf(href), 'strict'), expected);
      }
      const file = parseConcordanceCsvParams(paramsOf(concordanceCsvHref(state, asked)));
      assert.deepEqual(file.request, { ...expected, page: 1, size: null });
    }),
  );
});

test('collocates written as an address read back as the same', () => {
  const layout = fc.record({
    sort: fc.constantFrom(...COLLOCATE_SORTS),
    span: fc.integer({ min: 1, max: 20 }),
    minimum: fc.integer({ min: 1, max: 50 }),
    page: fc.integer({ min: 1, max: 5000 }),
    size: fc.integer({ min: 0, max: 1000 }),
  });
  fc.assert(
    fc.property(states, layout, (state, asked) => {
      const href = collocatesApiHref(state, asked);
      assert.deepEqual(parseCollocatesParams(paramsOf(href), 'strict'), { state, ...asked });
    }),
  );
});

test('what is left out has its initial value, and a canonical address leaves it out', () => {
  assert.equal(concordanceHref(EMPTY_STATE), '/concordance');
  assert.equal(collocatesApiHref(EMPTY_STATE), '/api/collocates');
  const { state, ...lines } = parseConcordanceParams(new URLSearchParams(), 'strict');
  assert.deepEqual(state, EMPTY_STATE);
  assert.deepEqual(lines, { sort: null, chars: 60, page: 1, size: 20 });
  const { state: _, ...words } = parseCollocatesParams(new URLSearchParams(), 'strict');
  assert.deepEqual(words, { span: 5, sort: 'likelihood', minimum: 2, page: 1, size: 50 });
});

test('every parameter of a search is one here too, in the same place', () => {
  const names = LIST_PARAMETERS.map(({ name }) => name);
  for (const parameters of [CONCORDANCE_PARAMETERS, COLLOCATES_PARAMETERS]) {
    const here = parameters.map(({ name }) => name);
    assert.deepEqual(here.slice(0, names.length), names);
    assert.equal(new Set(here).size, here.length);
  }
  const inFile = CONCORDANCE_CSV_PARAMETERS.map(({ name }) => name);
  assert.deepEqual(inFile, [
    ...names.filter((name) => name !== 'page' && name !== 'size'),
    'context',
    'bom',
  ]);
});

type Reader = (params: URLSearchParams) => unknown;
const lines: Reader = (params) => parseConcordanceParams(params, 'strict');
const words: Reader = (params) => parseCollocatesParams(params, 'strict');

const MALFORMED: readonly (readonly [string, Reader, string])[] = [
  ['sort=relevance', lines, 'sort'],
  ['context=9', lines, 'context'],
  ['context=301', lines, 'context'],
  ['size=101', lines, 'size'],
  ['page=501', lines, 'page'],
  ['span=5', lines, 'span'],
  ['from=2024&to=2023', lines, 'from'],
  ['bom=off', lines, 'bom'],
  ['page=1', parseConcordanceCsvParams, 'page'],
  ['size=5', parseConcordanceCsvParams, 'size'],
  ['bom=no', parseConcordanceCsvParams, 'bom'],
  ['sort=left', words, 'sort'],
  ['span=0', words, 'span'],
  ['span=21', words, 'span'],
  ['minimum=0', words, 'minimum'],
  ['size=1001', words, 'size'],
  ['context=20', words, 'context'],
  ['from=2024&to=2023', words, 'from'],
];

for (const [query, read, parameter] of MALFORMED) {
  test(`${query} is refused, naming ${parameter}`, () => {
    assert.throws(
      () => read(new URLSearchParams(query)),
      (error) => error instanceof SearchError && error.parameter === parameter,
    );
  });
}
