/** The words of a query, one by one, for reporting what each finds and which one a mark satisfies. */

import type { Span } from '../span.ts';
import { hasWords } from './build.ts';
import type {
  AnyEntityNode,
  FieldNode,
  FuzzyNode,
  PhraseNode,
  QueryField,
  QueryNode,
  WildcardNode,
  WordNode,
} from './tree.ts';

export type LeafNode = WordNode | WildcardNode | FuzzyNode | PhraseNode | AnyEntityNode;

export type QueryLeaf = {
  /** The very object in the tree. */
  readonly node: LeafNode;
  /** The leaf inside the field scopes it stands in: what it searches alone. */
  readonly scoped: LeafNode | FieldNode;
  /** As typed, quotes and field included: `troops`, `"border zone"~3`, `title:kursk`, `person:*`. */
  readonly text: string;
  /** In the query text, without the field. */
  readonly span: Span;
  /** Stands under a NOT: its articles are taken out. */
  readonly negated: boolean;
};

/** The leaves of a tree, in the order of the text. */
export function queryLeaves(root: QueryNode): QueryLeaf[] {
  return leavesIn(root, { fields: [], negated: false });
}

/** Whether the query asks for anything that can be marked. */
export function asksForWords(root: QueryNode): boolean {
  return hasWords(root);
}

type Place = { readonly fields: readonly FieldNode[]; readonly negated: boolean };

function leavesIn(node: QueryNode, place: Place): QueryLeaf[] {
  switch (node.kind) {
    case 'word':
    case 'wildcard':
    case 'fuzzy':
    case 'phrase':
    case 'any-entity':
      return [leafAt(node, place)];
    case 'field':
      return leavesIn(node.child, { ...place, fields: [...place.fields, node] });
    case 'not':
      return leavesIn(node.child, { ...place, negated: !place.negated });
    case 'optional':
      return leavesIn(node.child, place);
    case 'variant':
      // Another spelling satisfies what was typed, so it is no leaf of its own.
      return leavesIn(node.child, place);
    case 'near':
      return [...leavesIn(node.left, place), ...leavesIn(node.right, place)];
    case 'and':
    case 'or':
      return node.children.flatMap((child) => leavesIn(child, place));
    case 'date':
    case 'missing':
    case 'all':
      return [];
    default:
      return node satisfies never;
  }
}

function leafAt(node: LeafNode, { fields, negated }: Place): QueryLeaf {
  const scoped = fields.reduceRight<LeafNode | FieldNode>(
    (child, scope) => ({ ...scope, child }),
    node,
  );
  const prefix = fields.map(({ field }: { field: QueryField }) => `${field}:`).join('');
  return { node, scoped, text: prefix + typedText(node), span: node.span, negated };
}

function typedText(node: LeafNode): string {
  if (node.kind === 'any-entity') return `${node.type}:*`;
  if (node.kind !== 'phrase' || !node.quoted) return node.text;
  return `"${node.text}"${node.slop === null ? '' : `~${node.slop}`}`;
}
