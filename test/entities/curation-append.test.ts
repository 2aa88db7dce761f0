import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MergeRule } from '../../server/entities/curation.ts';
import { appendMerges } from '../../server/entities/curation-append.ts';
import { parseCuration } from '../../server/entities/curation-file.ts';

const RULE = {
  type: 'person',
  into: 'Ada Quill',
  forms: ['A. Quill'],
  comment: ['why not'],
} as const;
const LINES = (indent: string): string =>
  `${indent}# why not\n${indent}- { type: person, into: Ada Quill, forms: [A. Quill] }\n`;

/** A file, and the same file with the rule: everything else byte by byte as it was. */
const FILES: readonly (readonly [string, string])[] = [
  ['', `merge:\n${LINES('  ')}`],
  ['# only words', `# only words\nmerge:\n${LINES('  ')}`],
  [
    "# head\n\nhide: # these\n- {type: place,   form: 'X'}   # because\n",
    `# head\n\nhide: # these\n- {type: place,   form: 'X'}   # because\nmerge:\n${LINES('  ')}`,
  ],
  [
    'merge:\n    - { type: person,  into: B, forms: [C] } # keep\n    # last words\n\n# next\nhide: []\n',
    `merge:\n    - { type: person,  into: B, forms: [C] } # keep\n${LINES('    ')}    # last words\n\n# next\nhide: []\n`,
  ],
  [
    'merge:\n- type: person\n  into: B\n  forms:\n  - C\n\nhide: []',
    `merge:\n- type: person\n  into: B\n  forms:\n  - C\n${LINES('')}\nhide: []`,
  ],
  [
    'merge:\r\n  - { type: person, into: B, forms: [C] }\r\n',
    `merge:\r\n  - { type: person, into: B, forms: [C] }\r\n${LINES('  ').replaceAll('\n', '\r\n')}`,
  ],
  [
    '\ufeffmerge:\n- { type: person, into: B, forms: [C] }',
    `\ufeffmerge:\n- { type: person, into: B, forms: [C] }\n${LINES('')}`,
  ],
];
for (const [text, expected] of FILES) {
  test(`a rule joins ${JSON.stringify(text)} and nothing else changes`, () => {
    assert.equal(appendMerges(text, [RULE]), expected);
    const [before, after] = [parseCuration(text), parseCuration(expected)];
    assert.deepEqual(after.problems, []);
    assert.equal(after.curation.merge.length, before.curation.merge.length + 1);
    assert.deepEqual(after.curation.merge.at(-1), {
      type: 'person',
      into: 'Ada Quill',
      forms: ['A. Quill'],
    });
  });
}

test('an empty list takes the rule, and every comment stays where it was', () => {
  for (const empty of ['merge:', 'merge: []', 'merge: [] # here', 'merge: ~', 'merge: # here']) {
    const [head, tail] = ['# head\nrename: [] # why\n# merged\n', '# hidden\n\nhide: []\n'];
    const added = appendMerges(`${head}${empty}\n${tail}`, [RULE]) ?? '';
    const kept = empty.replace(/ (?:\[\]|~)/, '');
    assert.equal(added, `${head}${kept}\n${LINES('  ')}${tail}`);
  }
});

test('a list in brackets grows within them', () => {
  const text = 'merge: [{ type: person, into: B, forms: [C] }, ] # why\nhide: []\n';
  assert.equal(
    appendMerges(text, [RULE]),
    'merge: [{ type: person, into: B, forms: [C] }, { type: person, into: Ada Quill, forms: [A. Quill] }] # why\nhide: []\n',
  );
});

test('what is no YAML, or no map, is not added to', () => {
  for (const text of ['merge: [', '- a', 'words', 'merge:\n  - {type: person', '{ hide: [] }\n'])
    assert.equal(appendMerges(text, [RULE]), null, text);
});

test('any names are written so that they are read back', () => {
  const name = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 8 })
    .map((text) => `x${text.replaceAll(/[\p{Cc}\p{Cs}\p{Cn}\u2028\u2029\ufeff\s]/gu, ' ')}x`);
  const rule = fc.record({
    type: fc.constantFrom('person', 'place', 'organization'),
    into: name,
    forms: fc.array(
      fc.oneof(name, fc.constantFrom('no', '7', '#x', 'a: b', '- a', "it's", '[', 'null')),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const holds = (rules: readonly MergeRule[]): void => {
    const text = '# kept\nmerge:\n  - { type: person, into: B, forms: [C] }\n';
    const added = appendMerges(
      text,
      rules.map((one) => ({ ...one, comment: [] })),
    );
    assert.ok(added !== null);
    assert.ok(added.startsWith(text));
    const { curation, problems } = parseCuration(added);
    const broken = problems.filter(
      ({ message }) => !/already becomes|each other|empty/.test(message),
    );
    assert.deepEqual(broken, []);
    const read = curation.merge.slice(1);
    if (problems.length === 0)
      assert.deepEqual(
        read,
        rules.map((one) => ({ ...one })),
      );
  };
  fc.assert(fc.property(fc.array(rule, { maxLength: 3 }), holds), { numRuns: 300 });
});
