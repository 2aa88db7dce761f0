import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArticleDraft } from '../../server/core/article.ts';
import { markdownReader } from '../../server/corpus/markdown.ts';
import { inlineText } from '../../server/corpus/markdown-blocks.ts';

const context = { today: '2026-05-04' };

function draft(text: string): ArticleDraft {
  const [record] = [...markdownReader.read({ path: 'x.md', bytes: Buffer.from(text) }, context)];
  assert.ok(record?.kind === 'article');
  return record.draft;
}

test('front matter fills the fields', () => {
  const read = draft(`---
title: "Pier: the vote"
date: 2024-03-05T10:00:00+02:00
authors: [Jane Doe, {name: John Roe}]
outlet: Elleryside
category: World
tags: [harbour, ferries]
lang: en-GB
license: CC BY 4.0
---
# Pier: the vote

The council voted.
`);
  assert.equal(read.title, 'Pier: the vote');
  assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'metadata' });
  assert.deepEqual(read.authors, ['Jane Doe', 'John Roe']);
  assert.equal(read.source, 'Elleryside');
  assert.equal(read.section, 'World');
  assert.deepEqual(read.keywords, ['harbour', 'ferries']);
  assert.equal(read.language, 'en');
  assert.equal(read.rights, 'CC BY 4.0');
  assert.equal(read.text, 'The council voted.');
});

test('the first heading is the title where the front matter names none', () => {
  const read = draft(
    '# The *pier* vote\n\nThe council voted.\n\nFerries\n-------\n\n- one\n- two\n\n1. three\n',
  );
  assert.equal(read.title, 'The pier vote');
  assert.equal(read.titleSource, 'file');
  assert.deepEqual(
    read.paragraphs.map(({ kind }) => kind),
    ['paragraph', 'heading', 'item', 'item', 'item'],
  );
});

test('front matter that is no YAML is kept as text, with a warning', () => {
  const read = draft('---\ntitle: [unclosed\n---\n\nThe council voted.\n');
  assert.ok(read.text.includes('unclosed'));
  assert.ok(read.text.includes('The council voted.'));
  assert.equal(read.warnings.length, 1);
});

test('without front matter a byline and a date below the title are understood', () => {
  const read = draft('# The pier vote\n\n*By Jane Doe*\n\n5 March 2024\n\nThe council voted.\n');
  assert.deepEqual(read.authors, ['Jane Doe']);
  assert.equal(read.date?.day, '2024-03-05');
});

test('quotes, fences and images become plain text', () => {
  const read = draft(
    '> Quoted *words*\n> go on.\n\n```js\nlet a = *b*;\n```\n\n![The pier](pier.jpg)\n',
  );
  assert.equal(read.text, 'Quoted words\ngo on.\n\nlet a = *b*;\n\nThe pier');
});

const inline: readonly (readonly [string, string])[] = [
  ['**bold** and *thin* and ***both***', 'bold and thin and both'],
  ['_thin_ but snake_case_name', 'thin but snake_case_name'],
  ['[a link](https://example.org/a_(b)) and [another][1]', 'a link and another'],
  ['`code *kept*` and \\*escaped\\*', 'code *kept* and *escaped*'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['~~gone~~ &amp; <b>kept</b> <https://example.org>', 'gone & kept https://example.org'],
  ['[sic] and [x]', '[sic] and [x]'],
];
for (const [markdown, expected] of inline) {
  test(`“${markdown}” reads as “${expected}”`, () => assert.equal(inlineText(markdown), expected));
}

test('any bytes are read or refused, without throwing', () => {
  const text = fc
    .array(
      fc.constantFrom(
        '---',
        '# a',
        '> ',
        '```',
        '- ',
        '[a](',
        '**',
        '\n',
        'word ',
        ': ',
        '&lt;',
        '\\',
      ),
      { maxLength: 40 },
    )
    .map((parts) => Buffer.from(parts.join('')));
  fc.assert(
    fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      assert.equal([...markdownReader.read({ path: 'x.md', bytes }, context)].length, 1);
    }),
  );
});
