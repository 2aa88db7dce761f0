/** The parts of a person's name as printed: which word is the family name, and what is short for it. */
import { fold } from '../core/fold.ts';
import { FAMILY_FIRST, WESTERN_TOO } from './name-words.ts';

const GENERATION = /^(?:[Jj]r|JR|[Ss]r|SR)\.?$|^(?:II|III|IV|VI|VII|VIII|IX|XII|XIII|XIV|XV|XVI)$/u;
/** Small words before a family name. */
const PARTICLE =
  /^(?:al|el|as|ash|ad|ar|at|bin|ibn|von|van|der|den|de|di|da|du|la|le|dos|del|ter|zu)$/u;
/** Small words that nobody has for a given name: De Klerk is a family name alone. */
const NO_GIVEN = /^(?:de|von|der|den|del|dos|da|ter|zu)$/iu;
const ARTICLE = /^(?:al|el|as|ash|ad|ar|at)-(?=\p{L})/iu;
/** A syllable as Chinese, Korean and Vietnamese are spelled in Latin letters. */
const SYLLABLE =
  '(?:[bcdfghjklmnpqrstvwxyz]|[cgknpst]h|zh|sh|ts|tr|ng|[bhkmpr]y|[ghk]w)?[aeiouy]{1,4}';
const EAST_ASIAN_WORD = new RegExp(
  `^${SYLLABLE}(?:n|ng|nh|ch|[mklptcr])?(?:-?${SYLLABLE}(?:n|ng|nh|ch|[mklptcr])?)?$`,
  'u',
);

export function wordsOf(name: string): string[] {
  return name.split(/\s+/u).filter((word) => word !== '');
}

export function isGeneration(word: string): boolean {
  return GENERATION.test(word);
}

/** Whether a given name may be in it: more than a family name and the small words before it. */
export function isFullName(name: string): boolean {
  const words = wordsOf(name).filter(
    (word) => !(PARTICLE.test(word) || NO_GIVEN.test(word) || isGeneration(word)),
  );
  return words.length > 1;
}

/**
 * Whether the family name stands first, as in Kim Jong Un or Nguyen Van A: it is one of the common
 * ones, and what follows is spelled like syllables. Words without `isGeneration`.
 */
export function isFamilyFirst(words: readonly string[]): boolean {
  const [first, ...rest] = words.map(fold);
  if (first === undefined || rest.length < 1 || rest.length > 3) return false;
  if (!FAMILY_FIRST.has(first) || !rest.every((word) => EAST_ASIAN_WORD.test(word))) return false;
  // Lee Marvin and Kim Novak: such given names come with a hyphen or in two words.
  return !WESTERN_TOO.has(first) || rest.length > 1 || /-|^.{1,4}$/u.test(rest[0] ?? '');
}

/** The last word without its article, or the first where the name stands in East Asian order. */
export function familyName(name: string): string {
  const words = wordsOf(name).filter((word) => !isGeneration(word));
  const word = (isFamilyFirst(words) ? words[0] : words.at(-1)) ?? name;
  return word.replace(ARTICLE, '');
}

/**
 * The ends of a full name that may stand for it, folded: `Gore`, `Le Pen`, `von der Leyen`, `Kennedy
 * Jr`; and the family name where it stands first.
 */
export function shortForms(full: string): readonly string[] {
  const words = wordsOf(full);
  const named = words.filter((word) => !isGeneration(word));
  if (isFamilyFirst(named)) return [shortKey(named[0] ?? full)];
  const ends = (all: readonly string[]): string[] =>
    all.slice(1).map((_, i) => shortKey(all.slice(i + 1).join(' ')));
  return [...new Set([...ends(words), ...ends(named)])].filter(
    (form) => !/^(?:jr|sr|i+|iv)$/u.test(form),
  );
}

/** What a short name is compared by: folded, without an Arabic article, hyphens as spaces. */
export function shortKey(name: string): string {
  return fold(name.replace(ARTICLE, ''))
    .replaceAll(/[\s\u2010-\u2015-]+/gu, ' ')
    .replace(/\.$/u, '');
}
