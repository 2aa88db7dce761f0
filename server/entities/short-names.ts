/**
 * Short names → the full names they stand for in the article: `Putin` → Vladimir Putin, `WHO` → the
 * World Health Organization that the article introduced with it.
 */
import type { TextField } from '../core/article.ts';
import { fold } from '../core/fold.ts';
import { type FoundName, nameKey } from './found-name.ts';
import { isFullName, shortForms, shortKey, wordsOf } from './person-name.ts';

/**
 * For each mention the one it stands for; itself where it is full, or stands for nobody known. The
 * end of a full name (`Putin`, `Le Pen`) means the bearer last named before it, else the first named
 * after it; a given name alone means its bearer only where there is one.
 */
export function fullNames(
  found: readonly FoundName[],
  texts: Readonly<Record<TextField, string>>,
): readonly FoundName[] {
  const named = found.flatMap((mention, at) =>
    mention.type === 'person' && isFullName(mention.text) ? [{ mention, at }] : [],
  );
  const short = new Set(named.flatMap(({ mention }) => shortForms(mention.text)));
  // Lula da Silva is short for Luiz Inácio Lula da Silva where both are named.
  const people = named.filter(({ mention }) => !short.has(shortKey(mention.text)));
  const byEnd = new Map<string, typeof people>();
  for (const person of people) {
    for (const form of shortForms(person.mention.text))
      byEnd.set(form, [...(byEnd.get(form) ?? []), person]);
  }
  const byGiven = new Map<string, Map<string, FoundName>>();
  for (const { mention } of people) {
    const given = shortKey(wordsOf(mention.text)[0] ?? '');
    const bearers = byGiven.get(given) ?? new Map<string, FoundName>();
    if (!bearers.has(nameKey(mention))) bearers.set(nameKey(mention), mention);
    byGiven.set(given, bearers);
  }
  const acronyms = introducedAcronyms(found, texts);
  return found.map((mention, at) => {
    if (mention.type === 'organization') return acronyms.get(mention.text) ?? mention;
    if (mention.type !== 'person') return mention;
    const bearers = byEnd.get(shortKey(mention.text)) ?? [];
    const bearer = bearers.filter((person) => person.at < at).at(-1) ?? bearers[0];
    if (bearer !== undefined) return bearer.mention;
    if (isFullName(mention.text)) return mention;
    const given = [...(byGiven.get(shortKey(mention.text))?.values() ?? [])];
    return (given.length === 1 ? given[0] : undefined) ?? mention;
  });
}

/** `World Health Organization (WHO)` and `WHO (World Health Organization)`: acronym → the name in full. */
function introducedAcronyms(
  found: readonly FoundName[],
  texts: Readonly<Record<TextField, string>>,
): ReadonlyMap<string, FoundName> {
  const acronyms = new Map<string, FoundName>();
  for (const [i, second] of found.entries()) {
    const first = found[i - 1];
    if (first === undefined || first.field !== second.field) continue;
    if (first.type !== 'organization' || second.type !== 'organization') continue;
    const between = texts[first.field].slice(first.end, second.start);
    if (!/^\s*(?:['’]s?\s*)?[([]\s*(?:the\s+)?["“]?$/u.test(between)) continue;
    if (isAcronymOf(second.text, first.text)) acronyms.set(second.text, first);
    else if (isAcronymOf(first.text, second.text)) acronyms.set(first.text, second);
  }
  return acronyms;
}

/** Whether the letters stand, in order, at the beginnings of the name's words. */
function isAcronymOf(acronym: string, name: string): boolean {
  if (!/^\p{Lu}[\p{Lu}\p{N}.&-]{1,9}$/u.test(acronym)) return false;
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
