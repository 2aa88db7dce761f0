/**
 * Whether two full names may be one person. Asked only within a block (same beginnings), and strict:
 * a wrong merge misleads more than a missed one. Never on an initial alone.
 */
import { fold } from '../core/fold.ts';
import { COMMON_FAMILIES, COMMON_GIVEN } from './common-name-words.ts';
import { isFamilyFirst, isGeneration, wordsOf } from './person-name.ts';
import { consonantKey, isSameArabicWord, isSameGivenName, spellingKey } from './spelling-key.ts';

/** Words that come and go between spellings of one name. */
const PARTICLE = /^(?:al|el|bin|ibn|ben|as|ash|ad|ar|the)$/u;
/** Small words that are no given name even where they stand first, in capitals or not. */
const NO_GIVEN = /^(?:de|von|der|den|del|dos|da|ter|zu|bin|ibn)$/iu;
/** What ends the name of a company, taken for a person's. */
const COMPANY = /^(?:co|corp|inc|ltd|plc|llc|ag|nv)\.?$/iu;
/** Families in which a name in front of another is a son's in front of his father's. */
const RULING_FAMILY = /^(?:sabah|saud|nahyan|maktoum|thani|khalifa|said|qasimi|sharqi|nuaimi)$/u;
/** Small words of Arabic names alone. */
const ARABIC_PARTICLE = /^(?:al|el|bin|ibn|abu|abd|abdul|abdel)$/u;
/** Given names of Arabic and Persian, by their `spellingKey`: what is near them is spelled as loosely. */
const ARABIC_GIVEN: ReadonlySet<string> = new Set(
  (
    'abbas abdallah abdullah adel ahmad ahmed ali amin amir anas anwar ashraf aziz bashar ebrahim fahd faisal farid farouk ' +
    'fuad ghassan habib hadi hafez hafiz haidar haider hamed hamid hani hasan hashem hassan hazem hisham hosni hossein husni ' +
    'hussein ibrahim imad ismael ismail jafar jamal javad kamal karim kassem khaled khalid khalifa khalil mahdi mahmoud ' +
    'mansour marwan masoud moammar mohammad mohammed mohsen moqtada muammar muhammad muqtada mustafa nabil naser nasir nasser ' +
    'nouri omar osama qasem qassem rafik rashid riad rouhollah ruhollah saddam sadegh sadeq said saif salah saleh salem salman ' +
    'samir seif suleiman tariq usama walid yahya yasir yasser yehya youssef yusuf zayn'
  )
    .split(' ')
    .map(spellingKey),
);

export type PersonName = {
  readonly full: string;
  /** Given names and initials in order, without particles. */
  readonly given: readonly string[];
  readonly family: string;
  /** Jr, Sr, II …, folded; empty where there is none. */
  readonly generation: string;
  /** Family name first, given syllables joined: Chinese, Korean, Vietnamese order. */
  readonly eastAsian: boolean;
  /** Written in Arabic script at home, as far as the words tell. */
  readonly arabic: boolean;
};

/** Null where the name has no family name beside a given one. */
export function parsePersonName(full: string): PersonName | null {
  const words = wordsOf(full);
  const generation = words.find(isGeneration) ?? '';
  const named = words.filter((word) => !isGeneration(word));
  const first = named[0];
  const last = named.at(-1);
  if (first === undefined || last === undefined || named.length < 2) return null;
  if (COMPANY.test(last) || /^(?:bin|ibn)$/u.test(first)) return null;
  // Abdul Aziz is one given name.
  if (named.length === 2 && /^(?:abd|abdul|abdel|abu)$/iu.test(first)) return null;
  const eastAsian = isFamilyFirst(named);
  const before = named.slice(0, -1).flatMap((word) => word.split('-'));
  // A first word in capitals is a name: Al Gore, Ben Carson.
  const given = before.filter(
    (word, i) =>
      !(PARTICLE.test(fold(word)) || NO_GIVEN.test(word)) ||
      (i === 0 && /^\p{Lu}/u.test(word) && !NO_GIVEN.test(word)),
  );
  const arabic =
    /^(?:al|el)-/iu.test(last) ||
    before.some((word) => ARABIC_PARTICLE.test(word) || ARABIC_GIVEN.has(spellingKey(word)));
  return {
    full,
    given: eastAsian ? [named.slice(1).join('')] : given,
    family: withoutParticle(eastAsian ? first : last),
    generation: fold(generation.replace('.', '')),
    eastAsian,
    arabic,
  };
}

