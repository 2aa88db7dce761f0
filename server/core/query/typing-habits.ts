/**
 * Two habits of people who type: whole queries in capitals, and questions. Both would turn ordinary
 * text into operators, so the lexer asks here first.
 */
import type { Lexeme } from './lexer.ts';

/** Words in capitals from which a query without a lower-case letter is a headline, not a formula. */
const SHOUTED_WORDS = 3;

const OPERATORS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'NEAR']);

/**
 * Whether `OR`, `NOT` … are just words here: three words or more beside them, no lower-case letter.
 * `NATO OR EU` is a formula; `TO BE OR NOT TO BE` is not. Scripts without case never shout.
 */
export function isShouting(text: string, lexemes: readonly Lexeme[]): boolean {
  if (/\p{Ll}/u.test(text)) return false;
  let words = 0;
  for (const lexeme of lexemes) {
    if (lexeme.kind !== 'word' && lexeme.kind !== 'phrase') continue;
    if (lexeme.kind === 'word' && OPERATORS.has(lexeme.text)) continue;
    for (const word of lexeme.text.split(/\s/)) if (/\p{Lu}/u.test(word)) words++;
  }
  return words >= SHOUTED_WORDS;
}

const QUESTION_WORDS: ReadonlySet<string> = new Set(
  'who whom whose what when where why how which is are was were do does did has have had will would can could should'.split(
    ' ',
  ),
);

/** Words from which a text may be a question; `who?` alone may well be a wildcard. */
const QUESTION_LENGTH = 3;

/** Where the closing `?` of a question starts: punctuation, not a wildcard. Null if it is none. */
export function questionMarkStart(text: string): number | null {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith('?')) return null;
  const words = trimmed.trimStart().split(/\s+/);
  const first = words[0] ?? '';
  if (words.length < QUESTION_LENGTH || !QUESTION_WORDS.has(first.toLowerCase())) return null;
  let start = trimmed.length;
  while (trimmed.charAt(start - 1) === '?') start--;
  return start;
}
