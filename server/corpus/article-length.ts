/**
 * How long one article may be. What is longer is a book, a log or an attack: it is skipped, saying so,
 * rather than cut, since half an article is none.
 */

/** UTF-16 code units. The longest novels have three million. */
export const MAX_ARTICLE_CHARS = 5_000_000;

/** Why what is longer is not read. */
export const TOO_LONG = `It has more than ${MAX_ARTICLE_CHARS.toLocaleString('en-US')} characters, as no article has.`;

/** Why a text is no article, or null. */
export function lengthProblem(text: string): string | null {
  return text.length > MAX_ARTICLE_CHARS ? TOO_LONG : null;
}
