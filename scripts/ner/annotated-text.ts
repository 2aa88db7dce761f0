/**
 * News text with its names marked inline, as a person writes and reads it: `[Amina Okafor]P arrived in
 * [Lusaka]L.` P person, L place, O organization, M anything else that is named. Articles are parted by
 * a line `====`.
 */
import type { Kind } from '../../server/entities/tagger/tags.ts';

export type MarkedSpan = { readonly start: number; readonly end: number; readonly kind: Kind };
export type AnnotatedText = { readonly text: string; readonly names: readonly MarkedSpan[] };

const KIND_OF_LETTER: Readonly<Record<string, Kind>> = {
  P: 'person',
  L: 'place',
  O: 'organization',
  M: 'other',
};

/** The articles of a file. Throws an `Error` naming the article of a mark that is malformed. */
export function readAnnotated(file: string): AnnotatedText[] {
  return file
    .split(/^====+[ \t]*$/mu)
    .map((article) => article.trim())
    .filter((article) => article !== '')
    .map(readArticle);
}

function readArticle(marked: string): AnnotatedText {
  const names: MarkedSpan[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[([^[\]\n]+)\]([PLOM])/gu)) {
    const [whole, name = '', letter = ''] = match;
    text += marked.slice(at, match.index);
    names.push({
      start: text.length,
      end: text.length + name.length,
      kind: KIND_OF_LETTER[letter] ?? 'other',
    });
    text += name;
    at = match.index + whole.length;
  }
  text += marked.slice(at);
  if (/[[\]]/u.test(text)) {
    const place = text.search(/[[\]]/u);
    throw new Error(
      `A bracket is left over near “${text.slice(Math.max(0, place - 30), place + 30)}”.`,
    );
  }
  return { text, names };
}
