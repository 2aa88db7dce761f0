/**
 * One typed word, or what stands between quotes, → a leaf of the tree. The analyzer decides where
 * words begin and end; `*` and `?` stand in for letters while it does, so `anti-gov*` is cut like
 * `anti-government`.
 */
import { type Token, tokenizeQuery } from '../analyzer.ts';
import { foldTerm } from '../fold.ts';
import type { Span } from '../span.ts';
import type { PhraseLexeme } from './lexer.ts';
import { queryLimits } from './limits.ts';
import type { FuzzyNode, PhraseNode, PhrasePart, WildcardNode, WordNode } from './tree.ts';
import type { Warn } from './warning-list.ts';

export type WordLike = WordNode | WildcardNode | FuzzyNode | PhraseNode;

/** Takes the place of a wildcard for the analyzer: a letter, and one that no abbreviation ends with. */
const STAND_IN = 'x';
/** Addresses hold `?` and `~` of their own. */
const ADDRESS = '://';

/** The leaf for a word, or null (with a warning) where it holds nothing that could be found. */
export function readWord(text: string, span: Span, warn: Warn): WordLike | null {
  if (text.includes(ADDRESS)) return readPlain(text, span, warn, false);
  const fuzzy = /~(\d*)$/.exec(text);
  if (fuzzy === null) return readPlain(text, span, warn, true);
  const leaf = readPlain(text.slice(0, fuzzy.index), span, warn, true);
  const edits = fuzzy[1] === '' ? 1 : Number(fuzzy[1]);
  if (leaf === null) return null;
  if (leaf.kind !== 'word') {
    warn('invalid-value', '“~” works on one plain word; it is left out here.', span);
    return leaf;
  }
  if (edits === 0) return leaf;
  if (edits > 2) warn('invalid-value', 'At most two letters may differ: read as “~2”.', span);
  const { term, required } = leaf;
  return {
    kind: 'fuzzy',
    text: `${leaf.text}~${edits > 2 ? 2 : fuzzy[1]}`,
    term,
    edits: edits === 1 ? 1 : 2,
    required,
    span,
  };
}

function readPlain(raw: string, span: Span, warn: Warn, wildcards: boolean): WordLike | null {
  const found = partsOf(raw, wildcards);
  const [first] = found.parts;
  if (first === undefined) return nothing(span, warn);
  const text = found.text;
  if (found.parts.length > 1)
    return {
      kind: 'phrase',
      text,
      parts: found.parts,
      slop: null,
      quoted: false,
      required: false,
      span,
    };
  return first.kind === 'term'
    ? { kind: 'word', text, term: first.term, required: false, span }
    : { kind: 'wildcard', text, pattern: first.pattern, required: false, span };
}

function nothing(span: Span, warn: Warn): null {
  warn('nothing-to-search', 'There is no word to search for here; it is left out.', span);
  return null;
}

/** The leaf for a quoted phrase, or null (with a warning) for an empty one. */
export function readPhrase(lexeme: PhraseLexeme, warn: Warn): PhraseNode | null {
  const { span } = lexeme;
  if (lexeme.text.trim() === '') {
    warn('empty-phrase', 'Nothing stands between the quotes.', span);
    return null;
  }
  const { parts, text } = partsOf(lexeme.text, true);
  if (parts.length === 0) return nothing(span, warn);
  const slop = parts.length > 1 ? readSlop(lexeme, warn) : null;
  return { kind: 'phrase', text, parts, slop, quoted: true, required: false, span };
}

function readSlop({ slop, span }: PhraseLexeme, warn: Warn): number | null {
  if (slop === null) return null;
  if (slop === '') {
    warn('invalid-value', 'A number is missing after “~”: searched as the exact phrase.', span);
    return null;
  }
  return readDistance(Number(slop), span, warn);
}

/** A number of positions, within the limit. */
export function readDistance(distance: number, span: Span, warn: Warn): number {
  const most = queryLimits().distance;
  if (distance <= most) return distance;
  warn('invalid-value', `A distance is at most ${most} words.`, span);
  return most;
}

/** The parts of a text, and the stretch of it that they come from. */
function partsOf(raw: string, wildcards: boolean): { parts: PhrasePart[]; text: string } {
  const tokens = tokenizeQuery(wildcards ? raw.replace(/[*?]/g, STAND_IN) : raw);
  const read = tokens.map((token) => ({ token, part: partOf(raw, token, wildcards) }));
  // A lone `?` is punctuation; a lone `*` holds a place, but only between words.
  const useful = read.filter(({ part }) => part.kind === 'term' || /[^?]/.test(part.pattern));
  const isWord = ({ part }: { part: PhrasePart }) => part.kind === 'term' || part.pattern !== '*';
  const kept = useful.slice(useful.findIndex(isWord), useful.findLastIndex(isWord) + 1);
  // A run of Han or Kana before a dropped wildcard ends the text: its bigrams alone, as always there.
  if (kept.length > 1 && kept.at(-1)?.token.end === kept.at(-2)?.token.end) kept.pop();
  const start = kept[0]?.token.start ?? 0;
  const end = kept.at(-1)?.token.end ?? 0;
  return { parts: kept.map(({ part }) => part), text: raw.slice(start, end) };
}

function partOf(raw: string, token: Token, wildcards: boolean): PhrasePart {
  const typed = raw.slice(token.start, token.end);
  if (!wildcards || !/[*?]/.test(typed)) return { kind: 'term', term: token.term };
  const folded = typed
    .split(/([*?])/)
    .map((piece) => (/^[*?]$/.test(piece) ? piece : foldTerm(piece)));
  const pattern = folded.join('').replace(/\*+/g, '*');
  return { kind: 'pattern', pattern: /[^*?]/.test(pattern) ? pattern : bare(pattern) };
}

/** `**`, `*?` hold one place like `*`. */
function bare(pattern: string): string {
  return pattern.includes('*') ? '*' : pattern;
}
