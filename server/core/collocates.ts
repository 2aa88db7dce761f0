/**
 * Collocates: the words that stand near the matches of a query more often than chance would have it,
 * in the articles found. Both measures come from the same four counts: the word near a match and
 * elsewhere, other words near a match and elsewhere.
 */
import type { TokenSequence } from './evaluator/evaluated-article.ts';

export type Collocate = {
  /** Folded surface form. */
  readonly term: string;
  /** Times it stands within the span of a match; a token near two matches counts once. */
  readonly near: number;
  /** Times it stands in the articles found at all. */
  readonly total: number;
  /** Articles in which it stands near a match. */
  readonly articles: number;
  /**
   * Dunning's G², signed: negative where the word is rarer near matches than elsewhere. Above 10.83
   * chance explains it in less than one case of a thousand (1 degree of freedom).
   * Source: Dunning 1993, “Accurate Methods for the Statistics of Surprise and Coincidence”.
   */
  readonly logLikelihood: number;
  /**
   * 14 + log₂ Dice: at most 14, comparable across archives. Source: Rychlý 2008, “A
   * Lexicographer-Friendly Association Score”. A match lends itself to one pair at most.
   */
  readonly logDice: number;
};

export type Collocates = {
  /** All of them, strongest first. */
  readonly collocates: readonly Collocate[];
  /** Matches counted. */
  readonly matches: number;
  /** Tokens of the articles found, and of those within the span of a match. */
  readonly tokens: number;
  readonly tokensNear: number;
};

export const COLLOCATE_SORTS = ['likelihood', 'dice', 'count'] as const;
export type CollocateSort = (typeof COLLOCATE_SORTS)[number];

type Counts = { near: number; total: number; articles: number };

/** One field of an article and its matches: first and last position of each, inclusive. */
export type MatchedTokens = {
  readonly sequence: TokenSequence;
  readonly matches: readonly { readonly first: number; readonly last: number }[];
};

/** Gathers one article at a time; the matches themselves are no collocates. */
export class CollocateCounter {
  readonly #span: number;
  readonly #counts = new Map<string, Counts>();
  #matches = 0;
  #tokens = 0;
  #tokensNear = 0;

  /** `span`: tokens on either side of a match. */
  constructor(span: number) {
    this.#span = span;
  }

  /** The fields of one article. Linear in their tokens. */
  add(fields: readonly MatchedTokens[]): void {
    const nearHere = new Set<string>();
    for (const field of fields) this.#addField(field, nearHere);
    for (const term of nearHere) this.#of(term).articles += 1;
  }

  #addField({ sequence, matches }: MatchedTokens, nearHere: Set<string>): void {
    const inMatch = new Uint8Array(sequence.length);
    const isNear = new Uint8Array(sequence.length);
    for (const { first, last } of matches) {
      inMatch.fill(1, first, last + 1);
      isNear.fill(1, Math.max(0, first - this.#span), last + this.#span + 1);
    }
    for (let position = 0; position < sequence.length; position += 1) {
      if (inMatch[position] === 1) continue;
      const term = sequence.term(position);
      const counts = this.#of(term);
      counts.total += 1;
      this.#tokens += 1;
      if (isNear[position] === 1) {
        counts.near += 1;
        this.#tokensNear += 1;
        nearHere.add(term);
      }
    }
    this.#matches += matches.length;
  }

  #of(term: string): Counts {
    const known = this.#counts.get(term);
    if (known !== undefined) return known;
    const counts = { near: 0, total: 0, articles: 0 };
    this.#counts.set(term, counts);
    return counts;
  }

  /** Terms near at least `minimum` times. */
  result(sort: CollocateSort, minimum: number): Collocates {
    const collocates = [...this.#counts]
      .filter(([, { near }]) => near >= minimum)
      .map(([term, counts]): Collocate => ({ term, ...counts, ...this.#measures(counts) }));
    const value: Readonly<Record<CollocateSort, (collocate: Collocate) => number>> = {
      likelihood: ({ logLikelihood }) => logLikelihood,
      dice: ({ logDice }) => logDice,
      count: ({ near }) => near,
    };
    const by = value[sort];
    collocates.sort((a, b) => by(b) - by(a) || b.near - a.near || (a.term < b.term ? -1 : 1));
    const [matches, tokens, tokensNear] = [this.#matches, this.#tokens, this.#tokensNear];
    return { collocates, matches, tokens, tokensNear };
  }

  #measures({ near, total }: Counts): { logLikelihood: number; logDice: number } {
    const observed = [
      near,
      total - near,
      this.#tokensNear - near,
      this.#tokens - this.#tokensNear - (total - near),
    ] as const;
    const sign = near * this.#tokens >= total * this.#tokensNear ? 1 : -1;
    return {
      logLikelihood: sign * logLikelihood(observed),
      logDice: 14 + Math.log2((2 * Math.min(near, this.#matches)) / (this.#matches + total)),
    };
  }
}

/** G² of a 2 × 2 table: word near, word elsewhere, others near, others elsewhere. */
export function logLikelihood([a, b, c, d]: readonly [number, number, number, number]): number {
  const all = a + b + c + d;
  const part = (observed: number, row: number, column: number): number =>
    observed === 0 ? 0 : observed * Math.log((observed * all) / (row * column));
  const sum =
    part(a, a + b, a + c) + part(b, a + b, b + d) + part(c, c + d, a + c) + part(d, c + d, b + d);
  return Math.max(0, 2 * sum);
}
