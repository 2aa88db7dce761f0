/**
 * An article of a packed archive: its columns at hand, its text and the places of its tokens read from
 * disk only when they are asked for. The evaluator reads term numbers, so that most articles are
 * decided without being read.
 */
import { tokenize } from '../../core/analyzer.ts';
import type { Article, TextField } from '../../core/article.ts';
import {
  type EvaluatedArticle,
  type EvaluatedName,
  type TokenSequence,
  tokenSequence,
} from '../../core/evaluator/evaluated-article.ts';
import { ENTITY_TYPES, type EntityType, type MentionSpan } from '../../core/names.ts';
import { FACETS, type Facet } from '../../core/search-state.ts';
import type { Entity } from '../../entities/entity-table.ts';
import type { NamedEntity, Row } from '../archive/archive.ts';
import type { ArticleReader } from './article-reader.ts';
import { rowOf } from './csr.ts';
import { isoDay } from './day-number.ts';
import type { EntityColumns } from './entity-columns.ts';
import { locate } from './found-documents.ts';
import type { LiveSegment } from './live-segment.ts';
import type { StoredArticle } from './stored-article.ts';
import { type ValueColumn, valuesOf } from './value-column.ts';
import type { WordPlaces } from './word-places.ts';

export type RowSources = {
  readonly segments: readonly LiveSegment[];
  readonly columns: Readonly<Record<Facet, ValueColumn>>;
  readonly entities: EntityColumns;
  readonly reader: ArticleReader;
  readonly wordPlaces: WordPlaces;
};

export type Rows = {
  readonly row: (document: number) => Row | undefined;
  readonly evaluated: (row: Row) => EvaluatedArticle;
  /**
   * As `evaluated`, but words stand at their positions rather than at their places in the text, and
   * mentions nowhere: enough to decide what names no one, without reading the article.
   */
  readonly positions: (row: Row) => EvaluatedArticle;
};

/** Decoded terms of a segment by number: the evaluator asks for the same ones again and again. */
type DecodedTerms = (string | undefined)[];

export function createRows(sources: RowSources): Rows {
  const { segments } = sources;
  const decoded = new Map<number, DecodedTerms>();
  const termsOf = (segment: number): DecodedTerms => {
    const known = decoded.get(segment) ?? [];
    decoded.set(segment, known);
    return known;
  };
  const spellings = new WeakMap<Entity, readonly TokenSequence[]>();
  const spellingsOf = (entity: Entity): readonly TokenSequence[] => {
    const known = spellings.get(entity);
    if (known !== undefined) return known;
    const sequences = entity.forms.map((form) => tokenSequence(tokenize(form)));
    spellings.set(entity, sequences);
    return sequences;
  };
  return {
    row: (document) => {
      const place = locate(segments, document);
      if (place === null) return undefined;
      return new PackedRow(document, place, sources, termsOf(place.segment));
    },
    evaluated: (row) => evaluatedRow(row as PackedRow, spellingsOf),
    positions: (row) => {
      const { title, text } = row.tokens;
      const tokens = { title: byPosition(title), text: byPosition(text) };
      return { ...evaluatedRow(row as PackedRow, spellingsOf), tokens: (field) => tokens[field] };
    },
  };
}

function byPosition(sequence: TokenSequence): TokenSequence {
  return { ...sequence, start: (position) => position, end: (position) => position + 1 };
}

class PackedRow implements Row {
  readonly document: number;
  readonly #segment: number;
  readonly #local: number;
  readonly #sources: RowSources;
  readonly #terms: DecodedTerms;
  #stored: StoredArticle | null = null;
  #entities: Row['entities'] | null = null;
  #facets: Row['facets'] | null = null;

  constructor(
    document: number,
    place: { readonly segment: number; readonly local: number },
    sources: RowSources,
    terms: DecodedTerms,
  ) {
    this.document = document;
    this.#segment = place.segment;
    this.#local = place.local;
    this.#sources = sources;
    this.#terms = terms;
  }

