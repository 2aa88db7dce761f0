/**
 * Names within one article: recognised spans → local names with every occurrence. A person is known
 * by a full name somewhere in the article; afterwards the family name alone means the same person. A
 * family name whose bearer is never named in full is left out rather than guessed at.
 */
import { type Article, searchableTitle, type TextField } from '../core/article.ts';
import { fold } from '../core/fold.ts';
import type { EntityType, LocalName, MentionSpan } from '../core/names.ts';
import { nameSpans } from './name-span.ts';
import { FAMILY_FIRST } from './name-words.ts';
import type { Recogniser } from './recogniser.ts';

type Found = MentionSpan & { readonly type: EntityType; readonly text: string };
type Gathered = {
  readonly type: EntityType;
  readonly name: string;
  readonly mentions: MentionSpan[];
};

/** All names of an article, in the order of their first mention. */
export function articleNames(
  article: Pick<Article, 'title' | 'titleSource' | 'text'>,
  recogniser: Recogniser,
): LocalName[] {
  const fields: readonly (readonly [TextField, string])[] = [
    ['title', searchableTitle(article)],
    ['text', article.text],
  ];
  const found = fields.flatMap(([field, text]) => foundIn(field, text, recogniser));
  const names = new Map<string, Gathered>();
  const families = new Map<string, string | null>();
  for (const mention of found) {
    if (mention.type !== 'person' || !isFullName(mention.text)) continue;
    const family = fold(familyName(mention.text));
    const known = families.get(family);
    const full = nameKey(mention);
    families.set(family, known === undefined || known === full ? full : null);
  }
  for (const mention of found) {
    const key =
      mention.type === 'person' && !isFullName(mention.text)
        ? families.get(fold(mention.text))
        : nameKey(mention);
    if (key === undefined || key === null) continue;
    const { type, text, field, start, end } = mention;
    const gathered = names.get(key) ?? { type, name: text, mentions: [] };
    gathered.mentions.push({ field, start, end });
    names.set(key, gathered);
  }
  return [...names.values()];
}

/** Disjoint mentions of one field in order; where spans overlap the longer wins. */
function foundIn(field: TextField, text: string, recogniser: Recogniser): Found[] {
  const spans = recogniser
    .recognise(text)
    .flatMap((span) => nameSpans(text, span))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const found: Found[] = [];
  for (const { type, start, end } of spans) {
    const last = found.at(-1);
    if (last !== undefined && start < last.end) {
      if (end - start <= last.end - last.start) continue;
      found.pop();
    }
    found.push({ field, type, start, end, text: text.slice(start, end) });
  }
  return found;
}

function nameKey({ type, text }: { readonly type: EntityType; readonly text: string }): string {
  return `${type}:${fold(text).replaceAll(/[\s-]+/gu, ' ')}`;
}

function isFullName(name: string): boolean {
  return /\s/u.test(name);
}

/** The last word, or the first where the name stands in East Asian order. */
function familyName(name: string): string {
  const words = name.split(/\s+/u);
  const first = words[0] ?? name;
  return FAMILY_FIRST.has(fold(first)) ? first : (words.at(-1) ?? name);
}
