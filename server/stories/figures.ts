/**
 * Figures and what they count: `some 10,000 North Korean troops` → 10,000 troops. Only what is said
 * plainly is read: a number, at most a few words that describe, and the thing counted.
 */
import { type Token, tokenize } from '../core/analyzer.ts';
import { stem } from '../core/inflection.ts';
import { STOP_WORDS } from '../core/query/stop-words.ts';
import type { Span } from '../core/span.ts';
import {
  FATES,
  MEASURES,
  MONEY_WORDS,
  MONTHS,
  NUMBER_WORDS,
  PERCENT_WORDS,
  PLURALS,
  SCALES,
} from './figure-words.ts';
import { UNTELLING_WORDS } from './untelling-words.ts';

export type Figure = Span & {
  readonly value: number;
  /** Stem of the thing counted, what befell people, or the unit: `troop`, `dead`, `%`, `$`. */
  readonly counted: string;
  /** The thing counted as printed; for units, the unit. */
  readonly what: string;
  /** A unit (money, per cent) says less of what is counted than a thing does. */
  readonly isUnit: boolean;
};

/** Words between a number and what it counts. */
const MAX_DESCRIPTION = 3;
/** Words between people and what befell them, either way. */
const FATE_REACH = 4;
const VALUE = /^(\p{Sc}?)(\d+(?:\.\d+)?)(%|k|m|bn)?$/u;

/** The figures of a sentence, in order; spans count from the start of the text it stands in. */
export function figuresIn(text: string, sentence: Span): Figure[] {
  const tokens = tokenize(text.slice(sentence.start, sentence.end));
  const figures: Figure[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const number = numberAt(tokens, i);
    if (number === null || MONTHS.has(tokens[i - 1]?.term ?? '')) continue;
    const counted = countedBy(tokens, number, text.slice(sentence.start, sentence.end));
    if (counted !== null) {
      const start = sentence.start + (tokens[i]?.start ?? 0);
      const { end, ...what } = counted;
      figures.push({ value: number.value, start, end: sentence.start + end, ...what });
    }
    i = number.next - 1;
  }
  return figures;
}

type ReadNumber = {
  readonly value: number;
  readonly sign: string;
  /** The token after the number. */
  readonly next: number;
};

function numberAt(tokens: readonly Token[], at: number): ReadNumber | null {
  const term = tokens[at]?.term ?? '';
  const [, sign = '', digits = '', suffix = ''] = VALUE.exec(term) ?? [];
  let value = digits === '' ? (NUMBER_WORDS.get(term) ?? null) : Number(digits);
  if (value === null) return null;
  if (suffix !== '' && suffix !== '%') value *= suffix === 'k' ? 1e3 : (SCALES[suffix] ?? 1);
  let next = at + 1;
  const scale = SCALES[tokens[next]?.term ?? ''];
  if (scale !== undefined) {
    value *= scale;
    next += 1;
  }
  return { value, sign: suffix === '%' ? '%' : sign, next };
}

type Counted = Pick<Figure, 'counted' | 'what' | 'isUnit'> & { readonly end: number };

function countedBy(
  tokens: readonly Token[],
  { value, sign, next }: ReadNumber,
  text: string,
): Counted | null {
  const endOf = (token: Token | undefined): number => token?.end ?? 0;
  if (sign !== '') return { counted: sign, what: sign, isUnit: true, end: endOf(tokens[next - 1]) };
  const following = tokens[next];
  if (following === undefined) return null;
  if (PERCENT_WORDS.has(following.term))
    return { counted: '%', what: '%', isUnit: true, end: following.end };
  if (MONEY_WORDS.has(following.term))
    return {
      counted: stem(following.term),
      what: following.term,
      isUnit: true,
      end: following.end,
    };
  // A bare year is a date.
  if (value >= 1900 && value < 2100 && Number.isInteger(value)) return null;
  let head: Token | null = null;
  let end = endOf(tokens[next - 1]);
  let after = next;
  for (const token of tokens.slice(next, next + MAX_DESCRIPTION + 1)) {
    // Anything but spaces or a hyphen between words ends the phrase.
    if (!/^(?:\s*|-)$/u.test(text.slice(end, token.start)) || endsPhrase(token.term)) break;
    if (MEASURES.has(token.term)) return null;
    head = token;
    end = token.end;
    after += 1;
    // The thing counted is the first plural; what follows it is another phrase.
    if (/[^s]s$/u.test(token.term) || PLURALS.has(token.term)) break;
  }
  const isPeople = head === null || PLURALS.has(head.term) || FATES.has(tokens[after]?.term ?? '');
  const fate = isPeople ? fateNear(tokens, next, after, text) : null;
  if (fate !== null) return { counted: fate, what: fate, isUnit: false, end };
  if (head === null || /^\p{Sc}?\d|ed$|ing$|ly$/u.test(head.term) || head.term.length < 3)
    return null;
  const what = text.slice(head.start, head.end);
  return { counted: stem(head.term), what, isUnit: false, end };
}

/** What befell the people counted: `5,000 dead`, `300 people were killed`, `killing at least 300`. */
function fateNear(
  tokens: readonly Token[],
  next: number,
  after: number,
  text: string,
): string | null {
  const [before, behind] = [tokens[next - 1], tokens[after - 1]];
  const near = [
    ...tokens.slice(after, after + FATE_REACH),
    ...tokens.slice(Math.max(0, next - 1 - FATE_REACH), next - 1).reverse(),
  ];
  for (const token of near) {
    const isBehind = token.start >= (behind?.end ?? 0);
    const between = isBehind
      ? text.slice(behind?.end ?? 0, token.start)
      : text.slice(token.end, before?.start ?? 0);
    const fate = FATES.get(token.term);
    // Another clause, or another number, is about others.
    if (fate !== undefined && !/[,;:.\d]|\band\b/u.test(between)) return fate;
  }
  return null;
}

function endsPhrase(term: string): boolean {
  if (STOP_WORDS.has(term) || FATES.has(term)) return true;
  return UNTELLING_WORDS.has(term) && !MEASURES.has(term);
}