  get live(): LiveSegment {
    const live = this.#sources.segments[this.#segment];
    if (live === undefined) throw new RangeError(`There is no segment ${this.#segment}.`);
    return live;
  }

  /** Number within the segment. */
  get local(): number {
    return this.#local;
  }

  get stored(): StoredArticle {
    this.#stored ??= this.#sources.reader.read(this.#segment, this.#local);
    return this.#stored;
  }

  get article(): Article {
    return this.stored.article;
  }

  get tokens(): Row['tokens'] {
    return { title: this.#sequence('title'), text: this.#sequence('text') };
  }

  get entities(): Row['entities'] {
    this.#entities ??= this.#namedEntities();
    return this.#entities;
  }

  get facets(): Row['facets'] {
    this.#facets ??= Object.fromEntries(
      FACETS.map((facet) => [facet, this.values(facet)]),
    ) as Record<Facet, readonly string[]>;
    return this.#facets;
  }

  values(facet: Facet): readonly string[] {
    const column = this.#sources.columns[facet];
    return valuesOf(column, this.#segment, this.#local).map(
      (number) => column.values[number] ?? '',
    );
  }

  get paths(): readonly string[] {
    const { values, rows } = this.live.segment.columns.path;
    return [...rowOf(rows, this.#local)].map((number) => values[number] ?? '');
  }

  /** Entities of a type in the order of their column. */
  entitiesOf(type: EntityType): readonly Entity[] {
    const column = this.#sources.columns[type];
    const all = this.#sources.entities.entities[type];
    return valuesOf(column, this.#segment, this.#local).flatMap((number) => all[number] ?? []);
  }

  #sequence(field: TextField): TokenSequence {
    const { segment } = this.live;
    const numbers = rowOf(segment.fields[field].forward, this.#local);
    const terms = this.#terms;
    return {
      length: numbers.length,
      language: segment.stems.languageOf(this.#local),
      term: (position) => {
        const number = numbers[position] ?? 0;
        const known = terms[number];
        if (known !== undefined) return known;
        const term = segment.terms.term(number);
        terms[number] = term;
        return term;
      },
      start: (position) => this.stored.places[field].starts[position] ?? 0,
      end: (position) => this.stored.places[field].ends[position] ?? 0,
      candidates: (part) => this.#sources.wordPlaces(part, this.#segment, numbers),
    };
  }

  #namedEntities(): Row['entities'] {
    const { table, localNames } = this.#sources.entities;
    const said = new Map<Entity, { mentions: MentionSpan[]; assigned: boolean }>();
    for (const { type, name, mentions, assigned } of localNames(this.#segment, this.#local)) {
      const entity = table.entityOf(type, name);
      if (entity === null) continue;
      const known = said.get(entity) ?? { mentions: [], assigned: false };
      known.mentions.push(...mentions);
      known.assigned ||= assigned === true;
      said.set(entity, known);
    }
    const ofType = (type: EntityType): NamedEntity[] =>
      this.entitiesOf(type).map((entity) => ({
        entity,
        ...(said.get(entity) ?? { mentions: [], assigned: false }),
      }));
    const [person, place, organization] = ENTITY_TYPES;
    return { person: ofType(person), place: ofType(place), organization: ofType(organization) };
  }
}

function evaluatedRow(
  row: PackedRow,
  spellingsOf: (entity: Entity) => readonly TokenSequence[],
): EvaluatedArticle {
  const { segment } = row.live;
  const { tokens } = row;
  return {
    tokens: (field) => tokens[field],
    values: (field) =>
      (field === 'path' ? row.paths : row.values(field)).map((value) =>
        tokenSequence(tokenize(value)),
      ),
    names: (type) =>
      row.entities[type].map(
        ({ entity, mentions }): EvaluatedName => ({ mentions, spellings: spellingsOf(entity) }),
      ),
    day: isoDay(segment.days[row.local] ?? 0),
    addedDay: new Date(segment.added[row.local] ?? 0).toISOString().slice(0, 10),
    lacks: (field) =>
      field === 'date'
        ? isoDay(segment.days[row.local] ?? 0) === null
        : row.values(field).length === 0,
  };
}
