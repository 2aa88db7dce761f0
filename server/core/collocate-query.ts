/**
 * The query that finds the articles in which a collocate stands near a match, so that every row of a
 * list of collocates can be followed to its evidence.
 */
import { conjunction, disjunction } from './query/build.ts';
import { queryLimits } from './query/limits.ts';
import { applyOperator, type Operator } from './query/operator.ts';
import { parseQuery } from './query/parser.ts';
import { printQuery } from './query/print.ts';
import type { NearNode, PhraseNode, QueryNode } from './query/tree.ts';

export type CollocateQuery = {
  /** The query text that the collocates are of. */
  readonly q: string;
  readonly operator: Operator | null;
  /** The collocate, a folded surface form. */
  readonly term: string;
  /** Tokens on either side of a match. */
  readonly span: number;
};

/**
 * `(ferry OR boat) NEAR/4 "crews"`: the collocate as it stands, without inflections. A window of five
 * words leaves at most four in between. Where the parts of the query that are marked cannot stand in
 * a NEAR, the word is merely added.
 */
export function collocateQuery({ q, operator, term, span }: CollocateQuery): string {
  const root = applyOperator(parseQuery(q).root, operator ?? 'and');
  const word = exactWord(term);
  const parts = root.kind === 'and' ? root.children : [root];
  const marked = parts.filter(isMarked);
  const places = disjunction(marked.filter(canStandInNear));
  if (places === null || !marked.every(canStandInNear)) {
    return printQuery(root.kind === 'all' ? word : (conjunction([root, word], true) ?? word));
  }
  const near: NearNode = {
    kind: 'near',
    left: places,
    right: word,
    distance: Math.min(span - 1, queryLimits().distance),
    span: root.span,
  };
  // A query of one part is said by the NEAR itself.
  return printQuery(parts.length === 1 ? near : (conjunction([...parts, near], true) ?? near));
}

/** A word as it stands, without inflections or other spellings. */
export function exactWord(term: string): PhraseNode {
  return {
    kind: 'phrase',
    text: term,
    parts: [{ kind: 'term', term }],
    slop: null,
    quoted: true,
    required: false,
    span: { start: 0, end: 0 },
  };
}

/** Whether the part marks words of an article, rather than letting it in or keeping it out. */
function isMarked(node: QueryNode): boolean {
  switch (node.kind) {
    case 'all':
    case 'not':
    case 'date':
    case 'missing':
      return false;
    case 'field':
      return isProseOrName(node.field);
    default:
      return true;
  }
}

/** Whether each of its matches is one place: groups of places under AND would all have to be near. */
function canStandInNear(node: QueryNode): boolean {
  switch (node.kind) {
    case 'word':
    case 'wildcard':
    case 'fuzzy':
    case 'phrase':
    case 'any-entity':
      return true;
    case 'or':
      return node.children.every(canStandInNear);
    case 'field':
      return isProseOrName(node.field) && canStandInNear(node.child);
    default:
      return false;
  }
}

function isProseOrName(field: string): boolean {
  return ['title', 'body', 'person', 'place', 'organization'].includes(field);
}
