/**
 * Parentheses made to match, before parsing: what follows may count on every `(` having its `)` and
 * on a bounded depth, so no text can exhaust the stack.
 */
import type { Span } from '../span.ts';
import type { Lexeme } from './lexer.ts';
import { queryLimits } from './limits.ts';
import type { Warn } from './warning-list.ts';

/** The lexemes without stray or too deep parentheses, and with those that were never closed closed at `end`. */
export function balance(lexemes: readonly Lexeme[], end: number, warn: Warn): Lexeme[] {
  const { depth } = queryLimits();
  const balanced: Lexeme[] = [];
  const open: Span[] = [];
  for (const lexeme of lexemes) {
    if (lexeme.kind === 'open') {
      open.push(lexeme.span);
      if (open.length <= depth) balanced.push(lexeme);
      else
        warn(
          'too-deep',
          `Parentheses nest at most ${depth} deep; the rest are left out.`,
          lexeme.span,
        );
    } else if (lexeme.kind === 'close') {
      if (open.length === 0) warn('stray-parenthesis', 'This “)” closes nothing.', lexeme.span);
      else if (open.length <= depth) balanced.push(lexeme);
      open.pop();
    } else balanced.push(lexeme);
  }
  for (const span of open) warn('unclosed-group', 'This “(” is never closed.', span);
  const missing = Math.min(open.length, depth);
  for (let i = 0; i < missing; i++) balanced.push({ kind: 'close', span: { start: end, end } });
  return balanced;
}
