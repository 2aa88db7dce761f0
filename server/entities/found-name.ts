/** A name where it was found: trimmed, and with what stands there. */
import type { TextField } from '../core/article.ts';
import { fold } from '../core/fold.ts';
import type { EntityType, MentionSpan } from '../core/names.ts';
import { knownType } from './known-names.ts';
import { nameSpans } from './name-span.ts';
import type { RecognisedSpan } from './recogniser.ts';

export type FoundName = MentionSpan & { readonly type: EntityType; readonly text: string };

/** What two mentions of one name share within an article. */
export function nameKey({ type, text }: Pick<FoundName, 'type' | 'text'>): string {
  return `${type}:${fold(text).replaceAll(/[\s\u2010-\u2015-]+/gu, ' ')}`;
}

/** Disjoint names of one field in order; where spans overlap the longer wins. */
export function disjointNames(
  field: TextField,
  text: string,
  recognised: readonly RecognisedSpan[],
): FoundName[] {
  const spans = recognised
    .flatMap((span) => nameSpans(text, span))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const found: FoundName[] = [];
  for (const { type, start, end } of spans) {
    const last = found.at(-1);
    if (last !== undefined && start < last.end) {
      if (end - start <= last.end - last.start) continue;
      found.pop();
    }
    const name = text.slice(start, end);
    found.push({ field, type: knownType(type, name), start, end, text: name });
  }
  return found;
}
