/** The order of names in a list from A to Z, and the letters it falls into. */
import { fold } from './fold.ts';

/** Stands for names that begin with no letter of an alphabet with capitals: they come last. */
export const OTHER_LETTER = '#';

/** The letter a name stands under: its first, folded, as a capital. */
export function letterOf(name: string): string {
  const [first = ''] = fold(name);
  const capital = first.toUpperCase();
  return capital === first || !/^\p{L}$/u.test(first) ? OTHER_LETTER : capital;
}

/** By letter, then by folded name, by UTF-16 code unit: the same on every machine, unlike a locale's order. */
export function compareNames(a: string, b: string): number {
  const other = Number(letterOf(a) === OTHER_LETTER) - Number(letterOf(b) === OTHER_LETTER);
  return other || compareText(fold(a), fold(b)) || compareText(a, b);
}

/** By UTF-16 code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
