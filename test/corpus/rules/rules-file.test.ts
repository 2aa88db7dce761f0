import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArticleId } from '../../../server/core/article.ts';
import type { LoadedRecord } from '../../../server/corpus/load.ts';
import { readPlainText } from '../../../server/corpus/plain-text.ts';
import { applyArticleRules, columnsAt } from '../../../server/corpus/rules/article-rules.ts';
import { dateInPattern, parseDatePattern } from '../../../server/corpus/rules/date-pattern.ts';
import { parseArticleRules } from '../../../server/corpus/rules/rules-file.ts';

const TODAY = '2026-05-04';

function load(path: string, text: string): LoadedRecord {
  const draft = readPlainText(text, path, { today: TODAY });
  assert.ok(draft !== null);
  return { id: path.replaceAll(/\W/g, '') as ArticleId, path, place: 1, sha256: '', draft };
}

function ruled(
  yaml: string,
  path: string,
  text = 'Pier opens\n\nThe pier opened on Monday, and people came.',
) {
  const { rules, problems } = parseArticleRules(yaml);
  assert.deepEqual(problems, []);
  const record = load(path, text);
  const { records, idle } = applyArticleRules([{ record, paths: [path] }], rules, TODAY);
  const [one] = records;
  assert.ok(one !== undefined);
  return { ...one, before: record.draft, after: one.record.draft, idle };
}

test('defaults fill in what the files at some paths do not say, and later ones go first', () => {
  const yaml = `
defaults:
  - paths: [wire/**, "*.text"]
    source: Coast Wire
    section: World
    language: English
    rights: For research only.
  - paths: wire/sport/
    section: Sport
`;
  const { after, corrected } = ruled(yaml, 'wire/a.txt');
  assert.deepEqual(
    [after.source, after.section, after.language, after.rights, corrected],
    ['Coast Wire', 'World', 'en', 'For research only.', []],
  );
  assert.equal(ruled(yaml, 'wire/sport/a.txt').after.section, 'Sport');
  const other = ruled(yaml, 'other/a.txt');
  assert.equal(other.after, other.before);
});

test('a default never replaces what a file says', () => {
  const yaml = 'defaults: [{ paths: "*", source: Coast Wire, section: World }]';
  const text =
    'Pier opens\nSource: The Estuary\nSection: Local\n\nThe pier opened on Monday, and people came.';
  const { after, before } = ruled(yaml, 'a.txt', text);
  assert.deepEqual([before.source, before.section], ['The Estuary', 'Local']);
  assert.deepEqual([after.source, after.section], ['The Estuary', 'Local']);
});

test('a correction sets right one article, by path or by id', () => {
  const fields = `
    title: The pier is open
    date: 2025-03
    authors: [Jo Penn, Lee Fox]
    source: The Estuary`;
  for (const article of ['path: world/a.txt', 'id: worldatxt']) {
    const { after, corrected, hidden, idle } = ruled(
      `corrections:\n  - ${article}${fields}`,
      'world/a.txt',
    );
    assert.deepEqual(
      [after.title, after.titleSource, after.date, after.authors, after.source],
      [
        'The pier is open',
        'file',
        { day: '2025-03-01', precision: 'month', source: 'metadata' },
        ['Jo Penn', 'Lee Fox'],
        'The Estuary',
      ],
    );
    assert.deepEqual(
      [corrected, hidden, idle],
      [['title', 'date', 'authors', 'source'], false, []],
    );
  }
  const hidden = ruled('corrections: [{ path: a.txt, hide: true }]', 'a.txt');
  assert.deepEqual([hidden.hidden, hidden.corrected], [true, []]);
  const idle = ruled('corrections: [{ path: b.txt, hide: true }]', 'a.txt');
  assert.deepEqual([idle.hidden, idle.idle.length], [false, 1]);
});

