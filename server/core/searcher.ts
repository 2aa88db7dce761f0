/**
 * The seam between the site and its engines: a `Searcher` answers a search state with plain data
 * that can cross threads. It knows nothing of URLs, HTML or Express; `view/` adds those.
 */

import type { Article, ArticleId, TextField } from './article.ts';
import type { Chart } from './chart.ts';
import type {
  CollocatesRequest,
  CollocatesResult,
  ConcordanceRequest,
  ConcordanceResult,
} from './context-report.ts';
import type { DistinctiveRequest, DistinctiveResult } from './distinctive.ts';
import type {
  EntityAnswer,
  EntityList,
  EntityListRequest,
  EntityPairAnswer,
  EntityPairRequest,
  EntityRequest,
} from './entity-report.ts';
import type { EntityType, Mention } from './names.ts';
import type { RecognisedName } from './query/recognised-names.ts';
import type { QueryWarning } from './query/tree.ts';
import type { TermScore } from './ranking/features.ts';
import type { Facet, Interval, SearchState } from './search-state.ts';
import type { Span } from './span.ts';
import type {
  Comparison,
  RelatedArticle,
  StoryAnswer,
  StoryList,
  StoryListRequest,
} from './story-report.ts';
import type { TrendsRequest, TrendsResult } from './trends.ts';

export type { CollocatesRequest, CollocatesResult, ConcordanceRequest, ConcordanceResult };

/** Why a marked word satisfied the query. */
export type MatchKind =
  | 'exact'
  | 'inflection'
  | 'wildcard'
  | 'fuzzy'
  | 'phrase'
  | 'name'
  | 'variant';

/** One way in which the query was met in an article. */
export type MatchedForm = {
  /** The part of the query, as typed. */
  readonly query: string;
  /** What stands in the article. */
  readonly form: string;
  readonly kind: MatchKind;
  readonly field: TextField;
};

/**
 * A window of the text. `text` is the article's text from `start`; `highlights` count from the start
 * of the passage, are sorted and disjoint.
 */
export type Passage = {
  readonly text: string;
  readonly start: number;
  readonly highlights: readonly Span[];
};

/** The story an article belongs to; `matching` of its `size` reports are in the result. */
export type StoryOfHit = { readonly id: string; readonly size: number; readonly matching: number };

/** `base` is BM25 over the words as they stand; the others are what the closer ranking added. */
export type ScoreExplanation = {
  readonly base: number;
  readonly whole: number;
  readonly lead: number;
  readonly passage: number;
  readonly pairs: number;
  readonly feedback: number;
  /** What each word of the query adds to `whole`. */
  readonly terms: readonly TermScore[];
};

export type Hit = {
  readonly article: ArticleCard;
  /** ≥ 0, no unit, comparable within one query only; 0 where nothing was asked in words. */
  readonly score: number;
  readonly titleHighlights: readonly Span[];
  readonly passages: readonly Passage[];
  /** Marked spans of the text that no passage shows. */
  readonly moreMatches: number;
  readonly matched: readonly MatchedForm[];
  /** What the score is made of, where that was asked for: the parts sum to it. */
  readonly explanation: ScoreExplanation | null;
};

/** An article without its text, and the entities in it, most mentioned first. */
export type ArticleCard = Omit<Article, 'text' | 'paragraphs' | 'boilerplate'> & {
  readonly entities: Readonly<Record<EntityType, readonly string[]>>;
  readonly story: StoryOfHit | null;
  /** Other articles with the same text. */
  readonly copies: number;
};

/** An article with everything that is known of it. */
export type ArticleDetail = ArticleCard &
  Pick<Article, 'text' | 'paragraphs' | 'boilerplate'> & {
    readonly mentions: readonly Mention[];
    /** The entities among `entities` that the publisher assigned, whether the text names them or not. */
    readonly assignedEntities: Readonly<Record<EntityType, readonly string[]>>;
    /** The most alike first, copies left out. */
    readonly similar: readonly RelatedArticle[];
    /** Other reports of its story, by day, copies left out. */
    readonly otherReports: readonly RelatedArticle[];
    readonly otherCopies: readonly RelatedArticle[];
    /** Spans that the given query marks. */
    readonly highlights: Readonly<Record<TextField, readonly Span[]>>;
  };

