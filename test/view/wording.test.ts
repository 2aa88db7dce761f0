import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleDate } from '../../server/core/article.ts';
import { valueLabel } from '../../server/view/facet-names.ts';
import { counted, dateView, formatDay, formatRange } from '../../server/view/wording.ts';

test('a day, a month and a year read as far as they are known', () => {
  const rows = [
    ['2024-10-29', '29 October 2024'],
    ['2024-01-05', '5 January 2024'],
    ['2024-10', 'October 2024'],
    ['2024', '2024'],
    ['2024-13', '2024-13'],
    ['soon', 'soon'],
  ] as const;
  for (const [input, expected] of rows) assert.equal(formatDay(input), expected);
});

test('a date is shown to its precision, in text and for machines', () => {
  const rows = [
    ['day', { iso: '2024-10-01', text: '1 October 2024' }],
    ['month', { iso: '2024-10', text: 'October 2024' }],
    ['year', { iso: '2024', text: '2024' }],
  ] as const;
  for (const [precision, expected] of rows) {
    const date: ArticleDate = { day: '2024-10-01', precision, source: 'text' };
    assert.deepEqual(dateView(date), expected);
  }
});

test('a range of one is written once', () => {
  assert.equal(formatRange('2024', '2024'), '2024');
  assert.equal(formatRange('2023', '2024-02'), '2023 – February 2024');
});

test('counts agree with their nouns', () => {
  assert.equal(counted(0, 'article'), '0 articles');
  assert.equal(counted(1, 'match', 'matches'), '1 match');
  assert.equal(counted(1234, 'match', 'matches'), '1,234 matches');
});

test('a language is named in English, an unknown code stays', () => {
  assert.equal(valueLabel('language', 'de'), 'German');
  assert.equal(valueLabel('language', 'not a code'), 'not a code');
  assert.equal(valueLabel('source', 'de'), 'de');
});
