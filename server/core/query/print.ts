/**
 * Query tree → canonical query text, which parses back to the same tree up to spans and typed text.
 * Every leaf is printed as typed where that still means the same on its own, else in folded form.
 */

import { isSingleCjk } from '../analyzer.ts';
import { firstDay, lastDay } from '../date-bound.ts';
import { lex } from './lexer.ts';
import { queryLimits } from './limits.ts';
import { parseQuery } from './parser.ts';
import type { PhraseNode, QueryNode } from './tree.ts';
import type { WordLike } from './typed-word.ts';

/** `folded`: leaves in folded form. `tight`: only the parentheses that precedence asks for. */
type Manner = { readonly folded: boolean; readonly tight: boolean };

/** The text of a tree. `optional` has no syntax: its child is printed in its place. */
export function printQuery(root: QueryNode): string {
  const loose = print(root, { folded: false, tight: false });
  const limits = queryLimits();
  const tight = loose.length > limits.chars || depth(loose) > limits.depth;
  const typed = print(root, { folded: false, tight });
  if (readsAsMeant(typed, root)) return typed;
  const folded = print(root, { folded: true, tight });
  // Parentheses around it all keep a question mark at the end from closing a question.
  return readsAsMeant(folded, root) ? folded : `(${folded})`;
}

/** Whether two trees are one, but for spans and typed text. */
export function sameQuery(a: QueryNode, b: QueryNode): boolean {
  return outline(a) === outline(b);
}

function outline(node: QueryNode): string {
  return JSON.stringify(node, (key, value) =>
    key === 'span' || key === 'text' ? undefined : value,
  );
}

/** All capitals, or a question, and a text may mean something else as a whole than in its parts. */
function readsAsMeant(text: string, root: QueryNode): boolean {
  return !/^\P{Ll}*$|\?$/u.test(text) || sameQuery(parseQuery(text).root, root);
}

function print(node: QueryNode, manner: Manner): string {
  switch (node.kind) {
    case 'all':
      return '';
    case 'word':
    case 'wildcard':
    case 'fuzzy':
    case 'phrase':
      return (node.required ? '+' : '') + printLeaf(node, manner);
    case 'any-entity':
      return `${node.type}:*`;
    case 'missing':
      return `missing:${node.field}`;
    case 'date':
      return `${node.on}:${dateRange(node.from, node.to)}`;
    case 'optional':
    case 'variant':
      return print(node.child, manner);
    case 'not':
      return `-${operand(node.child, manner)}`;
    case 'field':
      return field(node.field, node.child, manner);
    case 'near': {
      const left =
        node.left.kind === 'near' ? print(node.left, manner) : operand(node.left, manner);
      return `${left} NEAR/${node.distance} ${operand(node.right, manner)}`;
    }
    case 'or':
      return node.children.map((child) => member(child, 'or', manner)).join(' OR ');
    case 'and':
      return node.children
        .map((child) => member(child, 'and', manner))
        .join(node.implicit ? ' ' : ' AND ');
    default:
      return node satisfies never;
  }
}

/** A child of AND or OR. */
function member(node: QueryNode, parent: 'and' | 'or', manner: Manner): string {
  const inner = bare(node);
  const binds =
    inner.kind === 'near' || (parent === 'and' && (inner.kind === 'or' || isExplicit(inner)));
  if (inner.kind === 'not' || (manner.tight && binds)) return print(inner, manner);
  return operand(inner, manner);
}

function isExplicit(node: QueryNode): boolean {
  return node.kind === 'and' && !node.implicit;
}

/** In parentheses unless it is one term. */
function operand(node: QueryNode, manner: Manner): string {
  const inner = bare(node);
  const compound = inner.kind === 'and' || inner.kind === 'or' || inner.kind === 'near';
  return compound || inner.kind === 'not' ? `(${print(inner, manner)})` : print(inner, manner);
}

function bare(node: QueryNode): QueryNode {
  return node.kind === 'optional' || node.kind === 'variant' ? bare(node.child) : node;
}

function field(name: string, child: QueryNode, manner: Manner): string {
  const inner = bare(child);
  if (
    inner.kind === 'word' ||
    inner.kind === 'wildcard' ||
    inner.kind === 'fuzzy' ||
    inner.kind === 'phrase'
  )
    return `${inner.required ? '+' : ''}${name}:${printLeaf(inner, manner)}`;
  return `${name}:(${print(inner, manner)})`;
}

/** A day, month or year where the range is one. */
function dateRange(from: string | null, to: string | null): string {
  if (from === null || to === null) return `${from ?? ''}..${to ?? ''}`;
  const period = [from.slice(0, 4), from.slice(0, 7), from].find(
    (bound) => firstDay(bound) === from && lastDay(bound) === to,
  );
  return period ?? `${from}..${to}`;
}

/** Without its `+`. */
function printLeaf(leaf: WordLike, { folded }: Manner): string {
  const plain = { ...leaf, required: false };
  const [first, second] = folded
    ? [canonical(plain), typed(plain)]
    : [typed(plain), canonical(plain)];
  return standsAlone(first, plain) || !standsAlone(second, plain) ? first : second;
}

function standsAlone(text: string, leaf: WordLike): boolean {
  const [only, ...others] = lex(text);
  const isOne = others.length === 0 && (only?.kind === 'word' || only?.kind === 'phrase');
  return isOne && sameQuery(parseQuery(text).root, leaf);
}

function typed(leaf: WordLike): string {
  return leaf.kind === 'phrase' && leaf.quoted ? quoted(leaf.text, leaf.slop) : leaf.text;
}

function canonical(leaf: WordLike): string {
  switch (leaf.kind) {
    case 'word':
      return leaf.term;
    case 'wildcard':
      return leaf.pattern;
    case 'fuzzy':
      return leaf.edits === 1 ? `${leaf.term}~` : `${leaf.term}~2`;
    case 'phrase':
      return leaf.quoted ? quoted(joined(leaf, ' '), leaf.slop) : joined(leaf, '-');
    default:
      return leaf satisfies never;
  }
}

/** The parts of a phrase; bigrams that overlap become the run that they were cut from. */
function joined(phrase: PhraseNode, separator: string): string {
  const parts = phrase.parts.map((part) => (part.kind === 'term' ? part.term : part.pattern));
  return parts.reduce((text, part, i) => {
    const [first = '', ...others] = part;
    const before = parts[i - 1] ?? '';
    const overlaps = isSingleCjk(first) && before.length > first.length && before.endsWith(first);
    return overlaps ? text + others.join('') : text + separator + part;
  });
}

function quoted(text: string, slop: number | null): string {
  return `"${text}"${slop === null ? '' : `~${slop}`}`;
}

/** How deep the parentheses of a printed text nest; phrases hold none that count. */
function depth(text: string): number {
  let level = 0;
  let deepest = 0;
  for (const { kind } of lex(text)) {
    if (kind === 'open') level++;
    else if (kind === 'close') level--;
    deepest = Math.max(deepest, level);
  }
  return deepest;
}
