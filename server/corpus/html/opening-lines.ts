/**
 * Headline, byline and date of pages that mark none of them: pages of the nineties, and text pasted into
 * a template. They stand in lines of their own above the text, as in a plain file.
 */
import type { ArticleDate, Boilerplate } from '../../core/article.ts';
import { parseByline } from '../byline.ts';
import { parseDate } from '../dates.ts';
import type { ReadContext } from '../reader.ts';
import { foldTitle } from './headline.ts';

/** Blocks looked at above and at the beginning of the text. A guess. */
const MAX_BLOCKS = 6;
/** A longer line is prose. */
const MAX_CHARS = 160;

export type Opening = {
  readonly date: ArticleDate | null;
  readonly authors: readonly string[];
  /** The line that is the title but for what stands around it there; null where there is none. */
  readonly title: string | null;
};

/** `kept`: the blocks of the text; `title`: as the page's head has it. */
export function readOpening(
  boilerplate: readonly Boilerplate[],
  kept: readonly { readonly text: string }[],
  { title, context }: { readonly title: string | null; readonly context: ReadContext },
): Opening {
  const labels = boilerplate.filter(({ kind }) => kind === 'label').slice(0, MAX_BLOCKS);
  const lines = [...labels, ...kept.slice(0, MAX_BLOCKS)]
    .flatMap(({ text }) => text.split('\n').slice(0, 8))
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= MAX_CHARS);
  let date: ArticleDate | null = null;
  const authors: string[] = [];
  for (const line of lines) {
    const read = parseDate(line, { source: 'text', today: context.today }).date;
    if (read?.precision === 'day') date ??= read;
    else if (authors.length === 0) authors.push(...(parseByline(line)?.authors ?? []));
  }
  return { date, authors, title: title === null ? null : shownTitle(title, lines) };
}

function shownTitle(title: string, lines: readonly string[]): string | null {
  const whole = foldTitle(title);
  const shown = lines.find((line) => {
    const own = foldTitle(line);
    const isPart = whole.startsWith(own) || whole.endsWith(own);
    return isPart && own.length > 11 && own.length < whole.length && / /.test(line);
  });
  return shown ?? null;
}
