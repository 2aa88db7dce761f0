/**
 * The query tree: what a query text means, before any article is looked at. Every node knows the
 * span of the query text it came from, so that warnings, explanations and marks can point at it.
 * The tree is plain data: it crosses threads, and printing it (`print.ts`) parses back to it.
 */
import type { EntityType } from '../names.ts';
import type { Span } from '../span.ts';

/** Fields that a query may name. `title` and `body` are prose, the entity types match names, the rest metadata. */
export const QUERY_FIELDS = [
  'title',
  'body',
  'person',
  'place',
  'organization',
  'source',
  'author',
  'section',
  'keyword',
  'path',
] as const;
export type QueryField = (typeof QUERY_FIELDS)[number];

/** What `missing:` may name. */
export const MISSING_FIELDS = [
  'person',
  'place',
  'organization',
  'source',
  'author',
  'section',
  'keyword',
  'language',
  'folder',
  'date',
] as const;
export type MissingField = (typeof MISSING_FIELDS)[number];

/**
 * A plain word: one token. Matches its inflections, and spellings of a name when variants are on.
 * `term` is the analyzer's folded form, `text` what was typed.
 */
export type WordNode = {
  readonly kind: 'word';
  readonly text: string;
  readonly term: string;
  /** `+word`: must stand even where plain words are joined by OR, and is never an optional stop word. */
  readonly required: boolean;
  readonly span: Span;
};

/** `troop*`, `w?rd`: `*` stands for any run of characters, `?` for one; folded. Holds at least one literal character. */
export type WildcardNode = {
  readonly kind: 'wildcard';
  readonly text: string;
  readonly pattern: string;
  readonly required: boolean;
  readonly span: Span;
};

/** `word~`, `word~2`: every term within that many edits (1 or 2). */
export type FuzzyNode = {
  readonly kind: 'fuzzy';
  readonly text: string;
  readonly term: string;
  readonly edits: 1 | 2;
  readonly required: boolean;
  readonly span: Span;
};

/**
 * One position of a phrase: a literal term, or a pattern where `*` or `?` stands in the quotes. The
 * pattern `*` alone is any one token; it stands only between parts with a literal character.
 */
export type PhrasePart =
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'pattern'; readonly pattern: string };

/**
 * Consecutive positions, folded for case, accents and quotes; no inflections, no variants.
 * `slop` null: exactly in order. A number (`"a b"~n`): distinct positions in any order with
 * last − first + 1 − members ≤ n.
 * `quoted` false: the parts of one typed word (`year-old`, `example.com`).
 */
export type PhraseNode = {
  readonly kind: 'phrase';
  readonly text: string;
  readonly parts: readonly PhrasePart[];
  readonly slop: number | null;
  readonly quoted: boolean;
  readonly required: boolean;
  readonly span: Span;
};

/** `X NEAR/5 Y`: at most `distance` positions lie between a match of X and one of Y, in either order. */
export type NearNode = {
  readonly kind: 'near';
  readonly left: QueryNode;
  readonly right: QueryNode;
  readonly distance: number;
  readonly span: Span;
};

/** `person:*`: any name of that type. */
export type AnyEntityNode = {
  readonly kind: 'any-entity';
  readonly type: EntityType;
  readonly span: Span;
};

/** `title:word`, `person:(a OR b)`: the child, looked for in that field alone. */
export type FieldNode = {
  readonly kind: 'field';
  readonly field: QueryField;
  readonly child: QueryNode;
  readonly span: Span;
};

/** `date:`, `added:`: first and last day, inclusive, ISO `YYYY-MM-DD`; null is open. */
export type DateNode = {
  readonly kind: 'date';
  readonly on: 'date' | 'added';
  readonly from: string | null;
  readonly to: string | null;
  readonly span: Span;
};

/** `missing:person`: articles without a value. */
export type MissingNode = {
  readonly kind: 'missing';
  readonly field: MissingField;
  readonly span: Span;
};

/** All children; `implicit` where they merely stand side by side. Two children or more. */
export type AndNode = {
  readonly kind: 'and';
  readonly children: readonly QueryNode[];
  readonly implicit: boolean;
  readonly span: Span;
};

/** Any child. Two children or more. */
export type OrNode = {
  readonly kind: 'or';
  readonly children: readonly QueryNode[];
  readonly span: Span;
};

/** Everything the child does not match. Marks nothing. */
export type NotNode = { readonly kind: 'not'; readonly child: QueryNode; readonly span: Span };

/**
 * Plain words beside a `+word` where plain words are joined by OR: matches always, marks and scores
 * where the child matches. Made by `applyOperator` alone; stands only inside an `and`, beside a child
 * that is neither optional nor a `not`.
 */
export type OptionalNode = {
  readonly kind: 'optional';
  readonly child: QueryNode;
  readonly span: Span;
};

/**
 * A run of plain words that is a known name: the words as typed, or any other spelling of the same
 * name. Only in effective trees; typed text never gives one.
 */
export type VariantNode = {
  readonly kind: 'variant';
  /** The words as typed. */
  readonly child: QueryNode;
  /** Other spellings, word for word. */
  readonly forms: readonly PhraseNode[];
  /** Display name of the entity. */
  readonly entity: string;
  readonly span: Span;
};

/** The empty query: every article. Never inside another node. */
export type AllNode = { readonly kind: 'all'; readonly span: Span };

export type QueryNode =
  | AllNode
  | WordNode
  | WildcardNode
  | FuzzyNode
  | PhraseNode
  | NearNode
  | AnyEntityNode
  | FieldNode
  | DateNode
  | MissingNode
  | AndNode
  | OrNode
  | NotNode
  | VariantNode
  | OptionalNode;

/** Why a query may not mean what its author thinks. */
export type WarningCode =
  | 'unclosed-quote'
  | 'unclosed-group'
  | 'stray-operator'
  | 'stray-parenthesis'
  | 'empty-group'
  | 'empty-phrase'
  | 'unknown-field'
  | 'invalid-value'
  | 'mixed-operators'
  | 'lowercase-operator'
  | 'nothing-to-search'
  | 'too-many-terms'
  | 'too-long'
  | 'too-deep'
  | 'unknown-value'
  | 'ambiguous-value';

/** `span` lies in the query text; absent where the warning is about a parameter. */
export type QueryWarning = {
  readonly code: WarningCode;
  readonly message: string;
  readonly span?: Span;
};

export type ParsedQuery = { readonly root: QueryNode; readonly warnings: readonly QueryWarning[] };
