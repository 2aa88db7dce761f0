/**
 * The seam inside an embedded engine: what must be known of the articles at hand, whether they lie in
 * memory or in segments. Everything that is told of them (hits, lists, concordance, entities) is
 * written once, over this.
 */
import type { Article, TextField } from '../../core/article.ts';
import type { DayCounts } from '../../core/chart.ts';
import type { Occurrence } from '../../core/distinctiveness.ts';
import type { EntityRef } from '../../core/entity-report.ts';
import type { EvaluatedArticle, TokenSequence } from '../../core/evaluator/evaluated-article.ts';
import type { Evaluator } from '../../core/evaluator/evaluator.ts';
import type { Listing } from '../../core/facet-counts.ts';
import type { EntityType, MentionSpan } from '../../core/names.ts';
import type { QueryLeaf } from '../../core/query/describe-terms.ts';
import type { LikeWord } from '../../core/query/spelling.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import type { TermScore } from '../../core/ranking/features.ts';
import type { ScoreParts } from '../../core/ranking/rank-closely.ts';
import type { Facet, Interval, SearchState, Sort } from '../../core/search-state.ts';
import type {
  FacetCounts,
  FileReport,
  IndexInfo,
  Timeline,
  Whereabouts,
} from '../../core/searcher.ts';
import type { Entity, EntityTable } from '../../entities/entity-table.ts';
import type { Deadline } from './deadline.ts';
import type { ArchiveGroups } from './group-columns.ts';

/** An entity of an article, with everything the article says of it. */
export type NamedEntity = {
  readonly entity: Entity;
  readonly mentions: readonly MentionSpan[];
  /** Whether the publisher assigned it to the article. */
  readonly assigned: boolean;
};

/** An article of the archive. What is costly to know may be read only when it is asked for. */
export interface Row {
  readonly document: number;
  readonly article: Article;
  readonly tokens: Readonly<Record<TextField, TokenSequence>>;
  /** Most mentioned first. */
  readonly entities: Readonly<Record<EntityType, readonly NamedEntity[]>>;
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
}

/** What the index does not find out by itself. */
export type Circumstances = {
  readonly folder: string;
  readonly recogniser: string;
  readonly files: readonly FileReport[];
};

export type FormerArticle = Extract<Whereabouts, { kind: 'moved' | 'gone' | 'withdrawn' }>;

/** An entity that articles name, and in how many. */
export type NamedCount = { readonly entity: Entity; readonly articles: number };

/** The days on which the archive's articles stand. */
export type DateRange = {
  readonly from: string | null;
  readonly to: string | null;
  readonly undated: number;
};

export interface Archive {
  /** Name of the engine, as `/status` says it. */
  readonly engine: string;
  readonly info: IndexInfo;
  readonly circumstances: Circumstances;
  readonly entities: EntityTable;
  readonly dates: DateRange;
  /** Stories and copies among the articles. */
  readonly groups: ArchiveGroups;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  row(document: number): Row | undefined;
  /** The row of an article id; ids come from outside and may be anything. */
  find(id: string): Row | undefined;
  former(id: string): FormerArticle | undefined;
  /** The article as the evaluator reads it. */
  evaluated(row: Row): EvaluatedArticle;
  /** All values of a facet, each once. */
  values(facet: Facet): Iterable<string>;
  /** Whether some article carries a value, written just so. */
  carries(facet: Facet, value: string): boolean;
  /** The entities of a type that articles name. */
  named(type: EntityType): readonly NamedCount[];
  /** Documents that name an entity, ascending. */
  naming(entity: EntityRef): readonly number[];
  /** ISO day of a document, or null. */
  day(document: number): string | null;
  /** Ascending documents in another order. */
  ordered(documents: readonly number[], sort: 'newest' | 'oldest'): readonly number[];
  /** All articles that satisfy an effective tree. Throws `search-timeout` past the deadline. */
  match(root: QueryNode, deadline: Deadline): Matches;
  /** Words that articles hold, a few letters from this one. */
  wordsLike(word: string): readonly LikeWord[];
  /** How many articles satisfy an effective tree. Throws `search-timeout` past the deadline. */
  count(root: QueryNode, deadline: Deadline): number;
}

/** A value or a word: the articles it stands in, here and in the archive. */
export type CountedText = Occurrence & { readonly text: string };

/** The articles that a query matched. */
export interface Matches {
  readonly size: number;
  readonly evaluator: Evaluator;
  readonly leaves: readonly QueryLeaf[];
  /** Calls back with every document, ascending. */
  visit(each: (document: number) => void): void;
  /** The base score: ≥ 0, of a document that matched. */
  score(document: number): number;
  /** Those among them that are in a list, with its scores where it has some. */
  confined(to: Confinement): Matches;
  /** Marked places in a document that matched, overlapping ones joined. */
  places(document: number): number;
  /** Those that pass the filters of a state whose values are display values. */
  select(state: SearchState): Selection;
}

/** Documents, ascending, that a search is confined to beside its filters, and scores beside them. */
export type Confinement = {
  readonly documents: Uint32Array;
  /** ≥ 0; null where the query's own hold. */
  readonly scores: Float64Array | null;
};

/** The matched articles that every filter lets through, and the counts beside them. */
export interface Selection {
  /** Articles. */
  readonly total: number;
  /** Stories among them; an article in none is one. */
  readonly stories: number;
  /** What pages walk where the state collapses, else null. */
  readonly groups: number | null;
  /** How many of the articles are in a story, by its number. */
  inStory(story: number): number;
  readonly undatedLeftOut: number;
  facet(facet: Facet, listing: Listing): FacetCounts & { readonly matching: number };
  timeline(interval: Interval | null): Timeline;
  /** The same articles by day, the undated left out. */
  days(): DayCounts;
  /** Values of a facet in these articles alone, whatever is chosen in it, with their count in the archive. */
  inside(facet: Facet): Iterable<CountedText>;
  /** Words of these articles that `accepts`, in two of them at least, with their count in the archive. */
  words(accepts: (word: string) => boolean): Iterable<CountedText>;
  /** By relevance: ≥ 0, never rising along the order. */
  score(document: number): number;
  /** How many of these articles only repeat the text of another of them. */
  copies(): number;
  /** What that score is made of; null where it is the base score alone. */
  scoreParts(document: number): ScoreParts | null;
  /** What each word of the query adds to it; empty where it is the base score alone. */
  scoreTerms(document: number): readonly TermScore[];
  /** Documents in order, from `offset`, `size` of them at most; of each group the first, where collapsed. */
  ordered(sort: Sort, offset: number, size: number): readonly number[];
}
