/**
 * What the evaluator needs to know of an article. An interface, because engines hold articles in
 * different forms: typed arrays in memory, segments on disk, or documents fetched from a cluster.
 */
import type { Token } from '../analyzer.ts';
import type { TextField } from '../article.ts';
import type { EntityType, MentionSpan } from '../names.ts';
import type {
  FuzzyNode,
  MissingField,
  PhrasePart,
  QueryField,
  WildcardNode,
  WordNode,
} from '../query/tree.ts';
import { DEFAULT_STEM_LANGUAGE, type StemLanguage } from '../stem-language.ts';

/** The tokens of one field, addressed by position. */
export interface TokenSequence {
  readonly length: number;
  /** In which its words are inflected. */
  readonly language: StemLanguage;
  term(position: number): string;
  /** UTF-16 offset of the token's first unit in its field. */
  start(position: number): number;
  /** UTF-16 offset just past the token. */
  end(position: number): number;
  /**
   * Where an index knows its words: the positions, ascending, at which alone a part of a query can stand;
   * null where it does not know. What stands there is still to be decided.
   */
  candidates?(part: WordNode | WildcardNode | FuzzyNode | PhrasePart): readonly number[] | null;
}

/** Fields whose values are short strings beside the text; they can match but not be marked. */
export type MetadataField = Exclude<QueryField, 'title' | 'body' | EntityType>;

/** An entity as it stands in the article. */
export type EvaluatedName = {
  /** Every known spelling, from any article. */
  readonly spellings: readonly TokenSequence[];
  readonly mentions: readonly MentionSpan[];
};

export interface EvaluatedArticle {
  tokens(field: TextField): TokenSequence;
  values(field: MetadataField): readonly TokenSequence[];
  names(type: EntityType): readonly EvaluatedName[];
  /** ISO day of publication, or null. */
  readonly day: string | null;
  /** ISO day on which the article was first seen. */
  readonly addedDay: string;
  lacks(field: MissingField): boolean;
}

/** A token array as a sequence; short values are read as English. */
export function tokenSequence(
  tokens: readonly Token[],
  language: StemLanguage = DEFAULT_STEM_LANGUAGE,
): TokenSequence {
  const at = (position: number): Token => {
    const token = tokens[position];
    if (token === undefined) throw new RangeError(`No token at position ${position}`);
    return token;
  };
  return {
    length: tokens.length,
    language,
    term: (position) => at(position).term,
    start: (position) => at(position).start,
    end: (position) => at(position).end,
  };
}

/**
 * First and last position touched by a span of the field, or null where it touches no token.
 * Logarithmic in the number of tokens.
 */
export function positionsIn(
  sequence: TokenSequence,
  span: { readonly start: number; readonly end: number },
): { readonly first: number; readonly last: number } | null {
  let low = 0;
  let high = sequence.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sequence.end(middle) <= span.start) low = middle + 1;
    else high = middle;
  }
  let last = low - 1;
  while (last + 1 < sequence.length && sequence.start(last + 1) < span.end) last += 1;
  return last < low ? null : { first: low, last };
}
