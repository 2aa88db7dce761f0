/**
 * Inflections: which surface forms a plain word stands for. Forms that share a stem are one word to
 * the reader (troop, troops); exact forms rank higher. A word in an article is inflected as the article's
 * language has it, so the same query word may stand for other forms in the next article. Numbers have
 * inflections of their own: `5m` finds `$5m` and `€5m`, while `$5m`, typed with its sign, finds only itself.
 */
import { stem as porter2 } from 'porter2';
import { snowballStem } from './snowball.ts';
import type { StemLanguage } from './stem-language.ts';

const ENGLISH = /^[a-z]+(?:'[a-z]+)?$/;
const SIGNED_NUMBER = /^\p{Sc}?(\d[^%‰]*)[%‰]?$/u;
const SIGN = /\p{Sc}|[%‰]/u;

/**
 * The stem of a term in a language: Snowball's, in English (Porter2) for words in plain Latin letters; the
 * bare figure for numbers, else the term itself. Source: https://snowballstem.org/algorithms/english/stemmer.html
 */
export function stem(term: string, language: StemLanguage = 'en'): string {
  if (language === 'en') {
    if (ENGLISH.test(term)) return porter2(term);
  } else if (language !== 'none') {
    const root = snowballStem(term, language);
    if (root !== null) return root;
  }
  return SIGNED_NUMBER.exec(term)?.[1] ?? term;
}

/** Whether a query term asks for itself alone: a figure typed with its currency or percent sign. */
export function isExactOnly(term: string): boolean {
  return SIGN.test(term);
}
