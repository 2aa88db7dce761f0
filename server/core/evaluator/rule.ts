/**
 * Rules: a compiled part of a query, asked of one article at a time, and how rules combine.
 */
import { TEXT_FIELDS, type TextField } from '../article.ts';
import type { EntityType } from '../names.ts';
import type { LeafNode } from '../query/describe-terms.ts';
import type { QueryField } from '../query/tree.ts';
import type { EvaluatedArticle, MetadataField } from './evaluated-article.ts';
import type { LeafRule } from './leaf-rule.ts';
import type { Occurrence } from './occurrence.ts';

/** Where the words of a query part are looked for: prose, one metadata field, or names of one type. */
export type Scope =
  | { readonly kind: 'prose'; readonly fields: readonly TextField[] }
  | { readonly kind: 'metadata'; readonly field: MetadataField }
  | { readonly kind: 'names'; readonly type: EntityType };

/** Words without a field name. */
export const PROSE: Scope = { kind: 'prose', fields: TEXT_FIELDS };

/** What a rule found; `occurrences` is empty where `matched` is false. */
export type Outcome = { readonly matched: boolean; readonly occurrences: readonly Occurrence[] };

export const NO_MATCH: Outcome = { matched: false, occurrences: [] };
export const UNMARKED: Outcome = { matched: true, occurrences: [] };

export type Rule = (article: EvaluatedArticle) => Outcome;

/** Gives a leaf its rule; the same leaf always gets the same one. */
export type LeafCompiler = (leaf: LeafNode) => LeafRule;

export function allOf(rules: readonly Rule[]): Rule {
  return (article) => {
    const occurrences: Occurrence[] = [];
    for (const rule of rules) {
      const outcome = rule(article);
      if (!outcome.matched) return NO_MATCH;
      for (const occurrence of outcome.occurrences) occurrences.push(occurrence);
    }
    return { matched: true, occurrences };
  };
}

export function anyOf(rules: readonly Rule[]): Rule {
  return (article) => {
    const outcomes = rules.map((rule) => rule(article));
    if (!outcomes.some(({ matched }) => matched)) return NO_MATCH;
    return { matched: true, occurrences: outcomes.flatMap(({ occurrences }) => occurrences) };
  };
}

/** Everything the rule does not match; marks nothing. */
export function noneOf(rule: Rule): Rule {
  return (article) => (rule(article).matched ? NO_MATCH : UNMARKED);
}

/** Always holds, and marks what the rule finds. */
export function optionally(rule: Rule): Rule {
  return (article) => ({ matched: true, occurrences: rule(article).occurrences });
}

/** The scope that a field name opens inside another; null where they exclude each other. */
export function narrowed(field: QueryField, outer: Scope): Scope | null {
  switch (field) {
    case 'title':
    case 'body': {
      const wanted: TextField = field === 'title' ? 'title' : 'text';
      const open = outer.kind === 'prose' && outer.fields.includes(wanted);
      return open ? { kind: 'prose', fields: [wanted] } : null;
    }
    case 'person':
    case 'place':
    case 'organization':
      return { kind: 'names', type: field };
    default:
      return { kind: 'metadata', field };
  }
}
