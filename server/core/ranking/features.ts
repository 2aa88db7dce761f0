/**
 * What an article shows of the words of a query beyond BM25 of single forms: the score of title and text
 * as one field, words in the lead, the best passage, and pairs that stand together. Each is ≥ 0 and linear
 * in the article's tokens; no text is read.
 */
import { MarkedTerms, type Marks, SIEVE } from './marked-terms.ts';
import type { RankedQuery, RankedWord } from './query-words.ts';
import { type ArticleTerms, lengthOf, type RankingIndex, type TermRun } from './ranking-index.ts';
import {
  B,
  K,
  LEAD,
  LEAD_TOKENS,
  MAX_TOKENS,
  PAIR_REACH,
  PAIRS,
  PASSAGE,
  PASSAGE_TOKENS,
  TITLE_TIMES,
  WHOLE,
} from './weights.ts';

/** Contributions to the score, each already weighed. */
export type Features = {
  whole: number;
  lead: number;
  passage: number;
  pairs: number;
};

/** A word of the query in an article: how rare it is in the archive, and what it adds to `whole`. */
export type TermScore = { readonly term: string; readonly weight: number; readonly score: number };

/** Of one occurrence: its position, its word, and what it counts. */
class Occurrences {
  readonly positions = new Uint16Array(MAX_TOKENS);
  readonly words = new Uint16Array(MAX_TOKENS);
  readonly counts = new Float64Array(MAX_TOKENS);
  size = 0;
}

/** Room for the occurrences in one article at a time: made once, since a search has hundreds of articles. */
const IN_TITLE = new Occurrences();
const IN_TEXT = new Occurrences();

/** Takes features of one article after another; not for two queries at once. */
export class FeatureReader {
  readonly #query: RankedQuery;
  readonly #index: RankingIndex;
  /** By slot: the word, what the form counts, and in which fields. Slot 0 is no form. */
  readonly #wordOf: Uint16Array;
  readonly #countOf: Float64Array;
  readonly #inTitle: Uint8Array;
  readonly #inText: Uint8Array;
  /** By word. */
  readonly #weights: Float64Array;
  readonly #marked: MarkedTerms;
  readonly #text = IN_TEXT;
  readonly #title = IN_TITLE;
  readonly #frequencies: Float64Array;
  readonly #inWindow: Uint16Array;
  /** By first and second word: how rare the commoner of a pair is, or 0. */
  readonly #pairWeights: Float64Array;

  constructor(query: RankedQuery, index: RankingIndex) {
    this.#query = query;
    this.#index = index;
    const { words, pairs } = query;
    const forms = words.reduce((sum, word) => sum + word.forms.size, 0);
    this.#wordOf = new Uint16Array(forms + 1);
    this.#countOf = new Float64Array(forms + 1);
    this.#inTitle = new Uint8Array(forms + 1);
    this.#inText = new Uint8Array(forms + 1);
    this.#weights = Float64Array.from(words, ({ weight }) => weight);
    const terms: number[] = [];
    for (const [place, word] of words.entries()) {
      for (const [term, count] of word.forms) {
        const slot = terms.push(term);
        this.#wordOf[slot] = place;
        this.#countOf[slot] = count;
        this.#inTitle[slot] = Number(word.inTitle);
        this.#inText[slot] = Number(word.inText);
      }
    }
    this.#marked = new MarkedTerms(terms, index);
    this.#frequencies = new Float64Array(words.length);
    this.#inWindow = new Uint16Array(words.length);
    this.#pairWeights = new Float64Array(words.length * words.length);
    for (const [a, b] of pairs)
      this.#pairWeights[a * words.length + b] = Math.min(rarityOf(words[a]), rarityOf(words[b]));
  }