export type FacetValue = {
  readonly value: string;
  /** Articles. */
  readonly count: number;
  /** Stories among them; an article in none is one. */
  readonly stories: number;
  readonly selected: boolean;
  readonly excluded: boolean;
  /** Given where the values are ordered by it. */
  readonly distinctive?: Distinctiveness;
};

/** How far a value stands out: see `distinctiveness`. */
export type Distinctiveness = {
  /** Articles of the archive that have the value. */
  readonly inArchive: number;
  /** Signed G²; above 0 the value is more frequent here than elsewhere. */
  readonly logLikelihood: number;
};

/** The counts of one facet: see “Counts” in docs of `/api/search` for what they obey and ignore. */
export type FacetCounts = {
  /** Most frequent first, then by name; selected and excluded values are always among them. */
  readonly values: readonly FacetValue[];
  /** How many values there are in all. */
  readonly distinct: number;
  /** Articles without a value. */
  readonly missing: { readonly count: number; readonly selected: boolean };
};

/** A period with articles: its first and last day, inclusive. */
export type TimelineBucket = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly stories: number;
};

export type Timeline = {
  readonly interval: Interval;
  readonly buckets: readonly TimelineBucket[];
  readonly undated: { readonly count: number };
};

/** How the query was understood. */
export type QueryReport = {
  readonly text: string;
  /** In plain English. */
  readonly interpretation: string;
  readonly warnings: readonly QueryWarning[];
  /** Each word of the query with the number of articles it finds alone, before filters. */
  readonly terms: readonly { readonly text: string; readonly articles: number }[];
  readonly suggestion: string | null;
  /** Set when the strict query alone matched nothing and a looser one was used instead. */
  readonly fallback: Fallback | null;
  readonly variants: readonly VariantReport[];
  /** Names in what was searched that a filter could ask for instead. */
  readonly names: readonly RecognisedName[];
  /** Whether the query asks for anything that can be marked. */
  readonly hasWords: boolean;
};

export type Fallback = {
  readonly kind: 'or' | 'spelling';
  /** The query text that was searched instead. */
  readonly searched: string;
  readonly operator: 'and' | 'or';
  readonly strictTotal: number;
};

export type VariantReport = {
  readonly term: string;
  readonly entity: string;
  readonly forms: readonly string[];
};

export type IndexInfo = {
  /** Changes whenever an answer could. */
  readonly version: string;
  /** Articles that can be found. */
  readonly articles: number;
  readonly state: 'building' | 'ready';
  /** Articles expected when the build is complete. */
  readonly expected: number;
  /** Articles whose names are in the facets. */
  readonly named: number;
};

/** Milliseconds. */
export type Timings = {
  readonly queueMs: number;
  /** Exact total and the ordered page. */
  readonly matchMs: number;
  readonly facetsMs: number;
  readonly passagesMs: number;
};

export type SearchResult = {
  /** The state as it was answered: values by their display names, so that links toggle what is shown. */
  readonly state: SearchState;
  readonly query: QueryReport;
  /** Articles, exact. */
  readonly total: number;
  readonly stories: number;
  /** What paging walks when collapsed, else null. */
  readonly groups: number | null;
  /** Articles that only repeat the text of another in the result. */
  readonly copies: number;
  readonly hits: readonly Hit[];
  readonly facets: Readonly<Partial<Record<Facet, FacetCounts>>>;
  readonly timeline: Timeline;
  /** The timeline as a page draws it; it ignores the dates' own selection too. */
  readonly chart: Chart;
  /** Articles that satisfy all but the date range, and have no date; 0 where they are included. */
  readonly undatedLeftOut: number;
  /** Where the state has a cursor: that of the hits after these; null after the last. */
  readonly nextCursor: string | null;
  readonly timings: Timings;
  readonly index: IndexInfo;
};

/** A file that gave no article, a doubtful one, or one that may not be shown. */
export type FileReport = {
  readonly path: string;
  readonly status: 'skipped' | 'doubtful' | 'withheld';
  readonly reason: string;
};

