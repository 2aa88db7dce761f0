/**
 * Names among the words of a query, which a filter could ask for instead: `zelenskyy nato` holds a person.
 * Only words that must all be found count, at the top of the query; the longest names go first.
 */
import type { EntityType } from '../names.ts';
import type { Span } from '../span.ts';
import type { QueryNode } from './tree.ts';
import { wordsFrom } from './variants.ts';

export type RecognisedName = {
  /** As typed. */
  readonly text: string;
  readonly type: EntityType;
  /** The entity's display name. */
  readonly name: string;
  /** Where it stands in the query that was searched. */
  readonly span: Span;
};

/** The entities that a text may name. */
export type FindNames = (
  typed: string,
) => readonly { readonly type: EntityType; readonly name: string }[];

/** Offered at most. */
const MAX_NAMES = 3;

export function recognisedNames(root: QueryNode, find: FindNames): RecognisedName[] {
  const children = root.kind === 'and' && root.implicit ? root.children : [root];
  const names: RecognisedName[] = [];
  for (let at = 0; at < children.length; ) {
    const child = children[at];
    if (child?.kind === 'phrase' && child.quoted && child.slop === null)
      names.push(...told(child.text, child.span, find));
    at += Math.max(1, takeRun(children, at, find, names));
  }
  return names.slice(0, MAX_NAMES);
}

/** Adds the longest name that starts here; how many words it has. */
function takeRun(
  children: readonly QueryNode[],
  at: number,
  find: FindNames,
  names: RecognisedName[],
): number {
  const run = wordsFrom(children, at);
  for (let length = run.length; length > 0; length -= 1) {
    const words = run.slice(0, length);
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined) continue;
    const span = { start: first.span.start, end: last.span.end };
    const found = told(words.map(({ text }) => text).join(' '), span, find);
    names.push(...found);
    if (found.length > 0) return length;
  }
  return 0;
}

function told(text: string, span: Span, find: FindNames): RecognisedName[] {
  return find(text).map(({ type, name }) => ({ text, type, name, span }));
}

/** The query without a name; what is left of it may be empty. */
export function withoutName(query: string, { span }: RecognisedName): string {
  return `${query.slice(0, span.start)} ${query.slice(span.end)}`.replaceAll(/\s+/g, ' ').trim();
}
