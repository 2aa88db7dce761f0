/**
 * Folding: what two spellings must share to be one term. Case, accents, typographic quotes and
 * compatibility forms (full-width letters, ligatures) disappear; letters of other scripts stay.
 */

/** Zeros of the digits that newspapers print beside 0 to 9: Arabic, Persian, Devanagari, Bengali. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];

/** Letters that Unicode does not decompose, with what newspapers write in their place. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...ZEROS.flatMap((zero) =>
    Array.from({ length: 10 }, (_, i): [string, string] => [
      String.fromCodePoint(zero + i),
      `${i}`,
    ]),
  ),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['ə', 'a'],
  ['ς', 'σ'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['ʻ', "'"],
  ['ʹ', "'"],
  ['＇', "'"],
  ['׳', "'"],
]);

/**
 * Marks that may go: diacritics of alphabets, Hebrew points, Arabic vowel signs and tatweel. Vowel
 * signs of Indic scripts are letters in all but name and stay. Joiners and variation selectors,
 * which nobody sees or types, go too.
 */
const REMOVABLE = new RegExp(
  [
    '[\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]',
    '[\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7]',
    '[\\u0610-\\u061a\\u064b-\\u065f\\u0670]|\\u0640',
    '[\\u00ad\\u200b-\\u200f\\u2060\\ufeff\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
  ].join('|'),
  'gu',
);

/** Thai and Lao “am”, one letter to its readers, which NFKD takes apart and NFC leaves so. */
const SPLIT_AM = /\u0e4d\u0e32|\u0ecd\u0eb2/gu;
const LAO = '\u0e80';

const PLAIN = /^[a-z0-9]*$/;
const ASCII = /^[\u0000-\u007f]*$/;

/** Longest term kept, in UTF-16 code units: longer "words" are encoded data. A guess. */
const MAX_TERM_CHARS = 128;
const HALF_PAIR = /[\ud800-\udbff]$/;

/** The folded form of a piece of text; idempotent. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  if (ASCII.test(text)) return text.toLowerCase();
  const bare = text.normalize('NFKD').toLowerCase().replace(REMOVABLE, '');
  let folded = '';
  for (const letter of bare) folded += LETTERS.get(letter) ?? letter;
  return folded.normalize('NFC').replace(SPLIT_AM, (am) => (am < LAO ? '\u0e33' : '\u0eb3'));
}

/** The folded form as a term of the index. */
export function foldTerm(text: string): string {
  const folded = fold(text);
  if (folded.length <= MAX_TERM_CHARS) return folded;
  return folded.slice(0, MAX_TERM_CHARS).replace(HALF_PAIR, '');
}
