/**
 * Snowball's stemmers for languages other than English, on folded terms. Their algorithms and sources:
 * https://snowballstem.org/algorithms/
 */
import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as nepali } from '@orama/stemmers/nepali';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { fold } from './fold.ts';
import { withAccents } from './lost-accents.ts';
import type { StemLanguage } from './stem-language.ts';

type OtherLanguage = Exclude<StemLanguage, 'en' | 'none'>;

const STEMMERS: Readonly<Record<OtherLanguage, (word: string) => string>> = {
  ar: arabic,
  da: danish,
  de: german,
  el: greek,
  es: spanish,
  fi: finnish,
  fr: french,
  ga: irish,
  hi: hindi,
  hu: hungarian,
  hy: armenian,
  id: indonesian,
  it: italian,
  lt: lithuanian,
  ne: nepali,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sr: serbian,
  sv: swedish,
  ta: tamil,
  tr: turkish,
};

/** Words that lose their vowel before the next and are written together with it: l’élection, dell’elezione. */
const ELIDED: Partial<Readonly<Record<OtherLanguage, RegExp>>> = {
  fr: /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=\p{L})/u,
  it: /^(?:[cdlmnstv]|un|gl|(?:[acds]|da|de|ne|su|co)g?ll?|de?gl|bell|quell|quest|sant|tutt|mezz|nessun|alcun)'(?=\p{L})/u,
};

/** Endings behind an apostrophe, as Turkish writes them after names: Ankara’da. */
const DETACHED: Partial<Readonly<Record<OtherLanguage, RegExp>>> = {
  tr: /(?<=\p{L})'\p{L}+$/u,
};

const WORD = /^\p{L}[\p{L}\p{M}\u200c\u200d]*$/u;

/** Null for what is no word of the language: figures, words with an apostrophe inside. */
export function snowballStem(term: string, language: OtherLanguage): string | null {
  const elided = ELIDED[language];
  const detached = DETACHED[language];
  let word = term;
  if (elided !== undefined) word = word.replace(elided, '');
  if (detached !== undefined) word = word.replace(detached, '');
  if (!WORD.test(word)) return null;
  const stem = fold(STEMMERS[language](withAccents(word, language)));
  return stem === '' ? word : stem;
}
