/**
 * The article: one report, the document of the search literature, after its reader has understood
 * the file. Everything later (tokens, names, passages) refers to its `title` and `text` by offsets.
 */
import type { EntityType } from './names.ts';
import type { Span } from './span.ts';

/** 80 bits of SHA-256 over the record's raw bytes, in base32: the same on every machine. */
export type ArticleId = string & { readonly __brand: 'ArticleId' };

/** The two fields that are searched as prose. */
export const TEXT_FIELDS = ['title', 'text'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** How exactly a date is known. */
export type DatePrecision = 'day' | 'month' | 'year';

/**
 * When an article was published, as far as its reader could tell.
 * `day` is ISO `YYYY-MM-DD`: the first day of the period where only a month or a year is known.
 * `source` says where it was read; a file's own time is never used.
 */
export type ArticleDate = {
  readonly day: string;
  readonly precision: DatePrecision;
  readonly source: 'metadata' | 'text' | 'path';
};

/** A block of the text: a paragraph, a heading on a line of its own, or an item of a list. */
export type Paragraph = Span & { readonly kind: 'paragraph' | 'heading' | 'item' };

/** A block kept apart from the text: shown on the article's page, neither indexed nor counted. */
export type Boilerplate = { readonly kind: string; readonly text: string };

/** A name or subject that the publisher attached to an article; the text need not hold it. */
export type AssignedName = { readonly type: EntityType; readonly name: string };

/**
 * Whether the publisher lets an article be shown. `embargo`: not before this instant, ISO 8601 in UTC,
 * or null.
 */
export type Publication = {
  readonly status: 'usable' | 'withheld' | 'cancelled';
  readonly embargo: string | null;
};

/** What a reader makes of one record: an article that does not yet know its identity. */
export type ArticleDraft = {
  /** The headline; taken from the first sentence where the file has none (`titleSource: 'text'`). */
  readonly title: string;
  readonly titleSource: 'file' | 'text';
  /** The only coordinate system. Newlines `\n`, no control characters, no lone surrogates. */
  readonly text: string;
  /** Sorted, disjoint, each non-empty; every non-blank character of the text stands in one. */
  readonly paragraphs: readonly Paragraph[];
  readonly boilerplate: readonly Boilerplate[];
  readonly date: ArticleDate | null;
  /** The place of an agency dateline, as printed (`SEOUL, South Korea`). */
  readonly datelinePlace: string | null;
  /** The outlet or agency. */
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly section: string | null;
  readonly keywords: readonly string[];
  /** ISO 639-1 code, or null where it cannot be told. */
  readonly language: string | null;
  readonly rights: string | null;
  /** Where the publisher shows it on the web, `http:` or `https:`. */
  readonly url: string | null;
  /** What the publisher calls the article through all its versions (guid, NEWID, message-id). */
  readonly publisherId: string | null;
  /** Identifiers, as `publisherId`, of articles that this one says it corrects. */
  readonly corrects: readonly string[];
  /** When this version was made, ISO 8601 in UTC: the newest of several is shown. */
  readonly modified: string | null;
  readonly publication: Publication;
  readonly assigned: readonly AssignedName[];
  /** Name of the reader that read it, e.g. `plain-text`. */
  readonly format: string;
  /** What was doubtful in the reading, one plain sentence each. */
  readonly warnings: readonly string[];
};

/** What most articles are: free to be shown. */
export const USABLE: Publication = { status: 'usable', embargo: null };

/** What a person may set right about an article. */
export const CORRECTABLE_FIELDS = [
  'title',
  'date',
  'authors',
  'source',
  'section',
  'language',
  'rights',
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** Another version of an article: an earlier one, or one that is not shown for another reason. */
export type ArticleVersion = {
  readonly id: ArticleId;
  /** ISO 8601 in UTC, or null. */
  readonly modified: string | null;
  readonly path: string;
};

/** The way to another article. */
export type ArticleLink = { readonly id: ArticleId; readonly title: string };

/** Why an article would not be shown, had nobody asked for it. */
export type Withheld = 'withheld' | 'cancelled' | 'embargoed';

/** A draft with its identity. */
export type Article = ArticleDraft & {
  readonly id: ArticleId;
  /** What a person set right, in the order of the fields. */
  readonly corrected: readonly CorrectableField[];
  /** The other versions, newest first; their ids lead here. */
  readonly versions: readonly ArticleVersion[];
  /** Articles in the folder that this one corrects, and that correct it. */
  readonly correctionOf: readonly ArticleLink[];
  readonly correctedBy: readonly ArticleLink[];
  /** Null for an article that its publisher lets be shown. */
  readonly withheld: Withheld | null;
  /** The first of `paths`. */
  readonly path: string;
  /** Every place the same bytes stand, relative to the folder, `/` between parts, sorted. */
  readonly paths: readonly string[];
  /** Hex SHA-256 of `text` in UTF-8. */
  readonly sha256: string;
  /** When this article was first seen, ISO 8601 in UTC. */
  readonly added: string;
};

/** What an article says, apart from what is known of it: the part that takes room. */
export type ArticleBody = Pick<ArticleDraft, 'text' | 'paragraphs' | 'boilerplate'>;

/** What is known of an article without its body. */
export type ArticleHead = Omit<Article, keyof ArticleBody>;

/** The title as far as it is searched: one made from the text is no title for matching. */
export function searchableTitle(article: Pick<ArticleDraft, 'title' | 'titleSource'>): string {
  return article.titleSource === 'file' ? article.title : '';
}
