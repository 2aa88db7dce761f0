/**
 * Where sentences end, for cutting passages. News text is full of full stops that end nothing
 * (“Maj. Gen. Pat Ryder”, “the U.S. Navy”), so a stop counts only when what stands before it is no
 * abbreviation and what follows looks like a beginning.
 */
import type { Span } from './span.ts';

/** Abbreviations that are followed by a name or a number more often than by a new sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof sr jr st ste mt ft gen maj lt col capt cmdr adm sgt cpl pvt brig rev hon sen rep gov ' +
    'pres supt insp messrs mme mlle jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ' +
    'no nos vol pp fig approx est vs etc inc ltd corp co bros dept univ assn ave blvd rd'
  ).split(' '),
);

/** A stop, closing quotes or brackets, then white space; or a full-width stop. */
const STOP = /[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+["'”’」』）]*/gu;
const WORD_BEFORE = /([\p{L}\p{M}.]+)$/u;
const BEGINNING = /^\s*["'“‘«([¿¡-]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/** Characters looked at on either side of a stop. */
const CONTEXT = 24;

/** The sentences of a block of text, without the white space between them; sorted and disjoint. */
export function sentences(text: string, block: Span): Span[] {
  const found: Span[] = [];
  const part = text.slice(block.start, block.end);
  let start = 0;
  for (const match of part.matchAll(STOP)) {
    const end = match.index + match[0].length;
    if (!endsSentence(part, match.index, end)) continue;
    push(found, part, { start, end }, block.start);
    start = end;
  }
  push(found, part, { start, end: part.length }, block.start);
  return found;
}

function endsSentence(text: string, stop: number, end: number): boolean {
  const mark = text[stop];
  if (mark === '。' || mark === '！' || mark === '？') return true;
  if (!BEGINNING.test(text.slice(end, end + CONTEXT))) return false;
  if (mark !== '.' || end - stop > 1) return true;
  const word = WORD_BEFORE.exec(text.slice(Math.max(0, stop - CONTEXT), stop))?.[1] ?? '';
  // Initials and dotted acronyms: “J. Mansour”, “U.S. Secretary”.
  if (/^\p{Lu}$/u.test(word) || word.includes('.')) return false;
  return !ABBREVIATIONS.has(word.toLowerCase());
}

function push(found: Span[], part: string, { start, end }: Span, offset: number): void {
  const sentence = part.slice(start, end);
  const lead = sentence.length - sentence.trimStart().length;
  const body = sentence.trim();
  if (body === '') return;
  found.push({ start: offset + start + lead, end: offset + start + lead + body.length });
}
