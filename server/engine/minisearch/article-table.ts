/**
 * The articles held in memory, by document number: tokens for the evaluator, columns for facets, and
 * names resolved to entities. Document numbers are never used again, so that a late reader of an old
 * number finds nothing rather than another article.
 */
import { tokenize } from '../../core/analyzer.ts';
import type { Article, ArticleId, TextField } from '../../core/article.ts';
import { searchableTitle } from '../../core/article.ts';
import {
  type EvaluatedArticle,
  type EvaluatedName,
  type TokenSequence,
  tokenSequence,
} from '../../core/evaluator/evaluated-article.ts';
import type { EntityType, LocalName } from '../../core/names.ts';
import type { MissingField } from '../../core/query/tree.ts';
import type { Facet } from '../../core/search-state.ts';
import { type StemLanguage, stemLanguage } from '../../core/stem-language.ts';
import {
  type Curation,
  createNameCurator,
  NO_CURATION,
  tableRules,
} from '../../entities/curation.ts';
import { createEntityTable, type Entity, type EntityTable } from '../../entities/entity-table.ts';
import type { Row as ArchiveRow, NamedEntity } from '../archive/archive.ts';
import { mentionWeight } from '../archive/mention-weight.ts';
import { columnValues } from '../archive/plain-columns.ts';
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

const NO_ENTITIES: Row['entities'] = { person: [], place: [], organization: [] };

export class ArticleTable {
  readonly vocabulary = new Vocabulary();
  readonly #rows = new Map<number, Row>();
  readonly #documents = new Map<string, number>();
  readonly #spellings = new WeakMap<Entity, readonly TokenSequence[]>();
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
      row.entities = this.#entitiesIn(names);
      row.facets = facetsOf(row.article, row.entities);
    }
  }

  /** The article as the evaluator reads it. */
  evaluated(row: ArchiveRow): EvaluatedArticle {
    const { article, tokens, entities, facets } = row;
    return {
      tokens: (field) => tokens[field],
      values: (field) =>
        columnValues(article, field).map((value) => tokenSequence(tokenize(value))),
      names: (type) =>
        entities[type].map(
          ({ entity, mentions }): EvaluatedName => ({
            mentions,
            spellings: this.#spellingsOf(entity),
          }),
        ),
      day: article.date?.day ?? null,
      addedDay: article.added.slice(0, 10),
      lacks: (field: MissingField) =>
        field === 'date' ? article.date === null : facets[field].length === 0,
    };
  }

  #spellingsOf(entity: Entity): readonly TokenSequence[] {
    const known = this.#spellings.get(entity);
    if (known !== undefined) return known;
    const spellings = entity.forms.map((form) => tokenSequence(tokenize(form)));
    this.#spellings.set(entity, spellings);
    return spellings;
  }

  #entitiesIn(names: readonly LocalName[]): Row['entities'] {
    const found = new Map<Entity, Omit<NamedEntity, 'entity'>>();
    for (const { type, name, mentions, assigned } of names) {
      const entity = this.#entities.entityOf(type, name);
      if (entity === null) continue;
      const known = found.get(entity);
      found.set(entity, {
        mentions: [...(known?.mentions ?? []), ...mentions],
        assigned: known?.assigned === true || assigned === true,
      });
    }
    const ranked = [...found]
      .map(([entity, one]) => ({ entity, ...one, weight: weightOf(one.mentions) }))
      .sort((a, b) => b.weight - a.weight || (a.entity.name < b.entity.name ? -1 : 1));
    return {
      person: ranked.filter(({ entity }) => entity.type === 'person'),
      place: ranked.filter(({ entity }) => entity.type === 'place'),
      organization: ranked.filter(({ entity }) => entity.type === 'organization'),
    };
  }
}

function weightOf(mentions: readonly { readonly field: TextField }[]): number {
  const title = mentions.filter(({ field }) => field === 'title').length;
  return mentionWeight({ title, all: mentions.length });
}

function facetsOf(article: Article, entities: Row['entities']): Row['facets'] {
  const names = (type: EntityType): readonly string[] => [
    ...new Set(entities[type].map(({ entity }) => entity.name)),
  ];
  return {
    person: names('person'),
    place: names('place'),
    organization: names('organization'),
    source: columnValues(article, 'source'),
    author: columnValues(article, 'author'),
    section: columnValues(article, 'section'),
    keyword: columnValues(article, 'keyword'),
    language: columnValues(article, 'language'),
    folder: columnValues(article, 'folder'),
  };
}
