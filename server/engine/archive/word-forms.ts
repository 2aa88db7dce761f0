/**
 * The forms of a plain word in an index of articles in several languages. Each language gives the word
 * its own forms. A form counts in every article where no other language's articles hold it, and else in
 * the articles of the languages that gave it alone: there it would be another word.
 */
import { type LanguageSet, languageSet, type StemLanguage } from '../../core/stem-language.ts';

/** What an index knows of the languages of its live articles, at least. */
export interface Languages<Term> {
  readonly languages: readonly StemLanguage[];
  /** Live terms that a language gives the same stem as this one, with all that its articles hold. */
  formsOf(term: string, language: StemLanguage): readonly Term[];
  /** The languages in whose articles a term stands. */
  heldIn(term: Term): LanguageSet;
}

export type WordForms<Term> = {
  /** Count wherever they stand. */
  readonly everywhere: readonly Term[];
  /** Count in articles of these languages alone. */
  readonly within: readonly { readonly languages: LanguageSet; readonly forms: readonly Term[] }[];
};

/** `exact`: the word itself, where the index holds it; it counts everywhere. */
export function wordForms<Term>(
  word: string,
  exact: Term | undefined,
  index: Languages<Term>,
): WordForms<Term> {
  const { languages } = index;
  const [only] = languages;
  if (only !== undefined && languages.length === 1)
    return { everywhere: index.formsOf(word, only), within: [] };
  const givenBy = new Map<Term, LanguageSet>();
  for (const language of languages) {
    for (const form of index.formsOf(word, language))
      givenBy.set(form, (givenBy.get(form) ?? 0) | languageSet(language));
  }
  const everywhere: Term[] = [];
  const within = new Map<LanguageSet, Term[]>();
  for (const [form, given] of givenBy) {
    if (form === exact || (index.heldIn(form) & ~given) === 0) everywhere.push(form);
    else within.set(given, [...(within.get(given) ?? []), form]);
  }
  return {
    everywhere,
    within: [...within].map(([set, forms]) => ({ languages: set, forms })),
  };
}
