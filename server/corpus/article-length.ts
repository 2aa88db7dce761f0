/**
 * How large one article may be. What is larger is a book, a log or an attack: it is skipped, saying so,
 * rather than cut, since half an article is none. Asked before the steps that cost more than looking.
 */

/** UTF-16 code units. The longest novels have three million. */
export const MAX_ARTICLE_CHARS = 5_000_000;
/** Lines as written, blank ones too: those characters in the narrowest column that is wrapped. */
const MAX_LINES = 100_000;
/** A guess: the longest books have fewer. */
const MAX_PARAGRAPHS = 20_000;
/** Tags of markup. A guess: long pages have 30,000. */
const MAX_TAGS = 100_000;
/** Characters written as references. A text all of such has as many letters as a novel. */
const MAX_REFERENCES = 500_000;

const reason = (limit: number, what: string) =>
  `It has more than ${String(limit).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${what}, as no article has.`;

/** Why what is longer is not read. */
export const TOO_LONG = reason(MAX_ARTICLE_CHARS, 'characters');

/** Whether `text` holds `mark` more than `limit` times. Stops there. */
export function holdsMore(text: string | Buffer, mark: string, limit: number): boolean {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

/** Why a text is no article, or null. `text`: characters, or bytes that stand for one each. */
export function lengthProblem(text: string | Buffer): string | null {
  if (text.length > MAX_ARTICLE_CHARS) return TOO_LONG;
  return holdsMore(text, '\n', MAX_LINES) ? reason(MAX_LINES, 'lines') : null;
}

/** Why so many blocks are no article, or null. */
export function paragraphsProblem(count: number): string | null {
  return count > MAX_PARAGRAPHS ? reason(MAX_PARAGRAPHS, 'paragraphs') : null;
}

/** Why a record of markup is no article, or null. */
export function markupProblem(markup: string): string | null {
  if (holdsMore(markup, '<', MAX_TAGS)) return reason(MAX_TAGS, 'tags');
  if (holdsMore(markup, '&', MAX_REFERENCES)) return reason(MAX_REFERENCES, 'references');
  return lengthProblem(markup);
}
