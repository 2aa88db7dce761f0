import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TEXT_FIELDS } from '../../server/core/article.ts';
import { mergeSpans, pieces } from '../../server/core/span.ts';
import { newsText } from './arbitraries.ts';
import { markedWords, marksOf, type Sample } from './evaluated.ts';

const REPORT: Sample = {
  title: 'Troops leave Kursk',
  text:
    'The ban on troops ended. A troop left the border zone near Kursk. John Smith, a U.S. envoy, met us. ' +
    'Smith saw the zone on the border, a year-old café and 東京経済. It cost $5m, up 3.5%.',
  values: {
    source: ['Daily Planet'],
    author: ['Ann Lee', 'Bo Diaz'],
    section: ['World'],
    keyword: ['war'],
    path: ['world/kursk.txt'],
  },
  names: { person: [['John Smith', 'Johnny Smith', 'Smith'], ['Ann']], place: [['Kursk']] },
  day: '2024-10-29',
};

const NOTHING_MARKED = '';
const NO_MATCH = null;

/** Query, and what it marks in the report. */
const TABLE: readonly (readonly [string, string | null])[] = [
  // Words and their inflections.
  ['troops', 'title:Troops | text:troops | text:troop'],
  ['TROOP', 'title:Troops | text:troops | text:troop'],
  ['troops absent', NO_MATCH],
  ['bans', 'text:ban'],
  ['us', 'text:us'],
  ['US', 'text:U.S.'],
  ['cafe', 'text:café'],
  ['5m', 'text:$5m'],
  ['$5m', 'text:$5m'],
  ['€5m', NO_MATCH],
  ['3.5', 'text:3.5%'],
  ['3.5%', 'text:3.5%'],
  ['経', 'text:経'],
  ['東京', 'text:東京'],
  ['京経済', 'text:京経済'],
  ['京済', NO_MATCH],
  // Operators.
  ['troops kursk', 'title:Troops | title:Kursk | text:troops | text:troop | text:Kursk'],
  ['kursk OR absent', 'title:Kursk | text:Kursk'],
  ['absent OR missing', NO_MATCH],
  ['-absent', NOTHING_MARKED],
  ['-troop', NO_MATCH],
  ['ban -absent', 'text:ban'],
  ['ban NOT kursk', NO_MATCH],
  ['ban -"border zones"', 'text:ban'],
  ['(ban absent) OR envoy', 'text:envoy'],
  ['the ban', 'text:ban'],
  ['the', 'text:The | text:the | text:the | text:the'],
  // Phrases: one span, as typed; any order with a slop.
  ['"border zone"', 'text:border zone'],
  ['"zone border"', NO_MATCH],
  ['"border zones"', NO_MATCH],
  ['"troops" ban', 'title:Troops | text:ban | text:troops'],
  ['"troops ended. a troop"', 'text:troops ended. A troop'],
  ['"kursk the"', NO_MATCH],
  ['"zone border"~0', 'text:border | text:zone'],
  ['"zone border"~2', 'text:border | text:zone | text:zone | text:border'],
  ['"smith * the zone"', 'text:Smith saw the zone'],
  ['"b?rder z*"', 'text:border zone'],
  ['year-old', 'text:year-old'],
  ['"year old"', 'text:year-old'],
  ['old-year', NO_MATCH],
  // Wildcards and edits.
  ['troop*', 'title:Troops | text:troops | text:troop'],
  ['*oop', 'text:troop'],
  ['z?ne', 'text:zone | text:zone'],
  ['kirsk~', 'title:Kursk | text:Kursk'],
  ['kirks~', NO_MATCH],
  ['kirsks~2', 'title:Kursk | text:Kursk'],
  // NEAR marks the members that are near, and no others.
  ['border NEAR/1 near', 'text:border | text:near'],
  ['border NEAR/0 near', NO_MATCH],
  ['near NEAR/1 border', 'text:border | text:near'],
  ['zone NEAR/0 zone', NO_MATCH],
  ['(ban OR envoy) NEAR/1 troops', 'text:ban | text:troops'],
  ['"border zone" NEAR/1 kursk', 'text:border zone | text:Kursk'],
  ['leave NEAR/9 ban', NO_MATCH],
  ['person:* NEAR/2 envoy', 'text:John Smith | text:envoy | text:Smith'],
  ['person:* NEAR/1 met', 'text:met | text:Smith'],
  ['person:smith NEAR/1 saw', 'text:Smith | text:saw'],
  // Fields mark only themselves; names mark all their mentions, metadata nothing.
  ['title:troops', 'title:Troops'],
  ['body:kursk', 'text:Kursk'],
  ['title:(kursk OR ban)', 'title:Kursk'],
  ['title:ban', NO_MATCH],
  ['person:smith', 'text:John Smith | text:Smith'],
  ['person:johnny', 'text:John Smith | text:Smith'],
  ['person:"johnny smith"', 'text:John Smith | text:Smith'],
  ['person:(johnny ann)', NO_MATCH],
  ['person:johnny person:ann', 'text:John Smith | text:Smith'],
  ['person:kursk', NO_MATCH],
  ['person:*', 'text:John Smith | text:Smith'],
  ['organization:*', NO_MATCH],
  ['place:kursk', 'title:Kursk | text:Kursk'],
  ['source:planet', NOTHING_MARKED],
  ['source:"daily planet" ban', 'text:ban'],
  ['source:"planet daily"', NO_MATCH],
  ['author:diaz', NOTHING_MARKED],
  ['author:"lee bo"', NO_MATCH],
  ['path:kursk', NOTHING_MARKED],
  ['date:2024-10 ban', 'text:ban'],
  ['date:2024-11', NO_MATCH],
  ['date:<2024', NO_MATCH],
  ['added:2024-11-02', NOTHING_MARKED],
  ['missing:date', NO_MATCH],
  ['', NOTHING_MARKED],
];

