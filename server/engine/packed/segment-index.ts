/**
 * The MiniSearch that a segment is built with. It finds a term's postings by a walk through its radix tree,
 * letter by letter, for every token anew; here every term is numbered once and its postings are remembered.
 */
import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Token } from '../../core/analyzer.ts';
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';

type Entry = { readonly document: number; readonly title: string; readonly text: string };

/** Terms of a text, by position. */
type Terms = Readonly<Record<TextField, readonly string[]>>;

/** Articles added one after the other. */
export class SegmentIndex {
  readonly #miniSearch: RememberingMiniSearch;
  readonly #numbers = new Map<string, number>();
  /** By number: the one string of a term, whose hash is known. */
  readonly #terms: string[] = [];
  #adding: Terms = { title: [], text: [] };

  constructor() {
    this.#miniSearch = new RememberingMiniSearch((field) => this.#adding[field]);
  }

  /** The numbers of the terms of an article by position. Numbers count up from 0 as terms come. */
  add(
    document: number,
    tokens: Readonly<Record<TextField, readonly Token[]>>,
  ): Record<TextField, Uint32Array> {
    const rows = { title: this.#numbered(tokens.title), text: this.#numbered(tokens.text) };
    this.#adding = { title: this.#termsOf(rows.title), text: this.#termsOf(rows.text) };
    this.#miniSearch.add({ document, title: 'title', text: 'text' });
    return rows;
  }

  numberOf(term: string): number {
    return this.#numbers.get(term) ?? 0;
  }

  toJSON(): AsPlainObject {
    return this.#miniSearch.toJSON();
  }

  #numbered(tokens: readonly Token[]): Uint32Array {
    return Uint32Array.from(tokens, ({ term }) => {
      const known = this.#numbers.get(term);
      if (known !== undefined) return known;
      this.#numbers.set(term, this.#terms.length);
      return this.#terms.push(term) - 1;
    });
  }

  #termsOf(numbers: Uint32Array): string[] {
    return Array.from(numbers, (number) => this.#terms[number] as string);
  }
}

class RememberingMiniSearch extends MiniSearch<Entry> {
  constructor(termsOf: (field: TextField) => readonly string[]) {
    super({
      idField: 'document',
      fields: [...TEXT_FIELDS],
      // Tokens are cut beforehand, for the index and the positions alike.
      tokenize: (_, field) => [...termsOf(field === 'title' ? 'title' : 'text')],
      processTerm: (term) => term,
    });
    const index = this._index;
    const fetch = index.fetch.bind(index);
    const known = new Map<string, ReturnType<typeof fetch>>();
    index.fetch = (term, initial) => {
      const remembered = known.get(term);
      if (remembered !== undefined) return remembered;
      const postings = fetch(term, initial);
      known.set(term, postings);
      return postings;
    };
  }
}
