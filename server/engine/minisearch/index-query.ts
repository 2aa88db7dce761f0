/**
 * A query tree as MiniSearch can ask it. MiniSearch knows no positions, metadata or names, so its
 * answer may hold too much (`exact: false`) and is then checked by the evaluator; it never holds too
 * little.
 */
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import { isSingleCjk } from '../../core/analyzer.ts';
import type { TextField } from '../../core/article.ts';
import { createTermMatcher } from '../../core/evaluator/term-matcher.ts';
import { isExactOnly, stem } from '../../core/inflection.ts';
import { printQuery } from '../../core/query/print.ts';
import type { FieldNode, PhrasePart, QueryNode } from '../../core/query/tree.ts';
import type { Vocabulary } from './vocabulary.ts';

export type IndexQuery = {
  readonly query: Query;
  /** Whether MiniSearch's answer is the answer. */
  readonly exact: boolean;
};

/** Terms are already folded: MiniSearch must not cut them again. */
export const ASKED_AS_IS = {
  tokenize: (text: string) => [text],
  processTerm: (term: string) => term,
} satisfies SearchOptions;

/**
 * Weights. Title: three times the text, worth 2 to 4 % nDCG on judged news. Inflections and loose
 * forms below the exact form: guesses that only keep the order “as typed first”.
 */
const TITLE_WEIGHT = 3;
const INFLECTION_WEIGHT = 0.7;
const LOOSE_WEIGHT = 0.4;

const EVERYTHING: IndexQuery = { query: MiniSearch.wildcard, exact: true };
/** Cannot be decided here: everything is a candidate. */
const UNDECIDED: IndexQuery = { query: MiniSearch.wildcard, exact: false };

export function createIndexQuery(root: QueryNode, vocabulary: Vocabulary): IndexQuery {
  return translate(root, { fields: ['title', 'text'], vocabulary, known: new Map() });
}

type Translation = {
  readonly fields: readonly TextField[];
  readonly vocabulary: Vocabulary;
  /** A part said twice is asked once. */
  readonly known: Map<string, IndexQuery>;
};

function translate(node: QueryNode, translation: Translation): IndexQuery {
  const key = `${translation.fields} ${node.kind} ${printQuery(node)}`;
  const known = translation.known.get(key) ?? translateNode(node, translation);
  translation.known.set(key, known);
  return known;
}

function translateNode(node: QueryNode, translation: Translation): IndexQuery {
  const { fields, vocabulary } = translation;
  const inner = (child: QueryNode): IndexQuery => translate(child, translation);
  switch (node.kind) {
    case 'all':
      return EVERYTHING;
    case 'word':
      return { query: anyTerm(wordTerms(node.term, vocabulary), fields), exact: true };
    case 'wildcard':
    case 'fuzzy': {
      const terms = vocabulary.matching(createTermMatcher(node));
      const weighted = terms.map(
        (term): WeightedTerm => [
          term,
          node.kind === 'fuzzy' && term === node.term ? 1 : LOOSE_WEIGHT,
        ],
      );
      return { query: anyTerm(weighted, fields), exact: true };
    }
    case 'phrase': {
      const queries = node.parts.map((part) => anyTerm(partTerms(part, vocabulary), fields));
      return { query: { combineWith: 'AND', queries }, exact: queries.length === 1 };
    }
    case 'near':
      return nearCandidates(node.left, node.right, inner);
    case 'and':
      return conjunction(node.children, inner);
    case 'or': {
      const parts = new Set(node.children.map(inner));
      return {
        query: { combineWith: 'OR', queries: [...parts].map(({ query }) => query) },
        exact: [...parts].every(({ exact }) => exact),
      };
    }
    case 'not':
      return conjunction([node], inner);
    case 'optional':
      // Alone it matches everything; `conjunction` uses its words for the score.
      return EVERYTHING;
    case 'variant': {
      const parts = [node.child, ...node.forms].map(inner);
      return {
        query: { combineWith: 'OR', queries: parts.map(({ query }) => query) },
        exact: parts.every(({ exact }) => exact),
      };
    }
    case 'field':
      return fieldQuery(node, translation);
    case 'any-entity':
    case 'date':
    case 'missing':
      return UNDECIDED;
    default:
      return node satisfies never;
  }
}

