import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ArticleDraft } from '../../server/core/article.ts';
import { plainTextReader } from '../../server/corpus/plain-text.ts';

const folder = join(process.cwd(), '..', 'shared', 'data', 'seeds');
const present = existsSync(folder);
const skip = present ? false : 'the seeds are not beside the package';

function seed(prefix: string): ArticleDraft {
  const name = readdirSync(folder).find((file) => file.startsWith(prefix)) ?? '';
  const [record] = plainTextReader.read(
    { path: name, bytes: readFileSync(join(folder, name)) },
    { today: '2026-05-04' },
  );
  assert.ok(record?.kind === 'article');
  return record.draft;
}

const count = (read: ArticleDraft, kind: string) =>
  read.paragraphs.filter((p) => p.kind === kind).length;
const kinds = (read: ArticleDraft) => read.boilerplate.map(({ kind }) => kind);

/** Short fields only: [file, title source, start of the title, date, place, source, authors, section, headings, items, boilerplate]. */
const rows = [
  [
    '000',
    'file',
    'North Korean Foreign Minister',
    '2024-10-29',
    null,
    null,
    ['Mei'],
    'World',
    7,
    0,
    [],
  ],
  [
    '001',
    'text',
    'North Korea’s foreign minister',
    null,
    null,
    null,
    [],
    null,
    2,
    0,
    ['subscription', 'subscription'],
  ],
  ['002', 'text', 'In a notable', null, 'SEOUL, South Korea', 'AP', [], null, 0, 0, []],
  [
    '003',
    'file',
    'North Korean Troops Reportedly',
    null,
    null,
    'Newslooks',
    ['J. Mansour'],
    null,
    6,
    5,
    ['slug'],
  ],
  [
    '004',
    'text',
    'Yesterday, North Korea',
    null,
    null,
    null,
    [],
    null,
    0,
    0,
    ['legend', 'legend', 'legend', 'image'],
  ],
] as const;

for (const [
  prefix,
  titleSource,
  title,
  day,
  place,
  source,
  authors,
  section,
  headings,
  items,
  boilerplate,
] of rows) {
  test(`seed ${prefix} is read as a reader would`, { skip }, () => {
    const read = seed(prefix);
    assert.equal(read.titleSource, titleSource);
    assert.ok(read.title.startsWith(title), read.title);
    assert.equal(read.date?.day ?? null, day);
    assert.equal(read.datelinePlace, place);
    assert.equal(read.source, source);
    assert.deepEqual(read.authors, authors);
    assert.equal(read.section, section);
    assert.equal(count(read, 'heading'), headings);
    assert.equal(count(read, 'item'), items);
    assert.deepEqual(kinds(read), boilerplate);
    assert.deepEqual(read.warnings, []);
  });
}

test('the slug line of seed 003 gives three keywords, and its lead is text', { skip }, () => {
  const read = seed('003');
  assert.equal(read.keywords.length, 3);
  assert.ok(read.text.startsWith('North Korea’s Foreign Minister'));
});

test('the capital headings of seed 001 are headings', { skip }, () => {
  const read = seed('001');
  const headings = read.paragraphs
    .filter((p) => p.kind === 'heading')
    .map((p) => read.text.slice(p.start, p.end));
  assert.deepEqual(headings, ['INFANTRY ROLES', 'TROOPS TRAINING']);
});
