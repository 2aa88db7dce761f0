/**
 * The analyzer: text → tokens. One definition of “word” serves the index, the query, the marks and
 * the concordance, which is why they cannot disagree. A token's position is its place in the array.
 *
 *   “South Korea’s U.S.-led bid, up 3.5% to $1,000”
 *   south korea u.s led bid up 3.5% to $1000          (the possessive ’s is outside the word)
 */
import { foldTerm } from './fold.ts';
import type { Span } from './span.ts';

/** A word in a text: where it stands, and its folded surface form. */
export type Token = Span & { readonly term: string };

/** Raised whenever the same text would give other tokens; snapshots of another version are rebuilt. */
export const ANALYZER_VERSION = 1;

const APOSTROPHE = "['\\u2019\\u2018\\u02bc\\u02bb\\uff07]";
const CJK_CHAR =
  '(?=[\\p{L}\\p{N}])[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}]\\p{M}*';
/** Soft hyphens and joiners are invisible: they stand inside words without ending them. */
const INVISIBLE = '\\u00ad\\u200b-\\u200d\\u2060';
const LETTER = `(?!${APOSTROPHE})(?!${CJK_CHAR})[\\p{L}]`;
const IN_WORD = `(?:(?!${APOSTROPHE})(?!${CJK_CHAR})[\\p{L}\\p{N}\\p{M}${INVISIBLE}])`;

/**
 * Alternatives in order of precedence. Linear: no alternative can match the same text in two ways.
 *
 * acronym    U.S.  U.N.  p.m.           single letters with dots between, one token
 * cjk        日本経済                    a run without spaces, cut into bigrams
 * number     $5m  3.5%  1,000  20th     currency and percent signs stay, thousands commas go
 * ampersand  AT&T  R&D                  short parts only: “Marks&Spencer” is two words
 * word       O’Brien  café  2nd         letters and digits, apostrophes inside
 */
const TOKEN = new RegExp(
  [
    `(?<acronym>${LETTER}\\p{M}*(?:\\.${LETTER}\\p{M}*)+\\.?(?!${IN_WORD}))`,
    `(?<cjk>(?:${CJK_CHAR})+)`,
    `(?<number>\\p{Sc}?(?:\\d{1,3}(?:,\\d{3})+(?![\\d,]\\d|\\d)|\\d+)(?:\\.\\d+)*${IN_WORD}*[%‰]?)`,
    `(?<ampersand>${LETTER}{1,3}(?:&${LETTER}{1,3})+(?!${IN_WORD}))`,
    `(?<word>(?:${LETTER}|\\p{N})${IN_WORD}*(?:${APOSTROPHE}(?:${LETTER}|\\p{N})${IN_WORD}*)*)`,
  ].join('|'),
  'gu',
);

const POSSESSIVE = new RegExp(`${APOSTROPHE}[sSｓ]$`, 'u');
const SINGLE_CJK = new RegExp(`^${CJK_CHAR}$`, 'u');
const CJK_CHARS = new RegExp(CJK_CHAR, 'gu');

/** The country, kept apart from the pronoun. */
const UNITED_STATES = 'u.s';

/** All tokens of a text, in order. Offsets are UTF-16 code units; no token splits a grapheme. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { acronym, cjk, number } = match.groups ?? {};
    const start = match.index;
    const raw = match[0];
    if (cjk !== undefined) pushBigrams(tokens, raw, start);
    else if (acronym !== undefined)
      tokens.push({ start, end: start + raw.length, term: acronymTerm(raw) });
    else if (number !== undefined) tokens.push(numberToken(raw, start));
    else pushWord(tokens, raw, start);
  }
  return tokens;
}

/**
 * Tokens of a query: as `tokenize`, but a run of Han, Kana or Hangul that ends the text gives its
 * bigrams alone, so that it also matches inside a longer run.
 */
export function tokenizeQuery(text: string): Token[] {
  const tokens = tokenize(text);
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  const repeats = last !== undefined && before !== undefined && before.end === last.end;
  return repeats ? tokens.slice(0, -1) : tokens;
}

/** Whether a query term is a single character that stands for every bigram it begins. */
export function isSingleCjk(term: string): boolean {
  return SINGLE_CJK.test(term);
}

function acronymTerm(raw: string): string {
  const term = foldTerm(raw.replaceAll('.', ''));
  return term === 'us' ? UNITED_STATES : term;
}

function numberToken(raw: string, start: number): Token {
  return { start, end: start + raw.length, term: foldTerm(raw.replaceAll(',', '')) };
}

/** “US” in capitals is the country; anything else in letters is itself. */
function pushWord(tokens: Token[], raw: string, start: number): void {
  const word = raw.replace(POSSESSIVE, '');
  const term = word === 'US' ? UNITED_STATES : foldTerm(word);
  if (term !== '') tokens.push({ start, end: start + word.length, term });
}

/** 日本経済 → 日本 本経 経済 済: the last character alone, so that every character begins a token. */
function pushBigrams(tokens: Token[], run: string, offset: number): void {
  const characters = [...run.matchAll(CJK_CHARS)];
  for (const [i, character] of characters.entries()) {
    const next = characters[i + 1];
    const start = offset + character.index;
    const raw = character[0] + (next?.[0] ?? '');
    tokens.push({ start, end: start + raw.length, term: foldTerm(raw) });
  }
}