/** NEAR over a NOT decides nothing from the words alone. */
function nearCandidates(
  left: QueryNode,
  right: QueryNode,
  inner: (node: QueryNode) => IndexQuery,
): IndexQuery {
  if ([left, right].some(holdsNegation)) return UNDECIDED;
  return { ...conjunction([left, right], inner), exact: false };
}

function holdsNegation(node: QueryNode): boolean {
  switch (node.kind) {
    case 'not':
      return true;
    case 'and':
    case 'or':
      return node.children.some(holdsNegation);
    case 'field':
    case 'optional':
    case 'variant':
      return holdsNegation(node.child);
    case 'near':
      return holdsNegation(node.left) || holdsNegation(node.right);
    default:
      return false;
  }
}

/**
 * Required parts meet by AND, optional ones add to the score, and what must not stand is taken away
 * where MiniSearch knows it exactly; taking away too much would lose hits.
 */
function conjunction(
  children: readonly QueryNode[],
  inner: (node: QueryNode) => IndexQuery,
): IndexQuery {
  const wanted: IndexQuery[] = [];
  const optional: IndexQuery[] = [];
  const unwanted: IndexQuery[] = [];
  for (const child of children) {
    if (child.kind === 'not') unwanted.push(inner(child.child));
    else if (child.kind === 'optional') optional.push(inner(child.child));
    else wanted.push(inner(child));
  }
  const queries = new Set(wanted.map(({ query }) => query));
  queries.delete(MiniSearch.wildcard);
  const required: Query =
    queries.size === 0 ? MiniSearch.wildcard : { combineWith: 'AND', queries: [...queries] };
  const scored: Query =
    optional.length === 0
      ? required
      : { combineWith: 'OR', queries: [required, ...optional.map(({ query }) => query)] };
  const removable = unwanted.filter(({ exact }) => exact);
  return {
    query:
      removable.length === 0
        ? scored
        : { combineWith: 'AND_NOT', queries: [scored, ...removable.map(({ query }) => query)] },
    exact: optional.length === 0 && [...wanted, ...unwanted].every(({ exact }) => exact),
  };
}

function fieldQuery({ field, child }: FieldNode, translation: Translation): IndexQuery {
  if (field !== 'title' && field !== 'body') return UNDECIDED;
  const wanted: TextField = field === 'title' ? 'title' : 'text';
  if (!translation.fields.includes(wanted)) return UNDECIDED;
  return translate(child, { ...translation, fields: [wanted] });
}

type WeightedTerm = readonly [term: string, weight: number];

function wordTerms(wanted: string, vocabulary: Vocabulary): WeightedTerm[] {
  if (isSingleCjk(wanted)) return partTerms({ kind: 'term', term: wanted }, vocabulary);
  if (isExactOnly(wanted)) return [[wanted, 1]];
  return vocabulary
    .formsOf(stem(wanted))
    .map((form) => [form, form === wanted ? 1 : INFLECTION_WEIGHT]);
}

function partTerms(part: PhrasePart, vocabulary: Vocabulary): WeightedTerm[] {
  if (part.kind === 'term' && !isSingleCjk(part.term)) return [[part.term, 1]];
  return vocabulary.matching(createTermMatcher(part)).map((term) => [term, LOOSE_WEIGHT]);
}

function anyTerm(terms: readonly WeightedTerm[], fields: readonly TextField[]): Query {
  return {
    combineWith: 'OR',
    queries: terms.map(([term, weight]) => ({
      ...ASKED_AS_IS,
      queries: [term],
      fields: [...fields],
      boost: { title: TITLE_WEIGHT * weight, text: weight },
    })),
  };
}
