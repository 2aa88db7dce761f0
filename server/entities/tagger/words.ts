/**
 * Words as the tagger sees them: runs of letters and figures, and every other sign alone, in
 * sentences. Other than the analyzer's tokens, since “(” and “’s” tell much about names.
 */
import { sentences } from '../../core/sentences.ts';
import type { Span } from '../../core/span.ts';

export type Word = Span & { readonly text: string };

/** A sentence's words; offsets count in the whole text. */
export type Sentence = readonly Word[];

/**
 * acronym with dots · possessive or elided end (’s n’t) · word with inner apostrophe · number · any
 * other sign. Hyphens stand alone: “U.S.-led” is three words.
 */
const WORD =
  /(?:\p{L}\.){2,}|\p{Lu}\.(?=\s\p{Lu})|['’](?:s|S|re|ve|ll|d|m)(?!\p{L})|(?:\p{L}\p{M}*)+(?:['’](?!(?:s|S|re|ve|ll|d|m)(?!\p{L}))\p{L}+\p{M}*)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s]/gu;

/** The words of a text block by block (line by line), sentence by sentence. Empty sentences are left out. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const block = { start: line.index, end: line.index + line[0].length };
    for (const sentence of sentences(text, block)) {
      const words = wordsOf(text, sentence);
      if (words.length > 0) found.push(words);
    }
  }
  return found;
}

/** The words of one stretch of text. */
export function wordsOf(text: string, { start, end }: Span): Word[] {
  return [...text.slice(start, end).matchAll(WORD)].map((match) => ({
    text: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
