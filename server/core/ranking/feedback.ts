/**
 * Feedback: what the best articles say beside the words of the query, and how much of it another article
 * says too. It only reorders what matched. Source: Abdul-Jaleel and others 2004 (RM3).
 */
import { VERBOSE_WORDS } from '../query/stop-words.ts';
import { saturated } from './features.ts';
import { MarkedTerms } from './marked-terms.ts';
import { nthLargest } from './nth-largest.ts';
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
  const masses = index.masses();
  const terms: number[] = [];
  for (const { article, score } of best.slice(0, FEEDBACK_ARTICLES)) {
    const trust = Math.exp((score - top) / (FEEDBACK_FALL * top));
    addMasses({ masses, terms }, article, trust, index);
  }
  const learnt = telling({ masses, terms }, index);
  for (const term of terms) masses[term] = 0;
  return weighed(learnt, index);
}

/** Terms with mass, each once, and the mass of each by its number. */
type Masses = { readonly masses: Float64Array; readonly terms: number[] };

/** Adds to each term of an article its share of the article's tokens, times the trust in it. */
function addMasses(
  { masses, terms }: Masses,
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
  const numbers = index.numbersOf(segment);
  for (const term of own) {
    const number = numbers[term] as number;
    const mass = masses[number] as number;
    if (mass === 0) terms.push(number);
    masses[number] = mass + (trust * (counts[term] as number)) / length;
    counts[term] = 0;
  }
}

/** The terms with most mass, without those that any article could hold. */
function telling({ masses, terms }: Masses, index: RankingIndex): [number, number][] {
  const notes = index.notes();
  const order = byMass(index);
  return mostMass(terms, masses, 2 * FEEDBACK_CANDIDATES)
    .map((term): [number, number] => [term, masses[term] as number])
    .sort(order)
    .slice(0, 2 * FEEDBACK_CANDIDATES)
    .filter(([term]) => {
      if (notes[term] === 0) notes[term] = isTelling(index.text(term)) ? TELLING : COMMONPLACE;
      return notes[term] === TELLING;
    })
    .slice(0, FEEDBACK_CANDIDATES);
}

const TELLING = 1;
const COMMONPLACE = 2;

/** The terms whose mass is among the `count` largest, in no order; more where masses are the same. Linear. */
function mostMass(terms: readonly number[], masses: Float64Array, count: number): number[] {
  if (terms.length <= count) return [...terms];
  const values = Float64Array.from(terms, (term) => masses[term] as number);
  const least = nthLargest(values, count);
  return terms.filter((term) => (masses[term] as number) >= least);
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
  readonly #index: RankingIndex;
  readonly #marked: MarkedTerms;
  /** By slot, which is one more than the place of a term. */
  readonly #weights: Float64Array;
  readonly #counts: Float64Array;

  constructor(terms: readonly FeedbackTerm[], index: RankingIndex) {
    this.#index = index;
    this.#marked = new MarkedTerms(
      terms.map(({ term }) => term),
      index,
    );
    this.#weights = Float64Array.from([0, ...terms.map(({ weight }) => weight)]);
    this.#counts = new Float64Array(terms.length + 1);
  }

  /** ≥ 0. Linear in the article's tokens. */
  read(article: ArticleTerms): number {
    const slots = this.#marked.slotsIn(article.segment);
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
    this.#marked.close();
  }
}
