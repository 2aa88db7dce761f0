/**
 * The words a tree asks for, as the closer ranking sees them: each with the forms it takes in the index, how
 * often it was asked and how rare it is. Patterns and conditions are left to the base score.
 */
import { isSingleCjk } from '../analyzer.ts';
import { TEXT_FIELDS, type TextField } from '../article.ts';
import { isExactOnly } from '../inflection.ts';
import { VERBOSE_WORDS } from '../query/stop-words.ts';
import type { PhraseNode, QueryNode, VariantNode, WordNode } from '../query/tree.ts';
import { inverseFrequency, type RankingIndex } from './ranking-index.ts';
import { INFLECTION, REPETITION_POWER, SENTENCE_WORDS } from './weights.ts';

export type RankedWord = {
  /** As it is in the query, folded. */
  readonly term: string;
  /** Terms of the index, and what an occurrence of each counts. */
  readonly forms: ReadonlyMap<number, number>;
  readonly inTitle: boolean;
  readonly inText: boolean;
  /** How often the query says it. */
  readonly times: number;
  /** Inverse document frequency of all forms together. */
  readonly rarity: number;
  /** The rarity, more where the word is said again. */
  readonly weight: number;
};

export type RankedQuery = {
  readonly words: readonly RankedWord[];
  /** Pairs of words side by side in the query: places in `words`. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Words in the query, repetitions counted. */
  readonly length: number;
};

type Draft = {
  readonly term: string;
  readonly forms: Map<number, number>;
  readonly fields: Set<TextField>;
  times: number;
};

/** Null where nothing can be ranked more closely. */
export function rankedQuery(root: QueryNode, index: RankingIndex): RankedQuery | null {
  const gathering = new Gathering(index);
  gathering.visit(root, TEXT_FIELDS);
  return gathering.result();
}

class Gathering {
  readonly #index: RankingIndex;
  readonly #drafts: Draft[] = [];
  /** Which draft a term belongs to: the first that asked for it. */
  readonly #owner = new Map<number, number>();
  /** Drafts in the order of the query. */
  readonly #sequence: number[] = [];

  constructor(index: RankingIndex) {
    this.#index = index;
  }

  visit(node: QueryNode, fields: readonly TextField[]): void {
    switch (node.kind) {
      case 'word':
        this.#say(node.term, this.#formsOf(node), fields);
        return;
      case 'phrase':
        this.#phrase(node, fields);
        return;
      case 'near':
        this.visit(node.left, fields);
        this.visit(node.right, fields);
        return;
      case 'and':
      case 'or':
        for (const child of node.children) this.visit(child, fields);
        return;
      case 'optional':
        this.visit(node.child, fields);
        return;
      case 'variant':
        this.#variant(node, fields);
        return;
      case 'field':
        if (node.field === 'title') this.visit(node.child, ['title']);
        else if (node.field === 'body') this.visit(node.child, ['text']);
        return;
      default:
        // What is unwanted, patterns, names and conditions.
        return;
    }
  }

  result(): RankedQuery | null {
    const { documents } = this.#index;
    const length = this.#sequence.length;
    const isSentence = length >= SENTENCE_WORDS;
    const places = new Map<number, number>();
    const words: RankedWord[] = [];
    for (const [i, { term, forms, fields, times }] of this.#drafts.entries()) {
      if (forms.size === 0 || (isSentence && VERBOSE_WORDS.has(term))) continue;
      const rarity = inverseFrequency(documents, this.#holding(forms.keys()));
      places.set(i, words.length);
      words.push({
        term,
        forms,
        inTitle: fields.has('title'),
        inText: fields.has('text'),
        times,
        weight: rarity * times ** REPETITION_POWER,
        rarity,
      });
    }
    if (words.length === 0) return null;
    const told = this.#sequence.flatMap((draft) => places.get(draft) ?? []);
    const pairs = new Map<number, readonly [number, number]>();
    for (const [i, first] of told.entries()) {
      const second = told[i + 1];
      if (second !== undefined && first !== second)
        pairs.set(first * words.length + second, [first, second]);
    }
    return { words, pairs: [...pairs.values()], length };
  }

  /** Articles that hold any of the terms, were they spread by chance. */
  #holding(terms: Iterable<number>): number {
    const { documents } = this.#index;
    let without = 1;
    for (const term of terms) without *= 1 - this.#index.frequency(term) / Math.max(1, documents);
    return documents * (1 - without);
  }

  #formsOf({ term }: Pick<WordNode, 'term'>): Map<number, number> {
    if (isSingleCjk(term)) return new Map();
    if (isExactOnly(term)) return this.#exactly(term);
    const own = this.#index.find(term);
    return new Map(this.#index.formsOf(term).map((form) => [form, form === own ? 1 : INFLECTION]));
  }

  #exactly(term: string): Map<number, number> {
    const own = this.#index.find(term);
    return own < 0 ? new Map() : new Map([[own, 1]]);
  }

  #phrase({ parts }: PhraseNode, fields: readonly TextField[]): void {
    for (const part of parts)
      if (part.kind === 'term') this.#say(part.term, this.#exactly(part.term), fields);
  }

  /** Other spellings count as the words they stand for; the family name comes last in each. */
  #variant({ child, forms }: VariantNode, fields: readonly TextField[]): void {
    const before = this.#sequence.length;
    this.visit(child, fields);
    const typed = this.#sequence.slice(before);
    for (const { parts } of forms) {
      for (const [i, part] of parts.entries()) {
        if (part.kind !== 'term') continue;
        const own = this.#index.find(part.term);
        const place = Math.max(0, typed.length - parts.length + i);
        const draft = this.#drafts[typed[place] ?? -1];
        if (own < 0 || draft === undefined || this.#owner.has(own)) continue;
        draft.forms.set(own, 1);
        this.#owner.set(own, typed[place] ?? 0);
      }
    }
  }

  #say(term: string, forms: Map<number, number>, fields: readonly TextField[]): void {
    const known = [...forms.keys()].flatMap((form) => this.#owner.get(form) ?? [])[0];
    const place = known ?? this.#drafts.length;
    const draft = this.#drafts[place] ?? { term, forms: new Map(), fields: new Set(), times: 0 };
    this.#drafts[place] = draft;
    draft.times += 1;
    for (const field of fields) draft.fields.add(field);
    for (const [form, counts] of forms) {
      if (!this.#owner.has(form)) this.#owner.set(form, place);
      if (this.#owner.get(form) === place)
        draft.forms.set(form, Math.max(counts, draft.forms.get(form) ?? 0));
    }
    this.#sequence.push(place);
  }
}