test('a query marks what satisfied it, and nothing else', () => {
  for (const [q, expected] of TABLE) assert.equal(markedWords(q, REPORT), expected, q);
});

test('words joined by OR mark what stands; a required word must stand', () => {
  assert.equal(markedWords('ban absent', REPORT, 'or'), 'text:ban');
  assert.equal(markedWords('+absent ban', REPORT, 'or'), null);
  assert.equal(markedWords('+envoy ban absent', REPORT, 'or'), 'text:ban | text:envoy');
  assert.equal(markedWords('+envoy absent', REPORT, 'or'), 'text:envoy');
});

test('a mark says which part of the query it satisfies, and how', () => {
  const marks = marksOf('troops "border zone" kirsk~ person:smith', REPORT) ?? [];
  const said = marks.map(({ leaf, kind, field, start, end }) =>
    [leaf, kind, REPORT[field].slice(start, end)].join(' '),
  );
  assert.deepEqual(
    new Set(said),
    new Set([
      '0 exact Troops',
      '0 exact troops',
      '0 inflection troop',
      '1 phrase border zone',
      '2 fuzzy Kursk',
      '3 name John Smith',
      '3 name Smith',
    ]),
  );
});

test('a character spelt in two code units is marked whole when it is asked for alone', () => {
  const text = 'か\u3099ぎ ｶﾞｽ 葛\u{e0100}城';
  for (const [q, marked] of [
    ['が', 'か\u3099'],
    ['ガ', 'ｶﾞ'],
    ['葛', '葛\u{e0100}'],
  ] as const) {
    assert.equal(markedWords(q, { title: '', text }), `text:${marked}`);
  }
});

const WORDS = ['ban', 'troops', 'kursk', 'border', 'zone', 'U.S.', 'O’Brien', '日本'];
const word = fc.constantFrom(...WORDS);
const sample = fc.record({
  title: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  text: fc.array(fc.oneof(word, newsText), { maxLength: 10 }).map((words) => words.join(' ')),
});

test('“a” is what “a b” and “a -b” find together, never both', () => {
  fc.assert(
    fc.property(word, word, sample, (a, b, article) => {
      const both = marksOf(`${a} ${b}`, article) !== null;
      const without = marksOf(`${a} -${b}`, article) !== null;
      assert.equal(marksOf(a, article) !== null, both || without);
      assert.ok(!(both && without));
    }),
  );
});

test('what matches all words matches any, and the marks are the same', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), sample, (words, article) => {
      const all = markedWords(words.join(' '), article, 'and');
      if (all !== null) assert.equal(markedWords(words.join(' '), article, 'or'), all);
    }),
  );
});

test('text cut at its marks joins again, and every marked word alone is found by the query', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), sample, (words, article) => {
      const q = words.join(' OR ');
      const marks = marksOf(q, article) ?? [];
      for (const field of TEXT_FIELDS) {
        const spans = mergeSpans(marks.filter((mark) => mark.field === field));
        const cut = pieces(article[field], spans);
        assert.equal(cut.map(({ text }) => text).join(''), article[field]);
        for (const { text, marked } of cut) {
          if (marked) assert.notEqual(marksOf(q, { title: '', text }), null, text);
        }
      }
    }),
  );
});
