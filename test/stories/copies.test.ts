import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { collectionFolder, readCollection } from '../../scripts/stories/collections.ts';
import { scoreCopies } from '../../scripts/stories/copy-score.ts';
import { KNOWN_COPIES } from '../../scripts/stories/known-copies.ts';
import { readLabels } from '../../scripts/stories/labels.ts';
import { unnamed } from '../../scripts/stories/story-articles.ts';
import { CopyIndex } from '../../server/stories/copy-index.ts';
import { isCopy, likeness } from '../../server/stories/copy-relation.ts';
import { type CopyText, copyText } from '../../server/stories/copy-text.ts';
import { skipWithout } from '../shared-data.ts';
import { id } from './reports.ts';

const FORM = (rate: string, day: string): string =>
  `LONDON, ${day} - The central bank said it had provided the money market with a further ${rate} mln stg ` +
  'of assistance this afternoon. This brings its total help so far today to nearly as much, compared ' +
  'with its estimate of the shortage in the system, which it had earlier revised.';

const STORY =
  'The ferry left the harbor of Kestrel Bay shortly before noon with 140 passengers on board. ' +
  'Witnesses on the pier saw smoke rise from its stern while it was turning into the channel. ' +
  'Two tugs that lay near by took the passengers off within 25 minutes, and nobody was hurt. ' +
  'The harbor master praised the crews and said that an inquiry would begin in the morning. ' +
  'The company that runs the ferry has had three fires in its engine rooms over the past decade. ' +
  'Its other vessels will stay in port until their fuel lines have been looked at by engineers. ' +
  'The route to the northern islands is served by a smaller boat in the meantime, twice a day.';

const copy = (text: string, title = ''): CopyText => copyText({ title, text });

/** Two texts with their headlines, and whether they are copies. */
const PAIRS: readonly (readonly [what: string, a: CopyText, b: CopyText, expected: boolean])[] = [
  ['the same text', copy(STORY), copy(STORY), true],
  ['another headline', copy(STORY, 'Ferry fire'), copy(STORY, 'Passengers saved'), true],
  ['a tail cut off', copy(STORY), copy(STORY.slice(0, 420)), true],
  ['one sentence of it', copy(STORY), copy(STORY.slice(0, 91)), false],
  ['a form with another figure', copy(FORM('120', 'March 3')), copy(FORM('95', 'March 4')), false],
  ['a form sent twice', copy(FORM('120', 'March 3')), copy(FORM('120', 'March 4')), true],
  [
    'a brief form of another company',
    copy('Qtly div 10 cts vs 10 cts prior. Pay May 1. Record April 15.', 'Alder Corp quarterly'),
    copy('Qtly div 10 cts vs 10 cts prior. Pay May 2. Record April 15.', 'Birch Corp quarterly'),
    false,
  ],
  [
    'the very same brief text under another headline',
    copy('Qtly div 10 cts vs 10 cts prior. Pay May 1. Record April 15.', 'Alder Corp quarterly'),
    copy('Qtly div 10 cts vs 10 cts prior. Pay May 1. Record April 15.', 'Birch Corp quarterly'),
    true,
  ],
  ['nothing in common', copy(STORY), copy(FORM('120', 'March 3')), false],
  ['empty texts', copy(''), copy(STORY), false],
];
for (const [what, a, b, expected] of PAIRS) {
  test(`${what}: ${expected ? 'a copy' : 'no copy'}, either way round`, () => {
    assert.equal(isCopy(a, b), expected);
    assert.equal(isCopy(b, a), expected);
  });
}

test('likeness is that of the sets of runs', () => {
  assert.deepEqual(likeness(copy('a1 b1 c1 d1'), copy('b1 c1 d1 e1')), {
    resemblance: 1 / 3,
    containment: 1 / 2,
  });
});

/** Texts of which some are parts of others, by name. */
const TEXTS: Readonly<Record<string, string>> = {
  whole: STORY,
  cut: STORY.slice(0, 500),
  shorter: STORY.slice(0, 430),
  again: STORY,
  headed: `By A Reporter\n${STORY}`,
  form: FORM('120', 'March 3'),
  formLater: FORM('95', 'March 4'),
  other: STORY.split(' ').reverse().join(' '),
};

function indexOf(names: readonly string[]): CopyIndex {
  const index = new CopyIndex((name) => copy(TEXTS[name] ?? ''));
  const order = Object.keys(TEXTS);
  for (const name of names)
    index.add({ id: id(name), addedOrder: order.indexOf(name) }, copy(TEXTS[name] ?? ''));
  return index;
}

test('copies stand under the fullest version, among equals the first', () => {
  const groups = indexOf(Object.keys(TEXTS)).groups();
  assert.deepEqual(groups, [
    { fullest: 'headed', members: ['headed', 'whole', 'again', 'cut', 'shorter'] },
  ]);
});

test('the groups are the same whatever came first, and whatever came and went', () => {
  const names = Object.keys(TEXTS);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(names, { minLength: names.length }),
      fc.subarray(names),
      (order, gone) => {
        const index = indexOf(order);
        assert.deepEqual(index.groups(), indexOf(names).groups());
        for (const name of gone) index.remove(id(name));
        const left = names.filter((name) => !gone.includes(name));
        assert.deepEqual(index.groups(), indexOf(left).groups());
        for (const name of gone) assert.equal(index.groupOf(id(name)), null);
        for (const { members } of index.groups())
          for (const member of members) assert.deepEqual(index.groupOf(member)?.members, members);
      },
    ),
    { numRuns: 60 },
  );
});

async function checkMade(name: 'corpus' | 'newswire'): Promise<void> {
  const articles = (await readCollection(name)).map(unnamed);
  const { recall, precision } = scoreCopies(articles, KNOWN_COPIES);
  assert.ok(recall >= 0.98, `recall ${recall}`);
  assert.ok(precision >= 0.99, `precision ${precision}`);
}

test('ten kinds of edit of the bundled articles are found, and nothing else', () =>
  checkMade('corpus'));

test(
  'ten kinds of edit of real articles are found, and nothing else',
  {
    skip: skipWithout('ner/worldwide-newswire'),
  },
  () => checkMade('newswire'),
);

test('no two Reuters items that were judged to be apart are copies', {
  skip: skipWithout('reuters21578'),
}, async () => {
  const { apart } = readLabels();
  const articles = (await readCollection('reuters')).filter(({ key }) => apart.includes(key));
  assert.ok(articles.length > 300, collectionFolder('reuters'));
  const texts = new Map(articles.map((article) => [article.key, copyText(article)]));
  const index = new CopyIndex((key) => texts.get(key) ?? null);
  for (const [i, [key, text]] of [...texts].entries())
    index.add({ id: id(key), addedOrder: i }, text);
  assert.deepEqual(index.groups(), []);
});
