import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DistinctiveResult } from '../../server/core/distinctive.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import { newestState, newNames } from '../../server/view/new-names.ts';
import { RESULT } from './fixtures.ts';

function bars(...counts: readonly number[]) {
  const months = counts.map((count, i) => {
    const month = `2024-${String(i + 1).padStart(2, '0')}`;
    return { from: `${month}-01`, to: `${month}-28`, count };
  });
  return { bars: months, within: [] };
}

test('the newest articles are those of the last bars, twenty at least and less than half of all', () => {
  assert.equal(newestState(bars(100, 0, 15, 4, 2))?.from, '2024-03-01');
  assert.equal(newestState(bars(100, 0, 15, 30))?.from, '2024-04-01');
  assert.equal(newestState(bars(10, 20)), null);
  assert.equal(newestState(bars(3, 4)), null);
  assert.equal(newestState(bars()), null);
});

test('new names lead to their pages, by type; types without any are left out', () => {
  const result: DistinctiveResult = {
    state: { ...EMPTY_STATE, from: '2024-10' },
    query: RESULT.query,
    articles: 20,
    archive: 100,
    values: {
      person: [{ text: 'Choe Son Hui', count: 5, inArchive: 5, logLikelihood: 17 }],
      place: [],
      organization: [],
      keyword: [{ text: 'troops', count: 2, inArchive: 2, logLikelihood: 6 }],
    },
    words: [],
    index: RESULT.index,
  };
  assert.deepEqual(newNames(result), {
    title: 'New since October 2024',
    groups: [
      {
        title: 'People',
        names: [{ name: 'Choe Son Hui', href: '/people/Choe%20Son%20Hui', note: '5 articles' }],
      },
    ],
  });
  assert.equal(newNames({ ...result, values: { ...result.values, person: [] } }), null);
});
