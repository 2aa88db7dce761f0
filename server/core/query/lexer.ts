/**
 * Query text → lexemes with spans. Every string lexes, in linear time: each character is looked at
 * a bounded number of times. What a lexeme is depends only on its neighbours in the text, except
 * that a query all in capitals (`typing-habits.ts`) has no word operators.
 */
import type { Span } from '../span.ts';
import { DEFAULT_DISTANCE, queryLimits } from './limits.ts';
import { QUERY_FIELDS } from './tree.ts';
import { isShouting, questionMarkStart } from './typing-habits.ts';

/** A field before a colon: those of the tree, and three with values of their own. */
export const FIELD_NAMES = [...QUERY_FIELDS, 'date', 'added', 'missing'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** `literal`: stands where no operator can, as in `title:OR`. */
export type WordLexeme = {
  readonly kind: 'word';
  readonly text: string;
  readonly literal: boolean;
  readonly span: Span;
};

/** `text` is what stands between the quotes; `slop` the digits after `~`, '' if none, null without `~`. */
export type PhraseLexeme = {
  readonly kind: 'phrase';
  readonly text: string;
  readonly slop: string | null;
  readonly closed: boolean;
  readonly span: Span;
};

export type OperatorLexeme = {
  readonly kind: 'operator';
  readonly name: 'AND' | 'OR' | 'NOT' | 'NEAR';
  /** Positions, for NEAR. */
  readonly distance: number;
  readonly span: Span;
};

export type Lexeme =
  | WordLexeme
  | PhraseLexeme
  | OperatorLexeme
  | { readonly kind: 'field'; readonly name: FieldName; readonly span: Span }
  | { readonly kind: 'open' | 'close' | 'minus' | 'plus'; readonly span: Span };

const QUOTES: ReadonlySet<string> = new Set(['"', '“', '”', '„', '«', '»', '＂']);
const PARENTHESES: ReadonlySet<string> = new Set(['(', ')']);

/** All lexemes of a text, in order, disjoint. */
export function lex(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  const end = questionMarkStart(text) ?? text.length;
  let at = 0;
  while (at < end) {
    const char = text.charAt(at);
    if (isWhite(char)) at++;
    else if (PARENTHESES.has(char)) {
      lexemes.push({ kind: char === '(' ? 'open' : 'close', span: { start: at, end: at + 1 } });
      at++;
    } else if (QUOTES.has(char)) at = lexPhrase(text, at, lexemes);
    else if (isSign(text, at)) {
      lexemes.push({ kind: char === '-' ? 'minus' : 'plus', span: { start: at, end: at + 1 } });
      at++;
    } else at = lexWord(text.slice(0, end), at, lexemes);
  }
  const shouting = isShouting(text, lexemes);
  return lexemes.map((lexeme) =>
    lexeme.kind === 'word' ? withOperator(lexeme, shouting) : lexeme,
  );
}

function isWhite(char: string): boolean {
  return /\s/.test(char);
}

/** `-` or `+` in front of a term, itself after white space or `(`: not a hyphen, a dash or `C++`. */
function isSign(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (char !== '-' && char !== '+') return false;
  const before = text.charAt(at - 1);
  const next = text.charAt(at + 1);
  return (
    (before === '' || before === '(' || isWhite(before)) &&
    next !== '' &&
    next !== ')' &&
    next !== '-' &&
    next !== '+' &&
    !isWhite(next)
  );
}

/** Any quote closes any other: keyboards and copied text mix them. Returns where to go on. */
function lexPhrase(text: string, start: number, lexemes: Lexeme[]): number {
  let close = start + 1;
  while (close < text.length && !QUOTES.has(text.charAt(close))) close++;
  const closed = close < text.length;
  let end = closed ? close + 1 : close;
  let slop: string | null = null;
  if (text.charAt(end) === '~') {
    const digits = end + 1;
    end = digits;
    while (end < text.length && isDigit(text.charAt(end))) end++;
    slop = text.slice(digits, end);
  }
  const inner = text.slice(start + 1, close);
  lexemes.push({ kind: 'phrase', text: inner, slop, closed, span: { start, end } });
  return end;
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function lexWord(text: string, start: number, lexemes: Lexeme[]): number {
  let end = start + 1;
  while (end < text.length && !isBoundary(text.charAt(end))) end++;
  const word = text.slice(start, end);
  const last = lexemes.at(-1);
  const glued = last !== undefined && last.span.end === start;
  const value = glued && last.kind === 'field';
  const colon = word.indexOf(':');
  if (colon > 0 && !value) {
    const typed = word.slice(0, colon);
    const name = fieldName(typed);
    const next = colon < word.length - 1 ? word.charAt(colon + 1) : text.charAt(end);
    const attached = next !== '' && next !== ')' && !isWhite(next);
    // `Source: Reuters` in pasted text is prose; `source: reuters` was typed into a search box.
    if (name !== null && (attached || name === typed)) {
      lexemes.push({ kind: 'field', name, span: { start, end: start + colon + 1 } });
      return start + colon + 1;
    }
  }
  const signed = glued && (last.kind === 'minus' || last.kind === 'plus');
  lexemes.push({ kind: 'word', text: word, literal: value || signed, span: { start, end } });
  return end;
}

function isBoundary(char: string): boolean {
  return PARENTHESES.has(char) || QUOTES.has(char) || isWhite(char);
}

function fieldName(typed: string): FieldName | null {
  const lower = typed.toLowerCase();
  return FIELD_NAMES.find((name) => name === lower) ?? null;
}

/** The word as an operator, where it is one. `NEAR/5` is no word of any headline, so it may be shouted. */
function withOperator(word: WordLexeme, shouting: boolean): Lexeme {
  const { text, span } = word;
  if (word.literal) return word;
  const near = /^(?:near|w)\/(\d+)$/i.exec(text);
  if (near !== null) return { kind: 'operator', name: 'NEAR', distance: Number(near[1]), span };
  if (shouting) return word;
  if (text === 'AND' || text === 'OR' || text === 'NOT' || text === 'NEAR') {
    const distance = Math.min(DEFAULT_DISTANCE, queryLimits().distance);
    return { kind: 'operator', name: text, distance, span };
  }
  return word;
}