function withoutParticle(word: string): string {
  return word.replace(/^(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]r)-|^(?:El|Al)(?=\p{Lu})/u, '');
}

/** Names of different blocks are never compared: the family's first two consonants. */
export function blockOf({ family }: PersonName): string {
  return consonantKey(family).slice(0, 2) || spellingKey(family).slice(0, 1);
}

/** What the table goes by. */
export function mayBeOnePerson(a: PersonName, b: PersonName): boolean {
  return isCommon(a) || isCommon(b) ? isSameCommonName(a, b) : isSpelledAsOne(a, b);
}

/** Whether the names alone allow it, however many people bear them. */
export function isSpelledAsOne(a: PersonName, b: PersonName): boolean {
  if (a.generation !== b.generation && a.generation !== '' && b.generation !== '') return false;
  if (a.eastAsian || b.eastAsian) {
    // Syngman Rhee is Rhee Syngman: the order may differ, the syllables may not.
    return fold(a.family) === fold(b.family) && eastAsianKey(a.given) === eastAsianKey(b.given);
  }
  const arabic = a.arabic || b.arabic;
  if (!isSameFamily(a.family, b.family) && !(arabic && isSameArabicWord(a.family, b.family)))
    return false;
  const matches = (x: string, y: string): boolean => matchesWord(x, y, arabic);
  // George W. and George H. W. are two: where the first given names agree, the second must too.
  const [[first, second], [start, other]] = [a.given, b.given];
  const both = second !== undefined && other !== undefined;
  if (both && matches(first ?? '', start ?? '') && !matches(second, other)) return false;
  const ruling = arabic && RULING_FAMILY.test(fold(a.family));
  if (ruling && !matches(first ?? '', start ?? '')) return false;
  const [short, long] = a.given.length <= b.given.length ? [a, b] : [b, a];
  let at = 0;
  let full = 0;
  for (const word of short.given) {
    while (at < long.given.length && !matches(word, long.given[at] ?? '')) at += 1;
    if (at === long.given.length) return false;
    if (!isInitial(word) && !isInitial(long.given[at] ?? '')) full += 1;
    at += 1;
  }
  return full > 0;
}

/** Jim Miller: another of the name is sure to be in the news. */
function isCommon({ given, family }: PersonName): boolean {
  return (
    COMMON_FAMILIES.has(lettersOf(family)) &&
    given.some((word) => COMMON_GIVEN.has(lettersOf(word)))
  );
}

/** Bill Martin is not William Martin, nor Robert Anderson Robert O. Anderson: only accents may differ. */
function isSameCommonName(a: PersonName, b: PersonName): boolean {
  return (
    lettersOf(a.family) === lettersOf(b.family) &&
    a.given.map(lettersOf).join(' ') === b.given.map(lettersOf).join(' ')
  );
}

function lettersOf(word: string): string {
  return fold(word).replaceAll(/[^\p{L}]/gu, '');
}

function eastAsianKey(given: readonly string[]): string {
  return lettersOf(given.join(''));
}

function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$|^(?:\p{Lu}\.)+$/u.test(word);
}

function matchesWord(a: string, b: string, arabic: boolean): boolean {
  if (isInitial(a) || isInitial(b)) return fold(a).slice(0, 1) === fold(b).slice(0, 1);
  return isSameGivenName(a, b) || (arabic && isSameArabicWord(a, b));
}

/** Equal keys; or, in long names, one vowel apart after the first (Nasrallah, Nasrullah, not Harrington, Herrington). */
function isSameFamily(a: string, b: string): boolean {
  const [x, y] = [spellingKey(a), spellingKey(b)];
  if (x === y) return true;
  if (x.length !== y.length || x.length < 7 || /s[eo]n$/u.test(x)) return false;
  const differing = [...x].flatMap((letter, i) => (letter === y[i] ? [] : [i]));
  const [at] = differing;
  if (differing.length !== 1 || at === undefined || at === x.length - 1) return false;
  if (!/[aeiou]/u.test(x.slice(0, at))) return false;
  return /[aeiou]/u.test(x[at] ?? '') && /[aeiou]/u.test(y[at] ?? '');
}
