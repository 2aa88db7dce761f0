/**
 * What is told of stories: lists of them, one of them with its reports, and two articles side by side.
 * Plain data, kept beside the `Searcher` seam that carries it.
 */
import type { ArticleDate, ArticleId } from './article.ts';
import type { EntityType } from './names.ts';
import type { ArticleCard, IndexInfo } from './searcher.ts';
import type { Span } from './span.ts';

export const STORY_SORTS = ['newest', 'size'] as const;
export type StorySort = (typeof STORY_SORTS)[number];

export type StoryListRequest = {
  readonly sort: StorySort;
  /** From 1. */
  readonly page: number;
  readonly size: number;
};

/** A story in a list. */
export type StoryCard = {
  readonly id: string;
  readonly title: string;
  readonly reports: number;
  /** First and last day of its reports, ISO `YYYY-MM-DD`; null where none has a date. */
  readonly from: string | null;
  readonly to: string | null;
  /** Outlets, those with the most reports first. */
  readonly sources: readonly string[];
};

export type StoryList = {
  readonly stories: readonly StoryCard[];
  /** Stories in all: of two reports or more. */
  readonly total: number;
  /** Articles that belong to one. */
  readonly articles: number;
  readonly index: IndexInfo;
};

/** Where something stands: a sentence of a report, and the words in question within its text. */
export type Evidence = {
  readonly id: ArticleId;
  readonly source: string | null;
  /** Of the report's text. */
  readonly sentence: Span;
  readonly span: Span;
  /** The sentence. */
  readonly text: string;
};

export type FigureDifference = {
  /** The thing counted, as printed first. */
  readonly what: string;
  /** By value, at least two. */
  readonly values: readonly {
    readonly value: number;
    /** As printed first, with what it counts. */
    readonly shown: string;
    readonly evidence: readonly Evidence[];
  }[];
};

export type SpellingDifference = {
  readonly type: EntityType;
  readonly entity: string;
  /** By number of reports, most first; at least two. */
  readonly forms: readonly { readonly form: string; readonly evidence: readonly Evidence[] }[];
};

/** A sentence of the summary: `text` is the report's text at the span. */
export type SummarySentence = Span & { readonly id: ArticleId; readonly text: string };

export type NamedInStory = {
  readonly name: string;
  /** Reports that name it. */
  readonly reports: number;
};

export type TimelineDay = {
  /** ISO `YYYY-MM-DD`; null for reports without a day, which come last. */
  readonly day: string | null;
  readonly reports: readonly {
    readonly id: ArticleId;
    readonly title: string;
    readonly source: string | null;
  }[];
};

export type StoryPresentation = {
  /** The report most like the others. */
  readonly central: ArticleId;
  /** The title of the most central report that has one of its own. */
  readonly title: string;
  /** Two to four sentences, the most telling first; fewer where the reports have fewer. */
  readonly summary: readonly SummarySentence[];
  readonly timeline: readonly TimelineDay[];
  /** Outlets, with the most reports first. */
  readonly sources: readonly NamedInStory[];
  /** Names by type, those in the most reports first. */
  readonly named: Readonly<Record<EntityType, readonly NamedInStory[]>>;
  readonly figures: readonly FigureDifference[];
  readonly spellings: readonly SpellingDifference[];
};

/** A report of a story, in its fullest version, and the other versions among the story's articles. */
export type ReportWithCopies = {
  readonly article: ArticleCard;
  readonly copies: readonly ArticleCard[];
};

export type StoryReport = StoryPresentation & {
  readonly id: string;
  /** Articles. */
  readonly size: number;
  /** By day. */
  readonly reports: readonly ReportWithCopies[];
};

/** A story by its id; `moved` for a former id, and for that of any of its articles. */
export type StoryAnswer =
  | { readonly kind: 'here'; readonly story: StoryReport; readonly index: IndexInfo }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'unknown' };

/** An article beside another: as it is listed there. */
export type RelatedArticle = {
  readonly id: ArticleId;
  readonly title: string;
  readonly date: ArticleDate | null;
  readonly source: string | null;
};

/** Stretches of words that both texts have, or only one of them. */
export type DifferenceBlock =
  | { readonly kind: 'kept'; readonly left: Span; readonly right: Span }
  | { readonly kind: 'removed'; readonly left: Span; readonly right: null }
  | { readonly kind: 'added'; readonly left: null; readonly right: Span };

export type ComparedArticle = { readonly article: ArticleCard; readonly text: string };

/** Two articles side by side. */
export type Comparison = {
  readonly left: ComparedArticle;
  readonly right: ComparedArticle;
  /** In order; every word of either text stands in one. */
  readonly blocks: readonly DifferenceBlock[];
  /** Share of the words of both that they share, 0 to 1. */
  readonly shared: number;
  readonly index: IndexInfo;
};
