/**
 * The vocabulary: every term of the live articles, which surface forms share a stem, and in how many
 * articles each stands. Terms are numbered, so that an article's tokens fit into typed arrays.
 */
import { tokenize } from '../../core/analyzer.ts';
import type { TokenSequence } from '../../core/evaluator/evaluated-article.ts';
import type { TermMatcher } from '../../core/evaluator/term-matcher.ts';
import { stem } from '../../core/inflection.ts';

/** The tokens of one field: term numbers and offsets, by position. */
type TokenColumns = {
  readonly terms: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

export class Vocabulary {
  readonly #terms: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #articles: number[] = [];
  readonly #formsOfStem = new Map<string, Set<string>>();

  /** Tokenises a field into twelve bytes a token. Its terms count once `add` is called. */
  sequence(text: string): TokenSequence & TokenColumns {
    const tokens = tokenize(text);
    const terms = Uint32Array.from(tokens, ({ term }) => this.#numberOf(term));
    const starts = Uint32Array.from(tokens, ({ start }) => start);
    const ends = Uint32Array.from(tokens, ({ end }) => end);
    return {
      terms,
      starts,
      ends,
      length: tokens.length,
      term: (position) => this.#terms[terms[position] ?? -1] ?? '',
      start: (position) => starts[position] ?? 0,
      end: (position) => ends[position] ?? 0,
    };
  }

  /** The terms of a text, by position. */
  terms(text: string): string[] {
    return tokenize(text).map(({ term }) => term);
  }

  /** Counts an article's terms in. */
  add(fields: readonly TokenColumns[]): void {
    for (const number of distinctTerms(fields)) {
      const articles = (this.#articles[number] ?? 0) + 1;
      this.#articles[number] = articles;
      if (articles > 1) continue;
      const term = this.#terms[number] ?? '';
      const forms = this.#formsOfStem.get(stem(term)) ?? new Set();
      this.#formsOfStem.set(stem(term), forms.add(term));
    }
  }

  /** Counts an article's terms out; a term without articles is no longer a form of anything. */
  remove(fields: readonly TokenColumns[]): void {
    for (const number of distinctTerms(fields)) {
      const articles = (this.#articles[number] ?? 0) - 1;
      this.#articles[number] = articles;
      if (articles > 0) continue;
      const term = this.#terms[number] ?? '';
      const forms = this.#formsOfStem.get(stem(term));
      forms?.delete(term);
      if (forms?.size === 0) this.#formsOfStem.delete(stem(term));
    }
  }

  /** A term as it is, where it lives. */
  find(term: string): string | undefined {
    return (this.#articles[this.#numbers.get(term) ?? -1] ?? 0) > 0 ? term : undefined;
  }

  /** Live terms with this stem. */
  formsOf(wantedStem: string): readonly string[] {
    return [...(this.#formsOfStem.get(wantedStem) ?? [])];
  }

  /** Live terms that satisfy a pattern. Linear in the vocabulary. */
  matching(_part: unknown, matcher: TermMatcher): readonly string[] {
    return this.#terms.filter(
      (term, number) => (this.#articles[number] ?? 0) > 0 && matcher.match(term) !== null,
    );
  }

  #numberOf(term: string): number {
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
