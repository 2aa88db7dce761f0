/**
 * Short names → the full names they stand for in the article: `Putin` → Vladimir Putin, `WHO` → the
 * World Health Organization that the article introduced with it.
 */
import type { TextField } from '../core/article.ts';
import { fold } from '../core/fold.ts';
import { type FoundName, nameKey } from './found-name.ts';
import { familyName, isFullName } from './person-name.ts';

/**
 * For each mention the one it stands for; itself where it is full, or stands for nobody known. A
 * family name means the bearer last named before it, else the first named after it; a given name
 * alone means its bearer only where there is one.
 */
export function fullNames(
  found: readonly FoundName[],
  texts: Readonly<Record<TextField, string>>,
): readonly FoundName[] {
  const people = found.flatMap((mention, at) =>
    mention.type === 'person' && isFullName(mention.text) ? [{ mention, at }] : [],
  );
  const byFamily = groupBy(people, ({ mention }) => fold(familyName(mention.text)));
  const byGiven = groupBy(people, ({ mention }) => fold(mention.text.split(/\s+/u)[0] ?? ''));
  const acronyms = introducedAcronyms(found, texts);
  return found.map((mention, at) => {
    const { type, text } = mention;
    if (type === 'organization') return acronyms.get(text) ?? mention;
    if (type !== 'person' || isFullName(text)) return mention;
    const bearers = byFamily.get(fold(text)) ?? [];
    const before = bearers.filter((bearer) => bearer.at < at).at(-1);
    const bearer = before ?? bearers[0];
    if (bearer !== undefined) return bearer.mention;
    const given = byGiven.get(fold(text)) ?? [];
    const distinct = new Set(given.map((person) => nameKey(person.mention)));
    return (distinct.size === 1 ? given[0]?.mention : undefined) ?? mention;
  });
}

/** `the World Health Organization (WHO)`: acronym → the mention it was introduced with. */
function introducedAcronyms(
  found: readonly FoundName[],
  texts: Readonly<Record<TextField, string>>,
): ReadonlyMap<string, FoundName> {
  const acronyms = new Map<string, FoundName>();
  for (const [i, acronym] of found.entries()) {
    const name = found[i - 1];
    if (name === undefined || name.field !== acronym.field || acronym.type !== 'organization')
      continue;
    if (name.type === 'person' || !/^\p{Lu}[\p{Lu}\p{N}.&-]{1,9}$/u.test(acronym.text)) continue;
    const between = texts[name.field].slice(name.end, acronym.start);
    if (!/^\s*(?:['’]s?\s*)?[([]\s*(?:the\s+)?["“]?$/u.test(between)) continue;
    if (isAcronymOf(acronym.text, name.text) && name.type === 'organization') {
      acronyms.set(acronym.text, name);
    }
  }
  return acronyms;
}

/** Whether the letters stand, in order, at the beginnings of the name's words. */
function isAcronymOf(acronym: string, name: string): boolean {
  const letters = [...fold(acronym)].filter((letter) => /\p{L}/u.test(letter));
  const initials = fold(name)
    .split(/[\s-]+/u)
    .map((word) => word.slice(0, 1));
  let at = 0;
  for (const letter of letters) {
    at = initials.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return letters.length >= 2;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
