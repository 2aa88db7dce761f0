/**
 * Headings of a plain text: short lines of their own that name what follows. A heading stays in the
 * text, so a mistake costs little; but a sentence taken for one would read oddly.
 */

/** Longer lines are sentences. Guesses from looking at newswire. */
const MAX_CHARS = 110;
const MAX_WORDS = 14;
/** Lines in sentence case must be shorter still: nothing but their length tells them from prose. */
const MAX_PLAIN_WORDS = 9;

const SMALL_WORDS =
  /^(?:a|an|the|and|or|but|nor|for|of|in|on|at|to|by|with|from|as|is|are|over|after|into|vs\.?|via|amid|than|that|its|it|de|la|el|du|des|von|van|al)$/i;
const QUESTION =
  /^(?:who|what|when|where|why|how|is|are|was|were|will|would|can|could|does|do|did|should|has|have)\b.*\?$/i;

export type Neighbours = { readonly previous: string | null; readonly next: string | null };

/** Whether a block reads as prose: it ends like a sentence and has some length. */
export function isProse(block: string): boolean {
  return block.length > 60 && /[.!?…:;,][”"’')\]]*$/.test(block.trimEnd());
}

function words(line: string): string[] {
  return line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** INFANTRY ROLES. One short word in capitals is more often an abbreviation. */
export function isCapitals(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '');
  return (
    letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  );
}

/** Title Case: every word but the small ones begins with a capital or a digit. */
export function isTitleCase(line: string): boolean {
  const all = words(line);
  const big = all.filter((word) => !SMALL_WORDS.test(word));
  return big.length > 0 && big.every((word) => /^[^\p{L}\p{N}]*[\p{Lu}\p{Lt}\p{N}]/u.test(word));
}

/** Whether a line is short and unfinished enough to head what follows. */
export function couldHead(line: string): boolean {
  const count = words(line).length;
  if (line.includes('\n') || line.length > MAX_CHARS || count === 0 || count > MAX_WORDS)
    return false;
  if (/[.,;…]$|\.[”"’')]$|https?:|@\w|^[|{[(]/.test(line)) return false;
  // Rows of tables and price lists hold several figures, or mostly figures.
  if ((line.match(/\p{N}[\p{N}.,:]*/gu)?.length ?? 0) > 1 && /[:$€£¥₡₹%]/.test(line)) return false;
  return (line.match(/\p{N}/gu)?.length ?? 0) < (line.match(/\p{L}/gu)?.length ?? 0);
}

/** Whether a block is a heading, judged by its look and its neighbours. */
export function isHeading(line: string, { previous, next }: Neighbours): boolean {
  if (next === null || !couldHead(line)) return false;
  // A run of short lines is a list or a table, not three headings.
  if (previous !== null && couldHead(previous) && !isProse(next)) return false;
  if (/[!?]$/.test(line)) return isProse(next) && (QUESTION.test(line) || isTitleCase(line));
  if (/[”"]$/.test(line) && /^[“"]/.test(line)) return isProse(next) && words(line).length <= 6;
  if (/:$/.test(line)) return isTitleCase(line) && words(line).length <= 8;
  if (isCapitals(line) || isTitleCase(line)) return true;
  const proseAround = isProse(next) && (previous === null || isProse(previous));
  return (
    proseAround && words(line).length <= MAX_PLAIN_WORDS && /^[‘“'"]?[\p{Lu}\p{N}]/u.test(line)
  );
}
