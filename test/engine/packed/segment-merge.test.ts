import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveSegment } from '../../../server/engine/packed/live-segment.ts';
import { mergeNames } from '../../../server/engine/packed/names-merge.ts';
import { openSections } from '../../../server/engine/packed/section-file.ts';
import { openSegment } from '../../../server/engine/packed/segment.ts';
import {
  buildSegment,
  SEGMENT_KIND,
  SEGMENT_VERSION,
} from '../../../server/engine/packed/segment-builder.ts';
import { mergeSegments } from '../../../server/engine/packed/segment-merge.ts';
import {
  NAMES_KIND,
  NAMES_VERSION,
  openNames,
  packNames,
} from '../../../server/engine/packed/segment-names.ts';
import { namesById, randomArticles } from '../random-articles.ts';
import { memoryOf } from './segments.ts';

const POOL = randomArticles(90, 11);
const NAMES = namesById(POOL);
const ARTICLES = POOL.map(({ article }) => article);
const PARTS = [ARTICLES.slice(0, 40), ARTICLES.slice(40, 60), ARTICLES.slice(60)];

/** By the place in the pool. */
const CASES: readonly (readonly [string, (place: number) => boolean])[] = [
  ['nothing deleted', () => false],
  ['every fourth deleted', (place) => place % 4 === 0],
  ['a whole segment deleted', (place) => place >= 40 && place < 60],
  ['all deleted', () => true],
];

for (const [name, isDeleted] of CASES) {
  test(`merged segments are what building them at once gives: ${name}`, async () => {
    const live = ARTICLES.filter((_, place) => !isDeleted(place));
    const fresh = await buildSegment(live);
    let base = 0;
    const parts: ReturnType<typeof liveSegment>[] = [];
    const stores: { record: (document: number) => Buffer }[] = [];
    const names = [];
    for (const articles of PARTS) {
      const built = await buildSegment(articles);
      const from = base;
      const deleted = articles.map((_, i) => i).filter((i) => isDeleted(from + i));
      parts.push(liveSegment(openSegment(memoryOf(built.index)), base, deleted));
      stores.push({ record: (document) => Buffer.from(built.articles[document] ?? []) });
      names.push(openNames(memoryOf(packNames(articles.map(({ id }) => NAMES.get(id) ?? null)))));
      base += articles.length;
    }
    const merged = mergeSegments(parts, stores);
    assert.equal(merged.documents, live.length);
    const open = (pieces: readonly Uint8Array[]) =>
      openSections(memoryOf(pieces), SEGMENT_KIND, SEGMENT_VERSION);
    const [expected, actual] = [open(fresh.index), open(merged.index)];
    for (const [section, column] of expected)
      assert.deepEqual(actual.get(section), column, section);
    assert.equal(actual.size, expected.size);
    assert.deepEqual(
      [...merged.articles].map((bytes) => Buffer.from(bytes)),
      fresh.articles.map((bytes) => Buffer.from(bytes)),
    );
    const freshNames = packNames(live.map(({ id }) => NAMES.get(id) ?? null));
    const openNamed = (pieces: readonly Uint8Array[]) =>
      openSections(memoryOf(pieces), NAMES_KIND, NAMES_VERSION);
    assert.deepEqual([...openNamed(mergeNames(parts, names))], [...openNamed(freshNames)]);
  });
}

test('names are read back as they were packed', () => {
  const lists = [...POOL.map(({ names }) => names), null];
  const opened = openNames(memoryOf(packNames(lists)));
  assert.deepEqual(
    lists.map((_, document) => opened.localNames(document)),
    lists,
  );
});
