import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { readStoryList } from '../../scripts/corpus/archive-stories.ts';
import { archiveAgreement } from '../../scripts/stories/archive-agreement.ts';
import { readCollection } from '../../scripts/stories/collections.ts';
import { joinedPairs, shareApart, shuffled } from '../../scripts/stories/pair-difference.ts';
import {
  finishBuild,
  nameArticles,
  storyEntry,
  unnamed,
} from '../../scripts/stories/story-articles.ts';
import { PACKAGE_ROOT, TAGGER_MODEL } from '../../server/config.ts';
import { createNameFinder } from '../../server/entities/name-finder.ts';
import { createTaggerRecogniser } from '../../server/entities/tagger-recogniser.ts';
import { buildStoryIndex, type StoryEntry, StoryIndex } from '../../server/stories/story-index.ts';
import { skipWithout } from '../shared-data.ts';

const build = (entries: readonly StoryEntry[]): StoryIndex => finishBuild(buildStoryIndex(entries));

let archive: StoryEntry[] = [];
before(async () => {
  const finder = createNameFinder(createTaggerRecogniser(TAGGER_MODEL));
  archive = (await nameArticles(await readCollection('corpus'), finder)).map(storyEntry);
});

test('the stories of the bundled archive are found, and kept from one another', () => {
  const list = readStoryList(join(PACKAGE_ROOT, 'test', 'corpus', 'archive-stories.json'));
  const { whole, mixed } = archiveAgreement(build(archive), list);
  assert.ok(whole >= list.length - 2, `${whole} of ${list.length} whole`);
  assert.ok(mixed.length <= 3, mixed.join('; '));
});

test('any order of arrival gives the same stories', () => {
  const expected = build(archive).stories();
  assert.ok(expected.length > 40);
  assert.deepEqual(build(shuffled(archive)).stories(), expected);
  assert.deepEqual(build([...archive].reverse()).stories(), expected);
});

test('a story is named after its earliest-indexed member, and every article knows its own', () => {
  const index = build(archive);
  const orderOf = new Map(archive.map(({ id, addedOrder }) => [id, addedOrder]));
  for (const story of index.stories()) {
    const orders = story.members.map((member) => orderOf.get(member) ?? -1);
    assert.deepEqual(
      orders,
      [...orders].sort((a, b) => a - b),
    );
    assert.equal(story.id, story.members[0]);
    for (const member of story.members) assert.equal(index.storyOf(member), story);
  }
});

test('the last articles added one by one give nearly the stories of a fresh build', () => {
  const mixed = shuffled(archive);
  const index = build(mixed.slice(0, -2));
  for (const entry of mixed.slice(-2)) index.add(entry);
  const apart = shareApart(joinedPairs(build(archive)), joinedPairs(index));
  assert.ok(apart < 0.02, `${apart} of the joined pairs`);
  assert.ok(index.drift > 0 && index.drift < 0.02);
  assert.equal(build([...index.entries()]).drift, 0);
});

test('what is removed is in no story, and what is added again stands where it stood', () => {
  const index = build(archive);
  const expected = index.stories();
  const gone = expected[3]?.members ?? [];
  const entries = archive.filter(({ id }) => gone.includes(id));
  for (const { id } of entries) index.remove(id);
  for (const { id } of entries) assert.equal(index.storyOf(id), null);
  assert.equal(index.size, archive.length - gone.length);
  for (const entry of entries) index.add(entry);
  assert.deepEqual(index.stories(), expected);
});

test('an index may begin empty', () => {
  const index = new StoryIndex();
  assert.deepEqual(index.stories(), []);
  for (const entry of archive.slice(0, 20)) index.add(entry);
  assert.equal(index.size, 20);
  index.remove('nobody' as StoryEntry['id']);
});

test('five reports of one event are a story, alone and among thousands of others', {
  skip:
    skipWithout('seeds') || skipWithout('reuters21578') || skipWithout('ner/worldwide-newswire'),
}, async () => {
  const seeds = (await readCollection('seeds')).map(unnamed).map(storyEntry);
  assert.deepEqual(
    build(seeds)
      .stories()
      .map(({ members }) => members.length),
    [5],
  );
  const others = [
    ...(await readCollection('newswire')),
    ...(await readCollection('reuters')).slice(0, 3000),
  ];
  const entries = others.map((article, i) => storyEntry(unnamed(article, 5 + i)));
  const story = build([...seeds, ...entries]).storyOf(seeds[0]?.id ?? ('' as StoryEntry['id']));
  assert.deepEqual(
    story?.members,
    seeds.map(({ id }) => id),
  );
});
