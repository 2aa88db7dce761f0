/**
 * Whether two full names may be one person. Asked only within a block (same beginnings), and strict:
 * a wrong merge misleads more than a missed one. Never on an initial alone.
 */
import { fold } from '../core/fold.ts';
import { FAMILY_FIRST } from './name-words.ts';
import { isSameGivenName, spellingKey } from './spelling-key.ts';

/** Words that come and go between spellings of one name. */
const PARTICLE = /^(?:al|el|bin|ibn|ben|as|ash|ad|ar|the)$/u;
const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/iu;

export type PersonName = {
  readonly full: string;
  /** Given names and initials in order, without particles. */
  readonly given: readonly string[];
  readonly family: string;
  /** Jr, Sr, II …, folded; empty where there is none. */
  readonly generation: string;
  /** Family name first, given syllables joined: Chinese, Korean, Vietnamese order. */
  readonly eastAsian: boolean;
};

/** Null where the name has no family name beside a given one. */
export function parsePersonName(full: string): PersonName | null {
  const words = full.split(/[\s\u00a0]+/u).filter((word) => word !== '');
  const generation = words.find((word) => GENERATION.test(word)) ?? '';
  const named = words.filter((word) => !GENERATION.test(word));
  const first = named[0];
  const last = named.at(-1);
  if (first === undefined || last === undefined || named.length < 2) return null;
  const eastAsian = FAMILY_FIRST.has(fold(first)) && !FAMILY_FIRST.has(fold(last));
  const given = eastAsian ? named.slice(1) : named.slice(0, -1);
  return {
    full,
    given: eastAsian
      ? [given.join('')]
      : given.flatMap((word) => word.split('-')).filter((word) => !PARTICLE.test(fold(word))),
    family: withoutParticle(eastAsian ? first : last),
    generation: fold(generation.replace('.', '')),
    eastAsian,
  };
}

function withoutParticle(word: string): string {
  return word.replace(/^(?:al|el|as|ash|ad|ar)-/iu, '');
}

/** Names of different blocks are never compared: the family's first two consonants. */
export function blockOf({ family }: PersonName): string {
  const key = spellingKey(family);
  return key.replaceAll(/[aeiou]/gu, '').slice(0, 2) || key.slice(0, 1);
}

export function mayBeOnePerson(a: PersonName, b: PersonName): boolean {
  if (a.generation !== b.generation && a.generation !== '' && b.generation !== '') return false;
  if (a.eastAsian !== b.eastAsian || !isSameFamily(a.family, b.family)) return false;
  if (a.eastAsian) return eastAsianKey(a.given) === eastAsianKey(b.given);
  // George W. and George H. W. are two: where both say more than one given name, the second must agree.
  const [second, other] = [a.given[1], b.given[1]];
  if (second !== undefined && other !== undefined && !matchesWord(second, other)) return false;
  const [short, long] = a.given.length <= b.given.length ? [a, b] : [b, a];
  let at = 0;
  let full = 0;
  for (const word of short.given) {
    while (at < long.given.length && !matchesWord(word, long.given[at] ?? '')) at += 1;
    if (at === long.given.length) return false;
    if (!isInitial(word) && !isInitial(long.given[at] ?? '')) full += 1;
    at += 1;
  }
  return full > 0;
}

function eastAsianKey(given: readonly string[]): string {
  return fold(given.join('')).replaceAll(/[^\p{L}]/gu, '');
}

function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$|^(?:\p{Lu}\.)+$/u.test(word);
}

function matchesWord(a: string, b: string): boolean {
  if (isInitial(a) || isInitial(b)) return fold(a).slice(0, 1) === fold(b).slice(0, 1);
  return isSameGivenName(a, b);
}

/** Equal keys; or, in long names, one vowel apart inside the word (Nasrallah, Nasrullah). */
function isSameFamily(a: string, b: string): boolean {
  const [x, y] = [spellingKey(a), spellingKey(b)];
  if (x === y) return true;
  if (x.length !== y.length || x.length < 7 || /s[eo]n$/u.test(x)) return false;
  const differing = [...x].flatMap((letter, i) => (letter === y[i] ? [] : [i]));
  const [at] = differing;
  if (differing.length !== 1 || at === undefined || at === x.length - 1) return false;
  return /[aeiou]/u.test(x[at] ?? '') && /[aeiou]/u.test(y[at] ?? '');
}
