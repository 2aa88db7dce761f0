/**
 * NEAR between groups. `(a OR b) NEAR/5 (c AND d)` asks each word of one side for each of the other,
 * so the operator is handed down through AND, OR, NOT and field scopes until both sides are parts
 * that stand somewhere.
 */
import type { NearNode, QueryNode } from '../query/tree.ts';
import { nearMembers, nearPairs } from './occurrence.ts';
import {
  allOf,
  anyOf,
  NO_MATCH,
  narrowed,
  noneOf,
  optionally,
  type Rule,
  type Scope,
} from './rule.ts';

export type Side = { readonly node: QueryNode; readonly scope: Scope };

/** `compile` gives the rule of a side that is not handed down further and is no NEAR itself. */
export function nearRule(node: NearNode, scope: Scope, compile: (side: Side) => Rule): Rule {
  return ruleOf(node, scope, compile, nearMembers);
}

function ruleOf(
  node: NearNode,
  scope: Scope,
  compile: (side: Side) => Rule,
  meet: typeof nearPairs,
): Rule {
  // A chain needs whole pairs to measure the next distance from; at its end the members are enough.
  const operand = (side: Side): Rule =>
    side.node.kind === 'near' ? ruleOf(side.node, side.scope, compile, nearPairs) : compile(side);
  const between = (left: Side, right: Side): Rule => {
    const asTheyStand = (): Rule => meeting(operand(left), operand(right), node.distance, meet);
    // Alternatives that merely stand somewhere are one side; ninety on each would be 8,100 rules.
    if (!needsHandingDown(left.node) && !needsHandingDown(right.node)) return asTheyStand();
    return (
      handDown(left, (side) => between(side, right)) ??
      handDown(right, (side) => between(left, side)) ??
      asTheyStand()
    );
  };
  return between({ node: node.left, scope }, { node: node.right, scope });
}

function meeting(left: Rule, right: Rule, distance: number, meet: typeof nearPairs): Rule {
  return (article) => {
    const x = left(article);
    if (!x.matched) return NO_MATCH;
    const occurrences = meet(x.occurrences, right(article).occurrences, distance);
    return occurrences.length > 0 ? { matched: true, occurrences } : NO_MATCH;
  };
}

/** Whether a part says more than where it stands; a NEAR is a pair here, not its members. */
function needsHandingDown(node: QueryNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'not':
    case 'optional':
    case 'near':
      return true;
    case 'or':
      return node.children.some(needsHandingDown);
    case 'field':
      return needsHandingDown(node.child);
    default:
      return false;
  }
}

/** The rule for a side that is a group, made of rules for its members; null where it is no group. */
function handDown({ node, scope }: Side, rule: (side: Side) => Rule): Rule | null {
  switch (node.kind) {
    case 'and':
      return allOf(node.children.map((child) => rule({ node: child, scope })));
    case 'or':
      return anyOf(node.children.map((child) => rule({ node: child, scope })));
    case 'not':
      return noneOf(rule({ node: node.child, scope }));
    case 'optional':
      return optionally(rule({ node: node.child, scope }));
    case 'field': {
      const inner = narrowed(node.field, scope);
      return inner?.kind === 'prose' ? rule({ node: node.child, scope: inner }) : null;
    }
    default:
      return null;
  }
}
