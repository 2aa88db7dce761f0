/** What a word shows by itself: letters, shape, endings, each as a number to build features from. */
import { hashText } from './hash.ts';

export type WordTraits = {
  readonly lower: number;
  readonly exact: number;
  /** `Xxxxx`, `d-d`: capitals, small letters, figures, signs as they stand (at most eight). */
  readonly shape: number;
  /** The same without repetition: `Xx`. */
  readonly brief: number;
  /** Hashes of the first and last 1 to 4 letters; fewer for short words. */
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  readonly capital: boolean;
  readonly allCapitals: boolean;
  readonly isWord: boolean;
  /** Small-case text, for looking words up in the document. */
  readonly key: string;
  /** UTF-16 code units. */
  readonly length: number;
};

const remembered = new Map<string, WordTraits>();
/** Bounds the memory of a long run over many languages. */
const MAX_REMEMBERED = 200_000;

/** A place before the first word or after the last. */
export const BEYOND: WordTraits = computeTraits('<edge>');

export function traitsOf(text: string): WordTraits {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const traits = computeTraits(text);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, traits);
  return traits;
}

function computeTraits(text: string): WordTraits {
  const key = text.toLowerCase();
  const full = shapeOf(text);
  const letters = [1, 2, 3, 4].filter((length) => length <= key.length);
  return {
    key,
    length: text.length,
    lower: hashText(key),
    exact: hashText(text),
    shape: hashText(full.slice(0, 8)),
    brief: hashText(full.replaceAll(/(.)\1+/gu, '$1')),
    prefixes: letters.map((length) => hashText(key.slice(0, length))),
    suffixes: letters.map((length) => hashText(key.slice(-length))),
    capital: /^[\p{Lu}\p{Lt}]/u.test(text),
    allCapitals: text.length > 1 && text === text.toUpperCase() && /\p{Lu}/u.test(text),
    isWord: /\p{L}/u.test(text),
  };
}

function shapeOf(text: string): string {
  let shape = '';
  for (const character of text) {
    if (/\p{Lu}|\p{Lt}/u.test(character)) shape += 'X';
    else if (/\p{L}/u.test(character)) shape += 'x';
    else if (/\p{N}/u.test(character)) shape += 'd';
    else shape += character;
  }
  return shape;
}
