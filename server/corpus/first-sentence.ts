/** The title of an article that has none: its first sentence, without the dateline before it. */

/** A title much longer than this is cut at a word. A guess: three lines of a result. */
const MAX_TITLE_CHARS = 240;

const ABBREVIATION =
  /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Maj|Col|Lt|Sgt|Capt|Adm|Brig|Cmdr|Rev|Hon|St|Jr|Sr|No|Inc|Ltd|Co|Corp|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|(?:[A-Z]\.)+[A-Z]|(?:[a-z]\.)+[a-z])\.$/;

/** First sentence of a paragraph; `length` of a dateline to leave out. Single line, never longer than 241 characters. */
export function firstSentence(paragraph: string, datelineLength = 0): string {
  // A sentence beyond this is cut anyway.
  const line = paragraph
    .slice(datelineLength, datelineLength + MAX_TITLE_CHARS * 4)
    .replace(/\s+/g, ' ')
    .trim();
  let end = line.length;
  for (const match of line.matchAll(/[.!?]+[”"’')\]]*(?=\s+[“"‘'(]?[\p{Lu}\p{N}]|$)/gu)) {
    const stop = match.index + match[0].length;
    if (ABBREVIATION.test(line.slice(Math.max(0, match.index - 16), match.index + 1))) continue;
    end = stop;
    break;
  }
  const sentence = line.slice(0, end);
  if (sentence.length <= MAX_TITLE_CHARS) return sentence;
  const cut = sentence.lastIndexOf(' ', MAX_TITLE_CHARS);
  const at = cut > MAX_TITLE_CHARS / 2 ? cut : MAX_TITLE_CHARS;
  return `${sentence.slice(0, at).replace(/[\uD800-\uDBFF]$|[\s,;:–—-]+$/, '')}…`;
}
