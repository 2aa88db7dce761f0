/**
 * The grammar of queries, over balanced lexemes. What cannot be meant is left out, with a warning.
 *
 *   sequence  conjunct…                 side by side: an implicit AND
 *   conjunct  either (AND either)*
 *   either    unary (OR unary)*         OR binds tighter than AND
 *   unary     (NOT | -)* near
 *   near      operand (NEAR/n operand)* from the left
 *   operand   +* (word | "phrase" | ( sequence ) | field: value)
 */
import { conjunction, disjunction, hasWords, negation, withRequired } from './build.ts';
import { FieldReader } from './field-reader.ts';
import type { Lexeme, OperatorLexeme } from './lexer.ts';
import type { NearNode, QueryNode } from './tree.ts';
import { readDistance, readPhrase, readWord } from './typed-word.ts';
import type { Warn } from './warning-list.ts';

/** A recursive descent over balanced lexemes; its depth is bounded by theirs. */
export class Grammar {
  readonly #lexemes: readonly Lexeme[];
  readonly #warn: Warn;
  readonly #fields: FieldReader;
  #at = 0;

  constructor(lexemes: readonly Lexeme[], end: number, warn: Warn) {
    this.#lexemes = lexemes;
    this.#warn = warn;
    this.#fields = new FieldReader(end, warn);
  }

  parse(): QueryNode | null {
    return this.#sequence();
  }

  #sequence(): QueryNode | null {
    const conjuncts: QueryNode[] = [];
    const level: Level = { operands: 0, hasOr: false };
    for (let lexeme = this.#peek(); lexeme !== undefined && lexeme.kind !== 'close'; ) {
      if (lexeme.kind === 'operator' && lexeme.name !== 'NOT') {
        this.#stray(lexeme);
        this.#at++;
      } else {
        const node = this.#conjunct(level);
        if (node !== null) conjuncts.push(node);
      }
      lexeme = this.#peek();
    }
    const node = conjunction(conjuncts, true);
    if (node !== null && level.hasOr && level.operands > 1)
      this.#warn(
        'mixed-operators',
        'OR binds tighter than AND: “a b OR c” is read as “a (b OR c)”. Parentheses make it plain.',
        node.span,
      );
    return node;
  }

  #conjunct(level: Level): QueryNode | null {
    const parts = [this.#either(level)];
    for (let and = this.#take('AND'); and !== null; and = this.#take('AND')) {
      if (startsOperand(this.#peek())) parts.push(this.#either(level));
      else this.#stray(and);
    }
    return conjunction(
      parts.filter((part) => part !== null),
      false,
    );
  }

  #either(level: Level): QueryNode | null {
    const parts = [this.#unary()];
    for (let or = this.#take('OR'); or !== null; or = this.#take('OR')) {
      if (startsOperand(this.#peek())) parts.push(this.#unary());
      else this.#stray(or);
    }
    const present = parts.filter((part) => part !== null);
    if (present.length > 0) level.operands++;
    if (present.length > 1) level.hasOr = true;
    return disjunction(present);
  }

  #unary(): QueryNode | null {
    const first = this.#peek();
    let last: Lexeme | undefined;
    let negated = false;
    for (let sign = this.#peek(); isNegation(sign); sign = this.#peek()) {
      negated = !negated;
      last = sign;
      this.#at++;
    }
    if (last !== undefined && !startsOperand(this.#peek())) {
      this.#stray(last);
      return null;
    }
    const node = this.#near();
    return node !== null && negated ? negation(node, first?.span.start ?? 0) : node;
  }

  #near(): QueryNode | null {
    let left = this.#operand();
    for (let near = this.#take('NEAR'); near !== null; near = this.#take('NEAR')) {
      const next = this.#peek();
      if (!startsOperand(next) || isNegation(next)) {
        this.#stray(near);
        continue;
      }
      const right = this.#operand();
      left = left === null || right === null ? (left ?? right) : this.#pair(left, right, near);
    }
    return left;
  }

  /** Both sides need a place in the text; failing that, both must merely match. */
  #pair(left: QueryNode, right: QueryNode, near: OperatorLexeme): QueryNode | null {
    if (!hasWords(left) || !hasWords(right)) {
      this.#warn('stray-operator', 'NEAR needs words on both sides; read as AND.', near.span);
      return conjunction([left, right], true);
    }
    const distance = readDistance(near.distance, near.span, this.#warn);
    const span = { start: left.span.start, end: right.span.end };
    return { kind: 'near', left, right, distance, span } satisfies NearNode;
  }

  #operand(): QueryNode | null {
    let plus: Lexeme | null = null;
    for (let next = this.#peek(); next?.kind === 'plus'; next = this.#peek()) {
      plus = next;
      this.#at++;
    }
    if (plus !== null && !startsOperand(this.#peek())) {
      this.#stray(plus);
      return null;
    }
    const node = this.#primary();
    return node !== null && plus !== null ? withRequired(node, true) : node;
  }

  #primary(): QueryNode | null {
    const lexeme = this.#peek();
    this.#at++;
    switch (lexeme?.kind) {
      case 'word':
        this.#fields.noteUnknownField(lexeme, this.#peek());
        return this.#fields.counted(readWord(lexeme.text, lexeme.span, this.#warn));
      case 'phrase':
        if (!lexeme.closed)
          this.#warn('unclosed-quote', 'This quote is never closed.', lexeme.span);
        return this.#fields.counted(readPhrase(lexeme, this.#warn));
      case 'open':
        return this.#group(lexeme);
      case 'field': {
        const value = this.#peek();
        if (value?.kind === 'open') {
          const child = this.#primary();
          return this.#fields.group(lexeme, child);
        }
        if (value?.kind === 'word' || value?.kind === 'phrase') {
          this.#at++;
          return this.#fields.value(lexeme, value);
        }
        return this.#fields.empty(lexeme);
      }
      default:
        return null;
    }
  }

  #group(open: Lexeme): QueryNode | null {
    const isEmpty = this.#peek()?.kind === 'close';
    const node = this.#sequence();
    const close = this.#peek();
    this.#at++;
    const span = { start: open.span.start, end: close?.span.end ?? open.span.end };
    if (isEmpty) this.#warn('empty-group', 'Nothing stands between the parentheses.', span);
    return node;
  }

  #peek(): Lexeme | undefined {
    return this.#lexemes[this.#at];
  }

  #take(name: OperatorLexeme['name']): OperatorLexeme | null {
    const lexeme = this.#peek();
    if (lexeme?.kind !== 'operator' || lexeme.name !== name) return null;
    this.#at++;
    return lexeme;
  }

  #stray({ span }: Lexeme): void {
    this.#warn('stray-operator', 'This operator has nothing to work on; it is left out.', span);
  }
}

/** What one level of parentheses mixes. */
type Level = { operands: number; hasOr: boolean };

function isNegation(lexeme: Lexeme | undefined): lexeme is Lexeme {
  return lexeme?.kind === 'minus' || (lexeme?.kind === 'operator' && lexeme.name === 'NOT');
}

function startsOperand(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined || lexeme.kind === 'close') return false;
  return lexeme.kind !== 'operator' || lexeme.name === 'NOT';
}
