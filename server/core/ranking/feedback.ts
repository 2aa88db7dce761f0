/**
 * Feedback: what the best articles say beside the words of the query, and how much of it another article
 * says too. It only reorders what matched. Source: Abdul-Jaleel and others 2004 (RM3).
 */
import { VERBOSE_WORDS } from '../query/stop-words.ts';
import { saturated } from './features.ts';
import { MarkedTerms, SIEVE } from './marked-terms.ts';
import { nthLargest } from './nth-largest.ts';
import {
  type ArticleTerms,
  inverseFrequency,
  lengthOf,
  type RankingIndex,
} from './ranking-index.ts';
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
  const learning = new Learning(index);
  for (const { article, score } of best.slice(0, FEEDBACK_ARTICLES))
    learning.add(article, Math.exp((score - top) / (FEEDBACK_FALL * top)));
  return weighed(telling(learning.close(), index), index);
}

/** Terms with mass, each once, and beside them the mass of each. */
type Masses = { readonly terms: Uint32Array; readonly masses: Float64Array };

/** Distinct terms that can be learnt: all those of so many articles, in title and text. */
const MAX_LEARNT_TERMS = FEEDBACK_ARTICLES * 2 * MAX_LEARNT_TOKENS;

/** Room for what one query learns at a time. */
const LEARNT: Masses = {
  terms: new Uint32Array(MAX_LEARNT_TERMS),
  masses: new Float64Array(MAX_LEARNT_TERMS),
};
const OF_ONE_ARTICLE = new Uint32Array(2 * MAX_LEARNT_TOKENS);

class Learning {
  readonly #index: RankingIndex;
  /** Of each term of the archive, one more than its place in `LEARNT`. */
  readonly #places: Uint16Array;
  #size = 0;

  constructor(index: RankingIndex) {
    this.#index = index;
    this.#places = index.places();
  }

  /** Adds to each term of an article its share of the article's tokens, times the trust in it. */
  add({ segment, title, text }: ArticleTerms, trust: number): void {
    const counts = this.#index.scratch(segment);
    let length = 0;
    let own = 0;
    for (const { terms, start, end } of [title, text]) {
      const last = Math.min(end, start + MAX_LEARNT_TOKENS);
      length += last - start;
      for (let at = start; at < last; at += 1) {
        const term = terms[at] as number;
        const count = counts[term] as number;
        if (count === 0) {
          OF_ONE_ARTICLE[own] = term;
          own += 1;
        }
        counts[term] = count + 1;
      }
    }
    const numbers = this.#index.numbersOf(segment);
    const places = this.#places;
    const { terms, masses } = LEARNT;
    for (let i = 0; i < own; i += 1) {
      const term = OF_ONE_ARTICLE[i] as number;
      const number = numbers[term] as number;
      let place = places[number] as number;
      if (place === 0) {
        terms[this.#size] = number;
        masses[this.#size] = 0;
        this.#size += 1;
        place = this.#size;
        places[number] = place;
      }
      masses[place - 1] =
        (masses[place - 1] as number) + (trust * (counts[term] as number)) / length;
      counts[term] = 0;
    }
  }

  /** Puts back the zeros of the scratch array; what was learnt, until more is. */
  close(): Masses {
    const terms = LEARNT.terms.subarray(0, this.#size);
    for (const term of terms) this.#places[term] = 0;
    return { terms, masses: LEARNT.masses.subarray(0, this.#size) };
  }
}

/** The terms with most mass, without those that any article could hold. */
function telling(learnt: Masses, index: RankingIndex): [number, number][] {
  const notes = index.notes();
  return mostMass(learnt, 2 * FEEDBACK_CANDIDATES)
    .sort(byMass(index))
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
function mostMass({ terms, masses }: Masses, count: number): [number, number][] {
  const least = terms.length <= count ? 0 : nthLargest(masses.slice(), count);
  const most: [number, number][] = [];
  for (let i = 0; i < terms.length; i += 1) {
    const mass = masses[i] as number;
    if (mass >= least) most.push([terms[i] as number, mass]);
  }
  return most;
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
    const { slots, mayHave } = this.#marked.marksIn(article.segment);
    const counts = this.#counts.fill(0);
    for (const { terms, start, end } of [article.title, article.text]) {
      const last = Math.min(end, start + MAX_TOKENS);
      for (let at = start; at < last; at += 1) {
        const term = terms[at] as number;
        if (mayHave[term & SIEVE] === 0) continue;
        const slot = slots[term] as number;
        if (slot > 0) counts[slot] = (counts[slot] as number) + 1;
      }
    }
    const norm = K * (1 - B + (B * lengthOf(article)) / Math.max(1, this.#index.averageLength));
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