  read(article: ArticleTerms): Features {
    const marks = this.#marked.marksIn(article.segment);
    this.#scan(article.title, marks, this.#title, this.#inTitle);
    this.#scan(article.text, marks, this.#text, this.#inText);
    const norm = K * (1 - B + (B * lengthOf(article)) / Math.max(1, this.#index.averageLength));
    const hasPairs = this.#query.pairs.length > 0;
    return {
      whole: WHOLE * this.#whole(norm),
      lead: LEAD * this.#lead(),
      passage: PASSAGE * this.#passage(),
      pairs: hasPairs ? PAIRS * this.#pairs(norm) : 0,
    };
  }

  /** What each word of the query adds to `whole`, in the order of the query; words that are not there are left out. */
  terms(article: ArticleTerms): TermScore[] {
    const { whole } = this.read(article);
    if (whole === 0) return [];
    const norm = K * (1 - B + (B * lengthOf(article)) / Math.max(1, this.#index.averageLength));
    this.#frequencies.fill(0);
    this.#count(this.#title, TITLE_TIMES);
    this.#count(this.#text, 1);
    return this.#query.words.flatMap(({ term, weight }, word) => {
      const score = WHOLE * weight * saturated(this.#frequencies[word] as number, norm);
      return score === 0 ? [] : [{ term, weight, score }];
    });
  }

  /** Puts back the zeros of the scratch arrays. */
  close(): void {
    this.#marked.close();
  }

  /** `wanted`: by slot, whether it is looked for in this field. */
  #scan(run: TermRun, { slots, mayHave }: Marks, into: Occurrences, wanted: Uint8Array): void {
    const { terms, start } = run;
    const end = Math.min(run.end, start + MAX_TOKENS);
    const { positions, words, counts } = into;
    let size = 0;
    for (let at = start; at < end; at += 1) {
      const term = terms[at] as number;
      if (mayHave[term & SIEVE] === 0) continue;
      const slot = slots[term] as number;
      if (slot === 0 || wanted[slot] === 0) continue;
      positions[size] = at - start;
      words[size] = this.#wordOf[slot] as number;
      counts[size] = this.#countOf[slot] as number;
      size += 1;
    }
    into.size = size;
  }

  /** BM25 of title and text as one field, all forms of a word as one term (BM25F, Robertson and others 2004). */
  #whole(norm: number): number {
    const frequencies = this.#frequencies.fill(0);
    this.#count(this.#title, TITLE_TIMES);
    this.#count(this.#text, 1);
    let sum = 0;
    for (let word = 0; word < frequencies.length; word += 1)
      sum += this.#weight(word) * saturated(frequencies[word] as number, norm);
    return sum;
  }

  #count({ words, counts, size }: Occurrences, times: number): void {
    const frequencies = this.#frequencies;
    for (let i = 0; i < size; i += 1) {
      const word = words[i] as number;
      frequencies[word] = (frequencies[word] as number) + times * (counts[i] as number);
    }
  }

  /** Words that stand among the first of the text. */
  #lead(): number {
    const best = this.#frequencies.fill(0);
    const { positions, words, counts, size } = this.#text;
    for (let i = 0; i < size && (positions[i] as number) < LEAD_TOKENS; i += 1) {
      const word = words[i] as number;
      best[word] = Math.max(best[word] as number, counts[i] as number);
    }
    let sum = 0;
    for (let word = 0; word < best.length; word += 1)
      sum += this.#weight(word) * (best[word] as number);
    return sum;
  }

  /** Different words in the passage that has most of them. */
  #passage(): number {
    const { positions, words, size } = this.#text;
    const inWindow = this.#inWindow.fill(0);
    let best = 0;
    let current = 0;
    let first = 0;
    for (let i = 0; i < size; i += 1) {
      const word = words[i] as number;
      if (inWindow[word] === 0) current += this.#weight(word);
      inWindow[word] = (inWindow[word] as number) + 1;
      while ((positions[i] as number) - (positions[first] as number) >= PASSAGE_TOKENS) {
        const left = words[first] as number;
        inWindow[left] = (inWindow[left] as number) - 1;
        if (inWindow[left] === 0) current -= this.#weight(left);
        first += 1;
      }
      if (current > best) best = current;
    }
    return best;
  }

  /** Pairs of the query side by side in its order, and in any order near each other (Metzler and Croft 2005). */
  #pairs(norm: number): number {
    const count = this.#query.words.length;
    let ordered = 0;
    let near = 0;
    for (const found of [this.#title, this.#text]) {
      const { positions, words, size } = found;
      for (let i = 1; i < size; i += 1) {
        const a = words[i - 1] as number;
        const b = words[i] as number;
        if (a === b) continue;
        const apart = (positions[i] as number) - (positions[i - 1] as number);
        if (apart >= PAIR_REACH) continue;
        const forward = this.#pairWeights[a * count + b] as number;
        const weight = forward || (this.#pairWeights[b * count + a] as number);
        if (apart === 1 && forward > 0) ordered += weight;
        near += weight / apart;
      }
    }
    return saturated(ordered, norm) + saturated(near, norm);
  }

  #weight(word: number): number {
    return this.#weights[word] as number;
  }
}

function rarityOf(word: RankedWord | undefined): number {
  return word?.rarity ?? 0;
}

export function saturated(frequency: number, norm: number): number {
  return frequency === 0 ? 0 : (frequency * (K + 1)) / (frequency + norm);
}
