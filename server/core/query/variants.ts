/**
 * Names in any spelling: a run of plain words that is a known name also finds the other spellings of
 * the same name. Works on the effective tree; quotes, fields of names and metadata, and patterns stay
 * as typed.
 */
import { tokenizeQuery } from '../analyzer.ts';
import type { VariantReport } from '../searcher.ts';
import type { PhraseNode, QueryNode, WordNode } from './tree.ts';

/** An entity that typed words name, and its other spellings, as text. */
export type OtherSpellings = { readonly entity: string; readonly forms: readonly string[] };

/** Looks up typed words (joined by a space); null where they name nobody in particular. */
export type FindSpellings = (typed: string) => OtherSpellings | null;

/** Words of the longest name looked for. */
const MAX_NAME_WORDS = 5;

export type WithVariants = {
  readonly root: QueryNode;
  readonly variants: readonly VariantReport[];
};

/** The tree with its names in any spelling. Leaves that stay are the same objects. */
export function withVariants(root: QueryNode, find: FindSpellings): WithVariants {
  const variants = new Map<string, VariantReport>();
  const named = (words: readonly WordNode[]): QueryNode | null => {
    const typed = words.map(({ text }) => text).join(' ');
    const found = find(typed);
    const [first, last] = [words[0], words.at(-1)];
    if (found === null || first === undefined || last === undefined) return null;
    const span = { start: first.span.start, end: last.span.end };
    const own = words.map(({ term }) => term).join(' ');
    const forms = found.forms
      .map((form) => phraseOf(form, span))
      .filter((form) => form.parts.length > 0 && termsOf(form) !== own);
    if (forms.length === 0) return null;
    const spelled = forms.map(({ text }) => text);
    variants.set(typed, { term: typed, entity: found.entity, forms: spelled });
    const child: QueryNode =
      words.length === 1 ? first : { kind: 'and', children: words, implicit: true, span };
    return { kind: 'variant', child, forms, entity: found.entity, span };
  };
  return { root: inAnySpelling(root, named), variants: [...variants.values()] };
}

type Named = (words: readonly WordNode[]) => QueryNode | null;

function inAnySpelling(node: QueryNode, named: Named): QueryNode {
  switch (node.kind) {
    case 'word':
      return named([node]) ?? node;
    case 'and':
      if (!node.implicit) {
        return { ...node, children: node.children.map((child) => inAnySpelling(child, named)) };
      }
      return sideBySide(runsNamed(node.children, named), node.span);
    case 'or':
      return { ...node, children: node.children.map((child) => inAnySpelling(child, named)) };
    case 'not':
    case 'optional':
      return { ...node, child: inAnySpelling(node.child, named) };
    case 'near':
      return {
        ...node,
        left: inAnySpelling(node.left, named),
        right: inAnySpelling(node.right, named),
      };
    case 'field':
      return node.field === 'title' || node.field === 'body'
        ? { ...node, child: inAnySpelling(node.child, named) }
        : node;
    default:
      return node;
  }
}

/** Longest names first; a word belongs to one name. */
function runsNamed(children: readonly QueryNode[], named: Named): QueryNode[] {
  const result: QueryNode[] = [];
  for (let at = 0; at < children.length; ) {
    const run = wordsFrom(children, at);
    let taken = 0;
    for (let length = run.length; length > 0 && taken === 0; length -= 1) {
      const variant = named(run.slice(0, length));
      if (variant === null) continue;
      result.push(variant);
      taken = length;
    }
    const child = children[at];
    if (taken === 0 && child !== undefined) {
      result.push(child.kind === 'word' ? child : inAnySpelling(child, named));
    }
    at += Math.max(1, taken);
  }
  return result;
}

/** Plain words side by side from a place on, as many as a name may have. */
export function wordsFrom(children: readonly QueryNode[], at: number): WordNode[] {
  const words: WordNode[] = [];
  for (const child of children.slice(at, at + MAX_NAME_WORDS)) {
    if (child.kind !== 'word') break;
    words.push(child);
  }
  return words;
}

function sideBySide(children: readonly QueryNode[], span: QueryNode['span']): QueryNode {
  const [only] = children;
  return children.length === 1 && only !== undefined
    ? only
    : { kind: 'and', children, implicit: true, span };
}

function phraseOf(form: string, span: QueryNode['span']): PhraseNode {
  const parts = tokenizeQuery(form).map(({ term }) => ({ kind: 'term' as const, term }));
  return { kind: 'phrase', text: form, parts, slop: null, quoted: false, required: false, span };
}

function termsOf({ parts }: PhraseNode): string {
  return parts.map((part) => (part.kind === 'term' ? part.term : '')).join(' ');
}
