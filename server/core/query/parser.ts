/**
 * Query text → query tree. Never throws and never refuses: whatever is typed means something, and
 * where it may mean something else a warning points at it.
 */
import { balance } from './balance.ts';
import { Grammar } from './grammar.ts';
import { lex } from './lexer.ts';
import { queryLimits } from './limits.ts';
import { noteExclusionsOnly, noteUnusedOperators } from './second-thoughts.ts';
import type { ParsedQuery, QueryNode } from './tree.ts';
import { createWarningList, type Warn } from './warning-list.ts';

/** Parses a query text of any content, in time linear in its length. */
export function parseQuery(text: string): ParsedQuery {
  const warnings = createWarningList();
  const kept = cut(text, warnings.warn);
  const whole = kept.length === text.length;
  // Where the text was cut, what stands open there is not its author's mistake.
  const warn: Warn = (code, message, span) => {
    if (whole || !code.startsWith('unclosed')) warnings.warn(code, message, span);
  };
  const lexemes = balance(lex(kept), kept.length, warn);
  noteUnusedOperators(lexemes, warn);
  const root = new Grammar(lexemes, kept.length, warn).parse();
  if (root !== null) noteExclusionsOnly(root, warn);
  const all: QueryNode = { kind: 'all', span: { start: 0, end: kept.length } };
  return { root: root ?? all, warnings: warnings.all() };
}

/** How far back the cut looks for white space, so as not to leave half a word. */
const CUT_WINDOW = 100;

function cut(text: string, warn: Warn): string {
  const { chars } = queryLimits();
  if (text.length <= chars) return text;
  const head = text.slice(0, chars).replace(/[\ud800-\udbff]$/, '');
  let end = head.length;
  while (end > head.length - CUT_WINDOW && !/\s/.test(head.charAt(end))) end--;
  const kept = /\s/.test(head.charAt(end)) ? head.slice(0, end) : head;
  const message = `A query has at most ${chars} characters; the rest is left out.`;
  warn('too-long', message, { start: kept.length, end: text.length });
  return kept;
}
