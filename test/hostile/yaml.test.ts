/**
 * The YAML files beside the articles, damaged at random and made up from pieces of YAML: whatever stands in
 * them, they are read in good time into rules that can be applied, and problems that have a place.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mutated, randomFrom } from '../../scripts/fuzz/mutate.ts';
import type { ArticleId } from '../../server/core/article.ts';
import { readPlainText } from '../../server/corpus/plain-text.ts';
import { applyArticleRules } from '../../server/corpus/rules/article-rules.ts';
import { parseArticleRules } from '../../server/corpus/rules/rules-file.ts';
import { createNameCurator, tableRules } from '../../server/entities/curation.ts';
import { parseCuration } from '../../server/entities/curation-file.ts';

/** A file of the largest kind that is read takes longer; these are small. */
const MAX_MS = 10_000;
const TODAY = '2026-05-04';

const ENTITIES = `merge:
  - { type: person, into: Ada Quill, forms: [A. Quill, Quill] }
split:
  - { type: person, form: Quill, paths: [wire/**], as: Bo Quill }
rename:
  - { type: place, from: Kiev, to: Kyiv }
retype:
  - { form: Marlow, from: person, to: place }
hide:
  - type: organization
    forms: [Nobody]
`;
const ARTICLES = `defaults:
  - paths: [wire/**, "*.txt"]
    source: Coast Wire
    date: wire/{YYYY}-{MM}-{DD}-*.txt
    columns: { title: Headline, text: Body }
corrections:
  - path: wire/a.txt
    title: The right title
    date: 2024-05-01
    authors: [Ada Quill]
  - { path: b.txt, hide: true }
`;

const draft = readPlainText('Pier opens\n\nThe pier opened on Monday.', 'wire/a.txt', {
  today: TODAY,
});
assert.ok(draft !== null);
const record = { id: 'a' as ArticleId, path: 'wire/a.txt', place: 1, sha256: '', draft };

function readArticleRules(text: string): number {
  const { rules, problems } = parseArticleRules(text);
  applyArticleRules([{ record, paths: ['wire/a.txt', 'wire/2024-05-01-x.txt'] }], rules, TODAY);
  assertPlaces(problems, text);
  return rules.defaults.length + rules.corrections.length;
}

function readCuration(text: string): number {
  const { curation, problems } = parseCuration(text);
  createNameCurator(curation);
  tableRules(curation);
  assertPlaces(problems, text);
  return Object.values(curation).flat().length;
}

type Placed = { readonly line: number; readonly column: number; readonly message: string };

function assertPlaces(problems: readonly Placed[], text: string): void {
  const lines = text.split(/\r\n?|\n/).length;
  for (const { line, column, message } of problems) {
    assert.ok(line >= 1 && line <= lines + 1 && column >= 1, `${line}:${column} of ${lines}`);
    assert.notEqual(message, '');
  }
}

/** Pieces that YAML is made of, and words that both files know. */
const piece = fc.constantFrom(
  ...'merge split rename retype hide defaults corrections paths path type person place forms form into from to as source date title authors columns hide'.split(
    ' ',
  ),
  ...[
    ': ',
    ':\n',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '\n- ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    '|\n',
    '>\n',
  ],
  ...[
    '&a ',
    '*a ',
    '<<: *a',
    '!!str ',
    '!!set ',
    '!x ',
    '? ',
    '%YAML 9.9\n',
    '---\n',
    '...\n',
    '# ',
    '\t',
  ],
  ...[
    'null',
    '~',
    'true',
    '0x1f',
    '1e999',
    '2024-02-30',
    '{YYYY}',
    '**',
    '../',
    '__proto__',
    'constructor',
  ],
  ...['\u0000', '\u2028', '\ud800', '\ufeff', '𝔸', 'a'.repeat(3000)],
);
const made = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

for (const [name, sample, read] of [
  ['entities.yaml', ENTITIES, readCuration],
  ['articles.yaml', ARTICLES, readArticleRules],
] as const) {
  test(`${name}: the sample itself holds`, () => {
    assert.ok(read(sample) >= 3);
  });

  test(`${name}, damaged at random, is read or has problems`, () => {
    const random = randomFrom(7);
    const samples = [{ path: name, bytes: Buffer.from(sample) }];
    for (let i = 0; i < 200; i += 1) {
      const text = Buffer.from(mutated(samples, random).bytes).toString('utf8');
      // Longer ones take longer, and are refused unread beyond some megabytes.
      if (text.length > 10_000) continue;
      const started = performance.now();
      read(text);
      assert.ok(performance.now() - started < MAX_MS, `number ${i}, ${text.length} characters`);
    }
  });

  test(`${name}, made up of pieces, is read or has problems`, () => {
    fc.assert(
      fc.property(made, fc.nat(sample.length), (text, at) => {
        read(text);
        read(sample.slice(0, at) + text + sample.slice(at));
      }),
      { numRuns: 500 },
    );
    assert.deepEqual(Object.keys(Object.prototype), []);
  });
}
