import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { figuresIn } from '../../server/stories/figures.ts';
import { isSpelling } from '../../server/stories/spelling-likeness.ts';
import { presentStory } from '../../server/stories/story-presentation.ts';
import { report } from './reports.ts';

/** Sentence → its figures as `value counted`. */
const FIGURES: readonly (readonly [string, readonly string[]])[] = [
  ['Some 10,000 North Korean troops are in Russia.', ['10000 troop']],
  ['At least 5,000 people were killed, and 300 injured.', ['5000 dead', '300 injured']],
  ['The flood left more than 5,000 dead.', ['5000 dead']],
  ['A blast in the port killed 17 workers.', ['17 worker']],
  ['They fired three missiles and 48 drones.', ['3 missil', '48 drone']],
  ['Prices rose 8.6 pct.', ['8.6 %']],
  ['Sales fell by 3.5% in May.', ['3.5 %']],
  ['It asked for 71 million dollars.', ['71000000 dollar']],
  ['It paid $2.5 billion for the firm.', ['2500000000 $']],
  ['On March 9 the company met.', []],
  ['The war began in 2022.', []],
  ['He is 47 years old.', []],
  ['No figure at all.', []],
];
for (const [text, expected] of FIGURES) {
  test(`figures of “${text}”`, () => {
    const found = figuresIn(text, { start: 0, end: text.length });
    assert.deepEqual(
      found.map(({ value, counted }) => `${value} ${counted}`),
      expected,
    );
  });
}

const SPELLINGS: readonly (readonly [string, string, boolean])[] = [
  ['Volodymyr Zelenskiy', 'Volodymyr Zelensky', true],
  ['Sergey Lavrov', 'Sergei Lavrov', true],
  ['Choe Son Hui', 'Choe Son-hui', true],
  ['Putin', 'Vladimir Putin', false],
  ['PUTIN', 'Putin', false],
  ['United Nations', 'United States', false],
  ['Ann Lee', 'Ann Lee', false],
];
for (const [a, b, expected] of SPELLINGS) {
  test(`${a} and ${b} are ${expected ? '' : 'not '}spellings of each other`, () => {
    assert.equal(isSpelling(a, b), expected);
    assert.equal(isSpelling(b, a), expected);
  });
}

const FLOOD = [
  report(
    'a',
    'The flood in Kestrel Valley killed 12 people on Monday, the mayor Sergey Alder said. Roads to Kestrel Valley stay closed.',
    [
      ['person', 'Sergey Alder', 'Sergey Alder'],
      ['place', 'Kestrel Valley', 'Kestrel Valley'],
    ],
    { day: '2024-05-02' },
  ),
  report(
    'b',
    'Rescuers in Kestrel Valley said the flood had killed 15 people by Tuesday morning. The mayor Sergei Alder asked for helicopters.',
    [
      ['person', 'Sergey Alder', 'Sergei Alder'],
      ['place', 'Kestrel Valley', 'Kestrel Valley'],
    ],
    { day: '2024-05-03' },
  ),
  report('c', 'A flood struck Kestrel Valley after days of heavy rain, and people fled to roofs.', [
    ['place', 'Kestrel Valley', 'Kestrel Valley'],
  ]),
];

test('a story says where its reports differ, with the sentence of each', () => {
  const { figures, spellings } = presentStory(FLOOD);
  assert.deepEqual(
    figures.map(({ what, values }) => [what, values.map(({ value }) => value)]),
    [['dead', [12, 15]]],
  );
  assert.deepEqual(
    spellings.map(({ entity, forms }) => [entity, forms.map(({ form }) => form)]),
    [['Sergey Alder', ['Sergei Alder', 'Sergey Alder']]],
  );
  const evidence = [
    ...figures.flatMap(({ values }) => values.flatMap((value) => value.evidence)),
    ...spellings.flatMap(({ forms }) => forms.flatMap((form) => form.evidence)),
  ];
  assert.equal(evidence.length, 4);
  for (const { id, source, sentence, span } of evidence) {
    assert.equal(source, `Outlet ${id}`);
    assert.ok(sentence.start <= span.start && span.end <= sentence.end);
  }
});

test('a report that gives both figures contradicts nobody', () => {
  const both = report(
    'd',
    'The flood in Kestrel Valley killed 12 people at first count, while later 15 people were dead in the valley.',
  );
  const [first] = FLOOD;
  assert.deepEqual(presentStory([first ?? both, both]).figures, []);
});

test('a story lists its days, outlets and names', () => {
  const { timeline, sources, named } = presentStory(FLOOD);
  assert.deepEqual(
    timeline.map(({ day, reports }) => [day, reports.map(({ id }) => id)]),
    [
      ['2024-05-02', ['a']],
      ['2024-05-03', ['b']],
      [null, ['c']],
    ],
  );
  assert.deepEqual(
    sources.map(({ name }) => name),
    ['Outlet a', 'Outlet b', 'Outlet c'],
  );
  assert.deepEqual(named.place, [{ name: 'Kestrel Valley', reports: 3 }]);
  assert.deepEqual(named.person, [{ name: 'Sergey Alder', reports: 2 }]);
});

test('the summary is made of the reports’ own sentences, in whatever order the reports come', () => {
  const expected = presentStory(FLOOD);
  assert.ok(expected.summary.length >= 2 && expected.summary.length <= 4);
  for (const { id, start, end, text } of expected.summary)
    assert.equal(FLOOD.find((each) => each.id === id)?.text.slice(start, end), text);
  fc.assert(
    fc.property(fc.shuffledSubarray(FLOOD, { minLength: 3 }), (reports) => {
      assert.deepEqual(presentStory(reports), expected);
    }),
  );
});

test('a title made from the text gives way to one of a report’s own', () => {
  const untitled = FLOOD.map((each) =>
    each.id === 'c' ? each : { ...each, titleSource: 'text' as const },
  );
  assert.equal(presentStory(untitled).title, 'Title c');
});
