/**
 * What is asked and told of the entities: lists of them, one of them with its evidence, and the
 * sentences that name two. Plain data, kept beside the `Searcher` seam that carries it.
 */

import type { ArticleDate, TextField } from './article.ts';
import type { Chart } from './chart.ts';
import type { EntityType } from './names.ts';
import type { ArticleCard, IndexInfo, Passage, Timeline } from './searcher.ts';
import type { Span } from './span.ts';

/** An entity by its type and display name. */
export type EntityRef = { readonly type: EntityType; readonly name: string };

/** An entity and the articles that name it. */
export type EntityCount = EntityRef & { readonly articles: number };

export const ENTITY_SORTS = ['name', 'count'] as const;
export type EntitySort = (typeof ENTITY_SORTS)[number];

export type EntityListRequest = {
  readonly type: EntityType;
  /** Keeps entities of which some spelling has, for each of these words, a word that starts with it. */
  readonly contains: string;
  readonly sort: EntitySort;
  /** From 1. */
  readonly page: number;
  readonly size: number;
};

/** Where the names of a letter begin: `before` of those listed stand ahead of the first. */
export type LetterStart = {
  readonly letter: string;
  readonly count: number;
  readonly before: number;
};

export type EntityList = {
  readonly entities: readonly EntityCount[];
  /** Entities of the type that some article names. */
  readonly total: number;
  /** Those that pass the request's `contains`. */
  readonly matching: number;
  /** Of those, in order; empty where they are ordered by count. */
  readonly letters: readonly LetterStart[];
  readonly index: IndexInfo;
};

export type EntityRequest = EntityRef & {
  /** Names listed of each type that are seen with the entity. */
  readonly size: number;
};

/** A way in which the entity is written: as the articles have it, white space folded. */
export type EntityForm = {
  readonly form: string;
  /** Articles that write it so; one that writes it in two ways counts for both. */
  readonly articles: number;
  readonly mentions: number;
};

/** When and where an entity was seen. */
export type Sighting = {
  readonly article: string;
  readonly title: string;
  readonly date: ArticleDate;
};

/** An article that speaks much of the entity, with its best passage. */
export type EntityPassages = {
  readonly article: ArticleCard;
  readonly titleHighlights: readonly Span[];
  readonly passages: readonly Passage[];
  /** Times it names the entity. */
  readonly mentions: number;
};

/** Another entity that the same articles name. */
export type SeenWith = EntityCount & {
  /** Sentences that name both. */
  readonly sentences: number;
};

/** Those of one type, most articles first. */
export type Company = {
  readonly entities: readonly SeenWith[];
  /** How many there are in all. */
  readonly distinct: number;
};

export type EntityDetail = EntityCount & {
  readonly mentions: number;
  /** Most articles first. */
  readonly forms: readonly EntityForm[];
  /** Null where no article has a date. */
  readonly first: Sighting | null;
  readonly last: Sighting | null;
  readonly timeline: Timeline;
  /** The timeline as a page draws it. */
  readonly chart: Chart;
  /** Of the articles that mention it most, the first of them first. */
  readonly passages: readonly EntityPassages[];
  readonly seenWith: Readonly<Record<EntityType, Company>>;
  /** The newest articles that name it. */
  readonly newest: readonly ArticleCard[];
};

/** What becomes of a name that is not one entity's. `of` says which of two names it was. */
export type Unresolved =
  | {
      readonly kind: 'ambiguous';
      readonly of: 'name' | 'with';
      readonly candidates: readonly EntityCount[];
    }
  /** `near`: known names like it, best first. */
  | { readonly kind: 'unknown'; readonly of: 'name' | 'with'; readonly near: readonly EntityRef[] };

export type EntityAnswer = { readonly index: IndexInfo } & (
  | { readonly kind: 'here'; readonly entity: EntityDetail }
  | Unresolved
);

export type EntityPairRequest = EntityRef & {
  readonly with: string;
  /** Null: any; one so displayed before others so spelled, then a person before a place. */
  readonly withType: EntityType | null;
  /** From 1. */
  readonly page: number;
  readonly size: number;
};

/** A sentence that names both; spans count from the start of the sentence. */
export type PairSentence = {
  readonly article: string;
  readonly title: string;
  readonly date: ArticleDate | null;
  readonly source: string | null;
  readonly field: TextField;
  /** Paragraph of the article, from 1; null in the title. */
  readonly paragraph: number | null;
  /** Where the sentence begins in the field. */
  readonly start: number;
  readonly text: string;
  readonly nameSpans: readonly Span[];
  readonly withSpans: readonly Span[];
};

export type EntityPair = {
  readonly name: EntityCount;
  readonly with: EntityCount;
  /** Articles that name both, anywhere. */
  readonly articles: number;
  /** Sentences that name both, in all; newest article first, in the order of its text. */
  readonly total: number;
  readonly sentences: readonly PairSentence[];
};

export type EntityPairAnswer = { readonly index: IndexInfo } & (
  | { readonly kind: 'here'; readonly pair: EntityPair }
  | Unresolved
);
