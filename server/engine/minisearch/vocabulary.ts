/**
 * The vocabulary: every term of the live articles, which surface forms share a stem, and in how many
 * articles each stands. Terms are numbered, so that an article's tokens fit into typed arrays.
 */
import { tokenize } from '../../core/analyzer.ts';
import type { TokenSequence } from '../../core/evaluator/evaluated-article.ts';
import type { TermMatcher } from '../../core/evaluator/term-matcher.ts';
import { stem } from '../../core/inflection.ts';
import { type LanguageSet, languageSet, type StemLanguage } from '../../core/stem-language.ts';

/** The tokens of one field: term numbers and offsets, by position. */
type TokenColumns = {
  readonly terms: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

/** The articles of one language, by term number, and which of their terms share a stem. */
type Spoken = {
  /** Articles, or terms where they were counted elsewhere; above 0 where the language is spoken. */
  size: number;
  readonly articles: number[];
  readonly formsOfStem: Map<string, Set<string>>;
};

export class Vocabulary {
  readonly #terms: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #articles: number[] = [];
  readonly #spoken = new Map<StemLanguage, Spoken>();

  /** Tokenises a field into twelve bytes a token. Its terms count once `add` is called. */
  sequence(text: string, language: StemLanguage): TokenSequence & TokenColumns {
    const tokens = tokenize(text);
    const terms = Uint32Array.from(tokens, ({ term }) => this.#numberFor(term));
    const starts = Uint32Array.from(tokens, ({ start }) => start);
    const ends = Uint32Array.from(tokens, ({ end }) => end);
    return {
      terms,
      starts,
      ends,
      length: tokens.length,
      language,
      term: (position) => this.#terms[terms[position] ?? -1] ?? '',
      start: (position) => starts[position] ?? 0,
      end: (position) => ends[position] ?? 0,
    };
  }

  /** Numbers given; terms that no article holds any longer keep theirs. */
  get size(): number {
    return this.#terms.length;
  }

  term(number: number): string {
    return this.#terms[number] ?? '';
  }

  /** The number of a term that was given one, else -1. */
  numberOf(term: string): number {
    return this.#numbers.get(term) ?? -1;
  }

  /** The terms of a text, by position. */
  terms(text: string): string[] {
    return tokenize(text).map(({ term }) => term);
  }

  /** Counts in what was counted elsewhere: articles in a language that hold a term. */
  load(term: string, language: StemLanguage, articles: number): void {
    const number = this.#numberFor(term);
    const spoken = this.#spoken.get(language) ?? { size: 0, articles: [], formsOfStem: new Map() };
    this.#spoken.set(language, spoken);
    spoken.size += 1;
    this.#articles[number] = (this.#articles[number] ?? 0) + articles;
    spoken.articles[number] = (spoken.articles[number] ?? 0) + articles;
    const root = stem(term, language);
    spoken.formsOfStem.set(root, (spoken.formsOfStem.get(root) ?? new Set()).add(term));
  }

  /** Counts in the terms of an article in a language. */
  add(fields: readonly TokenColumns[], language: StemLanguage): void {
    const spoken = this.#spoken.get(language) ?? { size: 0, articles: [], formsOfStem: new Map() };
    this.#spoken.set(language, spoken);
    spoken.size += 1;
    for (const number of distinctTerms(fields)) {
      this.#articles[number] = (this.#articles[number] ?? 0) + 1;
      const articles = (spoken.articles[number] ?? 0) + 1;
      spoken.articles[number] = articles;
      if (articles > 1) continue;
      const term = this.#terms[number] ?? '';
      const root = stem(term, language);
      const forms = spoken.formsOfStem.get(root) ?? new Set();
      spoken.formsOfStem.set(root, forms.add(term));
    }
  }

  /** Counts them out; a term without articles is no longer a form of anything. */
  remove(fields: readonly TokenColumns[], language: StemLanguage): void {
    const spoken = this.#spoken.get(language);
    if (spoken === undefined) return;
    spoken.size -= 1;
    for (const number of distinctTerms(fields)) {
      this.#articles[number] = (this.#articles[number] ?? 0) - 1;
      const articles = (spoken.articles[number] ?? 0) - 1;
      spoken.articles[number] = articles;
      if (articles > 0) continue;
      const term = this.#terms[number] ?? '';
      const root = stem(term, language);
      const forms = spoken.formsOfStem.get(root);
      forms?.delete(term);
      if (forms?.size === 0) spoken.formsOfStem.delete(root);
    }
  }

  /** Live articles that hold a term. */
  articlesWith(term: string): number {
    return this.#articles[this.#numbers.get(term) ?? -1] ?? 0;
  }

  /** A term as it is, where it lives. */
  find(term: string): string | undefined {
    return (this.#articles[this.#numbers.get(term) ?? -1] ?? 0) > 0 ? term : undefined;
  }

  /** In which the live articles are written. */
  get languages(): readonly StemLanguage[] {
    return [...this.#spoken].flatMap(([language, { size }]) => (size > 0 ? [language] : []));
  }

  /** Live terms of articles in a language that it gives the same stem as this one. */
  formsOf(term: string, language: StemLanguage): readonly string[] {
    return [...(this.#spoken.get(language)?.formsOfStem.get(stem(term, language)) ?? [])];
  }

  /** The languages in whose articles a term stands. */
  heldIn(term: string): LanguageSet {
    const number = this.#numbers.get(term) ?? -1;
    let held: LanguageSet = 0;
    for (const [language, { articles }] of this.#spoken)
      if ((articles[number] ?? 0) > 0) held |= languageSet(language);
    return held;
  }

  /** Live terms that satisfy a pattern. Linear in the vocabulary. */
  matching(_part: unknown, matcher: TermMatcher): readonly string[] {
    return this.#terms.filter(
      (term, number) => (this.#articles[number] ?? 0) > 0 && matcher.match(term) !== null,
    );
  }

  #numberFor(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.push(term) - 1;
    this.#numbers.set(term, number);
    return number;
  }
}

function distinctTerms(fields: readonly TokenColumns[]): Set<number> {
  const numbers = new Set<number>();
  for (const { terms } of fields) for (const number of terms) numbers.add(number);
  return numbers;
}
