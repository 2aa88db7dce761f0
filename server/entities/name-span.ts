/**
 * Trimming a recognised span to the name itself: no courtesy title, possessive, punctuation or
 * stray lower-case word at either end; a span over a comma or slash is two names.
 */
import { fold } from '../core/fold.ts';
import type { EntityType } from '../core/names.ts';
import type { Span } from '../core/span.ts';
import { EDGE_WORDS, MONTH_NAMES, NO_NAMES, OFFICES, REIGNING, TITLES } from './name-words.ts';
import { isGeneration } from './person-name.ts';
import type { RecognisedSpan } from './recogniser.ts';

const BREAK = /[,;:/()[\]"“”«»\n\t]+|\s[-–—]\s|[.!?]\s/u;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.'’&-]*/gu;
const POSSESSIVE = /['’](?:s|S)?$/u;
const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
/** Small words that stand inside names, and begin some; those that a hyphen joins to the name. */
const PARTICLE = /^(?:al|el|bin|ibn|von|van|der|den|de|di|da|du|la|le|dos|del|ter|zu)$/u;
const JOINED_PARTICLE = /^(?:\p{L}{1,3}-|[dl]['’])\p{Lu}/u;

/** The names inside a recognised span, in order. */
export function nameSpans(text: string, { type, start, end }: RecognisedSpan): RecognisedSpan[] {
  const names: RecognisedSpan[] = [];
  let at = start;
  for (const part of text.slice(start, end).split(BREAK_KEPT)) {
    if (!BREAK.test(part) || isInitialStop(part)) {
      const trimmed = trim(text, { start: at, end: at + part.length }, type);
      if (trimmed !== null) names.push({ ...trimmed, type });
    }
    at += part.length;
  }
  return names;
}

/** The same breaks, kept as parts, so that offsets add up. A stop after one capital is an initial. */
const BREAK_KEPT = /([,;:/()[\]"“”«»\n\t]+|\s[-–—]\s|(?<=\p{Ll}{3})[.!?]\s)/u;

function isInitialStop(part: string): boolean {
  return /\p{L}/u.test(part);
}

function trim(text: string, { start, end }: Span, type: EntityType): Span | null {
  const words = [...text.slice(start, end).matchAll(WORD)].map((match) => {
    const bare = match[0].replace(POSSESSIVE, '').replace(/(?<=\p{Ll}{2})[.&-]+$|[&'’-]+$/u, '');
    return { bare, start: start + match.index, end: start + match.index + bare.length };
  });
  const person = type === 'person';
  const isEdge = (word: string): boolean =>
    !(CAPITAL.test(word) || PARTICLE.test(word) || JOINED_PARTICLE.test(word)) ||
    (EDGE_WORDS.has(fold(word)) && !(person && MONTH_NAMES.has(fold(word))));
  const isTitle = (word: string): boolean =>
    person && (TITLES.has(fold(word.replace(/\.$/, ''))) || isSplicedTitle(word));
  // What stands before an office is a country or a people: Russian President, Ukraine’s President.
  const office = words.findLastIndex(({ bare }) => person && OFFICES.has(fold(bare)));
  if (office > 0 && office < words.length - 1) words.splice(0, office);
  while (words[0] !== undefined && (isEdge(words[0].bare) || isTitle(words[0].bare))) {
    if (REIGNING.has(fold(words[0].bare)) && isOneName(words.slice(1).map(({ bare }) => bare)))
      break;
    words.shift();
  }
  for (;;) {
    const last = words.at(-1);
    if (last === undefined || !(isEdge(last.bare) || PARTICLE.test(last.bare))) break;
    words.pop();
  }
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined || last.end - first.start < 2) return null;
  if (words.length === 1 && isNoName(first.bare, type)) return null;
  return { start: first.start, end: last.end };
}

/** Secretary-General, Vice-President, ex-Minister. */
function isSplicedTitle(word: string): boolean {
  const parts = fold(word).split('-');
  return parts.length > 1 && parts.every((part) => TITLES.has(part));
}

/** One word, or one with a number: Francis, Charles III. */
function isOneName(words: readonly string[]): boolean {
  const [name, number, ...rest] = words.filter((word) => CAPITAL.test(word));
  return name !== undefined && rest.length === 0 && (number === undefined || isGeneration(number));
}

/** Acronyms keep their capitals: WHO is a name. */
function isNoName(word: string, type: EntityType): boolean {
  if (word === word.toUpperCase() && word.length <= 5) return false;
  return type !== 'person' && NO_NAMES.has(fold(word));
}
