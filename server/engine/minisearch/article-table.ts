/**
 * The articles held in memory, by document number: tokens for the evaluator, columns for facets, and
 * names resolved to entities. Document numbers are never used again, so that a late reader of an old
 * number finds nothing rather than another article.
 */
import type { Article, ArticleId, TextField } from '../../core/article.ts';
import { searchableTitle } from '../../core/article.ts';
import type { EvaluatedArticle } from '../../core/evaluator/evaluated-article.ts';
import type { EntityType, LocalName } from '../../core/names.ts';
import type { Facet } from '../../core/search-state.ts';
import { type StemLanguage, stemLanguage } from '../../core/stem-language.ts';
import {
  type Curation,
  createNameCurator,
  NO_CURATION,
  tableRules,
} from '../../entities/curation.ts';
import { createEntityTable, type EntityTable } from '../../entities/entity-table.ts';
import type { Row as ArchiveRow, NamedEntity } from '../archive/archive.ts';
import { evaluatedRows } from '../archive/evaluated-rows.ts';
import { entitiesIn, facetsOf, NO_ENTITIES } from '../archive/row-entities.ts';
import type { RowTable } from '../archive/row-table.ts';
import { Vocabulary } from './vocabulary.ts';

type Sequences = Readonly<Record<TextField, ReturnType<Vocabulary['sequence']>>>;

export type Row = {
  readonly document: number;
  readonly article: Article;
  readonly tokens: Sequences;
  /** Null until the recogniser has read the article. */
  names: readonly LocalName[] | null;
  /** Most mentioned first. */
  entities: Readonly<Record<EntityType, readonly NamedEntity[]>>;
  facets: Readonly<Record<Facet, readonly string[]>>;
};

export class ArticleTable implements RowTable {
  readonly vocabulary = new Vocabulary();
  readonly #rows = new Map<number, Row>();
  readonly #documents = new Map<string, number>();
  readonly #evaluate = evaluatedRows();
  #entities: EntityTable = createEntityTable([]);
  #curation: Curation = NO_CURATION;
  #curateNames = createNameCurator(NO_CURATION);
  #next = 0;

  get size(): number {
    return this.#rows.size;
  }

  get entities(): EntityTable {
    return this.#entities;
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

  /** Articles that hold a term. */
  articlesWith(term: string): number {
    return this.vocabulary.articlesWith(term);
  }

  /** In which language the words of a document are inflected. */
  readonly languageOf = (document: number): StemLanguage =>
    stemLanguage(this.#rows.get(document)?.article.language ?? null);

  /** The row of an article id; ids come from outside and may be anything. */
  find(id: string): Row | undefined {
    const document = this.#documents.get(id);
    return document === undefined ? undefined : this.#rows.get(document);
  }

  /** Adds an article that the table does not hold. Its names count once `resolveEntities` has run. */
  add(article: Article, names: readonly LocalName[] | null): Row {
    const document = this.#next++;
    const language = stemLanguage(article.language);
    const tokens = {
      title: this.vocabulary.sequence(searchableTitle(article), language),
      text: this.vocabulary.sequence(article.text, language),
    };
    this.vocabulary.add([tokens.title, tokens.text], language);
    const facets = facetsOf(article, NO_ENTITIES);
    const row: Row = { document, article, tokens, names, entities: NO_ENTITIES, facets };
    this.#rows.set(document, row);
    this.#documents.set(article.id, document);
    return row;
  }

  remove(id: ArticleId): Row | undefined {
    const row = this.find(id);
    if (row === undefined) return undefined;
    this.vocabulary.remove([row.tokens.title, row.tokens.text], stemLanguage(row.article.language));
    this.#rows.delete(row.document);
    this.#documents.delete(id);
    return row;
  }

  get curation(): Curation {
    return this.#curation;
  }

  /** Rules about names; they hold once `resolveEntities` has run. */
  set curation(curation: Curation) {
    this.#curation = curation;
    this.#curateNames = createNameCurator(curation);
  }

  /** Makes entities of all names anew and gives every article its own. Linear in all names. */
  resolveEntities(): void {
    const counts = new Map<string, { type: EntityType; name: string; count: number }>();
    const curated = [...this.#rows.values()].map((row) => ({
      row,
      names: this.#curateNames(row.names ?? [], row.article.paths),
    }));
    for (const { names } of curated) {
      for (const { type, name } of names) {
        const key = `${type}:${name}`;
        const entry = counts.get(key) ?? { type, name, count: 0 };
        entry.count += 1;
        counts.set(key, entry);
      }
    }
    this.#entities = createEntityTable(counts.values(), tableRules(this.#curation));
    for (const { row, names } of curated) {
      row.entities = entitiesIn(names, this.#entities);
      row.facets = facetsOf(row.article, row.entities);
    }
  }

  /** The article as the evaluator reads it. */
  evaluated(row: ArchiveRow): EvaluatedArticle {
    return this.#evaluate(row);
  }
}
