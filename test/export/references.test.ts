/** RIS, BibTeX and CSL-JSON, read back by parsers that know nothing of what wrote them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { citedName } from '../../server/entities/cited-name.ts';
import { bibtexEntry, bibtexText } from '../../server/export/bibtex.ts';
import { cslItem } from '../../server/export/csl-json.ts';
import { type Reference, referenceOf } from '../../server/export/reference.ts';
import { risRecord } from '../../server/export/ris.ts';
import { ARTICLES } from '../http/articles.ts';
import { readReferences } from './read-references.ts';

const options = { base: 'https://news.example', splitName: citedName };
const REFERENCES: readonly Reference[] = ARTICLES.map(({ article }) =>
  referenceOf(article, options),
);
const HARD: Reference = {
  id: 'abcdefghij234567',
  title: 'Profits at R&D #1 rise 5% to $3 {sic} ~ a_b ^ c\\d “now”',
  authors: [
    { family: 'de la Cruz', given: 'Ana María', suffix: null },
    { literal: 'Coast & Harbour News' },
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
  ],
  date: { year: 2024, month: 10, day: null },
  source: 'The Café & Bar_Gazette',
  section: 'World',
  keywords: ['ships', '100% proof'],
  language: 'en',
  url: 'https://news.example/a_b/{x}?q=5%25&r=~c#d',
  archiveUrl: 'https://news.example/articles/abcdefghij234567',
};

test('BibTeX gives back title, authors, date, source and address of every article', () => {
  const items = readReferences(REFERENCES.map(bibtexEntry).join(''));
  assert.equal(items.length, REFERENCES.length);
  for (const [i, reference] of REFERENCES.entries()) {
    const item = items[i];
    assert.equal(item?.['title'], reference.title);
    assert.equal(item?.['container-title'] ?? null, reference.source);
    assert.equal(item?.['URL'], reference.url);
    assert.equal(item?.['id'] ?? item?.['citation-key'], `dateline-${reference.id}`);
    assert.deepEqual(item?.['author'] ?? [], cslAuthors(reference));
    assert.deepEqual(item?.['issued'] ?? null, cslDate(reference));
  }
});

test('RIS gives back title, authors, date, source and address of every article', () => {
  const items = readReferences(REFERENCES.map(risRecord).join(''));
  assert.equal(items.length, REFERENCES.length);
  for (const [i, reference] of REFERENCES.entries()) {
    const item = items[i];
    assert.equal(item?.['type'], 'article-newspaper');
    assert.equal(item?.['title'], reference.title);
    assert.equal(item?.['container-title'] ?? null, reference.source);
    assert.equal(item?.['URL'], reference.url);
    assert.deepEqual(item?.['issued'] ?? null, cslYear(reference));
    // Authors of a newspaper's article are its reporters there.
    const reporters = [item?.['reporter'] ?? []].flat();
    assert.deepEqual(reporters, reference.authors.map(inRis));
  }
});

test('what TeX takes for commands comes back as text', () => {
  const [item] = readReferences(bibtexEntry(HARD));
  assert.equal(item?.['title'], HARD.title);
  assert.equal(item?.['container-title'], HARD.source);
  assert.equal(item?.['URL'], 'https://news.example/a_b/%7Bx%7D?q=5%25&r=~c#d');
  assert.deepEqual(item?.['author'], [
    { family: 'Cruz', given: 'Ana María', 'non-dropping-particle': 'de la' },
    { family: 'Coast & Harbour News' },
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
  ]);
  assert.deepEqual(item?.['issued'], { 'date-parts': [[2024, 10]] });
});

const printable = fc
  .array(
    fc.constantFrom(...'abc XY \\{}$&#%_^~"\'@=,;:()[]<>|`é日ß–'.split(''), 'and', ' and ', '\\&'),
    { minLength: 1, maxLength: 25 },
  )
  .map((parts) => `w${parts.join('')}w`.replaceAll(/\s+/g, ' '));

test('any title comes back from BibTeX, RIS and CSL-JSON', () => {
  fc.assert(
    fc.property(printable, (title) => {
      const reference = { ...HARD, title };
      const [fromRis] = readReferences(risRecord(reference));
      assert.equal(fromRis?.['title'], title);
      assert.match(
        bibtexEntry(reference),
        /^@article\{dateline-abcdefghij234567,\n(?: {2}\w+ = .*\n)+\}\n\n$/,
      );
      assert.ok(isBalanced(bibtexText(title)), bibtexText(title));
      assert.equal((cslItem(reference) as { title: string }).title, title);
    }),
  );
});

/** Whether every brace that TeX sees is closed. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [brace] of text.replaceAll(/\\[{}]/g, '').matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const DATES: readonly (readonly [Reference['date'], RegExp])[] = [
  [{ year: 2024, month: 10, day: 9 }, /^PY {2}- 2024\r\nDA {2}- 2024\/10\/09\/\r$/m],
  [{ year: 2024, month: 1, day: null }, /^DA {2}- 2024\/01\/\/\r$/m],
  [{ year: 987, month: null, day: null }, /^PY {2}- 0987\r\nDA {2}- 0987\/\/\/\r$/m],
];

test('RIS dates say no more than is known', () => {
  for (const [date, expected] of DATES) assert.match(risRecord({ ...HARD, date }), expected);
  assert.doesNotMatch(risRecord({ ...HARD, date: null }), /^(?:PY|DA)/m);
});

test('a record of RIS is a tag a line, whatever stands in the article', () => {
  const [first] = ARTICLES;
  assert.ok(first !== undefined);
  const article = { ...first.article, title: 'Two\r\nlines\nTY  - BOOK', authors: ['A\nER  - '] };
  const record = risRecord(referenceOf(article, options));
  const lines = record.trimEnd().split('\r\n');
  assert.ok(
    lines.every((line) => /^[A-Z][A-Z0-9] {2}- /.test(`${line} `)),
    record,
  );
  assert.equal(lines.filter((line) => line.startsWith('TY')).length, 1);
  assert.equal(lines.filter((line) => line.startsWith('ER')).length, 1);
});

const NAMES: readonly (readonly [string, string])[] = [
  ['Jo Penn', 'Penn | Jo'],
  ['Maria de la Cruz', 'de la Cruz | Maria'],
  ['Ursula von der Leyen', 'von der Leyen | Ursula'],
  ['Martin Luther King Jr.', 'King | Martin Luther | Jr.'],
  ['Kim Jong Un', 'Kim | Jong Un'],
  ['Associated Press', 'Associated Press'],
  ['Coast Wire staff', 'Coast Wire staff'],
  ['Reuters', 'Reuters'],
  ['Penn, Jo', 'Penn, Jo'],
];

for (const [name, expected] of NAMES) {
  test(`${name} is sorted as ${expected}`, () => {
    const parts = citedName(name);
    const told =
      'literal' in parts
        ? parts.literal
        : [parts.family, parts.given, parts.suffix].filter(Boolean).join(' | ');
    assert.equal(told, expected);
  });
}

function cslAuthors({ authors }: Reference): object[] {
  return authors.map((author) =>
    'literal' in author ? author : { family: author.family, given: author.given },
  );
}

/** As the reader leaves them. */
function inRis(author: Reference['authors'][number]): string {
  return 'literal' in author ? author.literal : `${author.family}, ${author.given}`;
}

/** The reader takes the year from PY and leaves DA alone. */
function cslYear({ date }: Reference): object | null {
  return date === null ? null : { 'date-parts': [[date.year]] };
}

function cslDate({ date }: Reference): object | null {
  if (date === null) return null;
  return { 'date-parts': [[date.year, date.month, date.day].filter((part) => part !== null)] };
}
