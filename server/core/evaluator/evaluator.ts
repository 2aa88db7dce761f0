/**
 * The evaluator: whether an article satisfies a query, and with which words. It alone decides;
 * indexes only propose. Marks, phrase checks, concordance and totals all come from here, which is
 * why what is marked is exactly what matched. A tree is compiled once and then asked of many articles.
 */
import type { EntityType } from '../names.ts';
import { type LeafNode, type QueryLeaf, queryLeaves } from '../query/describe-terms.ts';
import type { FieldNode, NearNode, QueryNode, VariantNode } from '../query/tree.ts';
import { type EvaluatedArticle, positionsIn } from './evaluated-article.ts';
import { type LeafRule, leafRule, valuesContain } from './leaf-rule.ts';
import { nearRule } from './near-rule.ts';
import type { Mark, Occurrence } from './occurrence.ts';
import {
  allOf,
  anyOf,
  type LeafCompiler,
  NO_MATCH,
  narrowed,
  noneOf,
  optionally,
  PROSE,
  type Rule,
  type Scope,
  UNMARKED,
} from './rule.ts';

export type Evaluator = {
  /** Spans that satisfied the query, in no order and possibly overlapping; null where it does not match. */
  readonly evaluate: (article: EvaluatedArticle) => readonly Mark[] | null;
};

/**
 * Compiles the effective tree (`applyOperator`). Leaves are numbered in the order of `leaves`, so
 * that a mark can say which part of the query it satisfies. Where a single article may take long, `patience`
 * begins anew for it, and what it gives is called on the way: it may throw.
 */
export function createEvaluator(
  root: QueryNode,
  leaves: readonly QueryLeaf[],
  patience: () => () => void = () => () => undefined,
): Evaluator {
  let running: (() => void) | null = null;
  const check = (): void => {
    running ??= patience();
    running();
  };
  const numbers = new Map(leaves.map(({ node }, i) => [node, i]));
  const rules = new Map<LeafNode, LeafRule>();
  const rule = compile(root, PROSE, (leaf) => {
    const known = rules.get(leaf) ?? leafRule(leaf, numbers.get(leaf) ?? 0, check);
    rules.set(leaf, known);
    return known;
  });
  return {
    evaluate: (article) => {
      running = null;
      const { matched, occurrences } = rule(article);
      return matched ? occurrences.flatMap((occurrence) => occurrence.marks) : null;
    },
  };
}

/** One node in one scope. */
function compile(node: QueryNode, scope: Scope, leafOf: LeafCompiler): Rule {
  switch (node.kind) {
    case 'all':
      return () => UNMARKED;
    case 'and':
      return allOf(node.children.map((child) => compile(child, scope, leafOf)));
    case 'or':
      return anyOf(node.children.map((child) => compile(child, scope, leafOf)));
    case 'not':
      return noneOf(compile(node.child, scope, leafOf));
    case 'optional':
      return optionally(compile(node.child, scope, leafOf));
    case 'variant':
      return variantRule(node, scope, leafOf);
    case 'near':
      return scope.kind === 'prose'
        ? nearRule(node, scope, (side) => compile(side.node, side.scope, leafOf))
        : nearInValues(node, scope, leafOf);
    case 'field':
      return fieldRule(node, scope, leafOf);
    case 'date': {
      const { on, from, to } = node;
      return (article) => {
        const day = on === 'added' ? article.addedDay : article.day;
        const inside = day !== null && (from === null || day >= from) && (to === null || day <= to);
        return inside ? UNMARKED : NO_MATCH;
      };
    }
    case 'missing': {
      const { field } = node;
      return (article) => (article.lacks(field) ? UNMARKED : NO_MATCH);
    }
    case 'word':
    case 'wildcard':
    case 'fuzzy':
    case 'phrase':
    case 'any-entity':
      return leafInScope(leafOf(node), scope);
    default:
      return node satisfies never;
  }
}

