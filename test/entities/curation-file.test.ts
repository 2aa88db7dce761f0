import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCuration } from '../../server/entities/curation-file.ts';

const GOOD = '  - { type: person, into: Ada Quill, forms: [A. Quill] }';

/** A file, its problems as `line:column words`, and how many rules of it hold. */
const FILES: readonly (readonly [string, readonly (readonly [string, RegExp])[], number])[] = [
  ['', [], 0],
  ['# nothing yet\n', [], 0],
  ['merge:\nhide: []\n', [], 0],
  [`merge:\n${GOOD}\n`, [], 1],
  ['hide:\n- { type: place, form: [Deep Look, Long Look] }', [], 1],
  [`\ufeffmerge:\r\n${GOOD}\r\n`, [], 1],
  ['- merge', [['1:1', /must be a map of merge, split, rename, retype, hide/]], 0],
  [`merge:\n${GOOD}\nmrege:\n${GOOD}\n`, [['3:1', /“mrege” is no section/]], 1],
  ['merge: all', [['1:1', /“merge” must be a list/]], 0],
  [`merge:\n  - Ada Quill\n${GOOD}`, [['2:5', /is a map with the keys type, into, forms/]], 1],
  [
    `merge:\n  - { type: persn, into: 7, forms: [], note: x }\n${GOOD}`,
    [
      ['2:7', /“type” must be one of person, place, organization/],
      ['2:20', /“into” must be text; put it in quotes/],
      ['2:29', /“forms” must name at least one/],
      ['2:40', /“note” is no key of a “merge” rule/],
    ],
    1,
  ],
  ['hide:\n  - { type: person }', [['2:5', /“form” is missing/]], 0],
  ['hide:\n  - { type: person, form: " - " }', [['2:21', /“form” .*empty/]], 0],
  ['hide:\n  - { type: person, type: place, form: X }', [['2:21', /“type” stands twice/]], 0],
  [
    `merge:\n${GOOD}\nmerge:\n  - { type: person, into: B, forms: C }\n`,
    [['3:1', /“merge” stands twice; put its rules under line 1/]],
    2,
  ],
  // Where the YAML breaks off, the rules before it hold.
  [
    `merge:\n${GOOD}\nhide:\n  - { type: person, form: [X\nrename: []\n`,
    [
      ['5:1', /Flow sequence/],
      ['5:1', /Flow map/],
    ],
    1,
  ],
  [`merge:\n${GOOD}\n---\nhide: []\n`, [['3:1', /second document/]], 1],
  // Rules that contradict earlier ones.
  [
    'merge:\n  - { type: person, into: A B, forms: [C D] }\nrename:\n  - { type: person, from: c d, to: E F }',
    [['4:5', /“c d” already becomes “A B” in line 2/]],
    1,
  ],
  [
    'rename:\n  - { type: person, from: A, to: B }\n  - { type: person, from: B, to: C }\n  - { type: person, from: C, to: A }',
    [['4:5', /become each other/]],
    2,
  ],
  ['rename:\n  - { type: organization, from: TASS, to: Tass }', [], 1],
  [
    'retype:\n  - { form: X, from: place, to: person }\n  - { form: x, from: place, to: organization }\n  - { form: X, from: person, to: person }',
    [
      ['3:5', /“x” is already retyped as person in line 2/],
      ['4:5', /both person/],
    ],
    1,
  ],
  [
    'split:\n  - { type: person, form: X, paths: a/**, as: Y }\n  - { type: person, form: X, paths: a/**, as: Z }',
    [['3:5', /is already “Y” in line 2/]],
    1,
  ],
];
for (const [text, expected, rules] of FILES) {
  test(`${JSON.stringify(text)} has ${expected.length} problems and ${rules} rules that hold`, () => {
    const { curation, problems } = parseCuration(text);
    assert.deepEqual(
      problems.map(({ line, column }) => `${line}:${column}`),
      expected.map(([place]) => place),
      JSON.stringify(problems),
    );
    for (const [i, [, says]] of expected.entries()) {
      assert.match(problems[i]?.message ?? '', says);
      assert.doesNotMatch(problems[i]?.message ?? '', /\n/);
    }
    assert.equal(Object.values(curation).flat().length, rules);
  });
}

test('every rule has the place where it begins', () => {
  const { curation, places } = parseCuration(
    `# why\nmerge:\n\n${GOOD}\nhide:\n- type: person\n  form: X`,
  );
  const [merge, hide] = [curation.merge[0], curation.hide[0]];
  assert.ok(merge !== undefined && hide !== undefined);
  assert.deepEqual(places.get(merge), { line: 4, column: 5 });
  assert.deepEqual(places.get(hide), { line: 6, column: 3 });
});
