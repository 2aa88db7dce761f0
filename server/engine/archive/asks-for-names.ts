/** Whether a query asks where someone is named: then it takes more than words to decide it. */
import { ENTITY_TYPES } from '../../core/names.ts';
import type { QueryNode } from '../../core/query/tree.ts';

export function asksForNames(node: QueryNode): boolean {
  switch (node.kind) {
    case 'any-entity':
      return true;
    case 'field':
      return ENTITY_TYPES.some((type) => type === node.field) || asksForNames(node.child);
    case 'and':
    case 'or':
      return node.children.some(asksForNames);
    case 'not':
    case 'optional':
      return asksForNames(node.child);
    case 'variant':
      return asksForNames(node.child) || node.forms.some(asksForNames);
    case 'near':
      return asksForNames(node.left) || asksForNames(node.right);
    default:
      return false;
  }
}
