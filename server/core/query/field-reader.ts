/**
 * Fields of a query: what `title:`, `date:`, `missing:` … make of their values, and the counting of
 * terms, which every leaf passes through.
 */
import { isSingleCjk } from '../analyzer.ts';
import { ENTITY_TYPES } from '../names.ts';
import { parseDateRange } from './date-range.ts';
import type { FieldName, Lexeme, PhraseLexeme, WordLexeme } from './lexer.ts';
import { queryLimits } from './limits.ts';
import {
  type AnyEntityNode,
  type DateNode,
  MISSING_FIELDS,
  type MissingNode,
  type PhraseNode,
  type PhrasePart,
  type QueryField,
  type QueryNode,
} from './tree.ts';
import { readPhrase, readWord, type WordLike } from './typed-word.ts';
import type { Warn } from './warning-list.ts';

type FieldLexeme = Extract<Lexeme, { kind: 'field' }>;

/** `note:this`, but not `10:30` or `https://…`. */
const FIELD_LIKE = /^(\p{L}[\p{L}\p{N}_]*):(?!\/\/)/u;

export class FieldReader {
  readonly #end: number;
  readonly #warn: Warn;
  #terms = 0;

  /** `end`: where the query text ends. */
  constructor(end: number, warn: Warn) {
    this.#end = end;
    this.#warn = warn;
  }

  /** The leaf, or as much of it as the limit on terms leaves. */
  counted<Leaf extends WordLike | DateNode | MissingNode | AnyEntityNode>(
    leaf: Leaf | null,
  ): Leaf | PhraseNode | null {
    if (leaf === null) return null;
    const { words } = queryLimits();
    const room = words - this.#terms;
    const size = leaf.kind === 'phrase' ? leaf.parts.length : 1;
    this.#terms += Math.min(size, room);
    if (size <= room) return leaf;
    const message = `A query has at most ${words} words; the rest are left out.`;
    this.#warn('too-many-terms', message, { start: leaf.span.start, end: this.#end });
    return leaf.kind === 'phrase' && leaf.quoted && room > 0 ? shortened(leaf, room) : null;
  }

  /** Warns where a word looks like a field that does not exist; it is searched as typed. */
  noteUnknownField({ text, span }: WordLexeme, next: Lexeme | undefined): void {
    const name = FIELD_LIKE.exec(text)?.[1];
    if (name === undefined) return;
    const hasValue = text.length > name.length + 1;
    const glued = next?.span.start === span.end && next.kind !== 'close';
    if (hasValue || glued)
      this.#warn('unknown-field', `There is no field “${name}”; searched as words.`, span);
  }

  /** A field whose value is missing. */
  empty({ name, span }: FieldLexeme): null {
    this.#warn('invalid-value', `“${name}:” has no value; it is left out.`, span);
    return null;
  }

  /** A field before a group; null where nothing in the group can be searched. */
  group({ name, span: { start } }: FieldLexeme, child: QueryNode | null): QueryNode | null {
    if (child === null) return null;
    const span = { start, end: child.span.end };
    if (isQueryField(name)) return { kind: 'field', field: name, child, span };
    this.#warn('invalid-value', `“${name}:” takes one value, not a group; it is left out.`, span);
    return null;
  }

  /** A field before a word or phrase. */
  value(field: FieldLexeme, value: WordLexeme | PhraseLexeme): QueryNode | null {
    const { name } = field;
    const span = { start: field.span.start, end: value.span.end };
    if (value.kind === 'phrase' && !value.closed)
      this.#warn('unclosed-quote', 'This quote is never closed.', value.span);
    if (name === 'date' || name === 'added') return this.#date(name, value.text, span);
    if (name === 'missing') return this.#missing(value.text, span);
    if (value.kind === 'word' && value.text === '*') return this.#any(name, span);
    const leaf =
      value.kind === 'phrase'
        ? readPhrase(value, this.#warn)
        : readWord(value.text, value.span, this.#warn);
    const child = this.counted(leaf);
    return child === null ? null : { kind: 'field', field: name, child, span };
  }

  #date(on: 'date' | 'added', text: string, span: QueryNode['span']): QueryNode | null {
    const range = parseDateRange(text.trim());
    if (range === null) {
      const message = `“${on}:” takes YYYY, YYYY-MM or YYYY-MM-DD, a range with “..”, or one after > or <; it is left out.`;
      this.#warn('invalid-value', message, span);
      return null;
    }
    if (range.swapped)
      this.#warn('invalid-value', 'The range runs backwards; its ends are exchanged.', span);
    return this.counted<DateNode>({ kind: 'date', on, from: range.from, to: range.to, span });
  }

  #missing(text: string, span: QueryNode['span']): QueryNode | null {
    const field = MISSING_FIELDS.find((known) => known === text.trim().toLowerCase());
    if (field !== undefined) return this.counted<MissingNode>({ kind: 'missing', field, span });
    const message = `“missing:” takes one of ${MISSING_FIELDS.join(', ')}; it is left out.`;
    this.#warn('invalid-value', message, span);
    return null;
  }

  /** `person:*` is any person; `author:*` any article with an author. */
  #any(name: QueryField, span: QueryNode['span']): QueryNode | null {
    const type = ENTITY_TYPES.find((known) => known === name);
    if (type !== undefined) return this.counted<AnyEntityNode>({ kind: 'any-entity', type, span });
    const field = MISSING_FIELDS.find((known) => known === name);
    if (field !== undefined) {
      const child = this.counted<MissingNode>({ kind: 'missing', field, span });
      return child === null ? null : { kind: 'not', child, span };
    }
    this.#warn('nothing-to-search', `“${name}:*” asks for nothing; it is left out.`, span);
    return null;
  }
}

/** The first parts of a quoted phrase. */
function shortened(phrase: PhraseNode, count: number): PhraseNode {
  const parts = phrase.parts.slice(0, count);
  while (parts.length > 1 && isLooseEnd(parts.at(-1))) parts.pop();
  const text = parts.map((part) => (part.kind === 'term' ? part.term : part.pattern)).join(' ');
  return { ...phrase, text, parts, slop: parts.length > 1 ? phrase.slop : null };
}

/** A `*` that held a place between words, or a single Han or Kana: the tail of a run cut in two. */
function isLooseEnd(part: PhrasePart | undefined): boolean {
  return part?.kind === 'pattern' ? part.pattern === '*' : isSingleCjk(part?.term ?? '');
}

function isQueryField(name: FieldName): name is QueryField {
  return name !== 'date' && name !== 'added' && name !== 'missing';
}
