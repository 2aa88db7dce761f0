import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_STATE, withChanges } from '../../server/core/search-state.ts';
import { apiSearch } from '../../server/view/api-search.ts';
import { RESULT } from '../http/scripted-searcher.ts';

/** Every address in an answer, wherever it stands. */
function addresses(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('/') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(addresses);
}

test('after a correction of spelling every address carries the words and operator that were searched', () => {
  const state = withChanges(EMPTY_STATE, { q: 'fery', page: 2, size: 2 });
  const query = {
    ...RESULT.query,
    fallback: { kind: 'spelling', searched: 'ferry', operator: 'and', strictTotal: 0 },
  } as const;
  const found = addresses(apiSearch({ ...RESULT, state, query }, 1));
  assert.ok(found.length > 50);
  for (const href of found) assert.match(href, /\?q=ferry&(?:.*&)?operator=and(?:&|$)/);
});

test('choosing leads to the first page, and pages keep what is chosen', () => {
  const state = withChanges(EMPTY_STATE, { q: 'a', page: 2, size: 2 });
  const { facets, links } = apiSearch({ ...RESULT, state }, 1);
  assert.equal(
    facets['person']?.values[1]?.exclude_url,
    '/search?q=a&not_person=R%26D+%3Cx%3E&size=2',
  );
  assert.deepEqual(links, {
    self: '/api/search?q=a&page=2&size=2',
    first: '/api/search?q=a&size=2',
    prev: '/api/search?q=a&size=2',
    next: '/api/search?q=a&page=3&size=2',
    last: '/api/search?q=a&page=3&size=2',
    html: '/search?q=a&page=2&size=2',
    csv: '/search.csv?q=a',
    jsonl: '/search.jsonl?q=a',
    ris: '/search.ris?q=a',
    bib: '/search.bib?q=a',
    atom: '/search.atom?q=a',
    manifest: '/search.manifest.json?q=a',
  });
});

test('keys stand in the order of the contract', () => {
  const answer = apiSearch(RESULT, 1);
  assert.deepEqual(Object.keys(answer), [
    'query',
    'total',
    'stories',
    'groups',
    'copies',
    'undated_left_out',
    'hits',
    'facets',
    'timeline',
    'links',
    'took_ms',
    'timings',
    'index',
  ]);
  assert.deepEqual(answer.hits[0]?.passages[0]?.highlights, [[2, 8]]);
  assert.deepEqual(answer.query.warnings[1], {
    code: 'unknown-value',
    message: 'No such person.',
    start: null,
    end: null,
  });
});