test('dates are read as a person says they are written', () => {
  const cases: [string, string, string | null][] = [
    ['DD-MM-YYYY', 'wire/29-10-2024/a.txt', '2024-10-29'],
    ['YYMMDD', 'wire/241029-a.txt', '2024-10-29'],
    ['YYMMDD', 'wire/991029-a.txt', '1999-10-29'],
    ['D.M.YY', 'a 9.3.24.txt', '2024-03-09'],
    ['YYYY_MM', 'x/2024_10/a.txt', '2024-10-01'],
    ['YYYY', 'x/2024/a.txt', '2024-01-01'],
    ['DD-MM-YYYY', 'wire/31-02-2024/a.txt', null],
    ['DD-MM-YYYY', 'wire/129-10-2024/a.txt', null],
    ['DD-MM-YYYY', 'wire/29-10-2031/a.txt', null],
  ];
  for (const [written, path, expected] of cases) {
    const pattern = parseDatePattern(written);
    assert.ok(pattern !== null, written);
    assert.equal(
      dateInPattern(pattern, path, TODAY)?.day ?? null,
      expected,
      `${written} in ${path}`,
    );
  }
  for (const written of ['', 'x', 'DD-MM', 'YYYY-DD', 'YYYY-YYYY', 'MM-MM-YYYY'])
    assert.equal(parseDatePattern(written), null, written);
});

test('a date that could be read in two ways is read as the pattern says', () => {
  const text = 'Pier opens\nDate: 04/05/2024\n\nThe pier opened on Monday, and people came.';
  const yaml = (form: string) => `defaults: [{ paths: "*", date: ${form} }]`;
  const british = ruled(yaml('DD/MM/YYYY'), 'a.txt', text);
  assert.equal(british.before.date, null);
  assert.match(british.before.warnings.join(), /two ways/);
  assert.deepEqual(british.after.date, { day: '2024-05-04', precision: 'day', source: 'text' });
  assert.deepEqual(british.after.warnings, []);
  assert.equal(ruled(yaml('MM-DD-YYYY'), 'a.txt', text).after.date?.day, '2024-04-05');
});

test('columns are told for the paths they are meant for', () => {
  const { rules } = parseArticleRules(`
defaults:
  - paths: "*.csv"
    columns: { title: Headline, text: Body }
  - paths: b.csv
    columns: { text: Full }
`);
  assert.deepEqual(columnsAt(rules, 'a.csv'), { title: 'Headline', text: 'Body' });
  assert.deepEqual(columnsAt(rules, 'b.csv'), { title: 'Headline', text: 'Full' });
  assert.equal(columnsAt(rules, 'a.txt'), undefined);
});

test('what is wrong is told with its place, and loses only itself', () => {
  const yaml = `defaults:
  - paths: "*"
    sauce: Coast Wire
  - source: Coast Wire
  - paths: "*"
    date: yesterday
  - paths: "*"
    source: Coast Wire
corrections:
  - title: Pier
  - path: a.txt
    id: abc
  - path: a.txt
    date: soon
  - path: a.txt
    hide: perhaps
  - just text
  - path: a.txt
    title: Right
others: 1
`;
  const { rules, problems } = parseArticleRules(yaml);
  assert.deepEqual(
    problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
    [
      '3:5 “sauce” is no key of a rule of “defaults”; they are paths, source, section, language, rights, date, columns.',
      '4:5 “paths” is missing.',
      '6:5 “date” is no pattern; write it like DD-MM-YYYY.',
      '10:5 The rule needs one of path and id.',
      '11:5 The rule needs one of path and id.',
      '14:5 “date” must be a day such as 2024-10-29.',
      '16:5 “hide” must be true or false.',
      '17:5 A rule of “corrections” is a map with the keys path, id, title, date, authors, source, section, language, rights, hide.',
      '20:1 “others” is no section; sections are defaults and corrections.',
    ],
  );
  assert.deepEqual(
    [rules.defaults.length, rules.corrections.map(({ fields }) => fields.title)],
    [1, ['Right']],
  );
  assert.match(parseArticleRules('a: [').problems[0]?.message ?? '', /./);
  assert.deepEqual(parseArticleRules('').problems, []);
});

test('odd text never throws', () => {
  const piece = fc.constantFrom(
    'defaults:',
    'corrections:',
    '\n',
    '  - ',
    'path: a',
    'id: *x',
    '&x ',
    'date: 2',
    '"',
    '[',
    '{',
    ': ',
    'paths: "!"',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (pieces) => {
      const { rules } = parseArticleRules(pieces.join(''));
      applyArticleRules([{ record: load('a.txt', 'One two.'), paths: ['a.txt'] }], rules, TODAY);
    }),
  );
});
