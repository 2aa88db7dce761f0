/**
 * A text for each query tree that says what it finds: trees that differ only in where they were typed,
 * and how, have the same. It is made in one walk, since a search asks for it many times; unlike a
 * printed query it cannot be parsed.
 */
import type { PhrasePart, QueryNode } from './tree.ts';

/** Equal keys find the same with the same scores. Linear in the tree. */
export function queryKey(node: QueryNode): string {
  switch (node.kind) {
    case 'all':
      return '*';
    case 'word':
      return `w${quoted(node.term)}`;
    case 'wildcard':
      return `*${quoted(node.pattern)}`;
    case 'fuzzy':
      return `~${node.edits}${quoted(node.term)}`;
    case 'phrase':
      return `p${node.slop ?? ''}[${node.parts.map(partKey).join(' ')}]`;
    case 'near':
      return `n${node.distance}(${queryKey(node.left)} ${queryKey(node.right)})`;
    case 'any-entity':
      return `e:${node.type}`;
    case 'field':
      return `f:${node.field}(${queryKey(node.child)})`;
    case 'date':
      return `d:${node.on}:${node.from ?? ''}..${node.to ?? ''}`;
    case 'missing':
      return `m:${node.field}`;
    case 'and':
      return `a(${node.children.map(queryKey).join(' ')})`;
    case 'or':
      return `o(${node.children.map(queryKey).join(' ')})`;
    case 'not':
      return `-(${queryKey(node.child)})`;
    case 'optional':
      return `?(${queryKey(node.child)})`;
    case 'variant':
      return `v(${queryKey(node.child)} ${node.forms.map(queryKey).join(' ')})`;
    default:
      return node satisfies never;
  }
}

function partKey(part: PhrasePart): string {
  return part.kind === 'term' ? quoted(part.term) : `*${quoted(part.pattern)}`;
}

/** What was typed must not read like what stands around it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
