/**
 * In a headline where every word has a capital, capitals say nothing, and a recogniser guesses. A name
 * found there counts only when the prose of the article names it too, or every reader knows it.
 */
import type { Paragraph, TextField } from '../core/article.ts';
import { fold } from '../core/fold.ts';
import type { Span } from '../core/span.ts';
import type { FoundName } from './found-name.ts';
import { knownName } from './known-names.ts';

/** Words of four letters or more, of which nearly all must have a capital. */
const LONG_WORD = /\p{L}{4,}/gu;
const SHOUTING_SHARE = 0.8;
/** Longest label, in characters: a guess. */
const LABEL = /^[^:]{3,60}:/u;

/** The names without those that only a Title Case or capital headline has. */
export function withoutHeadlineGuesses(
  found: readonly FoundName[],
  texts: Readonly<Record<TextField, string>>,
  paragraphs: readonly Paragraph[],
): FoundName[] {
  const shouted = (spans: readonly Span[]): readonly Span[] =>
    spans.filter(({ start, end }) => isShouted(texts.text.slice(start, end)));
  const headings = shouted(paragraphs.filter(({ kind }) => kind === 'heading'));
  const labels = shouted(paragraphs.flatMap((paragraph) => labelOf(paragraph, texts.text)));
  const titleShouted = isShouted(texts.title);
  const isGuess = ({ type, field, start, end }: FoundName): boolean => {
    if (field === 'title') return titleShouted;
    const within = (span: Span): boolean => span.start <= start && end <= span.end;
    return headings.some(within) || (type === 'organization' && labels.some(within));
  };
  const prose = found.filter((name) => !isGuess(name));
  if (prose.length === 0) return [...found];
  const said = new Set(prose.flatMap(({ text }) => [fold(text), ...fold(text).split(/[\s-]+/u)]));
  return found.filter(
    (name) =>
      !isGuess(name) || said.has(fold(name.text)) || knownName(name.type, name.text) !== null,
  );
}

/**
 * The label before an item's colon: `- Troop Deployment: …`. People and places stand there as well,
 * and only organizations are guessed of what is none.
 */
function labelOf({ kind, start, end }: Paragraph, text: string): Span[] {
  const label = kind === 'item' ? LABEL.exec(text.slice(start, end))?.[0] : undefined;
  return label === undefined ? [] : [{ start, end: start + label.length }];
}

function isShouted(line: string): boolean {
  const words = line.match(LONG_WORD) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 0 && capitals.length >= words.length * SHOUTING_SHARE;
}
