/** Random material for the tests of the core. */
import fc from 'fast-check';

/** Pieces of news text in which analyzers go wrong. */
const PIECES = [
  ...[
    'the',
    'troops',
    'Troops’',
    "company's",
    'O’Brien',
    'year-old',
    'don’t',
    '’90s',
    'rock ’n’ roll',
  ],
  ...['U.S.', 'US', 'us', 'U.S .', 'U.S.’s', 'p.m.', 'Ph.D.', 'J.K.', 'E.ON', 'a.b', 'USA', 'D.C.'],
  ...[
    '$5m',
    '5€',
    '3.5%',
    '1,000',
    '5,00,000',
    '1,2,3',
    '2019,2020',
    '10:30',
    '3-2',
    '21st',
    '½',
    '1️⃣',
  ],
  ...['AT&T', 'R&D', 'a&b&', '#MeToo', '@x', 'x_y', 'a/b', 'me@example.com', 'https://a.bc/d?e=f'],
  ...[
    'café',
    'cafe\u0301',
    'İ',
    'ß',
    'ﬁ',
    'ＮＡＴＯ',
    '３．５％',
    'co\u00adop',
    'a\u200db',
    'Łódź',
    '𝐀',
    '𐐀',
  ],
  ...[
    '日本経済',
    '日',
    '東京2020年',
    'ガス',
    'ｶﾞｽ',
    'か\u3099',
    '葛\u{e0100}',
    '한국',
    '한국'.normalize('NFD'),
  ],
  ...['ภาษาไทย', 'น้ำ', 'العَرَبِيَّة', '٢٠٢٤', 'שָׁלוֹם', 'ג׳', 'हिन्दी', 'Ελλάς', 'й', 'ё'],
  ...[
    '😀',
    '👨‍👩‍👧',
    '🇺🇸',
    '👍🏽',
    '“',
    '”',
    '‘',
    '’',
    '"',
    "'",
    '(',
    ')',
    '—',
    '–',
    '-',
    '…',
    '.',
    ',',
    '%',
    '&',
  ],
];

/** Pieces glued together or apart: never lone surrogates, which no text holds. */
export const newsText = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', '', ' ', '\n')), {
    maxLength: 12,
  })
  .map((parts) => parts.flat().join(''));
