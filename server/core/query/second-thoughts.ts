/** Notes on queries that parse well and may still not be meant. */
import { hasWords } from './build.ts';
import type { Lexeme } from './lexer.ts';
import type { QueryNode } from './tree.ts';
import type { Warn } from './warning-list.ts';

/**
 * Warns, once a word, of `or` and `not` between words, in small letters or in a query all in
 * capitals. `and` is not worth a note: AND is what words beside each other mean.
 */
export function noteUnusedOperators(lexemes: readonly Lexeme[], warn: Warn): void {
  const seen = new Set<string>();
  for (const [i, lexeme] of lexemes.entries()) {
    if (lexeme.kind !== 'word' || lexeme.literal || !/^(?:or|not|OR|NOT)$/.test(lexeme.text))
      continue;
    const [before, after] = [lexemes[i - 1]?.kind, lexemes[i + 1]?.kind];
    const between =
      (before === 'word' || before === 'phrase' || before === 'close') &&
      after !== undefined &&
      after !== 'close' &&
      after !== 'operator';
    if (!between || seen.has(lexeme.text)) continue;
    seen.add(lexeme.text);
    const typed = lexeme.text;
    const advice =
      typed === typed.toLowerCase()
        ? `write ${typed.toUpperCase()} to make it an operator`
        : 'in a query all in capitals there are no operators';
    warn('lowercase-operator', `“${typed}” is searched as a word; ${advice}.`, lexeme.span);
  }
}

/** Warns where a query, or one side of an OR, only excludes words, and so finds nearly everything. */
export function noteExclusionsOnly(root: QueryNode, warn: Warn): void {
  const note = (node: QueryNode): void =>
    warn('nothing-to-search', 'This only excludes: every article without it is found.', node.span);
  const visit = (node: QueryNode): void => {
    if (node.kind === 'or') for (const child of node.children) if (onlyExcludes(child)) note(child);
    if (node.kind === 'and' || node.kind === 'or') node.children.forEach(visit);
    if (node.kind === 'not' || node.kind === 'field') visit(node.child);
  };
  if (onlyExcludes(root)) note(root);
  visit(root);
}

function onlyExcludes(node: QueryNode): boolean {
  if (node.kind === 'not') return hasWords(node.child);
  if (node.kind === 'field') return onlyExcludes(node.child);
  return node.kind === 'and' && node.children.every(onlyExcludes);
}
