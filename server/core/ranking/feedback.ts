/**
 * Feedback: what the best articles say beside the words of the query, and how much of it another article
 * says too. It only reorders what matched. Source: Abdul-Jaleel and others 2004 (RM3).
 */
import { VERBOSE_WORDS } from '../query/stop-words.ts';
import { saturated } from './features.ts';
import { type ArticleTerms, inverseFrequency, type RankingIndex } from './ranking-index.ts';
import {
  B,
  FEEDBACK_ARTICLES,
  FEEDBACK_CANDIDATES,
  FEEDBACK_FALL,
  FEEDBACK_TERMS,
  K,
  MAX_FREQUENCY,
  MAX_LEARNT_TOKENS,
  MAX_TOKENS,
  RARITY_POWER,
} from './weights.ts';

/** A term and what it adds where it is frequent; the weights of a model sum to 1, times rarity. */
export type FeedbackTerm = { readonly term: number; readonly weight: number };

/** `best` in order, the best first, with their scores. */
export function learnTerms(
  best: readonly { readonly article: ArticleTerms; readonly score: number }[],
  index: RankingIndex,
): FeedbackTerm[] {
  const top = best[0]?.score ?? 0;
  if (top <= 0) return [];
  const masses = new Map<number, number>();
  for (const { article, score } of best.slice(0, FEEDBACK_ARTICLES)) {
    const trust = Math.exp((score - top) / (FEEDBACK_FALL * top));
    addMasses(masses, article, trust, index);
  }
  return weighed(telling(masses, index), index);
}

/** Adds to each term of an article its share of the article's tokens, times the trust in it. */
function addMasses(
  masses: Map<number, number>,
  { segment, title, text }: ArticleTerms,
  trust: number,
  index: RankingIndex,
): void {
  const counts = index.scratch(segment);
  const own: number[] = [];
  let length = 0;
  for (const tokens of [title, text]) {
    const end = Math.min(tokens.length, MAX_LEARNT_TOKENS);
    length += end;
    for (let i = 0; i < end; i += 1) {
      const term = tokens[i] as number;
      const count = counts[term] as number;
      if (count === 0) own.push(term);
      counts[term] = count + 1;
    }
  }
  for (const term of own) {
    const number = index.ofSegment(segment, term);
    masses.set(number, (masses.get(number) ?? 0) + (trust * (counts[term] as number)) / length);
    counts[term] = 0;
  }
}

/** The terms with most mass, without those that any article could hold. */
function telling(masses: ReadonlyMap<number, number>, index: RankingIndex): [number, number][] {
  return [...masses]
    .sort(byMass(index))
    .slice(0, 2 * FEEDBACK_CANDIDATES)
    .filter(([term]) => isTelling(index.text(term)))
    .slice(0, FEEDBACK_CANDIDATES);
}

function isTelling(text: string): boolean {
  return text.length > 1 && !VERBOSE_WORDS.has(text) && !/^\d+$/.test(text);
}

function weighed(
  candidates: readonly (readonly [number, number])[],
  index: RankingIndex,
): FeedbackTerm[] {
  const { documents } = index;
  const rated = candidates.flatMap(([term, mass]): [number, number][] => {
    const frequency = index.frequency(term);
    if (frequency > MAX_FREQUENCY * documents) return [];
    return [[term, mass * inverseFrequency(documents, frequency) ** RARITY_POWER]];
  });
  const chosen = rated.sort(byMass(index)).slice(0, FEEDBACK_TERMS);
  const sum = chosen.reduce((total, [, mass]) => total + mass, 0);
  return chosen.map(([term, mass]) => ({
    term,
    weight: (mass / sum) * inverseFrequency(documents, index.frequency(term)),
  }));
}

/** Where masses are the same the term decides, so that every engine learns the same. */
function byMass(index: RankingIndex) {
  return (a: readonly [number, number], b: readonly [number, number]): number =>
    b[1] - a[1] || index.compare(a[0], b[0]);
}

/** Scores articles by what was learnt; not for two models at once. */
export class FeedbackReader {
  readonly #terms: readonly FeedbackTerm[];
  readonly #index: RankingIndex;
  readonly #marked = new Map<number, Uint16Array>();
  /** By slot, which is one more than the place of a term. */
  readonly #weights: Float64Array;
  readonly #counts: Float64Array;

  constructor(terms: readonly FeedbackTerm[], index: RankingIndex) {
    this.#terms = terms;
    this.#index = index;
    this.#weights = Float64Array.from([0, ...terms.map(({ weight }) => weight)]);
    this.#counts = new Float64Array(terms.length + 1);
  }

  /** ≥ 0. Linear in the article's tokens. */
  read(article: ArticleTerms): number {
    const slots = this.#slotsOf(article.segment);
    const counts = this.#counts.fill(0);
    for (const tokens of [article.title, article.text]) {
      const end = Math.min(tokens.length, MAX_TOKENS);
      for (let i = 0; i < end; i += 1) {
        const slot = slots[tokens[i] as number] as number;
        if (slot > 0) counts[slot] = (counts[slot] as number) + 1;
      }
    }
    const length = article.title.length + article.text.length;
    const norm = K * (1 - B + (B * length) / Math.max(1, this.#index.averageLength));
    const weights = this.#weights;
    let sum = 0;
    for (let slot = 1; slot < weights.length; slot += 1)
      sum += (weights[slot] as number) * saturated(counts[slot] as number, norm);
    return sum;
  }

  /** Puts back the zeros of the scratch arrays. */
  close(): void {
    for (const [segment, slots] of this.#marked) this.#mark(segment, slots, () => 0);
    this.#marked.clear();
  }

  #slotsOf(segment: number): Uint16Array {
    const known = this.#marked.get(segment);
    if (known !== undefined) return known;
    const slots = this.#index.scratch(segment);
    this.#marked.set(segment, slots);
    this.#mark(segment, slots, (place) => place + 1);
    return slots;
  }

  #mark(segment: number, slots: Uint16Array, value: (place: number) => number): void {
    for (const [place, { term }] of this.#terms.entries()) {
      const own = this.#index.inSegment(segment, term);
      if (own >= 0) slots[own] = value(place);
    }
  }
}
