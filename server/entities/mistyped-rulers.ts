/**
 * Rulers taken for places or organizations: ships, bridges and hospitals are named after them, so a recogniser
 * may take “Queen Elizabeth II” for one. With a title before and a number after it, it is the ruler.
 */
import { fold } from '../core/fold.ts';
import type { FoundName } from './found-name.ts';
import { REIGNING } from './name-words.ts';

const NUMBERED = /^(\p{L}+) (?:\p{Lu}[\p{L}'’-]+ )+[IVX]+$/u;
const NUMBER = / [IVX]+$/;

/** The names, rulers with a number turned into people, and those that the article names without it. */
export function withRulersAsPeople(found: readonly FoundName[]): FoundName[] {
  const rulers = new Set(found.flatMap(({ text }) => (isRuler(text) ? [withoutNumber(text)] : [])));
  return found.map((name) =>
    isRuler(name.text) || (REIGNING.has(firstWord(name.text)) && rulers.has(fold(name.text)))
      ? { ...name, type: 'person' }
      : name,
  );
}

function isRuler(text: string): boolean {
  return NUMBERED.test(text) && REIGNING.has(firstWord(text));
}

function firstWord(text: string): string {
  return fold(text.split(' ', 1)[0] ?? '');
}

function withoutNumber(text: string): string {
  return fold(text.replace(NUMBER, ''));
}
