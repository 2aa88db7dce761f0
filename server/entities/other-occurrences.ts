/**
 * Occurrences of an article's own names that the recogniser passed over: a name that stands four
 * times should not be counted three times because one sentence was hard to read.
 */
import { TEXT_FIELDS, type TextField } from '../core/article.ts';
import type { MentionSpan } from '../core/names.ts';
import type { FoundName } from './found-name.ts';

const WORD_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const WORD_AFTER = /^[\p{L}\p{N}\p{M}]/u;

export type MissedMention = { readonly name: FoundName; readonly mention: MentionSpan };

/**
 * Where the full names stand besides, written the same, outside every known mention. Names of one
 * short word are not looked for: they are words too often.
 */
export function otherOccurrences(
  names: readonly FoundName[],
  found: readonly FoundName[],
  texts: Readonly<Record<TextField, string>>,
): MissedMention[] {
  const taken = [...found];
  const missed: MissedMention[] = [];
  const longestFirst = [...names].sort((a, b) => b.text.length - a.text.length);
  for (const name of longestFirst) {
    if (name.text.length < 4 || !/^\p{Lu}/u.test(name.text)) continue;
    for (const field of TEXT_FIELDS) {
      const text = texts[field];
      for (let at = text.indexOf(name.text); at >= 0; at = text.indexOf(name.text, at + 1)) {
        const end = at + name.text.length;
        if (WORD_BEFORE.test(text.slice(at - 1, at)) || WORD_AFTER.test(text.slice(end, end + 1)))
          continue;
        if (taken.some((other) => other.field === field && other.start < end && at < other.end))
          continue;
        const mention = { field, start: at, end };
        taken.push({ ...name, ...mention });
        missed.push({ name, mention });
      }
    }
  }
  return missed;
}
