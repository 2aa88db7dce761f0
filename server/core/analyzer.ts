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

/** Raised whenever the same text would give other tokens, or its words other forms; snapshots of another version are rebuilt. */
export const ANALYZER_VERSION = 2;

/**
 * Bounds on every repetition, so that megabytes without a space neither overflow the matcher's stack
 * nor take quadratic time: characters at once, and parts joined by dots, apostrophes or commas.
 */
const RUN = '{0,9999}';
const PARTS = '{1,99}';

const APOSTROPHE = "['\\u2019\\u2018\\u02bc\\u02bb\\uff07\\u05f3]";
/** Soft hyphens, joiners and direction marks are invisible: they stand inside words without ending them. */
const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u2060\\ufeff';
/** Letters that are cut into bigrams: scripts written without spaces, and Korean, whose endings cling. */
const UNSPACED =
  '[[\\p{L}\\p{N}]&&[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}' +
  '\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]]';
/** Consonants that begin a Korean syllable spelt out in its parts. */
const LEADING_JAMO = '[\\u1100-\\u115f\\ua960-\\ua97c]';
/** What clings to such a letter: marks, half-width sound marks, Thai and Lao am, the rest of a syllable. */
const CLINGING = `[\\p{M}${INVISIBLE}\\uff9e\\uff9f\\u0e33\\u0eb3\\u1160-\\u11ff\\ud7b0-\\ud7fb]`;
const CJK_CHAR = `${LEADING_JAMO}{0,9}${UNSPACED}${CLINGING}${RUN}`;
const LETTER = `[\\p{L}--${APOSTROPHE}--${UNSPACED}]`;
/** Letters that fold to several, so that a term and its text may differ in length. */
const LIGATURE = '[ßẞæÆœŒþÞ\\u0132\\u0133\\u0149\\u01c4-\\u01cc\\u01f1-\\u01f3\\ufb00-\\ufb4f]';
const SHORT_PART = `[${LETTER}--${LIGATURE}]{1,3}`;
const IN_WORD = `[[\\p{L}\\p{N}\\p{M}${INVISIBLE}]--${APOSTROPHE}--${UNSPACED}]`;
const WORD_PART = `[${LETTER}\\p{N}]${IN_WORD}${RUN}`;
const INITIAL = `${LETTER}\\p{M}${RUN}`;
/** Digits as newspapers print them: Western, full-width, Arabic, Persian, Devanagari, Bengali. */
const DIGIT = '[0-9\\uff10-\\uff19\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\u09e6-\\u09ef]';
/** Thousands commas, Western or Indian. */
const GROUPED = `(?:${DIGIT}{1,3}(?:,${DIGIT}{3}){1,6}|${DIGIT}{1,2}(?:,${DIGIT}{2}){1,6},${DIGIT}{3})(?!,?${DIGIT})`;
const DIGITS = `${DIGIT}${DIGIT}${RUN}`;
const FIGURE = `(?:${GROUPED}|${DIGITS})(?:(?:[.\\uff0e]${DIGITS})${PARTS})?${IN_WORD}${RUN}`;
const PERCENT = '[%\\uff05\\u2030]';

/**
 * Alternatives in order of precedence. Linear: every repetition is bounded, and what one alternative
 * gives up the next takes whole.
 *
 * cjk        日本経済  ภาษาไทย            a run without spaces, cut into bigrams
 * acronym    U.S.  U.N.  p.m.  Ph.D.    single letters with dots between, one token
 * number     $5m  3.5%  1,000  20th     currency and percent signs stay, thousands commas go
 * ampersand  AT&T  R&D                  short parts only: “Marks&Spencer” is two words
 * word       O’Brien  café  2nd         letters and digits, apostrophes inside
 */
const TOKEN = new RegExp(
  [
    `(?<cjk>${CJK_CHAR}(?:${CJK_CHAR})${RUN})`,
    `(?:${[
      `(?<acronym>(?:${INITIAL}(?:\\.${INITIAL})${PARTS}|[Pp][Hh]\\.[Dd])\\.?(?!${IN_WORD}))`,
      `(?<number>\\p{Sc}${FIGURE}${PERCENT}?|${FIGURE}(?:${PERCENT}|\\p{Sc}(?!${DIGIT}))?)`,
      `(?<ampersand>${SHORT_PART}(?:[&\\uff06]${SHORT_PART})${PARTS}(?!${IN_WORD}))`,
    ].join('|')})(?:${APOSTROPHE}[sS](?!${IN_WORD}))?`,
    // What begins with a figure ends at an apostrophe, in whatever digits it is written.
    `(?<word>${LETTER}${IN_WORD}${RUN}(?:(?:${APOSTROPHE}${WORD_PART})${PARTS})?|\\p{N}${IN_WORD}${RUN})`,
  ].join('|'),
  'gv',
);

const POSSESSIVE = new RegExp(`${APOSTROPHE}[sS\\uff53\\uff33]$`, 'v');
const SINGLE_CJK = new RegExp(`^${CJK_CHAR}$`, 'v');
const CJK_CHARS = new RegExp(CJK_CHAR, 'gv');
const SIGN_BEHIND = /^(\P{Sc}.*)(\p{Sc})$/u;

/** The country, kept apart from the pronoun. */
const UNITED_STATES = 'u.s';

/** All tokens of a text, in order. Offsets are UTF-16 code units; no token splits a grapheme. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { acronym, cjk, number, ampersand } = match.groups ?? {};
    const start = match.index;
    if (cjk !== undefined) pushBigrams(tokens, cjk, start);
    else if (acronym !== undefined) push(tokens, acronym, start, acronymTerm(acronym));
    else if (number !== undefined) push(tokens, number, start, numberTerm(number));
    else if (ampersand !== undefined) push(tokens, ampersand, start, foldTerm(ampersand));
    else {
      const word = match[0].replace(POSSESSIVE, '');
      push(tokens, word, start, wordTerm(word));
    }
  }
  return tokens;
}

/**
 * Tokens of a query: as `tokenize`, but a run of bigrams that ends the text gives those alone, so that it also matches inside a longer run.
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

function push(tokens: Token[], raw: string, start: number, term: string): void {
  if (term !== '') tokens.push({ start, end: start + raw.length, term });
}

function acronymTerm(raw: string): string {
  const term = foldTerm(raw.replaceAll('.', ''));
  return term === 'us' ? UNITED_STATES : term;
}

/** `5€` is the same figure as `€5`. */
function numberTerm(raw: string): string {
  return foldTerm(raw.replaceAll(',', '').replace(SIGN_BEHIND, '$2$1'));
}

/** “US” in capitals is the country; anything else in letters is itself. */
function wordTerm(word: string): string {
  const isCountry = word.length === 2 && word.normalize('NFKC') === 'US';
  return isCountry ? UNITED_STATES : foldTerm(word);
}

/** 日本経済 → 日本 本経 経済 済: the last character alone, so that every character begins a token. */
function pushBigrams(tokens: Token[], run: string, offset: number): void {
  const characters = [...run.matchAll(CJK_CHARS)];
  for (const [i, character] of characters.entries()) {
    const next = characters[i + 1];
    const start = offset + character.index;
    const raw = character[0] + (next?.[0] ?? '');
    push(tokens, raw, start, foldTerm(raw));
  }
}
