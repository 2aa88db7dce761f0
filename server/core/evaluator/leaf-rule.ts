/**
 * Leaves of a query — words, patterns, phrases, “any person” — and where they stand in an article.
 */
import type { TextField } from '../article.ts';
import type { LeafNode } from '../query/describe-terms.ts';
import type {
  AnyEntityNode,
  FuzzyNode,
  PhraseNode,
  WildcardNode,
  WordNode,
} from '../query/tree.ts';
import type { MatchKind } from '../searcher.ts';
import type { Span } from '../span.ts';
import { type EvaluatedArticle, positionsIn, type TokenSequence } from './evaluated-article.ts';
import { type Occurrence, phraseStarts } from './occurrence.ts';
import { sloppyGroups } from './sloppy-groups.ts';
import { createTermMatcher, type TermMatcher } from './term-matcher.ts';

export type LeafRule = {
  readonly number: number;
  /** Where the leaf stands in a field of prose. */
  readonly occurrences: (article: EvaluatedArticle, field: TextField) => Occurrence[];
  /** Whether it stands in a short value. */
  readonly standsIn: (value: TokenSequence) => boolean;
};

/** `check` is called on the way where a leaf may take long, and may throw. */
export function leafRule(node: LeafNode, number: number, check: () => void): LeafRule {
  switch (node.kind) {
    case 'word':
    case 'wildcard':
    case 'fuzzy':
      return termRule(node, number);
    case 'phrase':
      return phraseRule(node, number, check);
    case 'any-entity':
      return anyEntityRule(node, number);
    default:
      return node satisfies never;
  }
}

/** Whether the leaf stands in any of the values. */
export function valuesContain(leaf: LeafRule, values: readonly TokenSequence[]): boolean {
  return values.some(leaf.standsIn);
}

function termRule(node: WordNode | WildcardNode | FuzzyNode, number: number): LeafRule {
  const matcher = createTermMatcher(node);
  return {
    number,
    standsIn: (value) => {
      for (let position = 0; position < value.length; position += 1) {
        if (matcher.match(value.term(position), value.language) !== null) return true;
      }
      return false;
    },
    occurrences: (article, field) => {
      const sequence = article.tokens(field);
      const found: Occurrence[] = [];
      const look = (position: number): void => {
        const kind = matcher.match(sequence.term(position), sequence.language);
        if (kind === null) return;
        const span = tokenSpan(sequence, position, matcher);
        found.push(single(field, position, { ...span, leaf: number, kind }));
      };
      const candidates = sequence.candidates?.(node);
      if (candidates) candidates.forEach(look);
      else for (let position = 0; position < sequence.length; position += 1) look(position);
      return found;
    },
  };
}

function single(
  field: TextField,
  position: number,
  mark: Span & { readonly leaf: number; readonly kind: MatchKind },
): Occurrence {
  return {
    field,
    first: position,
    last: position,
    positions: [position],
    marks: [{ field, ...mark }],
  };
}

function phraseRule(node: PhraseNode, number: number, check: () => void): LeafRule {
  const matchers = node.parts.map(createTermMatcher);
  const { slop } = node;
  const groups = (sequence: TokenSequence): readonly (readonly number[])[] =>
    slop === null
      ? phraseStarts(sequence, node.parts, matchers).map((start) =>
          matchers.map((_, i) => start + i),
        )
      : sloppyGroups(sequence, matchers, slop, check);
  return {
    number,
    standsIn: (value) => groups(value).length > 0,
    occurrences: (article, field) => {
      const sequence = article.tokens(field);
      return groups(sequence).map((positions) => {
        const first = positions[0] ?? 0;
        const last = positions.at(-1) ?? first;
        // In order, a phrase is one span; in any order, the words between its members did not match.
        const spans =
          slop === null
            ? [
                {
                  start: sequence.start(first),
                  end: tokenSpan(sequence, last, matchers.at(-1)).end,
                },
              ]
            : positions.map((position) => tokenSpan(sequence, position));
        const marks = spans.map((span) => ({
          field,
          ...span,
          leaf: number,
          kind: 'phrase' as const,
        }));
        return { field, first, last, positions, marks };
      });
    },
  };
}

function anyEntityRule(node: AnyEntityNode, number: number): LeafRule {
  return {
    number,
    standsIn: () => false,
    occurrences: (article, field) => {
      const sequence = article.tokens(field);
      return article.names(node.type).flatMap(({ mentions }) =>
        mentions.flatMap((mention): Occurrence[] => {
          const range = mention.field === field ? positionsIn(sequence, mention) : null;
          if (range === null) return [];
          const { first, last } = range;
          const positions = Array.from({ length: last - first + 1 }, (_, i) => first + i);
          const { start, end } = mention;
          const marks = [{ field, start, end, leaf: number, kind: 'name' as const }];
          return [{ field, first, last, positions, marks }];
        }),
      );
    },
  };
}

/**
 * A single Han character was asked for: mark it alone, not the bigram that it begins. The bigram's
 * second character begins the next token.
 */
function tokenSpan(sequence: TokenSequence, position: number, matcher?: TermMatcher): Span {
  const start = sequence.start(position);
  const end = sequence.end(position);
  if (matcher?.firstCharacterOnly !== true || position + 1 >= sequence.length)
    return { start, end };
  return { start, end: Math.min(end, sequence.start(position + 1)) };
}
