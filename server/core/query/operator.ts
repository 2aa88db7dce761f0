/**
 * From the tree as typed to the effective tree, which is searched: stop words beside other words go,
 * and with the operator `or` plain words become alternatives. Explicit operators, `+`, quotes and
 * fields stay as typed.
 */
import { conjunction, disjunction, hasWords } from './build.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { AndNode, QueryNode } from './tree.ts';

export type Operator = 'and' | 'or';

/** The effective tree of a parsed one. Leaves that stay are the same objects. */
export function applyOperator(root: QueryNode, operator: Operator): QueryNode {
  switch (root.kind) {
    case 'and':
      return root.implicit
        ? sideBySide(root, operator)
        : { ...root, children: each(root, operator) };
    case 'or':
      return disjunction(each(root, operator)) ?? root;
    case 'not':
    case 'field':
    case 'optional':
    case 'variant':
      return { ...root, child: applyOperator(root.child, operator) };
    case 'near':
      return {
        ...root,
        left: applyOperator(root.left, operator),
        right: applyOperator(root.right, operator),
      };
    case 'all':
    case 'word':
    case 'wildcard':
    case 'fuzzy':
    case 'phrase':
    case 'any-entity':
    case 'date':
    case 'missing':
      return root;
    default:
      return root satisfies never;
  }
}

function each(node: { readonly children: readonly QueryNode[] }, operator: Operator): QueryNode[] {
  return node.children.map((child) => applyOperator(child, operator));
}

function sideBySide(node: AndNode, operator: Operator): QueryNode {
  const children = each({ children: withoutStopWords(node.children) }, operator);
  if (operator === 'and') return conjunction(children, true) ?? node;
  const plain = children.filter(isPlain);
  const alternatives = disjunction(plain);
  if (alternatives === null) return conjunction(children, true) ?? node;
  const rest = children.filter((child) => !isPlain(child));
  const words: QueryNode = rest.some(isRequired)
    ? { kind: 'optional', child: alternatives, span: alternatives.span }
    : alternatives;
  // The alternatives take the place of the first of them.
  const before = children.findIndex(isPlain);
  return conjunction([...rest.slice(0, before), words, ...rest.slice(before)], true) ?? node;
}

/** Drops stop words where another part asks for words; if all are stop words, all stay. */
function withoutStopWords(children: readonly QueryNode[]): readonly QueryNode[] {
  const others = children.filter((child) => !isStopWord(child));
  return others.some(hasWords) ? others : children;
}

function isStopWord(node: QueryNode): boolean {
  return node.kind === 'word' && !node.required && STOP_WORDS.has(node.term);
}

/** What the operator joins: typed words without `+`, quotes or field. */
function isPlain(node: QueryNode): boolean {
  switch (node.kind) {
    case 'word':
    case 'wildcard':
    case 'fuzzy':
      return !node.required;
    case 'phrase':
      return !node.required && !node.quoted;
    default:
      return false;
  }
}

/** Whether a `+word` must stand for the node to match. */
function isRequired(node: QueryNode): boolean {
  switch (node.kind) {
    case 'word':
    case 'wildcard':
    case 'fuzzy':
    case 'phrase':
      return node.required;
    case 'field':
      return isRequired(node.child);
    case 'near':
      return isRequired(node.left) || isRequired(node.right);
    case 'and':
      return node.children.some(isRequired);
    case 'or':
      return node.children.every(isRequired);
    default:
      return false;
  }
}
