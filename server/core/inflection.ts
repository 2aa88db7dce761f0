/**
 * Inflections: which surface forms a plain word stands for. Forms that share a stem are one word to
 * the reader (troop, troops); exact forms rank higher. Numbers have inflections of their own: `5m`
 * finds `$5m` and `€5m`, while `$5m`, typed with its sign, finds only itself.
 */
import { stem as porter2 } from 'porter2';

const ENGLISH = /^[a-z]+(?:'[a-z]+)?$/;
const SIGNED_NUMBER = /^\p{Sc}?(\d[^%‰]*)[%‰]?$/u;
const SIGN = /\p{Sc}|[%‰]/u;

/**
 * The stem of a term: Snowball's English stemmer (Porter2) for words in plain Latin letters, the
 * bare figure for numbers, else the term itself. Source: https://snowballstem.org/algorithms/english/stemmer.html
 */
export function stem(term: string): string {
  if (ENGLISH.test(term)) return porter2(term);
  return SIGNED_NUMBER.exec(term)?.[1] ?? term;
}

/** Whether a query term asks for itself alone: a figure typed with its currency or percent sign. */
export function isExactOnly(term: string): boolean {
  return SIGN.test(term);
}
