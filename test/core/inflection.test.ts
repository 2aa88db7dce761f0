import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokenize } from '../../server/core/analyzer.ts';
import { createTermMatcher, type TermMatch } from '../../server/core/evaluator/term-matcher.ts';
import { fold } from '../../server/core/fold.ts';
import { stem } from '../../server/core/inflection.ts';
import type { WordNode } from '../../server/core/query/tree.ts';
import {
  languageSet,
  STEM_LANGUAGES,
  type StemLanguage,
  stemLanguage,
} from '../../server/core/stem-language.ts';
import { newsText } from './arbitraries.ts';

/** Typed term, term in the article, and how the one finds the other. */
const TABLE: readonly (readonly [string, string, TermMatch | null])[] = [
  ['troops', 'troops', 'exact'],
  ['troops', 'troop', 'inflection'],
  ['strike', 'striking', 'inflection'],
  ['policies', 'policy', 'inflection'],
  ['news', 'new', null],
  ['us', 'u.s', null],
  ['u.s', 'us', null],
  ["o'brien", "o'brien", 'exact'],
  ['5m', '$5m', 'inflection'],
  ['5m', '€5m', 'inflection'],
  ['$5m', '5m', null],
  ['$5m', '€5m', null],
  ['3.5', '3.5%', 'inflection'],
  ['3.5%', '3.5', null],
  ['3.5%', '3.5%', 'exact'],
  ['2024', '20241', null],
  ['at&t', 'at', null],
  ['日', '日本', 'exact'],
  ['日本', '日', null],
  ['путин', 'путина', null],
];

test('a plain word finds its inflections, a figure with its sign only itself', () => {
  for (const [typed, term, expected] of TABLE) {
    const part = { text: typed, term: typed, required: false, span: { start: 0, end: 0 } };
    const matcher = createTermMatcher({ kind: 'word', ...part });
    assert.equal(matcher.match(term), expected, `${typed} → ${term}`);
    const quoted = createTermMatcher({ kind: 'term', term: typed }).match(term);
    assert.equal(quoted, expected === 'inflection' ? null : expected, `"${typed}" → ${term}`);
  }
});

/** In a language: words as typed, and forms of them as they stand in its articles. */
const OTHER_LANGUAGES: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  ['ar', [['انتخاب', 'الانتخابات']]],
  ['da', [['valg', 'valget']]],
  [
    'de',
    [
      ['haus', 'Häuser'],
      ['wahl', 'Wahlen'],
      ['minister', 'Ministern'],
    ],
  ],
  ['el', [['εκλογή', 'εκλογές']]],
  [
    'es',
    [
      ['elección', 'elecciones'],
      ['organización', 'organizaciones'],
      ['organizaciones', 'organizar'],
    ],
  ],
  ['fi', [['kirja', 'kirjassa']]],
  [
    'fr',
    [
      ['élection', 'élections'],
      ['élection', "l'élection"],
      ['élections', 'qu’élection'],
      ['déclarer', 'déclarèrent'],
      ['blessé', 'blessées'],
      ['annuler', 'annulée'],
      ['première', 'premier'],
    ],
  ],
  ['hu', [['választás', 'választásról']]],
  ['id', [['pilih', 'memilih']]],
  [
    'it',
    [
      ['elezione', 'elezioni'],
      ['elezione', 'dell’elezione'],
      ['accordo', "un'accordo"],
    ],
  ],
  ['nl', [['verkiezing', 'verkiezingen']]],
  ['nb', [['regjering', 'regjeringen']]],
  [
    'pt',
    [
      ['eleição', 'eleições'],
      ['conferência', 'conferências'],
      ['organização', 'organizar'],
    ],
  ],
  ['ro', [['guvern', 'guvernul']]],
  [
    'ru',
    [
      ['выборы', 'выборов'],
      ['новый', 'новая'],
      ['россия', 'России'],
    ],
  ],
  ['sv', [['regering', 'regeringen']]],
  [
    'tr',
    [
      ['ankara', "Ankara'da"],
      ['okul', 'okullar'],
    ],
  ],
];

function word(typed: string): WordNode {
  const term = tokenize(typed)[0]?.term ?? '';
  return { kind: 'word', text: typed, term, required: false, span: { start: 0, end: 0 } };
}

test('in an article of another language a word finds what that language makes of it', () => {
  for (const [code, pairs] of OTHER_LANGUAGES) {
    const language = stemLanguage(code);
    for (const [typed, written] of pairs) {
      for (const [one, other] of [
        [typed, written],
        [written, typed],
      ] as const) {
        const term = tokenize(other)[0]?.term ?? '';
        const found = createTermMatcher(word(one)).match(term, language);
        assert.equal(found, 'inflection', `${code}: ${one} → ${other}`);
      }
    }
  }
});

test('what one language inflects is another word in the next, and English is read as before', () => {
  const rows: readonly (readonly [string, string, StemLanguage, TermMatch | null])[] = [
    ['importer', 'import', 'fr', 'inflection'],
    ['die', 'dies', 'en', 'inflection'],
    ['eleição', 'eleições', 'en', null],
    ['troops', 'troop', 'none', null],
    ['troops', 'troops', 'none', 'exact'],
    ['5m', '$5m', 'none', 'inflection'],
    ['5m', '€5m', 'de', 'inflection'],
    ['$5m', '5m', 'de', null],
    ["l'élection", "d'angelo", 'fr', null],
  ];
  for (const [typed, written, language, expected] of rows) {
    const term = tokenize(written)[0]?.term ?? '';
    assert.equal(
      createTermMatcher(word(typed)).match(term, language),
      expected,
      `${language}: ${typed} → ${written}`,
    );
  }
});

test('languages are told by their code; what has none is read as English', () => {
  assert.equal(stemLanguage(null), 'en');
  assert.equal(stemLanguage('en'), 'en');
  assert.equal(stemLanguage('nn'), 'no');
  assert.equal(stemLanguage('ja'), 'none');
  const sets = [...STEM_LANGUAGES, 'none' as const].map(languageSet);
  const all = sets.reduce((sum, set) => sum + set, 0);
  assert.equal(all, 2 ** sets.length - 1, 'every language has a bit of its own');
});

test('stems are folded, never empty, and the same for what folds alike, in every language', () => {
  fc.assert(
    fc.property(newsText, fc.constantFrom(...STEM_LANGUAGES, 'none' as const), (text, language) => {
      for (const { term } of tokenize(text)) {
        const root = stem(term, language);
        assert.notEqual(root, '');
        assert.equal(fold(root), root);
      }
    }),
  );
});

test('every term finds itself exactly, whatever it is made of, and has a stem', () => {
  fc.assert(
    fc.property(newsText, (text) => {
      for (const { term } of tokenize(text)) {
        const part = { text: term, term, required: false, span: { start: 0, end: 0 } };
        assert.equal(createTermMatcher({ kind: 'word', ...part }).match(term), 'exact');
        assert.notEqual(stem(term), '');
      }
    }),
  );
});
