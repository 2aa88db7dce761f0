/** The family name of a person's name as printed. */
import { fold } from '../core/fold.ts';
import { FAMILY_FIRST } from './name-words.ts';

const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/iu;

export function isFullName(name: string): boolean {
  return /\s/u.test(name);
}

/** The last word, or the first where the name stands in East Asian order. */
export function familyName(name: string): string {
  const words = name.split(/\s+/u).filter((word) => !GENERATION.test(word));
  const first = words[0] ?? name;
  const last = words.at(-1) ?? name;
  return FAMILY_FIRST.has(fold(first)) && !FAMILY_FIRST.has(fold(last)) ? first : last;
}