export type StatusReport = {
  readonly index: IndexInfo;
  /** The folder's name, never its whole path. */
  readonly folder: string;
  readonly engine: string;
  readonly recogniser: string;
  readonly entities: Readonly<Record<EntityType, number>>;
  /** Of two reports or more. */
  readonly stories: number;
  readonly dates: {
    readonly from: string | null;
    readonly to: string | null;
    readonly undated: number;
  };
  readonly files: readonly FileReport[];
};

/** Where a former article went. */
export type Whereabouts =
  | { readonly kind: 'here'; readonly article: ArticleDetail }
  | { readonly kind: 'moved'; readonly to: ArticleId }
  | { readonly kind: 'gone'; readonly path: string }
  /** It is in the folder, but its publisher, or the owner of the folder, took it back. */
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'unknown' };

/** Full list of a facet's values, for its own page. */
export type FacetListRequest = {
  readonly state: SearchState;
  readonly facet: Facet;
  /** Keeps values in which some word starts with each of these words. */
  readonly contains: string;
  /** From 1. */
  readonly page: number;
  readonly size: number;
};

/** `matching` values pass the request's `contains`; the rest as in `SearchResult`. */
export type FacetList = FacetCounts & {
  readonly state: SearchState;
  readonly matching: number;
  readonly index: IndexInfo;
};

/** What can be read of every article of a search, from what is cheapest to know to everything. */
export type ReadForms = {
  readonly card: ArticleCard;
  readonly hit: Hit;
  readonly article: ArticleDetail;
};
export type ReadForm = keyof ReadForms;

/** A stretch of a search's articles in their order, for reading all of them. There are no looser readings. */
export type ReadRequest<Form extends ReadForm = ReadForm> = {
  /** Its page, size and cursor are not asked. */
  readonly state: SearchState;
  readonly form: Form;
  /** Articles before the stretch. */
  readonly offset: number;
  /** Articles in it, at most; fewer, but never none, where their texts are very long. */
  readonly size: number;
  /** Version of the index it must come from; null: the one of now. */
  readonly version: string | null;
};

export type ReadResult<Form extends ReadForm = ReadForm> = {
  readonly state: SearchState;
  readonly query: QueryReport;
  /** Of the whole search: what `offset` walks. */
  readonly total: number;
  readonly rows: readonly ReadForms[Form][];
  readonly index: IndexInfo;
};

/** One engine. All methods are safe to call at once; each answers from one version of the index. */
export interface Searcher {
  search(state: SearchState): Promise<SearchResult>;
  /** The article, with marks for the query of `state` where one is given. */
  article(id: string, state: SearchState | null): Promise<Whereabouts>;
  /** Throws `cursor-expired` where the version is no longer held; while it is read, it is. */
  read<Form extends ReadForm>(request: ReadRequest<Form>): Promise<ReadResult<Form>>;
  facet(request: FacetListRequest): Promise<FacetList>;
  concordance(request: ConcordanceRequest): Promise<ConcordanceResult>;
  collocates(request: CollocatesRequest): Promise<CollocatesResult>;
  /** Several queries through time. */
  trends(request: TrendsRequest): Promise<TrendsResult>;
  /** What stands out in a result set against the rest of the archive. */
  distinctive(request: DistinctiveRequest): Promise<DistinctiveResult>;
  /** The entities of a type that articles name. */
  entityList(request: EntityListRequest): Promise<EntityList>;
  /** One entity, found by any spelling, with what the articles say of it. */
  entity(request: EntityRequest): Promise<EntityAnswer>;
  /** The sentences that name two entities, each found by any spelling. */
  entityPair(request: EntityPairRequest): Promise<EntityPairAnswer>;
  /** Stories of two reports or more. */
  storyList(request: StoryListRequest): Promise<StoryList>;
  /** One story, by its id. */
  story(id: string): Promise<StoryAnswer>;
  /** Two articles side by side; null where either is not here. */
  comparison(left: string, right: string): Promise<Comparison | null>;
  status(): Promise<StatusReport>;
}
