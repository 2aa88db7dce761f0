import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCollection } from '../../scripts/stories/collections.ts';
import { bCubed, readLabels } from '../../scripts/stories/labels.ts';
import { skipWithout } from '../shared-data.ts';

test('at least sixty stories are labelled, and no article twice', () => {
  const { stories, apart } = readLabels();
  assert.ok(stories.length >= 60);
  const keys = [...stories.flatMap(({ items }) => items), ...apart];
  assert.equal(new Set(keys).size, keys.length);
});

test('every label names an article that is there', {
  skip: skipWithout('reuters21578') || skipWithout('ner/worldwide-newswire'),
}, async () => {
  const { stories, apart } = readLabels();
  const there = new Set(
    [...(await readCollection('reuters')), ...(await readCollection('newswire'))].map(
      ({ key }) => key,
    ),
  );
  const missing = [...stories.flatMap(({ items }) => items), ...apart].filter(
    (key) => !there.has(key),
  );
  assert.deepEqual(missing, []);
});

test('B-cubed counts strangers against precision and parted stories against recall', () => {
  const labels = {
    stories: [{ story: 'one', items: ['a', 'b', 'c', 'd'] }],
    apart: ['x', 'y'],
  };
  const groups: Readonly<Record<string, string>> = { a: '1', b: '1', x: '1', c: '2', d: '3' };
  const { precision, recall, articles } = bCubed(labels, (key) => groups[key] ?? key, 'both');
  assert.equal(articles, 4);
  assert.ok(Math.abs(precision - (2 / 3 + 2 / 3 + 1 + 1) / 4) < 1e-12);
  assert.ok(Math.abs(recall - (0.5 + 0.5 + 0.25 + 0.25) / 4) < 1e-12);
});
