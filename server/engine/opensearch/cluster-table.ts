/**
 * The articles of a cluster by number. What every article says of itself is at hand; its text, and where its
 * names stand, are fetched when they are looked at, many at once where many are going to be.
 */
import type { Article } from '../../core/article.ts';
import { searchableTitle } from '../../core/article.ts';
import type { EvaluatedArticle } from '../../core/evaluator/evaluated-article.ts';
import type { LocalName } from '../../core/names.ts';
import { type StemLanguage, stemLanguage } from '../../core/stem-language.ts';
import { type Curation, createNameCurator, tableRules } from '../../entities/curation.ts';
import { createEntityTable, type EntityTable } from '../../entities/entity-table.ts';
import type { Row } from '../archive/archive.ts';
import { evaluatedRows } from '../archive/evaluated-rows.ts';
import { entitiesIn, facetsOf, NO_ENTITIES } from '../archive/row-entities.ts';
import type { RowTable } from '../archive/row-table.ts';
import { Vocabulary } from '../minisearch/vocabulary.ts';
import type { CountedName, FullDocument, LightDocument } from './article-document.ts';

/** Texts held; the others are fetched again. */
const MAX_HELD = 3000;
/** Texts fetched with one that is looked at, of those that follow it in the order given last. */
const READ_AHEAD = 200;

type Loaded = Pick<FullDocument, 'body' | 'names'> & {
  readonly tokens: ReturnType<typeof tokensOf>;
};
/** Fetches documents by number; those that are no more are left out. */
export type Fetch = (numbers: readonly number[]) => readonly FullDocument[];

export class ClusterTable implements RowTable {
  readonly vocabulary = new Vocabulary();
  readonly entities: EntityTable;
  /** Words a title and a text have together, on average. */
  readonly averageLength: number;
  readonly #rows = new Map<number, Row>();
  readonly #documents = new Map<string, number>();
  /** Entities of each article, their mentions nowhere. */
  readonly #light = new Map<number, Row['entities']>();
  readonly #held = new Map<number, Loaded>();
  readonly #fetch: Fetch;
  readonly #curate: (names: readonly LocalName[], paths: readonly string[]) => readonly LocalName[];
  readonly #evaluate = evaluatedRows();
  /** The order in which rows are probably looked at next, and the place of each. */
  #order: readonly number[] = [];
  #places = new Map<number, number>();
  #next = 0;

  constructor(documents: readonly LightDocument[], curation: Curation, fetch: Fetch) {
    this.#fetch = fetch;
    this.#curate = createNameCurator(curation);
    const curated = documents.map((document) => ({
      document,
      names: this.#curate(document.counted.map(placeless), document.head.paths),
    }));
    const counts = new Map<string, { type: LocalName['type']; name: string; count: number }>();
    for (const { names } of curated) {
      for (const { type, name } of names) {
        const entry = counts.get(`${type}:${name}`) ?? { type, name, count: 0 };
        counts.set(`${type}:${name}`, entry);
        entry.count += 1;
      }
    }
    this.entities = createEntityTable(counts.values(), tableRules(curation));
    let words = 0;
    for (const { document, names } of curated) {
      const { number, head } = document;
      this.#rows.set(number, this.#row(document, names));
      this.#documents.set(head.id, number);
      this.#next = Math.max(this.#next, number + 1);
      words += document.words.title + document.words.text;
    }
    this.averageLength = documents.length === 0 ? 0 : words / documents.length;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** One more than the greatest number of a document. */
  get documents(): number {
    return this.#next;
  }

  rows(): Iterable<Row> {
    return this.#rows.values();
  }

  row(document: number): Row | undefined {
    return this.#rows.get(document);
  }

  find(id: string): Row | undefined {
    return this.#rows.get(this.#documents.get(id) ?? -1);
  }

  articlesWith(term: string): number {
    return this.vocabulary.articlesWith(term);
  }

  evaluated(row: Row): EvaluatedArticle {
    return this.#evaluate(row);
  }

  /** The same without words, and with names that are mentioned, nobody knows where. */
  evaluatedLight(row: Row): EvaluatedArticle {
    return this.#evaluate({ ...row, entities: this.#light.get(row.document) ?? NO_ENTITIES });
  }

  /** Documents that are going to be looked at in this order: whoever looks at one has those after it fetched too. */
  willRead(documents: readonly number[]): void {
    this.#order = documents;
    this.#places = new Map(documents.map((document, place) => [document, place]));
  }

  /** Terms of an article by number, title and text. */
  tokens(document: number): Loaded['tokens'] | null {
    return this.#rows.has(document) ? this.#load(document).tokens : null;
  }

  #row({ number, head, words }: LightDocument, names: readonly LocalName[]): Row {
    const load = (): Loaded => this.#load(number);
    const article: Article = {
      ...head,
      get text() {
        return load().body.text;
      },
      get paragraphs() {
        return load().body.paragraphs;
      },
      get boilerplate() {
        return load().body.boilerplate;
      },
    };
    const light = entitiesIn(names, this.entities);
    this.#light.set(number, light);
    const entities = (): Row['entities'] =>
      entitiesIn(this.#curate(load().names, head.paths), this.entities);
    const language = stemLanguage(head.language);
    return {
      document: number,
      article,
      facets: facetsOf(article, light),
      tokens: {
        title: lazyTokens(words.title, language, () => load().tokens.title),
        text: lazyTokens(words.text, language, () => load().tokens.text),
      },
      get entities() {
        return entities();
      },
    };
  }

  #load(document: number): Loaded {
    const known = this.#held.get(document);
    if (known !== undefined) return known;
    const place = this.#places.get(document);
    const wanted = place === undefined ? [document] : this.#order.slice(place, place + READ_AHEAD);
    for (const found of this.#fetch(wanted.filter((other) => !this.#held.has(other)))) {
      const language = stemLanguage(found.head.language);
      this.#held.set(found.number, {
        ...found,
        tokens: tokensOf(found, language, this.vocabulary),
      });
    }
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MAX_HELD) break;
      this.#held.delete(oldest);
    }
    return this.#held.get(document) ?? GONE;
  }
}

function tokensOf({ head, body }: FullDocument, language: StemLanguage, vocabulary: Vocabulary) {
  return {
    title: vocabulary.sequence(searchableTitle({ ...head, ...body }), language),
    text: vocabulary.sequence(body.text, language),
  };
}

type Tokens = Loaded['tokens']['text'];

/** A sequence of which only the length is known until one of its words is asked for. */
function lazyTokens(
  length: number,
  language: StemLanguage,
  load: () => Tokens,
): Row['tokens']['text'] {
  return {
    length,
    language,
    term: (position) => load().term(position),
    start: (position) => load().start(position),
    end: (position) => load().end(position),
  };
}

/** A name as counts know it: with as many mentions, which stand nowhere. */
function placeless({ type, name, title, all, assigned }: CountedName): LocalName {
  const nowhere = { start: 0, end: 0 };
  const mentions = [
    ...Array.from({ length: title }, () => ({ field: 'title' as const, ...nowhere })),
    ...Array.from({ length: all - title }, () => ({ field: 'text' as const, ...nowhere })),
  ];
  return { type, name, mentions, ...(assigned && { assigned }) };
}

const EMPTY = new Vocabulary();
/** An article that was deleted since the archive was opened: a newer one is about to be. */
const GONE: Loaded = {
  names: [],
  body: { text: '', paragraphs: [], boilerplate: [] },
  tokens: { title: EMPTY.sequence('', 'none'), text: EMPTY.sequence('', 'none') },
};
