/**
 * In a headline where every word has a capital, capitals say nothing, and a recogniser guesses. A name
 * found there counts only when the prose of the article names it too.
 */
import type { Paragraph, TextField } from '../core/article.ts';
import { fold } from '../core/fold.ts';
import type { FoundName } from './found-name.ts';

/** Words of four letters or more, of which nearly all must have a capital. */
const LONG_WORD = /\p{L}{4,}/gu;
const SHOUTING_SHARE = 0.8;

/** The names without those that only a Title Case or capital headline has. */
export function withoutHeadlineGuesses(
  found: readonly FoundName[],
  texts: Readonly<Record<TextField, string>>,
  paragraphs: readonly Paragraph[],
): FoundName[] {
  const headings = paragraphs.filter(
    ({ kind, start, end }) => kind === 'heading' && isShouted(texts.text.slice(start, end)),
  );
  const titleShouted = isShouted(texts.title);
  const isGuess = ({ field, start, end }: FoundName): boolean =>
    field === 'title'
      ? titleShouted
      : headings.some((heading) => heading.start <= start && end <= heading.end);
  const prose = found.filter((name) => !isGuess(name));
  if (prose.length === 0) return [...found];
  const said = new Set(prose.flatMap(({ text }) => [fold(text), ...fold(text).split(/[\s-]+/u)]));
  return found.filter((name) => !isGuess(name) || said.has(fold(name.text)));
}

function isShouted(line: string): boolean {
  const words = line.match(LONG_WORD) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 0 && capitals.length >= words.length * SHOUTING_SHARE;
}
