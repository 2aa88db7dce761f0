/**
 * Names within one article: recognised spans → local names with every occurrence. A person is known
 * by a full name somewhere in the article; the family name alone then means the same person. An
 * acronym in brackets means the name before it. A family name whose bearer is never named in full
 * stays as it is, for the entity table to decide. The recogniser reads English alone.
 */
import { type Article, searchableTitle, TEXT_FIELDS } from '../core/article.ts';
import type { LocalName, MentionSpan } from '../core/names.ts';
import { disjointNames, type FoundName, nameKey } from './found-name.ts';
import { withoutHeadlineGuesses } from './headline-guesses.ts';
import { withFamiliesAsPeople } from './mistyped-families.ts';
import { withRulersAsPeople } from './mistyped-rulers.ts';
import { otherOccurrences } from './other-occurrences.ts';
import type { RecognisedTexts, Recogniser } from './recogniser.ts';
import { fullNames } from './short-names.ts';

export type NamedArticle = Pick<
  Article,
  'title' | 'titleSource' | 'text' | 'paragraphs' | 'language'
>;

/**
 * What a recogniser is asked to read of an article: its title, as far as it is one, and its text. Nothing
 * where the language is another than English, in which it would guess: the publisher's names are left.
 */
export function namedTexts(article: NamedArticle): readonly string[] {
  return mayBeEnglish(article) ? [searchableTitle(article), article.text] : [];
}

/** Articles whose language is unknown are taken for English. */
export function mayBeEnglish({ language }: Pick<Article, 'language'>): boolean {
  return language === null || language === 'en';
}

/** All names of an article, in the order of their first mention. */
export function articleNames(article: NamedArticle, recogniser: Recogniser): LocalName[] {
  return namesFrom(article, recogniser.recognise(namedTexts(article)));
}

/** The same, from spans that a recogniser has given for the `namedTexts` of the article. */
export function namesFrom(article: NamedArticle, recognised: RecognisedTexts): LocalName[] {
  const texts = { title: searchableTitle(article), text: article.text };
  const all = TEXT_FIELDS.flatMap((field, i) =>
    disjointNames(field, texts[field], recognised[i] ?? []),
  );
  const trusted = withoutHeadlineGuesses(all, texts, article.paragraphs);
  const found = withFamiliesAsPeople(withRulersAsPeople(trusted), texts);
  const full = fullNames(found, texts);
  const names = new Map<string, { name: FoundName; mentions: MentionSpan[] }>();
  for (const [i, mention] of found.entries()) {
    const name = full[i] ?? mention;
    const { field, start, end } = mention;
    const gathered = names.get(nameKey(name)) ?? { name, mentions: [] };
    gathered.mentions.push({ field, start, end });
    names.set(nameKey(name), gathered);
  }
  const missed = otherOccurrences(
    [...names.values()].map(({ name }) => name),
    found,
    texts,
  );
  for (const { name, mention } of missed) names.get(nameKey(name))?.mentions.push(mention);
  return [...names.values()].map(({ name: { type, text }, mentions }) => ({
    type,
    name: text,
    mentions: mentions.sort(byPlace),
  }));
}

function byPlace(a: MentionSpan, b: MentionSpan): number {
  return TEXT_FIELDS.indexOf(a.field) - TEXT_FIELDS.indexOf(b.field) || a.start - b.start;
}
