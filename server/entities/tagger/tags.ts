/**
 * The tagger's labels: BILOU positions of four kinds of name. A name of one word is U; of several, B,
 * I … and L. The fourth kind gathers nationalities, events and works, which look like names and would
 * otherwise be taken for the other three; it is dropped at the end.
 */
import type { EntityType } from '../../core/names.ts';
import type { Span } from '../../core/span.ts';

export const KINDS = ['person', 'place', 'organization', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** 0 is “no name”; then B, I, L, U of each kind. */
export const OUTSIDE = 0;
export const TAG_COUNT = 1 + 4 * KINDS.length;
const [B, I, L, U] = [0, 1, 2, 3];

/** A name over words `start` to `end` (half-open word numbers). */
export type KindSpan = Span & { readonly kind: Kind };

function tagOf(kind: Kind, part: number): number {
  return 1 + 4 * KINDS.indexOf(kind) + part;
}

/** Whether tag `next` may follow `previous`; −1 stands for the edge of a sentence on either side. */
export function mayFollow(previous: number, next: number): boolean {
  const open = previous > 0 && (previous - 1) % 4 <= I;
  if (next < 0) return !open;
  const continues = next > 0 && ((next - 1) % 4 === I || (next - 1) % 4 === L);
  if (open !== continues) return false;
  return !open || Math.floor((previous - 1) / 4) === Math.floor((next - 1) / 4);
}

/** Names → one tag a word. */
export function encode(length: number, spans: readonly KindSpan[]): Uint8Array {
  const tags = new Uint8Array(length);
  for (const { start, end, kind } of spans) {
    if (end - start === 1) tags[start] = tagOf(kind, U);
    else {
      tags.fill(tagOf(kind, I), start, end);
      tags[start] = tagOf(kind, B);
      tags[end - 1] = tagOf(kind, L);
    }
  }
  return tags;
}

/** Tags → names; the tags must be a legal sequence. */
export function decode(tags: Uint8Array): KindSpan[] {
  const spans: KindSpan[] = [];
  let start = 0;
  for (const [i, tag] of tags.entries()) {
    if (tag === OUTSIDE) continue;
    const part = (tag - 1) % 4;
    if (part === B || part === U) start = i;
    if (part === L || part === U) {
      spans.push({ start, end: i + 1, kind: KINDS[Math.floor((tag - 1) / 4)] ?? 'other' });
    }
  }
  return spans;
}

/** 0 for no name, else 1 to 4: the kind alone. */
export function kindNumber(tag: number): number {
  return tag === OUTSIDE ? 0 : 1 + Math.floor((tag - 1) / 4);
}

export function isEntityKind(kind: Kind): kind is EntityType {
  return kind !== 'other';
}