/** What was typed, or another spelling of it: marked as such, for the first typed word. */
function variantRule(node: VariantNode, scope: Scope, leafOf: LeafCompiler): Rule {
  const typed = compile(node.child, scope, leafOf);
  const leaf = firstLeaf(node.child);
  const number = leaf === null ? 0 : leafOf(leaf).number;
  const others = node.forms.map((form): Rule => {
    const rule = leafInScope(
      leafRule(form, number, () => undefined),
      scope,
    );
    return (article) => {
      const { matched, occurrences } = rule(article);
      const marks = (found: readonly Mark[]): Mark[] =>
        found.map((mark) => ({ ...mark, kind: 'variant' }));
      return {
        matched,
        occurrences: occurrences.map((found) => ({ ...found, marks: marks(found.marks) })),
      };
    };
  });
  return anyOf([typed, ...others]);
}

function firstLeaf(node: QueryNode): LeafNode | null {
  return queryLeaves(node)[0]?.node ?? null;
}

/** NEAR inside `source:( … )` or `person:( … )`: both sides stand in one value. */
function nearInValues(
  node: NearNode,
  scope: Exclude<Scope, { kind: 'prose' }>,
  leafOf: LeafCompiler,
): Rule {
  const asProse: Scope = { kind: 'prose', fields: ['text'] };
  const rule = nearRule(node, asProse, (side) => compile(side.node, side.scope, leafOf));
  return (article) => {
    const values =
      scope.kind === 'metadata'
        ? article.values(scope.field)
        : article.names(scope.type).flatMap(({ spellings }) => spellings);
    const holds = values.some((value) => rule({ ...bare(article), tokens: () => value }).matched);
    return holds ? UNMARKED : NO_MATCH;
  };
}

function leafInScope(leaf: LeafRule, scope: Scope): Rule {
  switch (scope.kind) {
    case 'prose':
      return (article) => {
        const occurrences = scope.fields.flatMap((field) => leaf.occurrences(article, field));
        return occurrences.length > 0 ? { matched: true, occurrences } : NO_MATCH;
      };
    case 'metadata':
      return (article) => (valuesContain(leaf, article.values(scope.field)) ? UNMARKED : NO_MATCH);
    case 'names':
      // Reached only where a name scope is read as a plain condition; `namesRule` does the rest.
      return (article) =>
        article.names(scope.type).some(({ spellings }) => valuesContain(leaf, spellings))
          ? UNMARKED
          : NO_MATCH;
    default:
      return scope satisfies never;
  }
}

function fieldRule(node: FieldNode, outer: Scope, leafOf: LeafCompiler): Rule {
  const scope = narrowed(node.field, outer);
  if (scope === null) return () => NO_MATCH;
  if (scope.kind !== 'names') return compile(node.child, scope, leafOf);
  return namesRule(node, scope.type, leafOf);
}

/** `person:x` holds for an entity any of whose spellings holds x, and marks all its mentions. */
function namesRule(node: FieldNode, type: EntityType, leafOf: LeafCompiler): Rule {
  const numbers: number[] = [];
  const holds = compile(node.child, { kind: 'names', type }, (leaf) => {
    const rule = leafOf(leaf);
    numbers.push(rule.number);
    return rule;
  });
  return (article) => {
    const occurrences: Occurrence[] = [];
    let matched = false;
    for (const name of article.names(type)) {
      const alone: EvaluatedArticle = { ...bare(article), names: () => [name] };
      if (!holds(alone).matched) continue;
      matched = true;
      for (const { field, start, end } of name.mentions) {
        const range = positionsIn(article.tokens(field), { start, end });
        if (range === null) continue;
        const { first, last } = range;
        const positions = Array.from({ length: last - first + 1 }, (_, i) => first + i);
        const marks = [{ field, start, end, leaf: numbers[0] ?? 0, kind: 'name' as const }];
        occurrences.push({ field, first, last, positions, marks });
      }
    }
    return matched ? { matched: true, occurrences } : NO_MATCH;
  };
}

/** The article's own methods, bound, so that one of them can be replaced. */
function bare(article: EvaluatedArticle): EvaluatedArticle {
  return {
    tokens: (field) => article.tokens(field),
    values: (field) => article.values(field),
    names: (type) => article.names(type),
    day: article.day,
    addedDay: article.addedDay,
    lacks: (field) => article.lacks(field),
  };
}
