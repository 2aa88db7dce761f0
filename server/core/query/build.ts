/**
 * Building query nodes in normal form: AND and OR have two children or more, an AND directly inside
 * an AND of its own kind and an OR inside an OR are one, NOT NOT is nothing, and `required` never
 * stands under NOT. Two texts that mean the same therefore mostly give the same tree.
 */
import type { Span } from '../span.ts';
import type { QueryNode } from './tree.ts';

/** The conjunction of the nodes; null of none. `implicit` where they merely stand side by side. */
export function conjunction(nodes: readonly QueryNode[], implicit: boolean): QueryNode | null {
  const children = nodes.flatMap((node) =>
    node.kind === 'and' && node.implicit === implicit ? node.children : [node],
  );
  const [first] = children;
  if (first === undefined || children.length === 1) return first ?? null;
  return { kind: 'and', children, implicit, span: hull(children) };
}

/** The disjunction of the nodes; null of none. */
export function disjunction(nodes: readonly QueryNode[]): QueryNode | null {
  const children = nodes.flatMap((node) => (node.kind === 'or' ? node.children : [node]));
  const [first] = children;
  if (first === undefined || children.length === 1) return first ?? null;
  return { kind: 'or', children, span: hull(children) };
}

/** Everything but the child; `start` is where the sign or NOT stands. */
export function negation(child: QueryNode, start: number): QueryNode {
  if (child.kind === 'not') return child.child;
  return { kind: 'not', child: withRequired(child, false), span: { start, end: child.span.end } };
}

/** The tree with every word-like leaf outside NOT required, or none. */
export function withRequired(node: QueryNode, required: boolean): QueryNode {
  switch (node.kind) {
    case 'word':
    case 'wildcard':
    case 'fuzzy':
    case 'phrase':
      return { ...node, required };
    case 'field':
    case 'optional':
    case 'variant':
      return { ...node, child: withRequired(node.child, required) };
    case 'and':
    case 'or':
      return { ...node, children: node.children.map((child) => withRequired(child, required)) };
    case 'near':
      return {
        ...node,
        left: withRequired(node.left, required),
        right: withRequired(node.right, required),
      };
    case 'not':
    case 'any-entity':
    case 'date':
    case 'missing':
    case 'all':
      return node;
    default:
      return node satisfies never;
  }
}

/** Whether the node asks for words, names or patterns that stand somewhere in an article's title or text. */
export function hasWords(node: QueryNode): boolean {
  switch (node.kind) {
    case 'word':
    case 'wildcard':
    case 'fuzzy':
    case 'phrase':
    case 'any-entity':
      return true;
    case 'near':
      return hasWords(node.left) || hasWords(node.right);
    case 'field':
      return !isMetadata(node.field) && hasWords(node.child);
    case 'optional':
    case 'variant':
      return hasWords(node.child);
    case 'and':
    case 'or':
      return node.children.some(hasWords);
    case 'not':
    case 'date':
    case 'missing':
    case 'all':
      return false;
    default:
      return node satisfies never;
  }
}

const METADATA: ReadonlySet<string> = new Set(['source', 'author', 'section', 'keyword', 'path']);

function isMetadata(field: string): boolean {
  return METADATA.has(field);
}

function hull(nodes: readonly QueryNode[]): Span {
  return {
    start: Math.min(...nodes.map((node) => node.span.start)),
    end: Math.max(...nodes.map((node) => node.span.end)),
  };
}
